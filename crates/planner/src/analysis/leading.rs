//! "who has the most points wins": no field, but a ranking of those who did something.

use std::ops::Range;

use isekai_codegen::{Field, FieldKind};

use super::assemble::add_if_missing;
use super::draft::EntityDraft;
use super::{Draft, fields};
use crate::lexicon::Intent;
use crate::text::words;

/// Fields that say who it was.
const WHO: &[&str] = &[
    "assigned to",
    "player",
    "child",
    "kid",
    "student",
    "member",
    "team",
    "person",
    "who",
    "user",
    "runner",
    "driver",
];
/// Work that several share out.
const SHARED: &[&str] = &["chore", "task", "habit", "activity", "challenge", "workout", "reading", "errand", "duty"];
const PEOPLE: &[&str] = &[
    "kids",
    "children",
    "family",
    "roommates",
    "flatmates",
    "friends",
    "team",
    "housemates",
    "siblings",
    "sons",
    "daughters",
    "students",
    "players",
    "members",
];

/// Finds the question and makes the ranking possible: a number to rank by, and who has it.
pub fn read(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    let Some((range, score)) = question(draft) else { return };
    let score_words = score.clone().map(|range| draft.reading.words[range].to_vec());
    let numbered = |entity: &EntityDraft| {
        entity.fields.iter().any(|field| {
            super::blocks::is_number(&field.kind)
                && score_words.as_ref().is_none_or(|said| fields::same_words(&field.label, said))
        })
    };
    let index = drafts.iter().position(numbered).or(if drafts.is_empty() { None } else { Some(0) });
    let Some(entity) = index.and_then(|index| drafts.get_mut(index)) else { return };
    if !numbered(entity) {
        add_if_missing(entity, "Points: integer");
    }
    let several = draft.reading.words.iter().any(|word| word.is_any(PEOPLE));
    let shared = words(&entity.singular).iter().any(|word| SHARED.contains(&word.stem.as_str()));
    if several && shared && who(&entity.fields).is_none() {
        add_if_missing(entity, "Assigned to: text");
    }
    draft.reading.take(range.clone());
    draft.intents.push((Intent::Leaderboard, range));
}

/// The field that says who it was.
pub fn who(fields: &[Field]) -> Option<&Field> {
    let named = |field: &&Field| {
        matches!(field.kind, FieldKind::Text { multiline: false, .. } | FieldKind::Relation { many: false, .. })
            && WHO.contains(&field.label.to_lowercase().as_str())
    };
    fields.iter().find(named)
}

/// The words of the question, and those of the number: "who has the most points wins", "the kid with the most stars wins", "who is ahead".
fn question(draft: &Draft<'_>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let words = &draft.reading.words;
    for at in 0..words.len() {
        if draft.reading.is_used(at) {
            continue;
        }
        let end = (at..words.len()).find(|&at| words[at].punctuation).unwrap_or(words.len());
        let most = words[at].is_any(&["most", "highest", "lowest", "fewest", "least"]) && at + 1 < end;
        let asked = (at.saturating_sub(4)..at).any(|before| words[before].is_any(&["who", "whoever"]));
        let wins = (at..end).any(|at| words[at].is_any(&["wins", "win", "leads"]));
        if most && (asked || wins) {
            let start =
                (at.saturating_sub(4)..at).find(|&before| words[before].is_any(&["who", "whoever"])).unwrap_or(at);
            let named = at + 1 < end
                && !words[at + 1].is_any(&["this", "that", "in", "of", "wins", "win", "each", "per", "a", "the", "by"]);
            return Some((start..end, named.then_some(at + 1..at + 2)));
        }
        let state =
            words.get(at + 2).is_some_and(|word| word.is_any(&["winning", "leading", "ahead", "first", "best"]));
        if words[at].is("who") && words.get(at + 1).is_some_and(|next| next.is_any(&["is", "are"])) && state {
            return Some((at..at + 3, None));
        }
    }
    None
}
