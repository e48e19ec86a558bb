//! The parts of a request that nothing was made of.

use std::ops::Range;

use isekai_codegen::AppSpec;

use super::Draft;
use super::grammar::words::SMALL;
use super::grammar::{is_app_word, is_article, is_boundary, is_lead, is_verb};
use crate::lexicon::Wish;

const MAX_SPEAKER_WORDS: usize = 8;
const MAX_PARTS: usize = 10;

/// Marks every further mention of the app's things, and of the people who use it ("customers can …").
pub fn take_mentions(draft: &mut Draft<'_>, nouns: &[usize]) {
    for at in 0..draft.reading.len() {
        let found = draft.lexicon.nouns.phrases().at(&draft.reading.words[at..]);
        let modal = |end: usize| {
            draft
                .reading
                .words
                .get(end)
                .is_some_and(|word| word.is_any(&["can", "should", "could", "must", "may", "will"]))
        };
        if let Some(found) = found.filter(|found| nouns.contains(&found.value) || modal(at + found.words)) {
            draft.reading.take(at..at + found.words);
        } else if modal(at + 1) {
            draft.reading.take(at..at + 1);
        }
    }
}

/// Who asks says little about it: "I'm a supply teacher, need something to …".
pub fn take_speaker(draft: &mut Draft<'_>) {
    let reading = &draft.reading;
    let from = [&["i'm"][..], &["i", "am"], &["we're"], &["we", "are"]]
        .iter()
        .find(|who| reading.starts(0, who))
        .map(|who| who.len());
    let Some(from) = from.filter(|&at| reading.words.get(at).is_some_and(|word| word.is_any(&["a", "an"]))) else {
        return;
    };
    let end = (from..reading.len().min(from + MAX_SPEAKER_WORDS))
        .find(|&at| reading.words[at].is_any(&[",", ".", ";", "and", "!"]));
    if let Some(end) = end {
        draft.reading.take(0..end + 1);
    }
}

/// Whom an app is for says little about it: "for my church", "for a small shop".
pub fn take_audience(draft: &mut Draft<'_>, from: usize) {
    let end = draft.reading.sentence_end(from);
    for at in from..end {
        if draft.reading.words[at].is("for") && !draft.reading.is_used(at) {
            let stop = (at + 1..end.min(at + 6))
                .find(|&at| is_boundary(&draft.reading.words[at]) || draft.reading.words[at].is("and"));
            draft.reading.take(at..stop.unwrap_or(end.min(at + 6)));
        }
    }
}

/// The words that ask for the app name it; those that stand neither in it nor in a decision were not understood.
pub fn give_back_forgotten(draft: &mut Draft<'_>, spec: &AppSpec) {
    let spec = serde_json::to_string(spec).unwrap_or_default();
    let decisions = draft.decisions.iter().map(|decision| format!("{} {} ", decision.words, decision.outcome));
    let said = decisions.fold(spec, |said, decision| said + &decision).to_lowercase();
    for at in draft.head.clone() {
        let word = &draft.reading.words[at];
        if !said.contains(&word.stem) && !said.contains(&word.lower) {
            draft.reading.give_back(at);
        }
    }
}

/// Groups of words that are neither understood nor small.
pub fn find(draft: &Draft<'_>) -> Vec<String> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in 0..draft.reading.len() {
        if !is_open(draft, at) {
            continue;
        }
        match parts.last_mut() {
            // Small words between two open ones belong to the group.
            Some(last)
                if at - last.end <= 2
                    && (last.end..at).all(|between| {
                        !draft.reading.is_used(between) && !draft.reading.words[between].punctuation
                    }) =>
            {
                last.end = at + 1
            }
            _ => parts.push(at..at + 1),
        }
    }
    let mut texts: Vec<String> = Vec::new();
    for part in parts {
        let text = draft.reading.source(part).split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = text.chars().take(120).collect();
        if !texts.contains(&text) && texts.len() < MAX_PARTS {
            texts.push(text);
        }
    }
    texts
}

fn is_open(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    let small = word.punctuation
        || SMALL.contains(word.lower.as_str())
        || is_lead(word)
        || is_article(word)
        || is_boundary(word)
        || is_app_word(word)
        || is_verb(word);
    if small || draft.reading.is_used(at) || word.lower.chars().count() < 2 {
        return false;
    }
    let wish = draft.lexicon.wishes.phrases().exact(&draft.reading.words[at..=at]);
    wish != Some(Wish::Fluff)
}
