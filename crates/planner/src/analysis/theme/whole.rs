//! Colours that are said of no part: "in teal", "navy on white", "make it pink", "Colours: black and gold".

use std::ops::Range;

use super::colours::Mention;
use super::parts::{Claim, Place, is_colour_word};
use crate::analysis::grammar::{is_app_word, is_generic_app_word};
use crate::text::{Reading, Word};

const MAIN: Place = Place::Primary { accent: false, bar: false };
/// Words that make the colours beside them those of the app.
const CUES: &[&str] =
    &["tone", "tones", "shade", "shades", "style", "styled", "look", "ui", "themed", "vibe", "aesthetic"];
/// Whose colours may be meant: not those of shirts.
const OWNERS: &[&str] = &[
    "with",
    "in",
    "use",
    "using",
    "main",
    "primary",
    "brand",
    "theme",
    "accent",
    "the",
    "a",
    "my",
    "our",
    "your",
    "company",
    "team",
    "club",
    "school",
    "site",
    "app",
    "website",
    "corporate",
    "and",
    "favorite",
    "favourite",
    "want",
    "of",
    "page",
    "these",
    "following",
    "general",
    "overall",
    "its",
];
/// What is said of things that an app shows, not of the app: "overdue ones shown in red".
const OF_THINGS: &[&str] = &[
    "sell",
    "sells",
    "selling",
    "sold",
    "available",
    "come",
    "comes",
    "offer",
    "offers",
    "offered",
    "mark",
    "marked",
    "show",
    "shows",
    "shown",
    "highlight",
    "highlights",
    "highlighted",
    "displayed",
    "written",
    "appear",
    "appears",
    "stock",
    "wear",
    "wearing",
    "invest",
    "investing",
    "drawn",
    "flagged",
    "flag",
];
/// Records that are told apart by a colour: "tasks, overdue in red".
const ROWS: &[&str] = &[
    "overdue", "expired", "late", "low", "due", "negative", "missing", "urgent", "ones", "unpaid", "expiring", "failed",
];
/// What stands before an app or its colours.
const WIDER: &[&str] = &[
    "whole",
    "entire",
    "complete",
    "thing",
    "everything",
    "company",
    "team",
    "club",
    "school",
    "corporate",
    "brand",
    "favorite",
    "favourite",
    "overall",
    "main",
];
const JOINTS: &[&str] = &["and", "&", "/", ",", "plus", "on", "with", "+", "over"];
const CLOSE: &[&str] = &["and", "&", "/", "on", "over", "+", "plus"];
const CLAUSE_WORDS: usize = 6;

/// Gives a place to the colours that have none, where the words around them say that they are the app's.
pub fn claim(reading: &Reading<'_>, mentions: &[Mention], claims: &mut [Option<Claim>]) {
    let mut start = 0;
    while start < mentions.len() {
        let mut end = start + 1;
        while end < mentions.len()
            && is_joined(reading, &end_of(mentions, claims, end - 1), &start_of(mentions, claims, end), JOINTS)
        {
            end += 1;
        }
        group(reading, mentions, claims, start..end);
        start = end;
    }
}

fn end_of(mentions: &[Mention], claims: &[Option<Claim>], index: usize) -> usize {
    claims[index].as_ref().map_or(mentions[index].words.end, |claim| claim.words.end)
}

fn start_of(mentions: &[Mention], claims: &[Option<Claim>], index: usize) -> usize {
    claims[index].as_ref().map_or(mentions[index].words.start, |claim| claim.words.start)
}

/// Whether nothing but such a word stands between two colours.
fn is_joined(reading: &Reading<'_>, end: &usize, start: &usize, joints: &[&str]) -> bool {
    let mut between = (*end..*start).filter(|&at| !reading.words[at].is_any(&["a", "an", "the", "some", "my"]));
    let first = between.next().is_some_and(|at| reading.words[at].is_any(joints));
    first && between.all(|at| reading.words[at].is_any(JOINTS)) && start - end <= 3
}

/// Colours that stand together: "navy and gold on white".
fn group(reading: &Reading<'_>, mentions: &[Mention], claims: &mut [Option<Claim>], members: Range<usize>) {
    let open: Vec<usize> = members.clone().filter(|&index| claims[index].is_none()).collect();
    if open.is_empty() {
        return;
    }
    let first = &mentions[members.start];
    let close = end_of(mentions, claims, members.end - 1);
    let linked = members.clone().skip(1).any(|index| {
        let (end, start) = (end_of(mentions, claims, index - 1), start_of(mentions, claims, index));
        let placed = |index: usize| claims[index].as_ref().is_some_and(is_placed);
        let on = is_joined(reading, &end, &start, &["on", "over"]);
        on || is_joined(reading, &end, &start, CLOSE) && (placed(index) || placed(index - 1))
    });
    let single_thing = members.len() == 1 && first.thing;
    let before =
        claims[members.start].is_none().then(|| cue_before(reading, first.words.start, close, single_thing)).flatten();
    let after =
        claims[members.end - 1].is_none().then(|| cue_after(reading, first.words.start, close, single_thing)).flatten();
    let told = linked
        || before.is_some()
        || after.is_some()
        || !single_thing && is_alone(reading, first.words.start, close, members.len() > 1);
    let mut grounded = members
        .clone()
        .any(|index| claims[index].as_ref().is_some_and(|claim| claim.places.contains(&Place::Background)));
    for index in open.clone() {
        let mention = &mentions[index];
        if !(told
            || mention.exact
                && !reading.words.get(mention.words.start.wrapping_sub(1)).is_some_and(|word| word.is("(")))
        {
            continue;
        }
        let on = index > members.start && reading.words[mention.words.start - 1].is_any(&["on", "over"]);
        let place = if !grounded && (on || is_ground(mentions, claims, &members, &open, index)) {
            grounded = true;
            Place::Background
        } else {
            MAIN
        };
        let start = if index == members.start { before.unwrap_or(mention.words.start) } else { mention.words.start };
        let end = if index + 1 == members.end { after.unwrap_or(mention.words.end) } else { mention.words.end };
        claims[index] = Some(Claim { places: vec![place], words: start..end });
    }
}

fn is_placed(claim: &Claim) -> bool {
    claim.places.iter().any(|place| !matches!(place, Place::Letters | Place::Other))
}

/// Of several colours, white is the ground, else black; so is either alone: "a white theme".
fn is_ground(
    mentions: &[Mention],
    claims: &[Option<Claim>],
    members: &Range<usize>,
    open: &[usize],
    index: usize,
) -> bool {
    let is = |index: &usize, value: &str| mentions[*index].value == value;
    let later_ground = members
        .clone()
        .skip_while(|other| *other <= index)
        .any(|other| claims[other].as_ref().is_some_and(|claim| claim.places.contains(&Place::Background)));
    let white = is(&index, "#ffffff");
    let black = is(&index, "#000000") && !open.iter().any(|other| is(other, "#ffffff"));
    (white || black) && !later_ground
}

/// Where the words begin that make a colour the app's.
fn cue_before(reading: &Reading<'_>, start: usize, end: usize, thing: bool) -> Option<usize> {
    let words = &reading.words;
    let mut at = start;
    while at > 0 && words[at - 1].is_any(&["a", "an", "the", "of", "is", "are", ":", "=", "in"]) {
        at -= 1;
    }
    let word = words.get(at.checked_sub(1)?)?;
    let direct = words[at..start].iter().all(|word| word.is_any(&["a", "an", "the"]));
    if is_colour_word(word) || word.is_any(CUES) && !direct {
        let mut first = at - 1;
        while first > 0 && (is_colour_word(&words[first - 1]) || words[first - 1].is_any(CUES)) {
            first -= 1;
        }
        // "with name, colours red and blue, price" lists fields.
        let listed = first > 0
            && words[first - 1].is(",")
            && !words[at - 1..start].iter().any(|word| word.is(":"))
            && !words.get(end).is_none_or(ends_sentence);
        let owned =
            first == 0 || words[first - 1].punctuation && !words[first - 1].is("(") || words[first - 1].is_any(OWNERS);
        return (owned && !listed).then(|| widened(words, first));
    }
    if word.is_any(&["shades", "tones"]) {
        return Some(at - 1);
    }
    let ends = words.get(end).is_none_or(|next| ends_phrase(next) || next.is("for") && !words[start - 1].is("use"))
        || is_cue_after(reading, end);
    if thing || !ends {
        return None;
    }
    let before = &words[start - 1];
    let near = |from: usize| words[from.saturating_sub(CLAUSE_WORDS)..from].iter();
    let told = match before.lower.as_str() {
        "use" | "using" | "but" => true,
        "in" => !near(start - 1).any(|word| word.is_any(OF_THINGS) || word.is_any(ROWS)),
        "it" | "everything" => near(start - 1).any(is_making),
        "be" => is_about_app(reading, start - 1),
        "to" => near(start - 1).any(|word| is_making(word) || word.is_any(&["change", "set", "switch"])),
        _ => is_generic_app_word(before) && near(start - 1).any(is_making),
    };
    told.then(|| widened(words, start - 1))
}

/// With what stands before an app or its colours: "the whole site", "our company colours".
fn widened(words: &[Word], mut start: usize) -> usize {
    let belongs = |word: &Word| word.is_any(WIDER);
    while start > 0 && belongs(&words[start - 1]) {
        start -= 1;
    }
    start
}

/// Where the words end that make a colour the app's: "a blue and white theme", "pink please".
fn cue_after(reading: &Reading<'_>, start: usize, end: usize, thing: bool) -> Option<usize> {
    let words = &reading.words;
    if is_cue_after(reading, end) {
        let mut stop = end;
        while words.get(stop).is_some_and(|word| is_colour_word(word) || word.is_any(CUES)) {
            stop += 1;
        }
        return Some(stop);
    }
    let next = words.get(end)?;
    if next.is_any(&["please", "pls", "plz"]) {
        return Some(end + 1);
    }
    let opens =
        start == 0 || words[start - 1].punctuation || words[start - 1].is_any(&["a", "an", "simple", "nice", "clean"]);
    let app = is_generic_app_word(next)
        && !next.is_any(&["info", "data", "record", "records", "management", "tracking", "system"]);
    // "pink habit tracker": nothing but the colour stands before its name, and no wine is of that colour.
    let named = start == 0
        && end == 1
        && words[0].is_any(&["pink", "purple", "teal", "turquoise", "navy", "magenta"])
        && (end..words.len().min(end + 4)).any(|at| at > end && is_app_word(&words[at]))
        && !next.punctuation;
    (opens && app && !thing || named && !thing).then_some(end)
}

fn is_cue_after(reading: &Reading<'_>, end: usize) -> bool {
    let cue = |word: &Word| is_colour_word(word) || word.is_any(CUES);
    let field = |word: &Word| word.is_any(&["field", "column", "option", "picker", "code", "tag", "label", "names"]);
    reading.words.get(end).is_some_and(cue) && !reading.words.get(end + 1).is_some_and(field)
}

/// A sentence of colours only, or the last remark of a request: "recipe app, blue", "with title and notes, black and gold".
fn is_alone(reading: &Reading<'_>, start: usize, end: usize, several: bool) -> bool {
    let words = &reading.words;
    if !words.get(end).is_none_or(ends_sentence) {
        return false;
    }
    let Some(before) = start.checked_sub(1) else { return true };
    if ends_sentence(&words[before]) {
        return true;
    }
    let from = (0..before).rev().find(|&at| ends_sentence(&words[at])).map_or(0, |at| at + 1);
    let list = |word: &Word| word.is_any(&[",", "with", "and", "like", "such"]);
    let choice = |word: &Word| word.is_any(&[":", "(", "either"]) || word.is_any(OF_THINGS);
    words[before].is(",") && !words[from..before].iter().any(|word| choice(word) || !several && list(word))
}

fn ends_sentence(word: &Word) -> bool {
    word.is_any(&[".", "!", "?", ";"])
}

fn ends_phrase(word: &Word) -> bool {
    word.punctuation && !word.is("(")
        || word.is_any(&["and", "with", "please", "pls", "instead", "too", "but", "throughout", "everywhere"])
}

fn is_making(word: &Word) -> bool {
    word.is_any(&["make", "turn", "paint", "want", "color", "colour", "have", "like", "need"])
}

/// "it should be blue", "needs to be blue"; not "overdue tasks should be red".
fn is_about_app(reading: &Reading<'_>, be: usize) -> bool {
    let modal = [
        "should", "must", "to", "needs", "need", "has", "have", "will", "can", "would", "like", "want", "i", "all",
        "also",
    ];
    let subject = (0..be).rev().take(CLAUSE_WORDS).find(|&at| !reading.words[at].is_any(&modal));
    subject.is_none_or(|at| {
        let word = &reading.words[at];
        word.punctuation
            || is_generic_app_word(word)
            || is_colour_word(word)
            || word.is_any(&["it", "everything", "and", "but", "look"])
    })
}
