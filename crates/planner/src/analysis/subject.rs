//! What kind of app is wanted, and about what.

mod beside;
mod landing;
mod listed;
mod short;
mod talk;

use std::ops::Range;

use super::Draft;
use super::grammar::{is_app_word, is_article, is_boundary, is_generic_app_word, is_lead, is_verb};
use super::objects::{self, Thing};
use super::{parents, senses};
use crate::lexicon::{EngineKind, Wish};
use crate::text::Word;

pub use beside::lists as lists_beside;
pub use short::anywhere;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Index of the business, when its kind is known.
    Landing(Option<usize>),
    /// Index of the engine.
    Engine(usize),
    /// Lists of things.
    Records,
    /// Known and not to be had.
    Unavailable,
    Unknown,
}

#[derive(Debug, Clone)]
pub struct Subject {
    pub kind: Kind,
    /// The words that ask for the app, e.g. `recipe box`.
    pub head: Range<usize>,
    /// The words that decided the kind.
    pub decided_by: Range<usize>,
    /// What to keep records of; the first is the start page.
    pub things: Vec<Thing>,
    /// Names that the setting gives to things, in their order.
    pub names: Vec<Option<String>>,
    /// A website that is to have more than a list: gets a home page.
    pub website: bool,
    /// The words that name an organisation.
    pub setting: Option<Range<usize>>,
}

/// What an organisation's website has to show, whatever else was asked for.
const PUBLIC: &[&str] = &["Event", "Announcement"];
/// Where a request may begin that does not begin with its first word.
const MAX_LATER_WORDS: usize = 60;
/// What is written down of a thing that cannot be had itself: "weather log", "chess journal".
const LOGS: &[&str] = &["log", "logbook", "journal", "diary", "collection", "register", "record", "records", "history"];
/// The same, when it is said what to keep.
const TRACKERS: &[&str] =
    &["tracker", "list", "database", "catalog", "catalogue", "organizer", "organiser", "inventory"];

pub fn find(draft: &Draft<'_>) -> Subject {
    let subject = find_from(draft, head(draft, 0));
    if talk::is_talk(draft) {
        return Subject { kind: Kind::Unknown, ..subject };
    }
    if subject.kind != Kind::Unknown {
        return subject;
    }
    // "=cmd|' /C calc'!A0 expense tracker": what is asked for may stand behind what is not understood.
    let marks = (1..draft.reading.len().min(MAX_LATER_WORDS))
        .filter(|&at| draft.reading.words[at - 1].is_any(&["!", ".", "?", "|", ";"]));
    let later = marks
        .map(|at| head(draft, at))
        .filter(|head| compound(draft, head).is_some())
        .map(|head| find_from(draft, head));
    later.into_iter().find(|later| later.kind != Kind::Unknown).unwrap_or(subject)
}

fn find_from(draft: &Draft<'_>, head: Range<usize>) -> Subject {
    let site = head
        .clone()
        .any(|at| draft.reading.words[at].is_any(&["website", "site", "webpage", "page", "platform", "portal"]));
    let objects = objects::find(draft, &head);
    let mut subject = Subject {
        kind: Kind::Unknown,
        head: head.clone(),
        decided_by: head.clone(),
        things: Vec::new(),
        names: Vec::new(),
        website: site,
        setting: None,
    };
    if let Some((noun, at)) = short::blog(draft, &head) {
        subject.things = vec![Thing::of(noun, at..at + 1)];
        (subject.kind, subject.decided_by) = (Kind::Records, at..at + 1);
        return subject;
    }
    let known: Vec<Thing> = objects.iter().filter(|thing| thing.noun.is_some()).cloned().collect();
    let found = compound(draft, &head)
        .or_else(|| bare_board(draft, &head))
        .or_else(|| purpose(draft, &head))
        .or_else(|| each(draft));
    if let Some((kind, words)) = landing::find(draft, &head, site, &known, found.as_ref()) {
        subject.kind = kind;
        subject.decided_by = words;
        return subject;
    }
    match found {
        Some(Found { what: What::Engine(index), words }) => {
            subject.kind = Kind::Engine(index);
            subject.decided_by = words;
            // "kanban board for bugs"
            if let Some(Found { what: What::Noun(noun), words }) = purpose(draft, &head) {
                subject.things.push(Thing::of(noun, words));
            }
            subject.things.extend(known);
        }
        Some(Found { what: What::Unavailable, words }) => {
            subject.kind = Kind::Unavailable;
            subject.decided_by = words;
        }
        found => records(draft, &mut subject, found, objects, known),
    }
    subject
}

/// What to keep records of.
fn records(draft: &Draft<'_>, subject: &mut Subject, found: Option<Found>, objects: Vec<Thing>, known: Vec<Thing>) {
    let head = subject.head.clone();
    match found {
        Some(Found { what: What::Noun(noun), words }) => {
            let listed = objects::in_head(draft, &head);
            subject.things = if listed.is_empty() { vec![Thing::of(noun, words.clone())] } else { listed };
            subject.decided_by = words;
        }
        Some(Found { what: What::Setting(index), words }) => {
            let usual = &draft.lexicon.engines.settings[index].nouns;
            if known.is_empty() {
                subject.things = usual.iter().map(|(noun, _)| Thing::of(*noun, words.clone())).collect();
                subject.names = usual.iter().map(|(_, name)| name.clone()).collect();
            } else if subject.website && known.len() == 1 {
                // "parish website with announcements": its events belong there, its members do not.
                let public = |noun: &usize| PUBLIC.contains(&draft.lexicon.nouns.get(*noun).name.as_str());
                let usual = usual.iter().map(|(noun, _)| *noun).filter(public);
                subject.things = usual.map(|noun| Thing::of(noun, words.clone())).collect();
            }
            subject.setting = Some(words.clone());
            subject.decided_by = words;
        }
        _ => {}
    }
    for thing in &mut subject.things {
        // "an app to track my plants": the purpose is found without its verb.
        thing.verb = known.iter().find(|known| known.noun == thing.noun).map_or(thing.verb, |known| known.verb);
    }
    subject.things.extend(known);
    if !subject.things.is_empty() && subject.names.is_empty() {
        subject.things.extend(objects.iter().filter(|thing| thing.noun.is_none() && is_further(draft, thing)).cloned());
    }
    if subject.things.is_empty() {
        let object = || objects.into_iter().find(|thing| thing.noun.is_none());
        let unknown = unknown_compound(draft, &head)
            .or_else(object)
            .or_else(|| unknown_purpose(draft, &head))
            .or_else(|| listed::thing(draft, &head));
        if let Some(thing) = unknown {
            subject.decided_by = thing.words.clone();
            // A log has entries, not "weathers".
            if draft
                .reading
                .words
                .get(thing.words.end)
                .is_some_and(|word| word.is_any(&["log", "journal", "diary", "logbook"]))
                && is_played(draft, thing.words.clone())
            {
                subject.names.push(Some(entry_name(&draft.reading.words[thing.words.clone()])));
            }
            subject.things.push(thing);
        }
    }
    one_of_a_journal(draft, subject);
    for thing in &mut subject.things {
        thing.noun = senses::meant(draft, thing.noun);
    }
    if listed::is_exact(draft) {
        listed::only(draft, subject);
        return;
    }
    if !subject.things.is_empty() {
        subject.things.extend(lists_beside(draft, subject));
    }
    subject.things.extend(parents::parent(draft, subject));
    subject.things.extend(parents::children(draft, subject));
    let mut seen = Vec::new();
    subject.things.retain(|thing| {
        let fresh = thing.noun.is_none() || !seen.contains(&thing.noun);
        seen.push(thing.noun);
        fresh
    });
    if !subject.things.is_empty() {
        subject.kind = Kind::Records;
    }
}

/// "mood journal, one entry a day": what is written down is one thing, however often it is mentioned.
fn one_of_a_journal(draft: &Draft<'_>, subject: &mut Subject) {
    let words = &draft.reading.words;
    let Some(log) = subject.head.clone().find(|&at| words[at].is_any(LOGS) || words[at].is("tracker")) else { return };
    let nouns = draft.lexicon.nouns.phrases();
    let written =
        nouns.ending(&words[subject.head.start..log]).map(|found| Thing::of(found.value, log - found.words..log));
    if subject.things.len() < 2 {
        return;
    }
    if let Some(written) = written.filter(|_| words[log].is_any(&["journal", "diary", "log", "logbook"])) {
        // "travel journal and packing list" are two.
        let same = |thing: &Thing| subject.head.contains(&thing.words.start) && thing.words.end <= log + 1;
        let at = subject.things.iter().position(same).unwrap_or(0);
        let noun = written.noun;
        subject.things.retain(|thing| !same(thing) && thing.noun != noun);
        subject.things.insert(at.min(subject.things.len()), written);
    }
    let mention = |thing: &Thing| {
        thing.words.len() == 1
            && !subject.head.contains(&thing.words.start)
            && ["entry", "record", "log", "note"].contains(&words[thing.words.start].stem.as_str())
            && (words[thing.words.start].lower == words[thing.words.start].stem
                || words[thing.words.start].is("entries"))
    };
    let kept = subject.things.iter().filter(|thing| !mention(thing)).count();
    if kept > 0 {
        subject.things.retain(|thing| !mention(thing));
    }
}

/// A game, or what cannot be had: people keep records of it, not it.
fn is_played(draft: &Draft<'_>, words: Range<usize>) -> bool {
    let words = &draft.reading.words[words];
    let engines = &draft.lexicon.engines;
    let part = engines.phrases.exact(words).is_some_and(|index| engines.all[index].kind == EngineKind::Part);
    part || engines.unavailable.exact(words).is_some()
}

fn entry_name(words: &[Word]) -> String {
    format!("{} entry", super::assemble::name_of(words))
}

/// "manage properties and tenants": a plural that we do not know, beside things that we know, and that no field is called.
fn is_further(draft: &Draft<'_>, thing: &Thing) -> bool {
    let words = &draft.reading.words[thing.words.clone()];
    let plural = words.last().is_some_and(|word| word.lower != word.stem);
    let after_and = thing.words.start > 0 && draft.reading.words[thing.words.start - 1].is_any(&["and", ",", "&"]);
    plural
        && after_and
        && words.len() == 1
        && draft.lexicon.fields.phrases().exact(words).is_none()
        && draft.lexicon.wishes.phrases().exact(words).is_none()
}

/// The words that ask for the app: after "please create me a", up to "with", "for", "that" …
fn head(draft: &Draft<'_>, from: usize) -> Range<usize> {
    let reading = &draft.reading;
    let to_do = |at: &usize| reading.starts(*at, &["to", "do"]) || reading.starts(*at, &["to", "dos"]);
    let mark = |word: &Word| word.punctuation && !word.is_any(&["\"", "“", "'", "‘", "(", "#"]);
    let skip = |at: &usize| {
        if mark(&reading.words[*at]) {
            return true;
        }
        // A "help desk" is no desk, and nobody asks for help.
        if reading.starts(*at, &["help", "desk"]) {
            return false;
        }
        !to_do(at) && is_lead(&reading.words[*at])
            || reading.is_used(*at)
            || reading.words[*at].is("for") && *at > 0 && reading.words[*at - 1].is("looking")
            || reading.words[*at].is("in") && *at > 0 && reading.words[*at - 1].is("what's")
    };
    let fluff = |at: &usize| is_fluff(draft, *at) && reading.is_used(*at + 1) && *at + 1 < reading.len();
    let start = (from..reading.len()).find(|at| !(skip(at) || fluff(at))).unwrap_or(reading.len());
    // No word of a name ends it: "how old am I".
    let name = draft.lexicon.engines.phrases.at(&reading.words[start..]).map_or(0, |found| found.words);
    let mut end = start + name;
    while end < reading.len() {
        let word = &reading.words[end];
        let of = word.is("of") && end > start && is_app_word(&reading.words[end - 1]);
        // "to" is no boundary in "to do list", nor is the "on" of "add-on".
        let to_do = word.is("to") && reading.words.get(end + 1).is_some_and(|next| next.is_any(&["do", "dos"]));
        // "contact list filterable by city"
        let by = end > start && reading.words.get(end + 1).is_some_and(|next| next.is("by")) && is_narrowed(word);
        // "habit tracker / planner"
        let slash = end > start && word.is_any(&["/", "|", "~"]) && is_app_word(&reading.words[end - 1]);
        if of || by || slash || (reading.is_used(end) && end > start) || (is_boundary(word) && !to_do && end > start) {
            break;
        }
        end += 1;
    }
    start..end
}

/// "filterable by city", "sorted by date"; "parking space by the hour" is a parking space.
fn is_narrowed(word: &Word) -> bool {
    word.lower.ends_with("able")
        || word.lower.ends_with("ed")
        || word.is_any(&[
            "search",
            "filter",
            "filters",
            "sort",
            "group",
            "grouping",
            "sorting",
            "filtering",
            "searching",
        ])
}

enum What {
    Engine(usize),
    Unavailable,
    Noun(usize),
    Setting(usize),
}

struct Found {
    what: What,
    words: Range<usize>,
}

/// The longest known name in the head, before any number of app words: `recipe` in `recipe box app`.
fn compound(draft: &Draft<'_>, head: &Range<usize>) -> Option<Found> {
    let words = &draft.reading.words;
    let mut best: Option<Found> = None;
    let mut end = head.end;
    loop {
        if let Some(found) = longest_ending(draft, head.start..end).filter(|found| !is_logged(draft, found, head))
            && best.as_ref().is_none_or(|best| {
                found.words.len() > best.words.len()
                    || found.words.len() == best.words.len() && !matches!(best.what, What::Engine(_))
            })
        {
            best = Some(found);
        }
        if end > head.start + 1 && is_app_word(&words[end - 1]) {
            end -= 1;
        } else {
            break;
        }
    }
    best.or_else(|| engine_within(draft, head)).or_else(|| before_app_word(draft, head))
}

/// "meal planner mon-sun": what stands behind the word for an app says no more about what it is.
fn before_app_word(draft: &Draft<'_>, head: &Range<usize>) -> Option<Found> {
    let words = &draft.reading.words;
    let app = (head.start + 1..head.end).find(|&at| is_app_word(&words[at]) && !is_generic_app_word(&words[at]))?;
    // An app word that ends the name has been looked at.
    let more = (app + 1..head.end).any(|at| !is_app_word(&words[at]));
    let found = longest_ending(draft, head.start..app + 1).or_else(|| longest_ending(draft, head.start..app));
    found.filter(|found| more && !is_logged(draft, found, head))
}

/// A log of what cannot be had itself is a list like any other.
fn is_logged(draft: &Draft<'_>, found: &Found, head: &Range<usize>) -> bool {
    let words = &draft.reading.words;
    let played = match found.what {
        What::Unavailable => true,
        What::Engine(index) => draft.lexicon.engines.all[index].kind == EngineKind::Part,
        What::Noun(_) | What::Setting(_) => false,
    };
    let Some(next) = words.get(found.words.end).filter(|_| played) else { return false };
    let told = words.get(head.end).is_some_and(|word| word.is_any(&["with", ":", "including", "that", "has"]));
    head.contains(&found.words.end) && (next.is_any(LOGS) || next.is_any(TRACKERS) && told)
}

/// What the words of a range end with.
fn longest_ending(draft: &Draft<'_>, range: Range<usize>) -> Option<Found> {
    let words = &draft.reading.words[range.clone()];
    let lexicon = draft.lexicon;
    let engine = lexicon.engines.phrases.ending(words).map(|found| (found.words, What::Engine(found.value)));
    let unavailable = lexicon.engines.unavailable.ending(words).map(|found| (found.words, What::Unavailable));
    let noun = lexicon.nouns.phrases().ending(words).map(|found| (found.words, What::Noun(found.value)));
    let setting = lexicon.engines.setting_phrases.ending(words).map(|found| (found.words, What::Setting(found.value)));
    let mut best: Option<(usize, What)> = None;
    for candidate in [engine, unavailable, noun, setting].into_iter().flatten() {
        if best.as_ref().is_none_or(|(length, _)| candidate.0 > *length) {
            best = Some(candidate);
        }
    }
    best.map(|(length, what)| Found { what, words: range.end - length..range.end })
}

/// An engine's name of two words or more anywhere in the head: "todo list homepage widget".
fn engine_within(draft: &Draft<'_>, head: &Range<usize>) -> Option<Found> {
    head.clone().find_map(|at| {
        let found = draft.lexicon.engines.phrases.at(&draft.reading.words[at..head.end])?;
        (found.words > 1).then_some(Found { what: What::Engine(found.value), words: at..at + found.words })
    })
}

/// "app for my plants", "a list of stamps", "tool to view csv files".
fn purpose(draft: &Draft<'_>, head: &Range<usize>) -> Option<Found> {
    let words = &draft.reading.words;
    let end = draft.reading.sentence_end(head.end);
    let mut at = head.end;
    if !words.get(at)?.is_any(&["for", "of", "to", "that", "which", "where", "about", "like"]) {
        return None;
    }
    at += 1;
    while at < end
        && (is_article(&words[at])
            || is_verb(&words[at])
            || words[at].is_any(&[
                "i", "you", "we", "can", "lets", "me", "helps", "and", "users", "user", "keep", "keeping", "play",
                "playing", "taking", "take", "making", "make", "doing", "running", "run",
            ]))
    {
        at += 1;
    }
    let stop = (at..end)
        .find(|&at| is_boundary(&words[at]) || words[at].is_any(&["and", "or"]) || draft.reading.is_used(at))
        .unwrap_or(end);
    longest_ending(draft, at..stop).or_else(|| compound(draft, &(at..stop)))
}

/// "Each plant has a name and a place": what has fields is what is kept, where nothing else says so.
fn each(draft: &Draft<'_>) -> Option<Found> {
    let words = &draft.reading.words;
    let each = (0..words.len()).find(|&at| words[at].is_any(&["each", "every"]))?;
    let has = (each + 2..words.len().min(each + 5)).find(|&at| words[at].is_any(&["has", "have", "with", "needs"]))?;
    longest_ending(draft, each + 1..has).filter(|found| matches!(found.what, What::Noun(_)))
}

/// `bird sighting` in "bird sighting log": words we do not know before a word for an app.
fn unknown_compound(draft: &Draft<'_>, head: &Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let mut end = head.end;
    while end > head.start && is_app_word(&words[end - 1]) {
        end -= 1;
    }
    // "map less list of potholes" is one of potholes.
    let listed = words.get(head.end).is_some_and(|word| word.is("of"));
    if end == head.end || listed {
        return None;
    }
    let start = (head.start..end).find(|&at| !(is_fluff(draft, at) || is_article(&words[at])))?;
    let name = start..end;
    (name.len() <= 3 && words[name.clone()].iter().all(objects::is_wordy)).then_some(Thing {
        noun: None,
        words: name,
        strong: true,
        verb: "",
    })
}

/// "an app for zorbs"
fn unknown_purpose(draft: &Draft<'_>, head: &Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let app = head.clone().any(|at| is_generic_app_word(&words[at]) || is_app_word(&words[at]));
    if !app || !words.get(head.end)?.is_any(&["for", "of", "about"]) {
        return None;
    }
    let start = (head.end + 1..words.len()).find(|&at| !is_article(&words[at]))?;
    objects::noun_phrase(draft, start, true, "")
}

fn is_fluff(draft: &Draft<'_>, at: usize) -> bool {
    draft.lexicon.wishes.phrases().exact(&draft.reading.words[at..=at]) == Some(Wish::Fluff)
}

/// A head that is a board and nothing else: "a board for my tasks"; or one whose columns are named: "hiring board with columns …".
fn bare_board(draft: &Draft<'_>, head: &Range<usize>) -> Option<Found> {
    let words = &draft.reading.words;
    let at = head.clone().rev().find(|&at| !is_generic_app_word(&words[at]))?;
    if !words[at].is("board") {
        return None;
    }
    let alone = head.clone().all(|other| other >= at || is_article(&words[other]) || is_fluff(draft, other));
    let columns = words.iter().any(|word| word.is_any(&["columns", "stages", "lanes", "swimlanes"]));
    let index = draft.lexicon.engines.all.iter().position(|engine| engine.kind == EngineKind::Board)?;
    (alone || columns).then_some(Found { what: What::Engine(index), words: at..at + 1 })
}
