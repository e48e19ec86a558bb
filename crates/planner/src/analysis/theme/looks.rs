//! Words for the look of the whole: "pastel colours", "rounded", "serif headings".

use std::ops::Range;

use super::super::Draft;
use crate::lexicon::styles::Says;
use crate::text::{Reading, Word};

/// A word about looks, where the text says it of the app.
pub struct Said {
    pub says: Says,
    pub words: Range<usize>,
}

/// What follows a word that only then is about looks: "pastel pages".
const OF_APP: &[&str] = &[
    "look",
    "style",
    "styled",
    "theme",
    "themed",
    "colour",
    "color",
    "colours",
    "colors",
    "design",
    "ui",
    "feel",
    "vibe",
    "palette",
    "tone",
    "tones",
    "aesthetic",
    "layout",
    "interface",
    "background",
    "heading",
    "headings",
    "button",
    "buttons",
    "card",
    "cards",
    "title",
    "titles",
    "text",
];

pub fn find(draft: &Draft<'_>) -> Vec<Said> {
    let reading = &draft.reading;
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let words = draft.lexicon.styles.looks().at(&reading.words[at..]);
        let Some(phrase) = words.filter(|one| !reading.any_used(at..at + one.words)) else {
            at += 1;
            continue;
        };
        let mut end = at + phrase.words;
        while reading.words.get(end).is_some_and(|word| word.is_any(OF_APP)) && !reading.is_used(end) {
            end += 1;
        }
        if !reading.is_negated(at) && (end - at > 1 || stands_alone(reading, at)) && !in_list(reading, at, end) {
            found.push(Said { says: phrase.value, words: at..end });
        }
        at = end;
    }
    found
}

/// "rounded, pastel", "need to be colorful": nothing that could be meant besides the app.
fn stands_alone(reading: &Reading<'_>, at: usize) -> bool {
    let ends = |word: &Word| {
        word.punctuation && !word.is_any(&["(", ")", ":"]) || word.is_any(&["and", "please", "with", "but", "for"])
    };
    let opens = |word: &Word| {
        word.punctuation && !word.is_any(&["(", ":"])
            || word.is_any(&[
                "and", "be", "look", "it", "in", "very", "with", "use", "as", "looks", "feel", "more", "make", "a",
            ])
    };
    let before = at.checked_sub(1).is_none_or(|before| opens(&reading.words[before]));
    before && reading.words.get(at + 1).is_none_or(ends)
}

/// "(pastel, oil, ink)": a choice.
fn in_list(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let opened = (0..at).rev().take(8).find(|&other| reading.words[other].is_any(&["(", ")", "."]));
    opened.is_some_and(|other| reading.words[other].is("("))
        && (end..reading.len().min(end + 8)).any(|other| reading.words[other].is(")"))
}
