//! Lengths of an interval timer: "40 sec on 20 sec off 8 rounds", "3 min rounds 1 min rest", "40/20 x 8".

use std::ops::Range;

use isekai_codegen::Block;
use serde_json::json;

use super::options::value_of;
use crate::analysis::Draft;
use crate::text::Reading;

const WORK: &[&str] = &[
    "on",
    "work",
    "working",
    "exercise",
    "exercises",
    "effort",
    "active",
    "activity",
    "round",
    "rounds",
    "go",
    "sprint",
    "sprints",
    "high",
    "hard",
    "fight",
    "fighting",
    "interval",
    "intervals",
    "workout",
    "train",
    "training",
    "run",
    "running",
    "stretch",
    "stretching",
    "hold",
    "plank",
];
const REST: &[&str] = &[
    "off",
    "rest",
    "rests",
    "resting",
    "break",
    "breaks",
    "pause",
    "pauses",
    "recovery",
    "recover",
    "walk",
    "walking",
    "easy",
    "low",
    "relax",
    "between",
    "switch",
    "change",
    "transition",
];
const PREPARE: &[&str] = &["prepare", "preparation", "prep", "ready", "countdown", "warmup", "warm"];
const ROUNDS: &[&str] = &[
    "round",
    "rounds",
    "set",
    "sets",
    "cycle",
    "cycles",
    "time",
    "times",
    "repeat",
    "repeats",
    "repetitions",
    "x",
    "intervals",
    "reps",
    "exercises",
    "stations",
];
/// Right before a length, these say what it is of, whatever follows.
const NAMED: &[&str] = &["work", "exercise", "active", "high", "hard", "run", "sprint"];
/// Words between a length and what it is of.
const SMALL: &[&str] =
    &["of", "for", "the", "a", "is", "are", ":", "each", "per", "and", "long", "with", "=", "(", "time", "period"];
const MAX_SECONDS: i64 = 3600;
const MAX_ROUNDS: i64 = 99;
/// From here on, a length with no rest beside it is that of the whole training.
const WHOLE_SECONDS: i64 = 300;
const WORK_SECONDS: i64 = 40;
const REST_SECONDS: i64 = 20;

/// What is customary when no lengths are said: the words for it, work, rest, rounds.
const CUSTOMS: &[Custom] = &[
    (&["tabata"], 20, 10, 8),
    (&["emom"], 60, 0, 10),
    (&["boxing", "boxer", "sparring", "kickboxing", "box"], 180, 60, 12),
    (&["mma", "ufc", "wrestling", "judo", "bjj"], 300, 60, 3),
];

type Custom = (&'static [&'static str], i64, i64, i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Work,
    Rest,
    Prepare,
}

#[derive(Debug)]
struct Length {
    seconds: i64,
    words: Range<usize>,
    of: Option<Of>,
}

pub fn read(draft: &mut Draft<'_>, block: &mut Block) {
    let mut lengths = lengths(&draft.reading);
    let rounds = rounds(&draft.reading, &lengths);
    whole(draft, block, &mut lengths, rounds.is_none());
    name_rest(&mut lengths);
    for (of, option, says) in [
        (Of::Work, "workSeconds", "Work"),
        (Of::Rest, "restSeconds", "Rest"),
        (Of::Prepare, "prepareSeconds", "Get ready"),
    ] {
        let Some(length) = lengths.iter().find(|length| length.of == Some(of)) else { continue };
        let most = if of == Of::Prepare { 60 } else { MAX_SECONDS };
        if length.seconds > most || length.seconds == 0 && of == Of::Work {
            continue;
        }
        block.options.insert(option.to_owned(), json!(length.seconds));
        draft.decide(length.words.clone(), format!("{says}: {}", shown(length.seconds)));
    }
    if let Some(at) =
        (0..draft.reading.len()).find(|&at| draft.reading.words[at].is_any(REST) && draft.reading.is_negated(at))
    {
        block.options.insert("restSeconds".to_owned(), json!(0));
        draft.decide(at - 1..at + 1, "No rest");
    }
    if let Some((count, words)) = rounds {
        block.options.insert("rounds".to_owned(), json!(count));
        draft.decide(words, format!("Rounds: {count}"));
    }
    customs(draft, block);
}

/// "30 minute HIIT timer": as many rounds as fit.
fn whole(draft: &mut Draft<'_>, block: &mut Block, lengths: &mut Vec<Length>, open: bool) {
    let at = lengths.iter().position(|length| length.of.is_none() && length.seconds >= WHOLE_SECONDS);
    let Some(at) = at.filter(|_| open) else { return };
    let length = lengths.remove(at);
    let of = |of: Of, usual: i64| lengths.iter().find(|one| one.of == Some(of)).map_or(usual, |one| one.seconds);
    let (work, rest) = custom(&draft.reading).map_or((WORK_SECONDS, REST_SECONDS), |(_, custom)| (custom.1, custom.2));
    let round = of(Of::Work, work) + of(Of::Rest, rest);
    let count = (length.seconds / round.max(1)).clamp(1, MAX_ROUNDS);
    block.options.insert("rounds".to_owned(), json!(count));
    draft.decide(length.words, format!("{count} rounds in {}", shown(length.seconds)));
}

/// The first length that says nothing of itself is work, the next is rest.
fn name_rest(lengths: &mut [Length]) {
    for of in [Of::Work, Of::Rest] {
        if lengths.iter().any(|length| length.of == Some(of)) {
            continue;
        }
        if let Some(free) = lengths.iter_mut().find(|length| length.of.is_none()) {
            free.of = Some(of);
        }
    }
}

fn custom(reading: &Reading<'_>) -> Option<(usize, &'static Custom)> {
    CUSTOMS
        .iter()
        .find_map(|custom| (0..reading.len()).find(|&at| reading.words[at].is_any(custom.0)).map(|at| (at, custom)))
}

fn customs(draft: &mut Draft<'_>, block: &mut Block) {
    let Some((at, (_, work, rest, rounds))) = custom(&draft.reading) else { return };
    let told = ["workSeconds", "restSeconds"].iter().any(|name| block.options.contains_key(*name));
    if !told {
        block.options.insert("workSeconds".to_owned(), json!(work));
        block.options.insert("restSeconds".to_owned(), json!(rest));
    }
    if !block.options.contains_key("rounds") {
        block.options.insert("rounds".to_owned(), json!(rounds));
    }
    if !told {
        let rest = if *rest == 0 { "no rest".to_owned() } else { format!("{} of rest", shown(*rest)) };
        draft.decide(at..at + 1, format!("{} of work and {rest}", shown(*work)));
    }
}

fn shown(seconds: i64) -> String {
    match (seconds, seconds % 60) {
        (60, _) => "1 minute".to_owned(),
        (120.., 0) => format!("{} minutes", seconds / 60),
        _ => format!("{seconds} seconds"),
    }
}

fn lengths(reading: &Reading<'_>) -> Vec<Length> {
    let mut found: Vec<Length> = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let Some((seconds, end)) = length(reading, at) else {
            at += 1;
            continue;
        };
        let (of, words) = kind(reading, at, end, found.last().map_or(0, |last| last.words.end));
        found.push(Length { seconds, words, of });
        at = end;
    }
    found
}

/// A length in seconds, and where it ends: "40 sec", "40s", "1:30", "3 min", "40" before "on", "20" after a slash.
fn length(reading: &Reading<'_>, at: usize) -> Option<(i64, usize)> {
    let words = &reading.words;
    let word = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let digits = word(at).find(|c: char| !c.is_ascii_digit());
    if let Some(unit) = digits.filter(|&unit| unit > 0).and_then(|unit| factor(&word(at)[unit..])) {
        let number: i64 = word(at)[..digits?].parse().ok()?;
        return Some((number.saturating_mul(unit), at + 1));
    }
    let number = value_of(word(at))?;
    if let Some(unit) = factor(word(at + 1)) {
        return Some((number.saturating_mul(unit), at + 2));
    }
    let second = || word(at + 2).parse::<i64>().ok().filter(|second| *second < 60 && word(at + 2).len() == 2);
    if word(at + 1) == ":"
        && let Some(seconds) = second()
    {
        return Some((number.saturating_mul(60) + seconds, at + 3));
    }
    let named = |at: usize| REST.contains(&word(at)) || WORK.contains(&word(at)) && !ROUNDS.contains(&word(at));
    let slash = |at: usize| word(at) == "/";
    let pair = slash(at + 1) && value_of(word(at + 2)).is_some() || at > 0 && slash(at - 1);
    let after = at > 0 && named(at - 1) && !ROUNDS.contains(&word(at + 1));
    (named(at + 1) || pair || after).then_some((number, at + 1))
}

fn factor(unit: &str) -> Option<i64> {
    match unit {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60),
        _ => None,
    }
}

/// What a length is of, by the words after it, else those before; and the words that say so.
fn kind(reading: &Reading<'_>, start: usize, end: usize, from: usize) -> (Option<Of>, Range<usize>) {
    let words = &reading.words;
    let of = |at: usize| match &words[at] {
        word if word.is_any(REST) => Some(Of::Rest),
        word if word.is_any(PREPARE) => Some(Of::Prepare),
        word if word.is_any(WORK) => Some(Of::Work),
        _ => None,
    };
    // "work 30s rest 10s"
    let named = start > from && (words[start - 1].is_any(NAMED) || words[start - 1].is_any(REST));
    if let Some(of) = if named { of(start - 1) } else { None } {
        return (Some(of), start - 1..end);
    }
    let after = (end..words.len().min(end + 3)).find(|&at| !words[at].is_any(SMALL) || of(at).is_some());
    if let Some((at, of)) = after.and_then(|at| of(at).map(|of| (at, of))) {
        return (Some(of), start..at + 1);
    }
    let before = (from..start).rev().take(3).find(|&at| !words[at].is_any(SMALL));
    match before.and_then(|at| of(at).map(|of| (at, of))) {
        Some((at, of)) => (Some(of), at..end),
        None => (None, start..end),
    }
}

/// "8 rounds", "x 8", "8x", "12 three minute rounds".
fn rounds(reading: &Reading<'_>, lengths: &[Length]) -> Option<(i64, Range<usize>)> {
    let words = &reading.words;
    let free =
        |at: usize| !lengths.iter().any(|length| length.words.contains(&at) && value_of(&words[at].lower).is_some());
    let starts = |at: usize| lengths.iter().any(|length| length.words.start == at);
    (0..words.len())
        .find_map(|at| {
            let word = &words[at];
            let glued = word.lower.strip_suffix('x').or_else(|| word.lower.strip_prefix('x'));
            if let Some(count) = glued.and_then(|digits| digits.parse::<i64>().ok()) {
                return Some((count, at..at + 1));
            }
            let count = value_of(&word.lower).filter(|_| free(at))?;
            let next = words.get(at + 1).is_some_and(|next| next.is_any(ROUNDS));
            let before = at > 0 && words[at - 1].is_any(&["x", "rounds", "sets", "cycles", "repeat"])
                || at > 1 && words[at - 1].is_any(&[":", "of", "="]) && words[at - 2].is_any(ROUNDS);
            let end = if next { at + 2 } else { at + 1 };
            (next || before || starts(at + 1)).then_some((count, at..end))
        })
        .filter(|(count, _)| (1..=MAX_ROUNDS).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_rounds_are_read() {
        for (text, expected, count) in [
            ("40 sec on 20 sec off 8 rounds", vec![(40, Some(Of::Work)), (20, Some(Of::Rest))], Some(8)),
            ("3 min rounds 1 min rest", vec![(180, Some(Of::Work)), (60, Some(Of::Rest))], None),
            ("40/20 x 8", vec![(40, None), (20, None)], Some(8)),
            ("work 45s, rest 15s, 10x", vec![(45, Some(Of::Work)), (15, Some(Of::Rest))], Some(10)),
            ("work 30s rest 10s 12 rounds", vec![(30, Some(Of::Work)), (10, Some(Of::Rest))], Some(12)),
            ("30 on 10 off", vec![(30, Some(Of::Work)), (10, Some(Of::Rest))], None),
            ("rounds of 1:30 with 30 seconds rest", vec![(90, Some(Of::Work)), (30, Some(Of::Rest))], None),
            ("12 three minute rounds", vec![(180, Some(Of::Work))], Some(12)),
            ("5 sets of 30 seconds", vec![(30, None)], Some(5)),
        ] {
            let reading = Reading::new(text);
            let found = lengths(&reading);
            let told: Vec<_> = found.iter().map(|length| (length.seconds, length.of)).collect();
            assert_eq!((told, rounds(&reading, &found).map(|(count, _)| count)), (expected, count), "{text}");
        }
    }
}
