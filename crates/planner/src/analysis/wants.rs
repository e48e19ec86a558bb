//! Lists of fields and of further things: "with title, due date and priority (low, high)", "each book has …".

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::{Draft, naming};
use super::draft::EntityDraft;
use super::fields::{self, ParsedField};
use super::grammar::{is_article, is_verb, list_end};
use super::lists::items;
use super::objects::is_wordy;
use crate::lexicon::Wish;
use crate::text::{Word, camel_id};

const STRONG: &[&[&str]] = &[
    &["fields"], &["columns"], &["attributes"], &["properties"], &["field"], &["each", "has"], &["consisting", "of"],
    &["containing"], &["contains"], &["contain"], &["consists", "of"], &["details", "like"], &["details", "such", "as"], &["information", "like"],
];
const WEAK: &[&str] = &["with", "including", "includes", "include", "featuring", "features", "having", "has", "have", "plus", ":", "like", "showing", "by", "("];
/// Verbs whose objects may be fields: "log the date, distance and time".
const RECORDING: &[&str] = &["record", "records", "recording", "store", "stores", "save", "saves", "log", "logs", "logging", "track", "tracks", "tracking", "capture", "captures", "enter", "enters", "entering", "specify", "note", "set", "input", "show", "shows", "see", "keep"];
/// "member registration", "order history": what is done with a thing names the thing.
const PROCESSES: &[&str] = &[
    "registration", "scheduling", "booking", "tracking", "management", "catalog", "catalogue", "listing", "history", "planning", "administration",
    "directory", "browsing", "creation", "submission", "overview", "page", "list", "display", "database", "inventory", "profile", "record", "posting",
];
const PREFIXES: &[&[&str]] = &[
    &["functionalities", "for"], &["functionality", "for"], &["functionalities", "like"], &["functionalities", "such", "as"], &["features", "for"], &["features", "like"], &["features", "such", "as"],
    &["the", "ability", "to"], &["ability", "to"], &["an", "option", "to"], &["option", "to"], &["a", "way", "to"], &["the", "option", "to"],
    &["support", "for"], &["fields", "for"], &["fields", "like"], &["fields"], &["columns", "for"], &["columns"], &["a", "field", "for"], &["the", "following", "fields"],
    &["the", "following"], &["such", "as"], &["are"], &["the", "fields"], &["following"], &["for"], &["its"], &["their"], &["details"], &[":"], &["like"],
];

/// What one item of a list turned out to be.
enum Item {
    Field(Box<ParsedField>),
    /// A field's name and a feature's: "total", "summary".
    Either(Box<ParsedField>),
    Thing { noun: Option<usize>, name: Range<usize>, inner: Option<Range<usize>> },
    /// A plural that is a thing and a field: "customers".
    Maybe { noun: usize, name: Range<usize>, field: Box<ParsedField> },
    Other,
}

/// Reads all lists. Fields go to the entity named last before the list, else to the first.
pub fn read(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, more_things: bool) {
    let mut at = 0;
    while at < draft.reading.len() {
        let cue = if draft.reading.is_used(at) { None } else { cue(draft, at) };
        match cue {
            Some((start, cue, owner)) => {
                // "each student has …" names whose fields these are.
                if let Some(owner) = owner.and_then(|noun| entities.iter_mut().find(|entity| entity.noun == Some(noun))) {
                    owner.at = at;
                }
                at = list(draft, entities, start, cue, more_things).max(at + 1);
            }
            None => at += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Strong,
    Weak,
    /// Only a list of fields if it has two that we know.
    Verb,
}

fn cue(draft: &Draft<'_>, at: usize) -> Option<(usize, Cue, Option<usize>)> {
    let reading = &draft.reading;
    if let Some(cue) = STRONG.iter().find(|cue| reading.starts(at, cue)) {
        return Some((at + cue.len(), Cue::Strong, None));
    }
    let word = &reading.words[at];
    if word.is_any(&["each", "every"]) {
        let end = (at + 2..reading.len().min(at + 5)).find(|&at| reading.words[at].is_any(&["has", "have", "with", "having", "should", "needs"]))?;
        let skip = usize::from(reading.words[end].is("should"));
        let owner = draft.lexicon.nouns.phrases().at(&reading.words[at + 1..end]).map(|found| found.value);
        return Some((end + 1 + skip, Cue::Strong, owner));
    }
    let thing = at > 0 && draft.lexicon.nouns.phrases().ending(&reading.words[at - 1..at]).is_some();
    if thing && (reading.starts(at, &["should", "have"]) || reading.starts(at, &["must", "have"])) {
        return Some((at + 2, Cue::Strong, None));
    }
    if word.is_any(WEAK) {
        let strong = PREFIXES.iter().any(|prefix| reading.starts(at + 1, prefix) && prefix.iter().any(|word| ["fields", "columns", "field"].contains(word)));
        return Some((at + 1, if strong { Cue::Strong } else { Cue::Weak }, None));
    }
    word.is_any(RECORDING).then_some((at + 1, Cue::Verb, None))
}

fn list(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, start: usize, cue: Cue, more_things: bool) -> usize {
    let mut start = start;
    while let Some(prefix) = PREFIXES.iter().find(|prefix| draft.reading.starts(start, prefix)) {
        start += prefix.len();
    }
    let end = list_end(&draft.reading, start);
    let phrases = |at: usize| {
        let words = &draft.reading.words[at..end];
        let known = draft.lexicon.fields.phrases().at(words).map_or(0, |found| found.words);
        let wish = draft.lexicon.wishes.phrases().at(words).map_or(0, |found| found.words);
        known.max(wish)
    };
    let parts = items(&draft.reading, start..end, phrases);
    let mut target = entities.iter().enumerate().rev().filter(|(_, entity)| entity.at < start).max_by_key(|(_, entity)| entity.at).map_or(0, |(index, _)| index);
    let mut read: Vec<(Range<usize>, Item)> = Vec::new();
    for part in parts {
        // "charts of income and expenses per month": the list is the chart's.
        let within = read.last().is_some_and(|(last, item)| matches!(item, Item::Other) && draft.reading.words[last.clone()].iter().any(|word| word.is("of")));
        let by = draft.reading.words[part.clone()].iter().any(|word| word.is_any(&["per", "by", "over"]));
        let item = if within && by { Item::Other } else { classify(draft, entities.get(target), part.clone()) };
        read.push((part, item));
    }
    let sure = read.iter().filter(|(_, item)| matches!(item, Item::Field(field) if field.known)).count();
    let things = read.iter().filter(|(_, item)| matches!(item, Item::Thing { .. })).count();
    // "customers and products" are lists; "customers, amount and date" are fields.
    let maybes = read.iter().filter(|(_, item)| matches!(item, Item::Maybe { .. })).count();
    let listed = more_things && (things > 0 || sure == 0 && maybes > 1);
    let read = read.into_iter().map(|(range, item)| match item {
        Item::Maybe { noun, name, .. } if listed || entities.iter().any(|entity| entity.noun == Some(noun)) => (range, Item::Thing { noun: Some(noun), name, inner: None }),
        Item::Maybe { field, .. } => (range, Item::Field(field)),
        item => (range, item),
    });
    let read: Vec<(Range<usize>, Item)> = read.collect();
    if cue == Cue::Verb && (sure < 2 || matches!(read.first(), Some((_, Item::Thing { .. } | Item::Other)))) {
        return start;
    }
    let mut batch: Vec<(Range<usize>, ParsedField)> = Vec::new();
    for (range, item) in read {
        match item {
            Item::Field(field) if field.known || cue == Cue::Strong || (sure > 0 && is_plain(&draft.reading.words[range.clone()])) => batch.push((range, *field)),
            Item::Either(field) if sure > 0 => batch.push((range, *field)),
            // "materials" in a list of fields: several of something.
            Item::Thing { noun: None, name, .. } if sure > 0 => {
                if let Some(mut parsed) = fields::parse(&draft.reading, name, draft.lexicon, None) {
                    parsed.field.label = naming::label(draft.reading.source(range.clone()));
                    parsed.field.id = camel_id(&parsed.field.label, "field");
                    parsed.field.kind = FieldKind::Tags;
                    batch.push((range, parsed));
                }
            }
            Item::Thing { noun, name, inner } if more_things && (noun.is_some() || things > 1) => {
                apply(draft, entities, target, std::mem::take(&mut batch), cue);
                target = thing(draft, entities, noun, name);
                if let Some(inner) = inner {
                    let fields = items(&draft.reading, inner, phrases_in(draft)).into_iter().filter_map(|part| {
                        fields::parse(&draft.reading, part.clone(), draft.lexicon, entities[target].noun.map(|noun| draft.lexicon.nouns.get(noun))).map(|field| (part, field))
                    });
                    let fields = fields.collect();
                    apply(draft, entities, target, fields, Cue::Strong);
                }
            }
            _ => {}
        }
    }
    apply(draft, entities, target, batch, cue);
    end
}

fn phrases_in<'a>(draft: &'a Draft<'_>) -> impl Fn(usize) -> usize + 'a {
    |at| draft.lexicon.fields.phrases().at(&draft.reading.words[at..]).map_or(0, |found| found.words)
}

fn classify(draft: &Draft<'_>, entity: Option<&EntityDraft>, range: Range<usize>) -> Item {
    let reading = &draft.reading;
    let mut range = range;
    while let Some(prefix) = PREFIXES.iter().find(|prefix| reading.starts(range.start, prefix) && range.len() > prefix.len()) {
        range.start += prefix.len();
    }
    while range.len() > 1 && is_article(&reading.words[range.start]) {
        range.start += 1;
    }
    let words = &reading.words[range.clone()];
    if words.is_empty() || reading.any_used(range.clone()) {
        return Item::Other;
    }
    let noun = entity.and_then(|entity| entity.noun).map(|noun| draft.lexicon.nouns.get(noun));
    let own = noun.and_then(|noun| fields::field_of(noun, words)).is_some();
    let field = fields::parse(reading, range.clone(), draft.lexicon, noun).map(Box::new);
    let known = draft.lexicon.fields.phrases().exact(words);
    let bracket = words.iter().position(|word| word.is("("));
    // "books (title, author)": a thing and its fields.
    let name = range.start..bracket.map_or(range.end, |bracket| range.start + bracket);
    let name_words = &reading.words[name.clone()];
    let as_noun = draft.lexicon.nouns.phrases().exact(name_words);
    let plural = name_words.last().is_some_and(|word| word.lower != word.stem);
    // Names that are plural by nature, e.g. notes, are fields.
    let natural = known.is_some_and(|known| draft.lexicon.fields.get(known).name.split(' ').next_back() == words.last().map(|word| word.lower.as_str()));
    let process = name_words.last().is_some_and(|word| PROCESSES.contains(&word.stem.as_str()));
    if let (true, Some(found)) = (process, draft.lexicon.nouns.phrases().at(name_words).filter(|found| found.words + 1 == name_words.len())) {
        return Item::Thing { noun: Some(found.value), name, inner: None };
    }
    let mentioned = entity.is_some_and(|entity| entity.noun.is_some() && entity.noun == as_noun);
    if plural && !own && mentioned && bracket.is_none() {
        return Item::Thing { noun: as_noun, name, inner: None };
    }
    if plural && !own && !natural && (!mentioned || bracket.is_some()) && (as_noun.is_some() && known.is_none() || bracket.is_some() && as_noun.is_some()) {
        if entity.is_some() && as_noun.is_some() && bracket.is_none() {
            return Item::Thing { noun: as_noun, name, inner: None };
        }
        let inner = bracket.map(|bracket| range.start + bracket + 1..words.iter().rposition(|word| word.is(")")).map_or(range.end, |close| range.start + close));
        return Item::Thing { noun: as_noun, name, inner };
    }
    if let (true, false, false, false, Some(noun), Some(field)) = (plural, own, natural, mentioned, as_noun, field.clone()) {
        return Item::Maybe { noun, name, field };
    }
    match wish(draft, words) {
        Some(Wish::Fluff) if known.is_none() => Item::Other,
        Some(Wish::Feature(_)) if known.is_some() || own => field.map_or(Item::Other, Item::Either),
        Some(Wish::Feature(_) | Wish::Missing(_)) if field.as_ref().is_none_or(|field| !field.known) || starts_with_wish(draft, words) => Item::Other,
        Some(Wish::Always(_)) if known.is_none() => Item::Other,
        _ => match field {
            Some(field) if field.known => Item::Field(field),
            Some(field) if !words.iter().any(is_verb) => {
                if plural && as_noun.is_none() && bracket.is_none() { Item::Thing { noun: None, name, inner: None } } else { Item::Field(field) }
            }
            _ => Item::Other,
        },
    }
}

/// The wish that is in these words: exact, else at any place, the first that is more than praise.
fn wish(draft: &Draft<'_>, words: &[Word]) -> Option<Wish> {
    let phrases = draft.lexicon.wishes.phrases();
    let found: Vec<Wish> = (0..words.len()).filter_map(|at| phrases.at(&words[at..])).map(|found| found.value).collect();
    phrases.exact(words).or_else(|| found.iter().find(|wish| **wish != Wish::Fluff).copied()).or_else(|| {
        let all = found.len() == words.iter().filter(|word| !is_article(word)).count();
        (all && !found.is_empty()).then_some(Wish::Fluff)
    })
}

fn starts_with_wish(draft: &Draft<'_>, words: &[Word]) -> bool {
    let found = draft.lexicon.wishes.phrases().at(words);
    found.is_some_and(|found| {
        matches!(found.value, Wish::Feature(_) | Wish::Missing(_))
            && words.get(found.words).is_none_or(|next| next.is_any(&["by", "for", "of", "per", "on", "over", "to", "as", "through", "across"]))
    })
}

fn is_plain(words: &[Word]) -> bool {
    words.len() <= 3 && words.iter().all(|word| is_wordy(word) || word.punctuation)
}

/// Starts a further entity.
fn thing(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, noun: Option<usize>, name: Range<usize>) -> usize {
    let already = entities.iter().position(|entity| entity.noun.is_some() && entity.noun == noun);
    if let Some(index) = already {
        entities[index].at = name.start;
        draft.reading.take(name);
        return index;
    }
    let Some(index) = super::assemble::add_entity(draft, entities, noun, name.clone(), None) else { return entities.len().saturating_sub(1) };
    index
}

fn apply(draft: &mut Draft<'_>, entities: &mut [EntityDraft], target: usize, batch: Vec<(Range<usize>, ParsedField)>, cue: Cue) {
    let Some(entity) = entities.get_mut(target).filter(|_| !batch.is_empty()) else { return };
    let noun = entity.noun.map(|noun| draft.lexicon.nouns.get(noun));
    let title = noun.and_then(|noun| noun.fields.first()).map(|field| field.label.as_str());
    let names_it = batch.iter().any(|(_, parsed)| {
        let label = parsed.field.label.to_lowercase();
        label.ends_with("title") || label == "name" || label.ends_with(" name") || title == Some(parsed.field.label.as_str())
    });
    let line = |field: &isekai_codegen::Field| matches!(field.kind, FieldKind::Text { multiline: false, .. });
    let complete = !entity.explicit && (cue == Cue::Strong || batch.len() >= 3 || names_it);
    if complete {
        entity.fields.clear();
        entity.explicit = true;
        // Records need something to be called by, unless the noun's own do without, as a weight does.
        let own = noun.and_then(|noun| noun.fields.first()).filter(|field| line(field));
        if !names_it && !batch.first().is_some_and(|(_, parsed)| line(&parsed.field)) {
            entity.fields.extend(own.cloned());
        }
    }
    for (range, parsed) in batch {
        let mut field = parsed.field;
        let said_dates = draft.reading.words[range.end - 1].is("dates");
        draft.decide(range, format!("{} ({})", field.label, describe(&field.kind)));
        let dates: Vec<&isekai_codegen::Field> = noun.iter().flat_map(|noun| &noun.fields).filter(|field| field.kind == FieldKind::Date).collect();
        if field.id == "date" && said_dates && dates.len() == 2 {
            // "dates" of a trip are its first and its last day.
            let both = dates.into_iter().filter(|date| !entity.fields.iter().any(|other| other.id == date.id)).cloned().collect::<Vec<_>>();
            entity.fields.extend(both);
            continue;
        }
        let same = entity.fields.iter().position(|other| other.id == field.id);
        match same {
            // Said twice, or the noun has it: what was said now wins.
            Some(index) => entity.fields[index] = field,
            None if entity.fields.len() < 24 => {
                if entity.explicit && entity.fields.is_empty() && matches!(field.kind, FieldKind::Text { multiline: false, .. }) {
                    field.required = true;
                }
                entity.fields.push(field);
            }
            None => draft.warn(format!("{} is one field too many for one list.", field.label)),
        }
    }
}

/// A kind in words.
pub fn describe(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { multiline: true, .. } => "long text".to_owned(),
        FieldKind::Text { .. } => "text".to_owned(),
        FieldKind::Number { integer, unit, .. } => match (integer, unit) {
            (_, Some(unit)) => format!("number, {unit}"),
            (true, None) => "whole number".to_owned(),
            (false, None) => "number".to_owned(),
        },
        FieldKind::Money { currency } => format!("amount, {currency}"),
        FieldKind::Boolean => "yes/no".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Time => "time".to_owned(),
        FieldKind::DateTime => "date and time".to_owned(),
        FieldKind::Choice { options, .. } => {
            let labels: Vec<&str> = options.iter().take(8).map(|choice| choice.label.as_str()).collect();
            format!("choice of {}", labels.join(", "))
        }
        FieldKind::Rating { max } => format!("rating up to {max}"),
        FieldKind::Email => "e-mail".to_owned(),
        FieldKind::Phone => "phone number".to_owned(),
        FieldKind::Url => "link".to_owned(),
        FieldKind::Color => "colour".to_owned(),
        FieldKind::Image => "picture".to_owned(),
        FieldKind::Tags => "tags".to_owned(),
        FieldKind::Relation { entity, .. } => format!("one of the {entity} records"),
    }
}
