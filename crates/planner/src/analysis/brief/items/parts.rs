//! The parts of an item: what is acted on, and what is said of it behind that.

use std::ops::Range;

use crate::analysis::brief::things::{self, Thing};
use crate::analysis::grammar::{EXACTLY, is_article, list_end};
use crate::analysis::{Draft, lists};
use crate::lexicon::Intent;
use crate::text::{Phrase, Word};

/// The wish that an object ends with, unless the words are the name of something longer: "shopping list", "stock portfolio".
pub(super) fn demand_noun(draft: &Draft<'_>, object: Range<usize>) -> Option<Phrase<Intent>> {
    let words = &draft.reading.words[object];
    let found = draft.lexicon.demands.nouns.ending(words)?;
    if words.last().is_some_and(|word| word.is("contacts")) {
        return None;
    }
    let known = draft.lexicon.nouns.phrases().ending(words).map_or(0, |noun| noun.words);
    (known <= found.words).then_some(found)
}

/// What is acted on, and what follows it.
pub(super) fn split_object(draft: &Draft<'_>, range: Range<usize>) -> (Range<usize>, Range<usize>) {
    let words = &draft.reading.words;
    let mut at = range.start;
    while at < range.end {
        let known = draft.lexicon.demands.nouns.at(&words[at..range.end]).map_or(0, |found| found.words);
        if known > 1 {
            at += known;
            continue;
        }
        if at > range.start && words[at].is_any(CIRCUMSTANCES) {
            break;
        }
        at += 1;
    }
    let at = at.min(range.end);
    (range.start..at, at..range.end)
}

/// "reviews for products": what stands after the cue.
pub(super) fn tail_thing(draft: &Draft<'_>, tail: Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let first = words.get(tail.start).filter(|_| !tail.is_empty())?;
    // "with a doctor" says with whom; "with arrival and departure" and "by title or author" name fields.
    let whose = first.is("with") && words.get(tail.start + 1).is_some_and(is_article);
    let cue = whose || first.is_any(&["for", "of", "on", "about", "to", "from", "in", "as"]);
    let (object, _) = split_object(draft, tail.start + 1..tail.end);
    things::known(draft, object).filter(|_| cue)
}

/// "by category, price and rating"; "based on price".
pub(super) fn by_list(draft: &Draft<'_>, tail: Range<usize>) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let Some(cue) = tail
        .clone()
        .find(|&at| words[at].is("by") || words[at].is("based") && words.get(at + 1).is_some_and(|next| next.is("on")))
    else {
        return Vec::new();
    };
    let mut start = if words[cue].is("based") { cue + 2 } else { cue + 1 };
    while start < tail.end && is_article(&words[start]) {
        start += 1;
    }
    let end = list_end(&draft.reading, start).min(tail.end);
    if start >= end {
        Vec::new()
    } else {
        // "course (starters, mains, desserts)": what is in the brackets are its values.
        let name = |item: &Range<usize>| {
            item.clone().find(|&at| words[at].is_any(&["(", "["])).unwrap_or(item.end) - item.start
        };
        lists::items(&draft.reading, start..end, |_| 0)
            .into_iter()
            .flat_map(|item| alternatives(words, item))
            .filter(|item| (1..=3).contains(&name(item)))
            .collect()
    }
}

/// "SKU or name" are two.
pub(super) fn alternatives(words: &[Word], item: Range<usize>) -> Vec<Range<usize>> {
    match item.clone().take_while(|&at| !words[at].is("(")).find(|&at| words[at].is("or")) {
        Some(or) => [item.start..or, or + 1..item.end].into_iter().filter(|part| !part.is_empty()).collect(),
        None => vec![item],
    }
}

/// "with title, date and notes": what a record is to hold.
pub(super) fn field_list(draft: &Draft<'_>, tail: Range<usize>) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let Some(cue) = tail.clone().find(|&at| words[at].is_any(&["with", "including"])) else { return Vec::new() };
    let from = announced(draft, cue + 1);
    let end = list_end(&draft.reading, from).min(tail.end);
    if from >= end { Vec::new() } else { lists::items(&draft.reading, from..end, |_| 0) }
}

/// Behind "exactly these fields:", which says nothing of the first of them.
pub(super) fn announced(draft: &Draft<'_>, from: usize) -> usize {
    if !draft.reading.starts(from, EXACTLY) {
        return from;
    }
    let behind = from + EXACTLY.len();
    behind + usize::from(draft.reading.words.get(behind).is_some_and(|word| word.is(":")))
}

/// After these the object is over and the circumstances begin.
pub(super) const CIRCUMSTANCES: &[&str] = &[
    "for",
    "with",
    "from",
    "to",
    "in",
    "on",
    "based",
    "through",
    "via",
    "about",
    "at",
    "using",
    "without",
    "when",
    "after",
    "before",
    "between",
    "within",
    "during",
    "according",
    "across",
    "into",
    "so",
    "that",
    "which",
    "while",
    "as",
    "per",
    "under",
    "by",
    "(",
    "–",
    "—",
    "-",
    "including",
    "such",
    "like",
    "where",
    "whose",
    "regarding",
    "related",
    "near",
    "over",
    "among",
];
