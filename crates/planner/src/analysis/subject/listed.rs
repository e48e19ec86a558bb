//! What a list of fields is of, when nothing else says what the app is about: "food bank parcels given out with fields: …".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_app_word, is_article, is_boundary, is_lead, is_verb};
use super::super::objects::{self, Thing};

const MAX_NAME_WORDS: usize = 3;
/// Say when, where or how, not what.
const ENDS: &[&str] = &["per", "from", "at", "on", "in", "and", "or", "given", "we", "i", "my", "our", "with"];

/// The thing whose fields are listed.
pub fn thing(draft: &Draft<'_>, head: &Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let list = (0..words.len()).find(|&at| words[at].is_any(&["fields", "columns"]))?;
    let until = list.saturating_sub(usize::from(list > 0 && words[list - 1].is("with")));
    let from = (0..until).rev().find(|&at| words[at].is_any(&[".", "!", "?"])).map_or(0, |at| at + 1);
    let said = from.min(head.start)..until;
    let known = said.clone().find_map(|at| {
        let found = draft.lexicon.nouns.phrases().at(&words[at..until])?;
        Some(Thing::of(found.value, at..at + found.words))
    });
    known.or_else(|| unknown(draft, said))
}

/// The first words that are no verb and no word for an app; up to the first plural.
fn unknown(draft: &Draft<'_>, said: Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let small = |at: &usize| {
        let word = &words[*at];
        is_lead(word) || is_article(word) || is_verb(word) || is_boundary(word) || !objects::is_wordy(word)
    };
    let mut at = said.start;
    while at < said.end {
        let start = (at..said.end).find(|at| !small(at) && !words[*at].is_any(ENDS))?;
        let stop = (start..said.end)
            .find(|&at| is_boundary(&words[at]) || words[at].is_any(ENDS) || !objects::is_wordy(&words[at]))
            .unwrap_or(said.end);
        let plural = (start..stop).find(|&at| words[at].lower != words[at].stem && !is_app_word(&words[at]));
        let app = (start..stop).find(|&at| at > start && is_app_word(&words[at]));
        let end = plural.map_or_else(|| app.unwrap_or(stop), |plural| plural + 1);
        let name = end.saturating_sub(MAX_NAME_WORDS).max(start)..end;
        if !name.is_empty() && !is_app_word(&words[name.end - 1]) {
            return Some(Thing { noun: None, words: name, strong: true, verb: "" });
        }
        at = stop.max(start + 1);
    }
    None
}
