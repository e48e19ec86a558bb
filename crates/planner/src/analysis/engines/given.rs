//! What a request asks of an engine that it does anyway, and what goes beyond it.

use std::ops::Range;

use isekai_codegen::Block;

use crate::analysis::grammar::words::SMALL;
use crate::analysis::grammar::{is_article, is_boundary, is_verb};
use crate::analysis::{Draft, theme};
use crate::lexicon::Wish;
use crate::lexicon::engines::formula_words;

/// Takes what the engine has, with a decision for each group of words, and warns about what it has not.
pub fn read(draft: &mut Draft<'_>, block: &Block, name: &str) {
    for range in groups(draft, found(draft, block)) {
        draft.decide(range, super::has_it(name));
    }
    beyond(draft, name, matches!(block.kind.as_str(), "todo" | "notes"));
}

fn found(draft: &Draft<'_>, block: &Block) -> Vec<Range<usize>> {
    let reading = &draft.reading;
    let parts = draft.lexicon.engines.parts(&block.kind, &block.options);
    let preset = block.options.get("preset").and_then(|preset| preset.as_str());
    let labels = preset.and_then(formula_words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let words = &reading.words[at..];
        let phrase = parts.iter().filter_map(|part| part.has.at(words)).map(|phrase| phrase.words).max();
        let label = || labels.is_some_and(|labels| is_telling(draft, at) && labels.contains(&reading.words[at].stem));
        let count = phrase.or_else(|| label().then_some(1));
        let free = |count: &usize| !reading.any_used(at..at + count) && !reading.is_negated(at);
        let Some(count) = count.filter(free) else {
            at += 1;
            continue;
        };
        found.push(at..at + count);
        at += count;
    }
    found
}

fn is_telling(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    !(word.punctuation || SMALL.contains(word.lower.as_str()) || is_article(word) || is_boundary(word) || is_verb(word))
}

/// Neighbours become one: "start, pause and reset". Wishes end a group at full stops.
fn groups(draft: &Draft<'_>, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let reading = &draft.reading;
    let mut groups: Vec<Range<usize>> = Vec::new();
    for range in found {
        let joins = |last: &Range<usize>| {
            range.start - last.end <= 3
                && (last.end..range.start).all(|at| {
                    let word = &reading.words[at];
                    word.is_any(&[",", "/", "&", "per", "of", "the", "a", "for"]) || SMALL.contains(word.lower.as_str())
                })
        };
        match groups.last_mut() {
            Some(last) if joins(last) => last.end = range.end,
            _ => groups.push(range),
        }
    }
    groups
}

/// Wishes that make an app more than its one engine: sign-in, comments, a switch of the theme.
fn beyond(draft: &mut Draft<'_>, name: &str, lists: bool) {
    let mut at = 0;
    while at < draft.reading.len() {
        let wish = draft.lexicon.wishes.phrases().at(&draft.reading.words[at..]);
        let Some(wish) = wish.filter(|wish| !draft.reading.any_used(at..at + wish.words)) else {
            at += 1;
            continue;
        };
        // What every list does, these do only where it is among what they have.
        let undo = draft.reading.words[at].is_any(&["undo", "redo"]) && !lists;
        if (undo || matches!(wish.value, Wish::Intent(_))) && !draft.reading.is_negated(at) {
            lacks(draft, at..at + wish.words, name);
        }
        at += wish.words;
    }
    if let Some((_, words)) = theme::mode(&draft.reading).filter(|(_, words)| !draft.reading.any_used(words.clone())) {
        let switch =
            draft.reading.words.get(words.end).is_some_and(|word| word.is_any(&["toggle", "switch", "switcher"]));
        lacks(draft, words.start..words.end + usize::from(switch), name);
    }
}

fn lacks(draft: &mut Draft<'_>, words: Range<usize>, name: &str) {
    let said = draft.reading.source(words.clone());
    let text = format!("'{said}': the {} does without so far.", name.to_lowercase());
    draft.reading.take(words);
    draft.warn(text);
}
