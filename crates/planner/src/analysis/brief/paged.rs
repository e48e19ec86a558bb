//! Pages that a request names by a word of what is done there: "pages Track, Prices, Pickup and Shops".

use std::ops::Range;

use super::super::Draft;
use super::Demand;
use super::people::is_who;
use crate::lexicon::Intent;
use crate::text::{Reading, Word};

/// A page of a list of pages is about what the demand of the same word is about.
pub fn adopt(draft: &Draft<'_>, demands: &mut [Demand]) {
    for at in 0..demands.len() {
        let named = demands[at].title.is_some() && demands[at].object.len() == 1 && demands[at].tool.is_none();
        let Some(word) = draft.reading.words.get(demands[at].object.start).filter(|_| named).cloned() else { continue };
        let part = draft.lexicon.demands.nouns.exact(std::slice::from_ref(&word)).is_some();
        let told = |other: &Demand| {
            other.title.is_none()
                && (!part || other.tool.is_some() || other.intent == Intent::Calculate)
                && says(draft, other, &word)
        };
        let Some(other) = demands.iter().position(told) else { continue };
        let many = word.lower != word.stem;
        let last = draft.reading.words[demands[other].object.clone()].last().is_some_and(|last| last.stem == word.stem);
        let unknown = demands[other].thing.as_ref().is_none_or(|thing| thing.noun.is_none());
        if many && last && unknown && demands[at].thing.is_some() {
            // "find the nearest parcel shop": one of the "Shops".
            let thing = demands[at].thing.clone();
            demands[other].thing = thing;
            continue;
        }
        let known = demands[other].clone();
        demands[at] = Demand {
            at: demands[at].at.clone(),
            title: demands[at].title.take(),
            // The page is where it is done; what is done is said elsewhere.
            intent: match known.intent {
                Intent::Track | Intent::Book | Intent::Create | Intent::Account => Intent::Browse,
                intent => intent,
            },
            ..known
        };
    }
}

/// Whether a demand is about what a word names, or does it: not who does it, nor what else is said.
fn says(draft: &Draft<'_>, demand: &Demand, word: &Word) -> bool {
    let words = &draft.reading.words;
    let named = |range: Range<usize>| words[range].iter().any(|said| said.stem == word.stem);
    let about = demand.thing.as_ref().is_some_and(|thing| named(thing.words.clone()));
    let does = words.get(demand.at.start).is_some_and(|said| said.stem == word.stem);
    let place = demand.fields.is_empty() && named(demand.at.clone());
    about || !is_who(draft.lexicon, word) && (named(demand.object.clone()) || does || place)
}

/// "pages named Home and News", "a page called \"Our Dentists\"": where the first name begins.
pub fn named(reading: &Reading<'_>, at: usize, range: &Range<usize>) -> Option<usize> {
    let is = |at: usize, texts: &[&str]| range.contains(&at) && reading.words[at].is_any(texts);
    let capital =
        |at: usize| range.contains(&at) && reading.text[reading.words[at].span.clone()].starts_with(char::is_uppercase);
    let quote = |at: usize| is(at, &["\"", "“", "”", "'", "‘", "’"]);
    if !(is(at, &["pages", "page", "sections", "section", "tab"]) && is(at + 1, &["named", "called", "titled"])) {
        return None;
    }
    let start = if quote(at + 2) { at + 3 } else { at + 2 };
    let between = |at: usize| is(at, &[",", "and", "&", "of", "the", "or"]) || quote(at);
    let after = (start..range.end).find(|&at| !capital(at) && !between(at)).unwrap_or(range.end);
    (capital(start) && (after == range.end || is(after, BEHIND_NAMES))).then_some(start)
}

/// What may stand behind the names of pages: what is on them, or the next sentence.
const BEHIND_NAMES: &[&str] =
    &["listing", "showing", "containing", "with", "for", "where", "that", "which", "to", ";", "-", "–", ":"];
