//! The names of those who celebrate: "wedding website for Nadia & Tom".

use super::{Draft, naming};
use crate::text::{Word, title_case};

const OCCASIONS: &[&str] = &["wedding", "engagement", "anniversary", "marriage", "nuptials"];

/// Two names that "and" joins, behind "for" or "of", where a couple celebrates.
pub fn name(draft: &mut Draft<'_>) -> Option<String> {
    let words = &draft.reading.words;
    if !words.iter().any(|word| word.is_any(OCCASIONS)) {
        return None;
    }
    let capital = |at: usize| draft.reading.text[words[at].span.clone()].chars().next().is_some_and(char::is_uppercase);
    let is_name = |at: usize| words.get(at).is_some_and(|word| is_open(draft, word));
    let and = (1..words.len()).find(|&at| {
        let joined = words[at].is_any(&["and", "&", "+"]) && is_name(at - 1) && is_name(at + 1);
        let told = at > 1 && words[at - 2].is_any(&["for", "of", "wedding", "our", ":"]);
        joined && (told || capital(at - 1) && capital(at + 1))
    })?;
    let (one, other) = (draft.reading.source(and - 1..and), draft.reading.source(and + 1..and + 2));
    let name = naming::tidy(&format!("{} & {}", title_case(one), title_case(other)))?;
    draft.decide(and - 1..and + 2, format!("Name {name}"));
    Some(name)
}

/// No word that we know.
fn is_open(draft: &Draft<'_>, word: &Word) -> bool {
    let one = std::slice::from_ref(word);
    let lexicon = draft.lexicon;
    word.lower.chars().all(char::is_alphabetic)
        && word.lower.chars().count() > 1
        && lexicon.nouns.phrases().exact(one).is_none()
        && lexicon.fields.phrases().exact(one).is_none()
        && lexicon.demands.nouns.exact(one).is_none()
        && lexicon.wishes.phrases().exact(one).is_none()
        && !super::grammar::is_lead(word)
        && !super::grammar::is_app_word(word)
        && !super::grammar::is_article(word)
}
