//! "countdown to our wedding on 14 June 2027", "days until christmas": the time until a day, not a kitchen timer.

use std::ops::Range;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use isekai_codegen::Block;
use serde_json::json;

use crate::analysis::Draft;
use crate::analysis::blocks::block;
use crate::analysis::grammar::is_article;
use crate::text::{Reading, sentence_case};

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Days that have a name: month, day.
const FEASTS: &[(&[&str], u32, u32)] = &[
    (&["new", "year"], 1, 1),
    (&["christmas"], 12, 25),
    (&["xmas"], 12, 25),
    (&["halloween"], 10, 31),
    (&["valentine"], 2, 14),
    (&["valentines"], 2, 14),
];
/// Behind what is waited for.
const ENDS: &[&str] = &["on", "with", "in", "that", "and", "which", "where", "at", "showing", "for", "from", "is"];
/// Where the request gives no day, so many from today, to be set right.
const USUAL_DAYS: u64 = 60;

/// Where what is waited for begins: behind "countdown to", "days until".
pub fn start(reading: &Reading<'_>) -> Option<usize> {
    let words = &reading.words;
    let limit = words.len().min(12);
    let cue = (0..limit).find(|&at| {
        let counted = words[at].is_any(&["countdown", "count"]) || words[at].is("days") || words[at].is("down");
        counted && words.get(at + 1).is_some_and(|next| next.is_any(&["to", "until", "till", "til", "for", "left"]))
    });
    let cue = cue.or_else(|| {
        // "countdown timer to new year"
        (0..limit).find(|&at| {
            words[at].is("countdown")
                && words.get(at + 1).is_some_and(|next| next.is_any(&["timer", "clock", "page", "app", "site"]))
                && words.get(at + 2).is_some_and(|next| next.is_any(&["to", "until", "till"]))
        })
    })?;
    let from = (cue + 1..words.len()).find(|&at| words[at].is_any(&["to", "until", "till", "til", "for"]))? + 1;
    // "new" says which year, and of other things nothing.
    let named = |at: usize| words[at].is("new") || !is_article(&words[at]);
    let first = (from..words.len()).find(|&at| named(at))?;
    // "countdown to zero", "countdown for 10 minutes" are timers.
    let timer = words[first].is_any(&["zero", "0", "eggs", "cooking", "games", "workouts", "exercise", "tea", "the"])
        || words.get(first + 1).is_some_and(|next| next.is_any(&["minutes", "seconds", "min", "sec", "minute"]));
    let day = (first..words.len()).any(|at| date(reading, at, NaiveDate::default()).is_some());
    let event = words[from..first.max(from)].iter().any(|word| word.is_any(&["my", "our", "the"]));
    (!timer && (day || event)).then_some(first)
}

/// "Wedding Countdown"
pub fn title(reading: &Reading<'_>) -> Option<String> {
    let first = start(reading)?;
    let what = crate::text::title_case(reading.source(first..end(reading, first)));
    (!what.is_empty()).then(|| format!("{what} Countdown"))
}

/// Where the words for what is waited for end.
fn end(reading: &Reading<'_>, first: usize) -> usize {
    let most = reading.len().min(first + 6);
    let stops = |at: usize| {
        let word = &reading.words[at];
        word.punctuation || word.is_any(ENDS) || at > first && date(reading, at, NaiveDate::default()).is_some()
    };
    (first..most).find(|&at| stops(at)).unwrap_or(most)
}

/// The block, and what it counts down to.
pub fn read(draft: &mut Draft<'_>) -> Option<(Block, String)> {
    let first = start(&draft.reading)?;
    let end = end(&draft.reading, first);
    let what = sentence_case(draft.reading.source(first..end));
    let day = (first..draft.reading.len()).find_map(|at| date_at(draft, at));
    let usual = draft.context.today + Days::new(USUAL_DAYS);
    let (date, words) = day.unwrap_or((usual, first..end));
    draft.decide(first..end, format!("Countdown to {what}"));
    draft.decide(words, format!("Until {date}"));
    let heading = if what.is_empty() { "The countdown is on".to_owned() } else { what.clone() };
    let made = block("countdown", None, json!({"heading": heading, "date": date.to_string()}));
    Some((made, heading))
}

fn date_at(draft: &Draft<'_>, at: usize) -> Option<(NaiveDate, Range<usize>)> {
    date(&draft.reading, at, draft.context.today)
}

/// "14 June 2027", "June 14th", "2027-06-14", "christmas": the next such day, where no year is given.
fn date(reading: &Reading<'_>, at: usize, today: NaiveDate) -> Option<(NaiveDate, Range<usize>)> {
    let words = &reading.words;
    let number = |at: usize| -> Option<u32> {
        let lower = &words.get(at)?.lower;
        lower.trim_end_matches("th").trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").parse().ok()
    };
    let month = |at: usize| -> Option<u32> {
        let lower = &words.get(at)?.lower;
        let index =
            MONTHS.iter().position(|month| month == lower || lower.len() == 3 && month.starts_with(lower.as_str()));
        index.and_then(|index| u32::try_from(index + 1).ok())
    };
    if let (Some(year), Some(month), Some(day)) = (number(at), number(at + 1), number(at + 2))
        && year > 1900
    {
        return Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, at..at + 3));
    }
    let of = usize::from(words.get(at + 1).is_some_and(|word| word.is("of")));
    let (day, month, mut end) = match (number(at), month(at + 1 + of), month(at), number(at + 1)) {
        (Some(day), Some(month), ..) => (day, month, at + 2 + of),
        (_, _, Some(month), Some(day)) if day <= 31 => (day, month, at + 2),
        _ => {
            let feast = FEASTS.iter().find(|(names, ..)| {
                names.iter().enumerate().all(|(next, name)| words.get(at + next).is_some_and(|word| word.stem == *name))
            })?;
            (feast.2, feast.1, at + feast.0.len())
        }
    };
    let comma = usize::from(words.get(end).is_some_and(|word| word.is(",")));
    if let Some(year) = number(end + comma).filter(|year| (2000..2200).contains(year)) {
        end += comma + 1;
        return Some((NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?, at..end));
    }
    let this = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    let next = if this > today { this } else { this.checked_add_months(Months::new(12))? };
    Some((next, at..end))
}
