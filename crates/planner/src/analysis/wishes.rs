//! Searches a request for features, wherever they stand: "and let me filter by category".

use std::ops::Range;

use super::Draft;
use super::grammar::list_end;
use super::lists::items;
use crate::lexicon::{Feature, Intent, Wish};
use crate::text::Phrase;

/// Single words for what every app does that are worth an answer.
const TELLING: &[&str] = &[
    "edit",
    "editing",
    "delete",
    "deleting",
    "undo",
    "crud",
    "offline",
    "persistent",
    "persistence",
    "persist",
    "localstorage",
    "responsive",
    "accessible",
    "accessibility",
    "validation",
    "validated",
    "mobile",
];

/// A feature where the request names it, with what follows "by".
#[derive(Debug, Clone)]
pub struct Found {
    pub feature: Feature,
    pub at: Range<usize>,
    /// Ranges of words: "by category and date".
    pub by: Vec<Range<usize>>,
}

/// Reads all wishes among the words nobody has read yet. `accept` says which features make sense for the app.
pub fn read(draft: &mut Draft<'_>, accept: impl Fn(Feature) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < draft.reading.len() {
        let wish = draft.lexicon.wishes.phrases().at(&draft.reading.words[at..]);
        let wish = wish.filter(|wish| !draft.reading.any_used(at..at + wish.words));
        let place = place(draft, at).filter(|place| wish.as_ref().is_none_or(|wish| wish.words < place.words));
        if let Some(place) = place {
            let range = at..at + place.words;
            at = range.end;
            if !draft.reading.is_negated(range.start) {
                draft.intents.push((place.value, range.clone()));
            }
            draft.reading.take(range);
            continue;
        }
        let Some(wish) = wish else {
            at += 1;
            continue;
        };
        let range = at..at + wish.words;
        at = range.end;
        if draft.reading.is_negated(range.start) {
            unwanted(draft, wish.value, range);
            continue;
        }
        match wish.value {
            Wish::Fluff => draft.reading.take(range),
            Wish::Always(index) => {
                let text = draft.lexicon.wishes.always[index].clone();
                // "create", "track", "see": the verbs of any request say nothing that needs an answer.
                let plain = range.len() == 1 && !draft.reading.words[range.start].is_any(TELLING);
                if plain || draft.decisions.iter().any(|decision| decision.outcome == text) {
                    draft.reading.take(range);
                } else {
                    draft.decide(range, text);
                }
            }
            Wish::Missing(index) => {
                let what = &draft.lexicon.wishes.missing[index];
                let text = format!(
                    "'{}' asks for {what}, which the built-in planner does not have yet.",
                    draft.reading.source(range.clone())
                );
                draft.reading.take(range);
                draft.warn(text);
            }
            Wish::Feature(feature) if accept(feature) => {
                let mut start = range.start;
                let mut by = by(draft, range.end);
                at = by.last().map_or(at, |last| last.end);
                if let Some(said) = said_before(draft, feature, &range).filter(|_| by.is_empty()) {
                    start = said.start;
                    by.push(said);
                }
                draft.reading.take(start..at);
                found.push(Found { feature, at: start..at, by });
            }
            Wish::Feature(_) => {}
            Wish::Intent(intent) => {
                draft.reading.take(range.clone());
                draft.intents.push((intent, range));
            }
        }
    }
    found
}

/// "search and department filter": the field that stands before it.
fn said_before(draft: &Draft<'_>, feature: Feature, at: &Range<usize>) -> Option<Range<usize>> {
    let before = at.start.checked_sub(1)?..at.start;
    let words = &draft.reading.words[before.clone()];
    let known = feature == Feature::Filter && draft.lexicon.fields.phrases().exact(words).is_some();
    (known && !draft.reading.any_used(before.clone()) && !draft.reading.is_negated(before.start)).then_some(before)
}

/// What needs a page of its own, by the name that briefs have for it: "online ordering", "appointment booking".
fn place(draft: &Draft<'_>, at: usize) -> Option<Phrase<Intent>> {
    let places = [
        Intent::Cart,
        Intent::Checkout,
        Intent::Book,
        Intent::Forum,
        Intent::Feed,
        Intent::Chat,
        Intent::Poll,
        Intent::Survey,
        Intent::Donate,
        Intent::Newsletter,
        Intent::Flashcards,
        Intent::Menu,
        Intent::Timer,
        Intent::Map,
        Intent::News,
        Intent::Team,
    ];
    let words = &draft.reading.words[at..];
    let found = draft.lexicon.demands.nouns.at(words).filter(|found| places.contains(&found.value))?;
    let free = !draft.reading.any_used(at..at + found.words);
    let known = draft.lexicon.nouns.phrases().at(words).is_some_and(|noun| noun.words >= found.words);
    let field = draft.lexicon.fields.phrases().at(words).is_some_and(|field| field.words >= found.words);
    (free && !known && !field).then_some(found)
}

/// "no charts", "without login".
fn unwanted(draft: &mut Draft<'_>, wish: Wish, range: Range<usize>) {
    let said = draft.reading.source(range.clone()).to_lowercase();
    let Wish::Feature(feature) = wish else { return draft.reading.take(range.start - 1..range.end) };
    draft.unwanted.push(feature);
    draft.decide(range.start - 1..range.end, format!("No {said}"));
}

/// The items after "by", "per" or "of".
fn by(draft: &Draft<'_>, from: usize) -> Vec<Range<usize>> {
    let reading = &draft.reading;
    // "a chart of the spending by month", "filter books by genre": a few words may come between.
    let of = reading.words.get(from).is_some_and(|word| word.is("of"));
    let cue = (from..reading.len().min(from + if of { 8 } else { 4 }))
        .take_while(|&at| !reading.words[at].punctuation && (of || !reading.words[at].is("and")))
        .find(|&at| reading.words[at].is_any(&["by", "per", "over"]));
    let Some(cue) = cue else { return Vec::new() };
    let end = list_end(reading, cue + 1).min(cue + 12);
    let mut kept = Vec::new();
    for item in items(reading, cue + 1..end, |_| 0) {
        // "by title and export to csv": the next wish ends the list.
        let words = &reading.words[item.clone()];
        let wish = draft.lexicon.wishes.phrases().at(words);
        let other = matches!(wish.map(|wish| wish.value), Some(Wish::Feature(_) | Wish::Intent(_) | Wish::Missing(_)))
            && !kept.is_empty();
        if other || item.len() > 4 {
            break;
        }
        kept.push(item);
    }
    kept
}
