//! What stands beside a field's name: its kind, its options, whether it must be filled in.

use std::ops::Range;

use super::QUOTES;
use crate::analysis::annotations::{Annotations, type_named};
use crate::analysis::grammar::words::DETERMINERS;
use crate::text::{Reading, Word};

const ENDINGS: &[&str] = &[
    "field",
    "fields",
    "column",
    "columns",
    "input",
    "property",
    "attribute",
    "box",
    "dropdown",
    "select",
    "picker",
    "selector",
    "menu",
    "with",
    "having",
    ":",
    ".",
    ",",
];

/// Words before a name that are no part of it, besides articles and the like.
const AHEAD: &[&str] = &[
    "field",
    "column",
    "fields",
    "columns",
    "called",
    "named",
    "following",
    "extra",
    "for",
    "of",
    "separate",
    "single",
    "text",
    ":",
];

/// What an input looks like: "dropdown for status", "date picker for the deadline".
const WIDGETS: &[(&[&str], &str)] = &[
    (&["date", "picker"], "date"),
    (&["date", "selector"], "date"),
    (&["time", "picker"], "time"),
    (&["color", "picker"], "color"),
    (&["colour", "picker"], "color"),
    (&["checkbox"], "boolean"),
    (&["toggle"], "boolean"),
    (&["textarea"], "long"),
    (&["text", "area"], "long"),
    (&["number", "input"], "number"),
    (&["dropdown"], ""),
    (&["dropdown", "menu"], ""),
    (&["drop", "down"], ""),
    (&["select"], ""),
    (&["selector"], ""),
    (&["picker"], ""),
    (&["input"], ""),
    (&["text", "box"], ""),
    (&["text", "input"], ""),
    (&["text", "field"], ""),
    (&["input", "field"], ""),
];

/// What a number is measured in, behind its name.
const UNIT_SIGNS: &[&str] = &[
    "kg", "g", "mg", "lb", "lbs", "oz", "km", "m", "cm", "mm", "mi", "ft", "ml", "l", "%", "€", "£", "$", "kwh", "kcal",
];

/// Takes off brackets, "as a …", "in …", "out of …", options after a colon or with slashes. Leaves the name.
pub fn strip_facts(reading: &Reading<'_>, range: Range<usize>, facts: &mut Annotations) -> Range<usize> {
    let mut range = range;
    let find = |range: &Range<usize>, texts: &[&str]| range.clone().find(|&at| reading.words[at].is_any(texts));
    // "date of my runs", "title of each book": whose it is, is known.
    let whose = |at: usize| {
        at + 1 < reading.len() && reading.words[at + 1].is_any(&["my", "each", "every", "the", "your", "our"])
    };
    if let Some(of) = find(&range, &["of", "for"]).filter(|&at| at > range.start && whose(at)) {
        range.end = of;
    }
    if let Some(open) = find(&range, &["(", "["]) {
        let close = find(&(open..range.end), &[")", "]"]).unwrap_or(range.end);
        facts.bracketed(reading, open + 1..close);
        range.end = open;
    }
    for cue in [
        &["choice", "of"][..],
        &["choices", "of"],
        &["one", "of"],
        &["options"],
        &["choices"],
        &["values"],
        &["either"],
        &["choice", "between"],
    ] {
        let found = range.clone().find(|&at| at > range.start && reading.starts(at, cue));
        if let Some(at) = found {
            set_options(reading, (at + cue.len()).min(range.end)..range.end, facts);
            range.end = at;
        }
    }
    if let Some(slash) = find(&range, &["/"]).filter(|slash| *slash > range.start + 1)
        && find(&range, &[":"]).is_none()
    {
        facts.bracketed(reading, slash - 1..range.end);
        range.end = slash - 1;
    }
    if let Some(colon) = find(&range, &[":", "="]).filter(|colon| *colon > range.start) {
        facts.bracketed(reading, colon + 1..range.end);
        range.end = colon;
    }
    for cue in [&["as", "a"][..], &["as", "an"], &["of", "type"], &["as"], &["out", "of"], &["from"], &["in"]] {
        let found = range.clone().find(|&at| at > range.start && reading.starts(at, cue));
        if let Some(at) = found {
            let skip = if cue == ["out", "of"] { 0 } else { cue.len() };
            // The cue may end behind the item.
            if facts.fact(reading, (at + skip).min(range.end)..range.end) {
                range.end = at;
            }
        }
    }
    range
}

/// Takes off "dropdown for", "date picker for the".
pub fn strip_widget(reading: &Reading<'_>, range: Range<usize>, facts: &mut Annotations) -> Range<usize> {
    let start = range.clone().find(|&at| !is_ahead(&reading.words[at])).unwrap_or(range.end);
    let found = WIDGETS.iter().find_map(|(words, kind)| {
        let end = start + words.len();
        (reading.starts(start, words) && end + 1 < range.end && reading.words[end].is("for"))
            .then_some((end + 1, *kind))
    });
    let Some((start, kind)) = found else { return range };
    facts.kind = crate::lexicon::fields::parse_kind(kind);
    start..range.end
}

fn is_ahead(word: &Word) -> bool {
    word.is_any(DETERMINERS) || word.is_any(AHEAD) || word.is_any(QUOTES)
}

fn set_options(reading: &Reading<'_>, range: Range<usize>, facts: &mut Annotations) {
    let small = |at: usize| reading.words[at].is_any(&[":", "are", "of", "a", "an", "the", "to", "be", "="]);
    let start = range.clone().find(|&at| !small(at)).unwrap_or(range.end);
    facts.set_options(reading, start..range.end);
}

/// Takes off articles, "optional", "5 star", and type words at the end.
pub fn trim(reading: &Reading<'_>, range: Range<usize>, facts: &mut Annotations) -> Range<usize> {
    let mut range = range;
    while range.len() > 1 || range.len() == 1 && reading.words[range.start].punctuation {
        let word = &reading.words[range.start];
        let flag = word.is_any(&["optional", "required", "mandatory", "multiple"]);
        if flag {
            facts.fact(reading, range.start..range.start + 1);
        }
        let star = range.len() > 2 && reading.words[range.start + 1].stem == "star";
        if star && facts.fact(reading, range.start..range.start + 2) {
            range.start += 2;
        } else if flag || is_ahead(word) {
            range.start += 1;
        } else {
            break;
        }
    }
    let ending = |word: &Word| word.is_any(ENDINGS) || word.is_any(QUOTES);
    while range.len() > 1 && ending(&reading.words[range.end - 1]) {
        range.end -= 1;
    }
    // "rating 1-10", "score out of 10"
    for at in range.start + 1..range.end {
        if reading.words[at].lower.parse::<u8>().is_ok() && facts.fact(reading, at..range.end) {
            range.end = at;
            break;
        }
    }
    // "deposit £", "length cm", "hydration %"
    let measured = |at: usize| {
        let celsius = reading.words[at].is("c") && reading.words[at - 1].is_any(&["temperature", "temp"]);
        reading.words[at].is_any(UNIT_SIGNS) || celsius
    };
    if range.len() > 1 && measured(range.end - 1) {
        let last = range.end - 1;
        if reading.words[last].is("c") {
            facts.unit = Some("°C");
            range.end = last;
        } else if facts.fact(reading, last..last + 1) {
            range.end = last;
        }
    }
    // "done checkbox"; but in "phone number" the type belongs to the name.
    if range.len() > 1 && reading.words[range.end - 1].is_any(&["checkbox", "textarea", "toggle", "number", "text"]) {
        let whole = &reading.words[range.clone()];
        let kind = type_named(&reading.words[range.end - 1..range.end]);
        let part_of_name = type_named(whole).is_some() || reading.words[range.end - 1].is("number");
        if let (Some(kind), false) = (kind, part_of_name) {
            facts.kind = Some(kind);
            range.end -= 1;
        }
    }
    range
}
