//! Where an item of a list ends although nothing but a comma says so, and what an item shows.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_article;
use super::items::{PLACES, Tail, is_plural};
use super::measures;
use super::things::{self, Thing};
use crate::lexicon::Intent;

/// What ends the name of a field, whatever comes before it.
const MEASURED: &[&str] =
    &["date", "time", "number", "size", "name", "type", "level", "code", "amount", "place", "point"];

/// Whether a new item begins with `item`, which follows a separator before `from`; `None` where its words must decide.
pub fn decided(draft: &Draft<'_>, from: usize, item: Range<usize>, end: usize, tail: Tail) -> Option<bool> {
    let words = &draft.reading.words;
    let fields = draft.lexicon.fields.phrases();
    let at = item.start;
    let last = words.get(item.end.saturating_sub(1)).filter(|_| !item.is_empty());
    match tail {
        // "revenue by month in a chart and sales by region": one drawing after the other.
        Tail::By
            if words.get(at).is_some_and(measures::is_figure)
                && words[at..item.end].iter().any(|word| word.is("by")) =>
        {
            Some(false)
        }
        Tail::By => {
            // "by day and stage, artists with pictures": a thing of its own, as is "a map".
            let noun = draft.lexicon.nouns.phrases().at(&words[at..end]);
            let named = noun.is_some_and(|noun| is_plural(&words[at + noun.words - 1]));
            let many = last.is_some_and(is_plural)
                && !words[item.clone()].iter().any(|word| word.is("of"))
                && fields.exact(&words[item.clone()]).is_none();
            let listed = from.checked_sub(1).is_some_and(|before| words[before].is_any(&[",", "and"]));
            let article = words[at].is_any(&["a", "an"]) && item.len() > 1 && !last.is_some_and(is_plural);
            if named || many && listed || article {
                return Some(true);
            }
            // "by day and track": the last of a list, whatever else the word can mean.
            let next = words.get(at + 1).filter(|_| at + 1 < end);
            let alone = next.is_none_or(|next| next.punctuation || next.is_any(&["and", "or"]));
            let joined = from.checked_sub(1).is_some_and(|before| words[before].is_any(&["and", "or"]));
            (alone && joined && at == from).then_some(false)
        }
        Tail::Fields => {
            // "services with prices, a team of vets, appointment requests": further parts, not fields.
            let part = words[at].is_any(&["a", "an"])
                && draft.lexicon.demands.nouns.at(&words[at + 1..end]).is_some()
                && fields.at(&words[at + 1..end]).is_none();
            let forms = ["requests", "applications", "registrations", "bookings"];
            if part || last.is_some_and(|word| word.is_any(&forms)) {
                return Some(true);
            }
            // "name, phone and start date", "group size": a field, though its first word can be a verb.
            (item.len() == 2 && last.is_some_and(|word| word.is_any(MEASURED))).then_some(false)
        }
        Tail::Other => None,
    }
}

/// "a calendar of council meetings", "a map of the stalls": how something is shown, and what.
pub fn shown_of(draft: &Draft<'_>, object: Range<usize>) -> Option<(Intent, Option<Thing>)> {
    let words = &draft.reading.words;
    let from = object.clone().find(|&at| !is_article(&words[at]))?;
    let found = draft.lexicon.demands.nouns.at(&words[from..object.end])?;
    let of = from + found.words;
    let shown = PLACES.contains(&found.value) && of < object.end && words[of].is("of");
    shown.then(|| (found.value, things::find(draft, of + 1..object.end)))
}
