//! "track my books", "manage patients and appointments": what the verbs of a request are about.

use std::ops::Range;

use super::Draft;
use super::grammar::{is_app_word, is_article, is_boundary, verb};
use crate::text::Word;

/// A thing that the app keeps records of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Index of the noun, when we know it.
    pub noun: Option<usize>,
    pub words: Range<usize>,
    /// Named after a verb that takes any object, e.g. "track".
    pub strong: bool,
    pub verb: &'static str,
}

impl Thing {
    /// A noun that is named as what the app is about.
    pub const fn of(noun: usize, words: Range<usize>) -> Self {
        Self { noun: Some(noun), words, strong: true, verb: "" }
    }
}

const MAX_UNKNOWN_WORDS: usize = 3;

/// All objects of verbs, in the order of the text.
pub fn find(draft: &Draft<'_>, head: &Range<usize>) -> Vec<Thing> {
    let words = &draft.reading.words;
    let mut things: Vec<Thing> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "fuel log for my car": a word for an app is no verb there.
        let app = head.contains(&at) && at > head.start && is_app_word(&words[at]);
        let Some((base, mut strong)) = verb_at(draft, at).filter(|_| !app && !draft.reading.is_used(at)) else {
            at += 1;
            continue;
        };
        // "add, edit and delete all my tasks"; "keep track of my books"
        let mut object = at + 1;
        while let Some(word) = words.get(object) {
            let more = verb_at(draft, object);
            let between = word.is_any(&[",", "and", "or", "/", "&", "then"])
                && (verb_at(draft, object + 1).is_some()
                    || words.get(object + 1).is_some_and(|next| next.is_any(&["and", "or"])));
            let filler = is_article(word)
                || word.is_any(&["track", "records", "list", "lists", "collection", "number", "and", "tabs", "tally"])
                    && object == at + 1;
            if more.is_some() && (between_before(words, object) || object == at + 1) {
                strong |= more.is_some_and(|(_, strong)| strong);
            } else if !(between || filler) {
                break;
            }
            object += 1;
        }
        let end = list(draft, object, strong, base, &mut things);
        at = end.max(at + 1);
    }
    things
}

/// "sell books", "manage orders": a plural that we know as a noun is no verb here.
fn verb_at(draft: &Draft<'_>, at: usize) -> Option<(&'static str, bool)> {
    let word = draft.reading.words.get(at)?;
    let noun = word.lower != word.stem && draft.lexicon.nouns.phrases().exact(&draft.reading.words[at..=at]).is_some();
    verb(word).filter(|_| !noun)
}

fn between_before(words: &[Word], at: usize) -> bool {
    at > 0 && words[at - 1].is_any(&[",", "and", "or", "/", "&", "then"])
}

/// Reads "tasks, projects and notes" from `from`. Gives the place after it.
fn list(draft: &Draft<'_>, from: usize, strong: bool, base: &'static str, things: &mut Vec<Thing>) -> usize {
    let words = &draft.reading.words;
    let mut at = from;
    loop {
        while words.get(at).is_some_and(is_article) {
            at += 1;
        }
        let Some(thing) = noun_phrase(draft, at, strong, base) else { return at };
        at = thing.words.end;
        things.push(thing);
        let mut next = at;
        while words.get(next).is_some_and(|word| word.is_any(&[",", "and", "&", "or", "plus"])) {
            next += 1;
        }
        if next == at {
            return at;
        }
        at = next;
    }
}

/// "appointments, patients and invoices app": the nouns of a head that is a list; empty when it names only one.
pub fn in_head(draft: &Draft<'_>, head: &Range<usize>) -> Vec<Thing> {
    let mut things = Vec::new();
    list(draft, head.start, false, "", &mut things);
    if things.len() > 1 { things } else { Vec::new() }
}

/// The noun, known or not, that starts at `from`.
pub fn noun_phrase(draft: &Draft<'_>, from: usize, unknown: bool, verb: &'static str) -> Option<Thing> {
    let words = &draft.reading.words;
    // "mark as watched" is done, and is no mark.
    let done = words.get(from).is_some_and(|word| word.is_any(&["mark", "check", "tick"]))
        && words.get(from + 1).is_some_and(|next| next.is_any(&["as", "off", "it", "them", "things", "when"]));
    // "show total costs" is a figure.
    let figure = words.get(from).is_some_and(|word| word.is_any(&["total", "totals", "average", "overall", "sum"]));
    if done || figure {
        return None;
    }
    let longest = words.len().min(from + 4);
    let end = (from..longest).find(|&at| stops(draft, at)).unwrap_or(longest);
    if end <= from {
        return None;
    }
    // A name such as "table reservations" may stand anywhere in "my table reservations list".
    let known = (from..end).find_map(|start| {
        let ahead = &words[start..end];
        (1..=ahead.len()).rev().find_map(|count| {
            draft.lexicon.nouns.phrases().exact(&ahead[..count]).map(|noun| (noun, start..start + count))
        })
    });
    if let Some((noun, range)) = known {
        // "project tasks": the last noun is what is meant.
        let later = draft.lexicon.nouns.phrases().ending(&words[range.start..end]);
        let (noun, range) = match later {
            Some(found) if found.words < end - range.start && range.len() == 1 => (found.value, end - found.words..end),
            _ => (noun, range),
        };
        return Some(Thing { noun: Some(noun), words: range, strong: unknown, verb });
    }
    let name = from..end.min(from + MAX_UNKNOWN_WORDS);
    // "track distance, time and date of my runs": fields, of the thing that comes later.
    if unknown && draft.lexicon.fields.phrases().at(&words[from..end]).is_some() {
        let stop = draft.reading.sentence_end(from);
        let of = (from..stop).find(|&at| words[at].is_any(&["of", "for"]) && words.get(at + 1).is_some_and(is_article));
        return of.and_then(|of| noun_phrase(draft, (of + 1..stop).find(|&at| !is_article(&words[at]))?, false, verb));
    }
    (unknown && !name.is_empty() && words[name.clone()].iter().all(is_wordy)).then_some(Thing {
        noun: None,
        words: name,
        strong: true,
        verb,
    })
}

fn stops(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    word.punctuation
        || is_boundary(word)
        || draft.reading.is_used(at)
        || word
            .is_any(&["and", "or", "of", "is", "are", "each", "per", "online", "about", "at", "easily", "more", "as"])
}

pub fn is_wordy(word: &Word) -> bool {
    let pronoun = [
        "what",
        "how",
        "when",
        "them",
        "everything",
        "anything",
        "stuff",
        "things",
        "thing",
        "where",
        "why",
        "something",
        "day",
        "week",
        "time",
        "life",
    ];
    !word.is_any(&pronoun)
        && word.lower.chars().count() > 1
        && word.lower.chars().all(|c| c.is_alphabetic() || c == '\'')
}
