//! What one item of a list is: a field, a thing with records of its own, or something else.

use std::ops::Range;

use super::super::Draft;
use super::super::annotations::alternatives;
use super::super::draft::EntityDraft;
use super::super::fields::{self, ParsedField, QUOTES};
use super::super::grammar::words::PROCESSES;
use super::super::grammar::{is_article, is_verb};
use super::cue::PREFIXES;
use crate::lexicon::Wish;
use crate::text::{Word, words};

/// What one item of a list turned out to be.
pub enum Item {
    Field(Box<ParsedField>),
    /// A field's name and a feature's: "total", "summary".
    Either(Box<ParsedField>),
    Thing {
        noun: Option<usize>,
        name: Range<usize>,
        inner: Option<Range<usize>>,
    },
    /// A plural that is a thing and a field: "customers".
    Maybe {
        noun: usize,
        name: Range<usize>,
        field: Box<ParsedField>,
    },
    Other,
}

/// What is known of an item before it is decided what it is.
struct Facts<'a> {
    words: &'a [Word],
    /// Without the fields in brackets: "books (title, author)".
    name: Range<usize>,
    inner: Option<Range<usize>>,
    /// The noun that the name is.
    noun: Option<usize>,
    plural: bool,
    /// The entity at hand has a field of this name, or is called so.
    own: bool,
    mentioned: bool,
    /// Fields are called so, and if so in the plural by nature, as notes are.
    known: bool,
    natural: bool,
    field: Option<Box<ParsedField>>,
}

pub fn classify(draft: &Draft<'_>, entity: Option<&EntityDraft>, range: Range<usize>) -> Item {
    let range = trim(draft, range);
    if range.is_empty() || draft.reading.any_used(range.clone()) {
        return Item::Other;
    }
    if is_of_readers(draft, entity, range.clone()) || is_drawn(draft, range.clone()) {
        return Item::Other;
    }
    let facts = facts(draft, entity, range);
    if let (true, false, Some(inner)) = (facts.plural, facts.known, facts.inner.clone())
        && facts.noun.is_none()
        && holds_fields(draft, inner)
    {
        return Item::Thing { noun: None, name: facts.name, inner: facts.inner };
    }
    let name_words = &draft.reading.words[facts.name.clone()];
    let process = name_words.last().is_some_and(|word| PROCESSES.contains(word.stem.as_str()));
    let thing = draft.lexicon.nouns.phrases().at(name_words).filter(|found| found.words + 1 == name_words.len());
    if let (true, Some(found)) = (process, thing) {
        return Item::Thing { noun: Some(found.value), name: facts.name, inner: None };
    }
    if facts.plural && !facts.own && facts.noun.is_some() {
        let bracketed = facts.inner.is_some();
        if bracketed || !facts.known || facts.mentioned && !facts.natural {
            return Item::Thing { noun: facts.noun, name: facts.name, inner: facts.inner };
        }
        if let (false, Some(noun), Some(field)) = (facts.natural, facts.noun, facts.field.clone()) {
            return Item::Maybe { noun, name: facts.name, field };
        }
    }
    field_or_wish(draft, facts)
}

/// "blog with tags and comments": what its readers write below it, and no field of it.
fn is_of_readers(draft: &Draft<'_>, entity: Option<&EntityDraft>, range: Range<usize>) -> bool {
    let social = matches!(&draft.reading.words[range], [word] if word.is_any(&["comments", "likes"]));
    let shape = |entity: &EntityDraft| draft.lexicon.shapes.of(&words(&entity.singular)).name.as_str();
    let read = |entity: &EntityDraft| ["writing", "media"].contains(&shape(entity)) || entity.singular == "Recipe";
    social && entity.is_some_and(read)
}

/// "visitors per day line chart", "top pages", "where they come from": what is to be seen, and nothing to fill in.
fn is_drawn(draft: &Draft<'_>, range: Range<usize>) -> bool {
    let words = &draft.reading.words[range];
    let drawn =
        words.iter().any(|word| word.is_any(&["chart", "charts", "graph", "graphs", "plot", "diagram", "toggle"]));
    let ranked = words.len() > 1 && words[0].is("top") && words[words.len() - 1].lower != words[words.len() - 1].stem;
    let asked = words.len() > 2
        && words[0].is_any(&["where", "who", "what", "which"])
        && words[1].is_any(&["they", "it", "we", "i"]);
    drawn || ranked || asked
}

/// "lockers (number, size)": what is in the brackets are fields, not options.
fn holds_fields(draft: &Draft<'_>, inner: Range<usize>) -> bool {
    let parts = alternatives(&draft.reading, inner);
    let parts: Vec<&[Word]> = parts.into_iter().map(|part| &draft.reading.words[part]).collect();
    draft.lexicon.fields.are_most(&parts)
}

fn facts<'a>(draft: &'a Draft<'_>, entity: Option<&EntityDraft>, range: Range<usize>) -> Facts<'a> {
    let words = &draft.reading.words[range.clone()];
    let entity_noun = entity.and_then(|entity| entity.noun);
    let noun = entity_noun.map(|noun| draft.lexicon.nouns.get(noun));
    let bracket = words.iter().position(|word| word.is("("));
    let name = range.start..bracket.map_or(range.end, |bracket| range.start + bracket);
    let close = words.iter().rposition(|word| word.is(")")).map_or(range.end, |close| range.start + close);
    let as_noun = draft.lexicon.nouns.phrases().exact(&draft.reading.words[name.clone()]);
    Facts {
        words,
        inner: bracket.map(|bracket| range.start + bracket + 1..close.max(range.start + bracket + 1)),
        noun: as_noun,
        plural: draft.reading.words[name.clone()].last().is_some_and(|word| word.lower != word.stem),
        own: noun.and_then(|noun| fields::field_of(noun, words)).is_some(),
        mentioned: entity_noun.is_some() && entity_noun == as_noun,
        natural: draft.lexicon.fields.is_plural_by_nature(words),
        known: draft.lexicon.fields.phrases().exact(words).is_some(),
        field: fields::parse(&draft.reading, range, draft.lexicon, noun).map(Box::new),
        name,
    }
}

fn field_or_wish(draft: &Draft<'_>, facts: Facts<'_>) -> Item {
    let Facts { words, name, inner, noun, plural, own, known, field, .. } = facts;
    let sure = field.as_ref().is_some_and(|field| field.known);
    match wish(draft, words) {
        Some(Wish::Fluff | Wish::Always(_)) if !known => return Item::Other,
        Some(Wish::Feature(_)) if known || own => return field.map_or(Item::Other, Item::Either),
        Some(Wish::Feature(_) | Wish::Intent(_) | Wish::Missing(_)) if !sure || starts_with_wish(draft, words) => {
            return Item::Other;
        }
        _ => {}
    }
    match field {
        Some(field) if sure => Item::Field(field),
        Some(_) if words.iter().any(is_verb) => Item::Other,
        Some(_) if plural && noun.is_none() && inner.is_none() => Item::Thing { noun: None, name, inner: None },
        Some(field) => Item::Field(field),
        None => Item::Other,
    }
}

/// Without "the ability to", articles, and "of my runs".
fn trim(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    let reading = &draft.reading;
    let mut range = range;
    while let Some(prefix) =
        PREFIXES.iter().find(|prefix| reading.starts(range.start, prefix) && range.len() > prefix.len())
    {
        range.start += prefix.len();
    }
    let quote = |at: usize| reading.words[at].is_any(QUOTES);
    while range.len() > 1 && (is_article(&reading.words[range.start]) || quote(range.start)) {
        range.start += 1;
    }
    while range.len() > 1 && quote(range.end - 1) {
        range.end -= 1;
    }
    let whose = |at: usize| {
        reading.words[at].is("of")
            && reading.words.get(at + 1).is_some_and(|next| next.is_any(&["my", "each", "every", "the", "our"]))
    };
    let end = (range.start + 1..range.end).find(|&at| whose(at)).unwrap_or(range.end);
    range.start..end
}

/// Something that the app is to do, and no field.
pub fn is_wished(draft: &Draft<'_>, range: Range<usize>) -> bool {
    let words = &draft.reading.words[range.clone()];
    let wished = matches!(wish(draft, words), Some(Wish::Feature(_) | Wish::Intent(_) | Wish::Missing(_)));
    let done = words.len() > 1
        && draft.lexicon.demands.verbs.at(words).is_some()
        && draft.lexicon.fields.phrases().ending(words).is_none();
    // "checked on" is a day.
    let day = words.len() == 2 && words[1].is("on");
    wished || done && !day && !super::super::told::is_asking(&words[0])
}

/// The wish that is in these words: exact, else at any place, the first that is more than praise.
fn wish(draft: &Draft<'_>, words: &[Word]) -> Option<Wish> {
    let phrases = draft.lexicon.wishes.phrases();
    let found: Vec<Wish> =
        (0..words.len()).filter_map(|at| phrases.at(&words[at..])).map(|found| found.value).collect();
    phrases.exact(words).or_else(|| found.iter().find(|wish| **wish != Wish::Fluff).copied()).or_else(|| {
        let all = found.len() == words.iter().filter(|word| !is_article(word)).count();
        (all && !found.is_empty()).then_some(Wish::Fluff)
    })
}

fn starts_with_wish(draft: &Draft<'_>, words: &[Word]) -> bool {
    let found = draft.lexicon.wishes.phrases().at(words);
    found.is_some_and(|found| {
        matches!(found.value, Wish::Feature(_) | Wish::Intent(_) | Wish::Missing(_))
            && words.get(found.words).is_none_or(|next| {
                next.is_any(&["by", "for", "of", "per", "on", "over", "to", "as", "through", "across"])
            })
    })
}
