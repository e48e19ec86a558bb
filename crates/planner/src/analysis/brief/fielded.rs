//! Sentences that say what each of something has: a list of fields.

use std::ops::Range;

use super::clauses::{Clause, MODALS, Role};
use crate::text::Reading;

/// "Each tour has a destination, a price and a number of days."
pub fn clause(reading: &Reading<'_>, range: Range<usize>) -> Option<Clause> {
    let first = reading.words.get(range.start)?;
    if !first.is_any(&["each", "every", "a", "an", "the"]) {
        return several(reading, range);
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

/// "Recipes have a title, a cook and a number of servings."
fn several(reading: &Reading<'_>, range: Range<usize>) -> Option<Clause> {
    let words = &reading.words;
    let has = (range.start + 1..range.end.min(range.start + 3)).find(|&at| words[at].is_any(&["have", "contain"]))?;
    let plural =
        words[has - 1].lower != words[has - 1].stem && words[range.start..has].iter().all(|word| !word.punctuation);
    let user = words[has - 1].is_any(&["users", "visitors", "they", "people", "admins"]);
    let listed = (has + 1..range.end).any(|at| words[at].is_any(&[",", "and"]));
    let wished = words.get(has + 1).is_some_and(|next| next.is_any(&["to", "been", "access"]));
    (plural && listed && !user && !wished).then_some(Clause { role: Role::Fields, words: range })
}
