//! Where a list ends because somebody else begins to do something.

use super::super::Draft;
use super::clauses::MODALS;
use super::people::is_who;
use crate::text::Word;

/// A list ends before the subject of the next clause: "…, and users can …", "…, allowing users to …".
pub fn subject_start(draft: &Draft<'_>, start: usize, end: usize, followed: bool) -> usize {
    if !followed {
        return end;
    }
    let reading = &draft.reading;
    let mut at = end;
    // "…; officials should be able to"
    let able = reading.words[end].is_any(MODALS) && reading.words.get(end + 1).is_some_and(|next| next.is("be"));
    if able && at > start && is_several(&reading.words[at - 1]) {
        at -= 1;
    }
    // "…, and the foundation can": who it is, whatever they are called.
    if at > start + 1
        && reading.words[at - 2].is_any(&["the", "our", "each", "every"])
        && !reading.words[at - 1].punctuation
    {
        at -= 2;
    }
    let subject = |word: &Word| {
        is_who(draft.lexicon, word)
            || word.is_any(&[
                "only",
                "then",
                "and",
                ",",
                ";",
                "also",
                "the",
                "a",
                "all",
                "both",
                "registered",
                "website",
                "site",
                "app",
                "it",
                "should",
                "platform",
                "system",
                "while",
                "in",
                "addition",
                "additionally",
            ])
    };
    while at > start && subject(&reading.words[at - 1]) {
        at -= 1;
    }
    at
}

pub fn is_several(word: &Word) -> bool {
    word.lower != word.stem && !word.punctuation
}
