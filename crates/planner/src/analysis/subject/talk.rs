//! What is said to somebody, and asks for no app.

use super::super::Draft;

const MAX_TALK_WORDS: usize = 10;

/// "tell me a joke": something is to be said, and nothing built.
pub fn is_talk(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    let told = words.len() <= MAX_TALK_WORDS
        && words.first().is_some_and(|first| first.is_any(&["tell", "sing", "say", "explain"]));
    told && words.get(1).is_some_and(|next| next.is_any(&["me", "us", "a", "the", "how", "what", "why", "something"]))
}
