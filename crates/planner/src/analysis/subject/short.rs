//! Short requests that say what they are about in no usual way: "expense thing", "coffee shop pos", "a blog about dogs".

use std::ops::Range;

use super::{Kind, Subject, find_from, talk};
use crate::analysis::Draft;
use crate::analysis::grammar::is_generic_app_word;
use crate::text::Word;

/// In a request of few words any that we know is what it is about.
const MAX_SHORT_WORDS: usize = 12;

/// What a short request is about that says it in no other way: the first thing or tool that it names. "expense thing", "quiz 10
/// questions", "coffee shop pos".
pub fn anywhere(draft: &Draft<'_>) -> Option<Subject> {
    let words = &draft.reading.words;
    let lexicon = draft.lexicon;
    let plain = |word: &Word| !word.punctuation || word.is_any(&[",", ".", "!", "?", "-", "/", "&"]);
    if words.len() > MAX_SHORT_WORDS || !words.iter().all(plain) || talk::is_talk(draft) {
        return None;
    }
    let named = (0..draft.reading.sentence_end(0)).filter(|&at| !draft.reading.is_negated(at)).find_map(|at| {
        let engine = lexicon.engines.phrases.at(&words[at..]).map_or(0, |found| found.words);
        let noun = lexicon.nouns.phrases().at(&words[at..]).map_or(0, |found| found.words);
        let setting = lexicon.engines.setting_phrases.at(&words[at..]).map_or(0, |found| found.words);
        let unavailable = lexicon.engines.unavailable.at(&words[at..]).is_some();
        let count = engine.max(noun).max(setting);
        let plain = count > 0 && !unavailable && !is_generic_app_word(&words[at]) && words[at].lower.len() > 2;
        plain.then_some(at..at + count)
    });
    Some(find_from(draft, named?)).filter(|subject| subject.kind != Kind::Unknown)
}

/// "a blog about dogs" keeps articles, and no dogs.
pub fn blog(draft: &Draft<'_>, head: &Range<usize>) -> Option<(usize, usize)> {
    let words = &draft.reading.words;
    let at = head.clone().rev().find(|&at| !is_generic_app_word(&words[at]))?;
    let about = words.get(head.end).is_some_and(|next| next.is_any(&["about", "on"]));
    draft.lexicon.nouns.named("Article").filter(|_| about && words[at].is("blog")).map(|noun| (noun, at))
}
