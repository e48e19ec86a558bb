//! Sentences that say what each of something has: a list of fields.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_app_word;
use super::clauses::{Clause, MODALS, Role};

/// "Each tour has a destination, a price and a number of days."
pub fn clause(draft: &Draft<'_>, range: Range<usize>) -> Option<Clause> {
    let reading = &draft.reading;
    let first = reading.words.get(range.start)?;
    if !first.is_any(&["each", "every", "a", "an", "the"]) {
        return several(draft, range);
    }
    let each = first.is_any(&["each", "every"]);
    let has = (range.start + 1..range.end.min(range.start + 5)).find(|&at| {
        reading.words[at].is_any(&["has", "have", "contains", "includes", "shows", "consists", "needs", "with"])
    })?;
    let modal = range.clone().take_while(|&at| at < has).any(|at| reading.words[at].is_any(MODALS));
    let app = modal && !each
        || reading.words[has - 1].is_any(&[
            "website",
            "site",
            "app",
            "application",
            "platform",
            "system",
            "page",
            "it",
            "portal",
            "dashboard",
        ]);
    let listed = (has..range.end).filter(|&at| reading.words[at].is(",")).count();
    (has > range.start + 1 && !app && (each || listed > 1)).then_some(Clause { role: Role::Fields, words: range })
}

/// What holds others together: "bookings connect a guest and a room".
pub const JOINS: &[&str] = &["connect", "link", "join", "combine", "connects", "links", "combines"];

/// "Recipes have a title, a cook and a number of servings.", "Rooms with number and price."
fn several(draft: &Draft<'_>, range: Range<usize>) -> Option<Clause> {
    let words = &draft.reading.words;
    let has = (range.start + 1..range.end.min(range.start + 4))
        .find(|&at| words[at].is_any(&["have", "contain", "with"]) || words[at].is_any(JOINS))?;
    // "Apps with login", "Students can …": neither names a thing that has something.
    let app = words[range.start..has].iter().any(|word| {
        is_app_word(word) || word.is_any(MODALS) || word.lower == word.stem && word.is_any(&["search", "show", "use"])
    });
    // "Authors submit papers with title and abstract": somebody does it.
    let done = (range.start + 1..has)
        .any(|at| words[at].lower == words[at].stem && draft.lexicon.demands.verbs.exact(&words[at..=at]).is_some());
    if app
        || done && !words[has].is_any(JOINS)
        || words[range.start].is_any(&["make", "create", "build", "add", "include", "manage", "track"])
    {
        return None;
    }
    let plural =
        words[has - 1].lower != words[has - 1].stem && words[range.start..has].iter().all(|word| !word.punctuation);
    let user = words[has - 1].is_any(&["users", "visitors", "they", "people", "admins"]);
    let listed = (has + 1..range.end).any(|at| words[at].is_any(&[",", "and"]));
    let wished = words.get(has + 1).is_some_and(|next| next.is_any(&["to", "been", "access"]));
    (plural && listed && !user && !wished).then_some(Clause { role: Role::Fields, words: range })
}
