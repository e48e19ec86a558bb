//! Goal, start and step of counters.

use std::ops::Range;

use super::super::options::value_of;
use crate::text::Reading;

pub type Told = Option<(i64, Range<usize>)>;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub start: Told,
    pub goal: Told,
    pub step: Told,
}

/// Words before a number, the longer ones first.
const GOAL: &[&[&str]] = &[
    &["first", "to"],
    &["play", "to"],
    &["playing", "to"],
    &["race", "to"],
    &["up", "to"],
    &["out", "of"],
    &["get", "to"],
    &["goal"],
    &["target"],
    &["max"],
    &["maximum"],
    &["limit"],
    &["until"],
    &["till"],
    &["reach"],
    &["reaches"],
    &["reaching"],
    &["capacity"],
    &["to"],
    &["aim"],
];
const START: &[&[&str]] = &[
    &["start", "at"],
    &["starts", "at"],
    &["starting", "at"],
    &["start", "from"],
    &["starting", "from"],
    &["starts", "from"],
    &["start", "with"],
    &["starts", "with"],
    &["starting", "with"],
    &["begin", "at"],
    &["begins", "at"],
    &["start", "value"],
    &["starting", "value"],
    &["starting", "score"],
    &["starting", "life"],
    &["from"],
    &["down", "from"],
    &["start"],
];
const STEP: &[&[&str]] = &[
    &["step", "size"],
    &["steps", "of"],
    &["step"],
    &["increments", "of"],
    &["increment", "of"],
    &["increment", "by"],
    &["count", "by"],
    &["counts", "by"],
    &["counting", "by"],
    &["by"],
];
/// Between such words and their number.
const SMALL: &[&str] = &["of", "is", ":", "=", "at", "a", "an", "("];
/// Words after a number.
const AFTER_GOAL: &[&[&str]] = &[
    &["goal"],
    &["target"],
    &["limit"],
    &["max"],
    &["maximum"],
    &["to", "win"],
    &["points", "to", "win"],
    &["point", "game"],
    &["wins"],
    &["points", "wins"],
    &["a", "day"],
    &["per", "day"],
    &["daily"],
    &["each", "day"],
];
const AFTER_STEP: &[&[&str]] = &[
    &["at", "a", "time"],
    &["per", "click"],
    &["per", "press"],
    &["per", "tap"],
    &["each", "time"],
    &["each", "click"],
];
/// "for 2 to 6 players": numbers of something else.
const OTHERS: &[&str] = &[
    "player",
    "players",
    "team",
    "teams",
    "counters",
    "counter",
    "button",
    "buttons",
    "kids",
    "friends",
    "second",
    "seconds",
    "minutes",
    "minute",
    "houses",
    "groups",
    "characters",
    "people",
];
/// Games of darts are played down from these.
const DARTS: &[i64] = &[301, 501, 701];
const USUAL_DARTS: i64 = 501;
const LIFE: i64 = 20;
const MOST: i64 = 1_000_000;
const MOST_STEP: i64 = 1000;

pub fn read(reading: &Reading<'_>, scoreboard: bool) -> Numbers {
    let mut told = Numbers::default();
    for at in 0..reading.len() {
        let Some(number) = value_of(&reading.words[at].lower).filter(|number| *number <= MOST) else { continue };
        let (goal, start, step) = (before(reading, at, GOAL), before(reading, at, START), before(reading, at, STEP));
        let after_step = after(reading, at, AFTER_STEP);
        if let Some(words) = step.or(after_step).filter(|_| told.step.is_none() && (1..=MOST_STEP).contains(&number)) {
            told.step = Some((number, words));
        } else if let Some(words) = start.filter(|_| told.start.is_none()) {
            told.start = Some((number, words));
        } else if let Some(words) = goal.or_else(|| after(reading, at, AFTER_GOAL)).filter(|_| told.goal.is_none()) {
            told.goal = Some((number, words));
        }
    }
    customs(reading, scoreboard, &mut told);
    // From where it is to where it is: no way to go.
    if told.goal.as_ref().map(|(goal, _)| *goal) == Some(told.start.as_ref().map_or(0, |(start, _)| *start)) {
        told.goal = None;
    }
    told
}

/// Darts go down to zero; a life begins with what is customary in card games.
fn customs(reading: &Reading<'_>, scoreboard: bool, told: &mut Numbers) {
    let words = &reading.words;
    let said = |names: &[&str]| words.iter().position(|word| word.is_any(names));
    if scoreboard && let Some(at) = said(&["darts", "dart", "501", "301", "701"]) {
        let number = (0..words.len()).find(|&at| words[at].lower.parse().is_ok_and(|number| DARTS.contains(&number)));
        let from = number.and_then(|at| words[at].lower.parse().ok().map(|from| (from, at..at + 1)));
        if told.start.is_none() && told.goal.as_ref().is_none_or(|(goal, _)| DARTS.contains(goal)) {
            told.start = from.or(Some((USUAL_DARTS, at..at + 1)));
            told.goal = Some((0, at..at + 1));
        }
    }
    if !scoreboard && let Some(at) = said(&["life", "lives"]) {
        told.start = told.start.take().or(Some((LIFE, at..at + 1)));
    }
}

/// The words before a number that say what it is, and the number.
fn before(reading: &Reading<'_>, at: usize, cues: &[&[&str]]) -> Option<Range<usize>> {
    if reading.words.get(at + 1).is_some_and(|next| next.is_any(OTHERS)) {
        let limit = at > 0 && reading.words[at - 1].is_any(&["max", "maximum", "limit", "of", "capacity", "to"]);
        let people = reading.words[at + 1].is("people");
        if !(limit && people) {
            return None;
        }
    }
    let end = (0..at).rev().take(3).find(|&before| !reading.words[before].is_any(SMALL))? + 1;
    // "in steps of 5", where "of" is part of the cue.
    [at, end].into_iter().find_map(|end| {
        cues.iter().find_map(|cue| {
            let start = end.checked_sub(cue.len())?;
            reading.starts(start, cue).then_some(start..at + 1)
        })
    })
}

fn after(reading: &Reading<'_>, at: usize, cues: &[&[&str]]) -> Option<Range<usize>> {
    // "8 glasses a day"
    (at + 1..at + 3).find_map(|next| {
        let cue = cues.iter().find(|cue| reading.starts(next, cue))?;
        Some(at..next + cue.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goal_start_and_step_are_told_apart() {
        let numbers = |text: &str, scoreboard: bool| {
            let told = read(&Reading::new(text), scoreboard);
            [told.start, told.goal, told.step].map(|one| one.map(|(number, _)| number))
        };
        for (text, expected) in [
            ("counter with a goal of 100", [None, Some(100), None]),
            ("counter starting at 10 in steps of 5 up to 50", [Some(10), Some(50), Some(5)]),
            ("water counter, 8 glasses a day", [None, Some(8), None]),
            ("people counter max 50 people", [None, Some(50), None]),
            ("counter from 0 to 0", [Some(0), None, None]),
            ("counter for 2 to 6 players", [None, None, None]),
            ("life counter", [Some(20), None, None]),
            ("counter with 3 buttons", [None, None, None]),
        ] {
            assert_eq!(numbers(text, false), expected, "{text}");
        }
        for (text, expected) in [
            ("score keeper for Anna and Ben to 21", [None, Some(21), None]),
            ("keep score for darts", [Some(501), Some(0), None]),
            ("darts scoreboard 301", [Some(301), Some(0), None]),
            ("first to 11 wins", [None, Some(11), None]),
        ] {
            assert_eq!(numbers(text, true), expected, "{text}");
        }
    }
}
