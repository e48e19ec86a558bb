//! Where one item of a list ends and the next begins.

use std::ops::Range;

use super::parts::CIRCUMSTANCES;
use super::{is_plural, verb_at};
use crate::analysis::Draft;
use crate::analysis::brief::{breaks, people};
use crate::analysis::grammar::is_article;
use crate::lexicon::Intent;
use crate::text::Word;

/// Items between commas and conjunctions. "by name and price" and "with title, date and notes" stay with what they belong to.
pub(super) fn segments(draft: &Draft<'_>, range: Range<usize>, ability: bool) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let mut found = Vec::new();
    let (mut start, mut at, mut depth) = (range.start, range.start, 0_usize);
    let mut tail = None;
    while at < range.end {
        let word = &words[at];
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let known = draft.lexicon.demands.nouns.at(&words[at..range.end]).map_or(1, |found| found.words);
        if depth == 0 && known > 1 && words[at..at + known].iter().any(|word| word.is("and")) {
            at += known;
            continue;
        }
        // "a list with search and filters": parts, not fields; "a page with prices": what is on it is meant.
        let paged = at > start
            && word.is_any(&["with", "for", "about", "of"])
            && words[at - 1].is_any(&["page", "section", "tab", "area"]);
        if paged {
            at += 1;
            continue;
        }
        let with_part = word.is("with") && is_part(draft, at + 1, range.end);
        if at > start && !with_part {
            tail = tail.or_else(|| Tail::begun_by(word, ability));
        }
        let separator = with_part
            || word.is_any(&[",", ";", "and", "&", "or", "plus", "•", "/", "then"])
            || word.is("as") && words.get(at + 1).is_some_and(|next| next.is("well"));
        // What a circumstance lists goes on until a verb begins the next item.
        let goes_on = tail.is_some_and(|tail| !begins_item(draft, at + 1, range.end, tail))
            && !(ability && people::goes_on(words, draft.lexicon, at + 1, &range));
        if separator && depth == 0 && (!goes_on || word.is(";")) {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
            tail = None;
        }
        at += 1;
    }
    if range.end > start {
        found.push(start..range.end);
    }
    found
}

/// Search, filters and the like, which a list has and a record has not.
pub(super) fn is_part(draft: &Draft<'_>, at: usize, end: usize) -> bool {
    let words = &draft.reading.words[at.min(end)..end];
    let found = draft.lexicon.demands.nouns.at(words).or_else(|| draft.lexicon.demands.verbs.at(words));
    found.is_some_and(|found| {
        matches!(
            found.value,
            Intent::Search | Intent::Filter | Intent::Sort | Intent::Export | Intent::Chart | Intent::Calendar
        )
    })
}

/// Whether a new item, and not another thing of a list, begins after a comma or "and".
pub(super) fn begins_item(draft: &Draft<'_>, from: usize, end: usize, tail: Tail) -> bool {
    let words = &draft.reading.words;
    let filler = |at: &usize| words[*at].is_any(&["and", ",", "or", "also", "then", "to", "easily"]);
    let at = (from..end).find(|at| !filler(at)).unwrap_or(end);
    let Some(word) = words.get(at).filter(|_| at < end) else { return true };
    // "…, managers approve": somebody else does something.
    if people::doer(words, draft.lexicon, &(at..end)).is_some() {
        return true;
    }
    let next = words.get(at + 1).filter(|_| at + 1 < end);
    let alone = next.is_none_or(|next| next.punctuation || next.is_any(&["and", "or"]));
    let field = draft.lexicon.fields.phrases().at(&words[at..end]).map_or(0, |found| found.words);
    let part = draft.lexicon.demands.nouns.at(&words[at..end]).is_some_and(|found| found.words > 1);
    // "…, and a contact page", "…, a mortgage calculator"
    let stop = (at..end).find(|&at| words[at].punctuation || words[at].is("and")).unwrap_or(end);
    let paged = stop > at + 1
        && words[stop - 1].is_any(&["page", "calculator", "section", "form", "forms", "forum", "converter", "gallery"]);
    // "…, a page with fees"
    let page_with = words[at].is_any(&["a", "an", "the"])
        && words.get(at + 1).is_some_and(|word| word.is_any(&["page", "section"]))
        && words.get(at + 2).is_some_and(|word| word.is_any(&["with", "for", "about", "of", "where"]));
    if paged && tail != Tail::Other || page_with {
        return true;
    }
    if let Some(begins) = breaks::decided(draft, from, at..stop, end, tail) {
        return begins;
    }
    // "machines with location, work orders with priority"
    let listed_with = tail == Tail::Fields && stop > at && {
        let with = (at..stop).find(|&at| words[at].is("with"));
        with.is_some_and(|with| with > at && with <= at + 3 && words[with - 1].lower != words[with - 1].stem)
    };
    let known = tail == Tail::Fields
        && stop > at + 1
        && words[stop - 1].lower != words[stop - 1].stem
        && draft.lexicon.nouns.phrases().exact(&words[at..stop]).is_some()
        && draft.lexicon.fields.phrases().ending(&words[at..stop]).is_none();
    if listed_with || known {
        return true;
    }
    let past = word.lower.ends_with("ed") && !word.is_any(&["need", "feed", "embed"]);
    let verb = verb_at(draft, at..end).is_some() && !is_plural(word) && !past;
    // "status" alone and "order number" are what is listed; "comment on posts" is done. "purchase price" is a field too.
    let either = tail == Tail::Fields
        && (2..=3).contains(&stop.saturating_sub(at))
        && word.is_any(NOUN_OR_VERB)
        && draft.lexicon.fields.phrases().ending(&words[at + 1..stop]).is_some();
    let listed = either || field > 1 || field == 1 && alone && tail != Tail::Other;
    // "bouquets with prices, opening hours": a section of the site.
    let section = draft.lexicon.demands.nouns.at(&words[at..end]).is_some_and(|found| {
        found.words > 1
            && matches!(
                found.value,
                Intent::Contact | Intent::About | Intent::Gallery | Intent::Map | Intent::Newsletter
            )
    });
    // "…, and leave a testimonial": a word before an article that names nothing we know.
    let acts = next.is_some_and(|next| next.is_any(&["a", "an", "the", "their", "your"]))
        && word.lower == word.stem
        && !word.punctuation
        && field == 0
        && !is_article(word)
        && !word.is_any(CIRCUMSTANCES)
        && draft.lexicon.nouns.phrases().at(&words[at..at + 1]).is_none_or(|_| word.is("leave"));
    verb && !listed || part && tail != Tail::Fields || section || acts
}

/// Begin names of fields as well as wishes.
const NOUN_OR_VERB: &[&str] = &[
    "purchase", "order", "start", "end", "issue", "contact", "test", "check", "rent", "return", "travel", "work",
    "cost", "stock", "pay", "target", "release", "request", "book", "review", "service", "delivery", "support",
    "finish", "open", "close", "measure",
];

/// What is asked of people, named with what it is about: "viewing requests", "training applications".
pub(super) const REQUESTS: &[&str] = &["request", "application", "order", "appointment", "enquiry", "inquiry"];

/// What the words after an object list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// "with name and date": fields.
    Fields,
    /// "by price and size": what is sorted or searched by.
    By,
    /// "such as potholes and broken lamps", "for a day and an hour".
    Other,
}

impl Tail {
    pub fn begun_by(word: &Word, ability: bool) -> Option<Self> {
        match word.lower.as_str() {
            "with" => Some(Self::Fields),
            "by" | "based" => Some(Self::By),
            "such" | "like" | "including" | "from" | "between" => Some(Self::Other),
            "as" if ability => Some(Self::Other),
            "for" | "to" | "in" | "on" | "into" | "at" | "of" | "about" if ability => Some(Self::Other),
            _ => None,
        }
    }
}
