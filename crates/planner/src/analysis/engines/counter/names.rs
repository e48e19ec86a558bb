//! Names of counters and players.

use std::ops::Range;

use super::super::options::value_of;
use super::words::{CLAUSE_ENDS, GAMES, LOOKS, PARTS, STOPS};
use super::{Names, capitalised, many};
use crate::analysis::grammar::{is_article, is_generic_app_word, is_lead};
use crate::lexicon::Engine;
use crate::text::{Reading, Word, singular, title_case};

const MOST: usize = 12;
const MOST_WORDS: usize = 3;
/// What the words of a list stand after.
const CUES: &[&str] = &[
    "for", "of", ":", "with", "between", "players", "teams", "counting", "counts", "count", "track", "named", "called",
];
const COUNTERS: &[&str] = &["counter", "counters", "tally", "tallies", "clicker", "clickers"];
const MOST_CLAUSE: usize = 6;
const SPLITS: &[&str] = &[",", "and", "&", "vs", "vs.", "versus", "v", "against", "or", "/", "plus"];

/// The players of a game: those that are named, else as many as are said.
pub fn players(reading: &Reading<'_>) -> Option<Names> {
    let named = listed(reading, player).filter(|found| found.names.len() > 1);
    named.or_else(|| versus(reading)).or_else(|| sides(reading)).or_else(|| {
        numbered(
            reading,
            &[
                ("player", "Player"),
                ("person", "Player"),
                ("people", "Player"),
                ("team", "Team"),
                ("house", "House"),
                ("group", "Group"),
            ],
        )
    })
}

/// What is counted.
pub fn counted(reading: &Reading<'_>) -> Option<Names> {
    if let Some(found) = life(reading) {
        return Some(found);
    }
    let one = single(reading).map(|(text, words)| Names { names: vec![many(&text)], words });
    let several = listed(reading, thing).filter(|found| found.names.len() > 1);
    if let Some(mut several) = several {
        // "rep counter with sets and a rest timer"
        if let Some(first) =
            one.filter(|first| first.words.end <= several.words.start && reading.words[several.words.start].is("with"))
        {
            several.names.splice(0..0, first.names);
        }
        return Some(several);
    }
    let kinds = [("counter", "Counter"), ("tally", "Counter"), ("team", "Team"), ("player", "Player")];
    one.or_else(|| sides(reading)).or_else(|| numbered(reading, &kinds))
}

/// "Bird Counter", "Darts Scoreboard": what is counted or played, and the tool.
pub fn title(reading: &Reading<'_>, engine: &Engine) -> Option<String> {
    if engine.block != "counter" {
        return None;
    }
    if engine.options.contains_key("scoreboard") {
        return game(reading).map(|game| format!("{} Scoreboard", title_case(reading.source(game))));
    }
    let several = listed(reading, thing).filter(|found| found.names.len() > 1);
    let (text, at) = single(reading)?;
    // "traffic counter: cars, trucks": what stands before the word for the tool names all of them.
    let ahead = reading.words.get(at.end).is_some_and(|next| next.is("counter") || next.is("tally"));
    let named = several.is_some_and(|found| !ahead || found.names.iter().any(|name| name.eq_ignore_ascii_case(&text)));
    if named {
        return None;
    }
    // "people" are counted, not a person.
    let one = |word: &str| if word == "people" { word.to_owned() } else { singular(word) };
    let one = text.rsplit_once(' ').map_or_else(|| one(&text), |(first, last)| format!("{first} {}", one(last)));
    Some(format!("{} Counter", title_case(&one)))
}

/// What is played: "table tennis", "catan night".
pub fn game(reading: &Reading<'_>) -> Option<Range<usize>> {
    let words = &reading.words;
    let game = (0..words.len()).find(|&at| is_game(&words[at]))?;
    let night = words.get(game + 1).is_some_and(|next| next.is_any(&["night", "game", "party", "tournament"]));
    let kind = game > 0 && words[game - 1].is_any(&["ping", "table", "beer", "disc", "mini", "beach"]);
    Some(game - usize::from(kind)..game + 1 + usize::from(night))
}

/// Where the clause about what is counted ends: "birds I see", "people at the door of my club".
pub fn clause_end(reading: &Reading<'_>, from: usize) -> usize {
    let ends = |at: &usize| {
        let word = &reading.words[*at];
        word.punctuation || CLAUSE_ENDS.contains(word.lower.as_str()) || value_of(&word.lower).is_some()
    };
    let most = reading.len().min(from + MOST_CLAUSE);
    (from..most).find(ends).unwrap_or(most)
}

/// The longest list behind a cue all of whose items are names.
fn listed(
    reading: &Reading<'_>,
    name: impl Fn(&Reading<'_>, Range<usize>) -> Option<(String, Range<usize>)>,
) -> Option<Names> {
    let words = &reading.words;
    // "a tally of cats and dogs", but not "the door of my club"
    let counts = |at: usize| at > 0 && (words[at - 1].is_any(COUNTERS) || words[at - 1].is("count"));
    let cues = (0..words.len()).filter(|&at| words[at].is_any(CUES) && (!words[at].is("of") || counts(at)));
    let lists = cues.filter_map(|cue| {
        let mut names: Vec<(String, Range<usize>)> = Vec::new();
        let mut start = cue + 1;
        while start < words.len() && names.len() < MOST {
            let end =
                (start..words.len()).find(|&at| words[at].is_any(SPLITS) || ends(&words[at])).unwrap_or(words.len());
            if end > start {
                match name(reading, start..end) {
                    Some(found) => names.push(found),
                    None => break,
                }
                // What stands behind a name ends the list.
                if names.last().is_some_and(|(_, words)| words.end < end) {
                    break;
                }
            } else if start > cue + 1 && !words[start - 1].is(",") {
                break;
            }
            start = end + 1;
            if words.get(end).is_none_or(ends) {
                break;
            }
        }
        let last = names.last()?.1.end;
        Some(Names { words: cue..last, names: names.into_iter().map(|(name, _)| name).collect() })
    });
    lists.max_by_key(|found| found.names.len())
}

fn ends(word: &Word) -> bool {
    word.punctuation && !word.is_any(&[",", "&", "/", "\"", "'"])
}

/// "Anna", "Red team", "me"; nothing that is played, and no part of the tool.
fn player(reading: &Reading<'_>, item: Range<usize>) -> Option<(String, Range<usize>)> {
    let start = item.clone().find(|&at| !(is_article(&reading.words[at]) || reading.words[at].is("players")))?;
    let capital = |at: usize| reading.source(at..at + 1).starts_with(char::is_uppercase);
    let end = if capital(start) {
        // "Ben to 21", "Red team"
        (start..item.end).find(|&at| !capital(at) && !reading.words[at].is_any(&["team"])).unwrap_or(item.end)
    } else {
        (start..item.end)
            .find(|&at| {
                STOPS.contains(reading.words[at].lower.as_str()) || value_of(&reading.words[at].lower).is_some()
            })
            .unwrap_or(item.end)
    };
    let words = &reading.words[start..end];
    let team = words.len() > 1 && words.last().is_some_and(|word| word.is_any(&["team"]));
    let known = words[..words.len() - usize::from(team)].iter().any(|word| {
        is_game(word) && !capital(start)
            || PARTS.contains(word.stem.as_str()) && !word.is("me")
            || is_generic_app_word(word)
    });
    let sound = (1..=MOST_WORDS).contains(&words.len()) && !known && words.iter().all(|word| !word.punctuation);
    sound.then(|| (capitalised(reading.source(start..end)), start..end))
}

/// "reps", "push ups", "cars": what one counts.
fn thing(reading: &Reading<'_>, item: Range<usize>) -> Option<(String, Range<usize>)> {
    let (text, words) = object(reading, item)?;
    Some((crate::text::sentence_case(&text), words))
}

/// The name in an item, without what it does and without what says how many.
fn object(reading: &Reading<'_>, item: Range<usize>) -> Option<(String, Range<usize>)> {
    let words = &reading.words;
    let small = |at: usize| {
        is_article(&words[at])
            || is_lead(&words[at])
            || words[at].is_any(&["how", "many", "number", "numbers", "amount", "of", "times", "separate", "counting"])
    };
    let start = item.clone().find(|&at| !small(at))?;
    // "yes, no, abstain"
    let stop = |at: usize| {
        let word = &words[at];
        !(word.is("no") && item.len() == 1)
            && (STOPS.contains(word.lower.as_str()) || word.punctuation || value_of(&word.lower).is_some())
    };
    let end = (start..item.end).find(|&at| stop(at)).unwrap_or(item.end);
    let part = words[start..end].iter().any(|word| PARTS.contains(word.stem.as_str()) || is_generic_app_word(word));
    ((1..=MOST_WORDS).contains(&(end - start)) && !part)
        .then(|| (reading.source(start..end).to_lowercase(), start..end))
}

/// "lap counter", "counts how many birds I see", "counter for people coming in and out".
fn single(reading: &Reading<'_>) -> Option<(String, Range<usize>)> {
    let words = &reading.words;
    let at = (0..words.len()).find(|&at| words[at].is_any(COUNTERS));
    if let Some(at) = at {
        let begins = |at: &usize| {
            let word = &words[*at];
            // "push up counter"
            let exercise = word.is("up") && *at > 0 && words[*at - 1].is_any(&["push", "pull", "sit", "chin", "step"]);
            if exercise {
                return false;
            }
            word.punctuation
                || LOOKS.contains(word.stem.as_str())
                || is_lead(word)
                || word.is_any(COUNTERS)
                || is_generic_app_word(word)
        };
        let start = (0..at).rev().find(begins).map_or(0, |before| before + 1);
        if start < at && at - start <= MOST_WORDS {
            return Some((reading.source(start..at).to_lowercase(), start..at));
        }
    }
    let cue = |at: &usize| {
        let word = &words[*at];
        let many = word.is("many") && *at > 0 && words[*at - 1].is("how");
        let counts = word.is_any(&["count", "counts", "counting", "track"]);
        let of = word.is_any(&["for", "of"])
            && *at > 0
            && (words[*at - 1].is_any(COUNTERS) || words[*at - 1].is_any(&["count", "app", "tool"]));
        many || counts || of
    };
    (0..words.len()).filter(cue).find_map(|at| object(reading, at + 1..reading.sentence_end(at + 1).max(at + 1)))
}

/// "Red Team vs Blue Team", "me vs dad": what stands on both sides.
fn versus(reading: &Reading<'_>) -> Option<Names> {
    let words = &reading.words;
    let at = (1..words.len()).find(|&at| words[at].is_any(&["vs", "vs.", "versus"]))?;
    let capital = |at: usize| reading.source(at..at + 1).starts_with(char::is_uppercase) && !is_tool(&words[at]);
    let start = (0..at).rev().take_while(|&before| capital(before)).last().unwrap_or(at - 1);
    let named = (at + 1..words.len()).take_while(|&after| capital(after)).last();
    let end = named.unwrap_or(at + 1) + 1;
    let (first, from) = player(reading, start..at)?;
    let (second, to) = player(reading, at + 1..end.min(words.len()))?;
    Some(Names { names: vec![first, second], words: from.start..to.end })
}

fn is_tool(word: &Word) -> bool {
    word.is_any(&["scoreboard", "board", "keeper", "scorekeeper", "score", "app", "counter", "tracker"])
}

fn is_game(word: &Word) -> bool {
    GAMES.contains(word.stem.as_str()) || GAMES.contains(word.lower.as_str())
}

/// "home and away"
fn sides(reading: &Reading<'_>) -> Option<Names> {
    let at = (0..reading.len()).find(|&at| {
        reading.words[at].is("home")
            && reading.words.get(at + 2).is_some_and(|word| word.is_any(&["away", "guest", "visitor"]))
    })?;
    Some(Names { names: vec!["Home".to_owned(), capitalised(reading.source(at + 2..at + 3))], words: at..at + 3 })
}

/// "4 players", "two teams", "three counters".
fn numbered(reading: &Reading<'_>, kinds: &[(&str, &str)]) -> Option<Names> {
    let words = &reading.words;
    (0..words.len()).find_map(|at| {
        let (_, name) = kinds.iter().find(|(stem, _)| words[at].stem == *stem || words[at].lower == *stem)?;
        let told = at.checked_sub(1).and_then(|before| value_of(&words[before].lower));
        let several = at > 0 && words[at - 1].is_any(&["multiple", "several", "many", "different", "few"]);
        let count = match told {
            Some(count) => usize::try_from(count).ok().filter(|count| (2..=MOST).contains(count))?,
            None if several => 3,
            // "teams and their points": two to begin with, where players are what there is anyway.
            None if *name != "Player" && *name != "Counter" && words[at].lower != words[at].stem => 2,
            None => return None,
        };
        let from = if told.is_some() || several { at - 1 } else { at };
        Some(Names { names: (1..=count).map(|number| format!("{name} {number}")).collect(), words: from..at + 1 })
    })
}

/// "life counter": of two players of a card game.
fn life(reading: &Reading<'_>) -> Option<Names> {
    let at = (1..reading.len())
        .find(|&at| reading.words[at].is_any(COUNTERS) && reading.words[at - 1].is_any(&["life", "lives"]))?;
    let count = numbered(reading, &[("player", "Player")]);
    Some(
        count.unwrap_or_else(|| Names { names: vec!["Player 1".to_owned(), "Player 2".to_owned()], words: at - 1..at }),
    )
}
