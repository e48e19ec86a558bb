//! Lists of fields and of further things: "with title, due date and priority (low, high)", "each book has …".

mod apply;
mod cue;
mod item;

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::draft::EntityDraft;
use super::fields;
use super::grammar::list_end;
use super::lists::items;
use super::objects::is_wordy;
use super::{Draft, naming};
use crate::lexicon::Noun;
use crate::text::{Word, camel_id};
use apply::{Batch, apply};
use cue::{Cue, PREFIXES, Start};
use item::{Item, classify};

/// "log the date, distance and time" is a short list.
const MAX_VERB_WORDS: usize = 30;

/// Reads all lists. Fields go to the entity named last before the list, else to the first.
pub fn read(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, more_things: bool) {
    let mut at = 0;
    while at < draft.reading.len() {
        let start = if draft.reading.is_used(at) { None } else { cue::find(draft, at) };
        let Some(start) = start else {
            at += 1;
            continue;
        };
        let owner = start.owner.and_then(|noun| entities.iter_mut().find(|entity| entity.noun == Some(noun)));
        if let Some(owner) = owner {
            owner.at = at;
        }
        at = list(draft, entities, &start, more_things).max(at + 1);
    }
}

/// Gives fields that were named for an entity: "add books with title, author and genre".
pub fn give(draft: &mut Draft<'_>, entities: &mut [EntityDraft], target: usize, named: &[Range<usize>]) {
    let noun = entities.get(target).and_then(|entity| entity.noun);
    let mut batch = Batch::new();
    for range in named {
        let article = |at: &usize| {
            draft.reading.words[*at].is_any(&["a", "an", "the", "its", "their", "his", "her", "my", "our", "your"])
        };
        let start = range.clone().find(|at| !article(at)).unwrap_or(range.start);
        let range = &either(draft, start..range.end);
        let known = noun.map(|noun| draft.lexicon.nouns.get(noun));
        if let Some(parsed) = fields::parse(&draft.reading, range.clone(), draft.lexicon, known) {
            batch.push((range.clone(), parsed));
        }
    }
    // "with a progress bar", "with friends": what no field is called.
    let sure = batch.iter().filter(|(_, parsed)| parsed.known).count();
    // One field that is known vouches for its neighbours; two that are not, as "pH and turbidity", for each other.
    let single = |range: &Range<usize>| matches!(&draft.reading.words[range.clone()], [word] if word.lower == word.stem && word.lower.len() > 1);
    let begun = |range: &Range<usize>| {
        // "sowing and harvest dates" of what has a sowing date.
        let known = noun.map(|noun| draft.lexicon.nouns.get(noun));
        let first = &draft.reading.words[range.start].lower;
        known.is_some_and(|noun| {
            noun.fields.iter().any(|field| field.label.to_lowercase().starts_with(&format!("{first} ")))
        })
    };
    // "a profile with avatar and bio"
    let part = |range: &Range<usize>| draft.lexicon.demands.nouns.exact(&draft.reading.words[range.clone()]).is_some();
    batch.retain(|(range, parsed)| parsed.known || (range.len() > 1 || !begun(range)) && !part(range));
    let all = batch.len() > 1 && sure == 0 && batch.iter().all(|(range, _)| single(range));
    batch.retain(|(range, parsed)| parsed.known || (sure > 0 || all) && is_plain(&draft.reading.words[range.clone()]));
    routes(&mut batch);
    apply(draft, entities, target, batch, Cue::One);
}

/// The start of what has a destination is a place, not a day.
fn routes(batch: &mut Batch) {
    let ends =
        |label: &str| ["destination", "end", "end point", "finish", "stop"].contains(&label.to_lowercase().as_str());
    let dated = batch.iter().any(|(_, parsed)| parsed.field.label.to_lowercase().contains("date"));
    let led = batch.iter().any(|(_, parsed)| parsed.field.label.eq_ignore_ascii_case("destination"))
        || dated && batch.iter().any(|(_, parsed)| ends(&parsed.field.label));
    for (_, parsed) in batch.iter_mut().filter(|_| led) {
        let label = parsed.field.label.to_lowercase();
        if label == "start" || label == "end" {
            parsed.field.kind = FieldKind::Text { multiline: false, max_length: None };
        }
    }
}

/// What begins and ends on a day of its own does so at a time.
fn times(batch: &mut Batch) {
    let dated = |label: &str| label == "date" || label == "day" || label.ends_with(" date");
    if batch.iter().any(|(_, parsed)| dated(&parsed.field.label.to_lowercase())) {
        for (_, parsed) in batch.iter_mut() {
            let label = parsed.field.label.to_lowercase();
            if ["start", "end", "finish"].contains(&label.as_str()) && parsed.field.kind == FieldKind::Date {
                parsed.field.kind = FieldKind::Time;
            }
        }
    }
}

/// "photo or initials" is one field: the one that we know.
fn either(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    let words = &draft.reading.words;
    let or = range.clone().find(|&at| words[at].is("or"));
    let listed = words[range.clone()].iter().any(|word| word.punctuation || word.is_any(&["choice", "of", "either"]));
    let Some(or) = or.filter(|&at| !listed && at > range.start && at + 1 < range.end) else { return range };
    let known = |range: Range<usize>| draft.lexicon.fields.phrases().ending(&words[range]).is_some();
    if !known(range.start..or) && known(or + 1..range.end) { or + 1..range.end } else { range.start..or }
}

/// Reads the list at `start`. Gives the place after it.
fn list(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, announced: &Start, more_things: bool) -> usize {
    let (cue, mut start) = (announced.cue, announced.start);
    let more_things = more_things && !announced.fields;
    while let Some(prefix) = PREFIXES.iter().find(|prefix| draft.reading.starts(start, prefix)) {
        if announced.fields {
            draft.reading.take(start..start + prefix.len());
        }
        start += prefix.len();
    }
    let end = list_end(&draft.reading, start);
    // Each verb may begin such a list, and most do not.
    let end = if matches!(cue, Cue::Verb | Cue::Comma) { end.min(start + MAX_VERB_WORDS) } else { end };
    let before = entities.iter().enumerate().rev().filter(|(_, entity)| entity.at < start);
    let mut target = before.max_by_key(|(_, entity)| entity.at).map_or(0, |(index, _)| index);
    let mut read = classified(draft, entities, target, start..end, more_things);
    if announced.fields {
        let noun = entities.get(target).and_then(|entity| entity.noun).map(|noun| draft.lexicon.nouns.get(noun));
        read = read.into_iter().map(|(range, item)| (range.clone(), listed(draft, range, item, noun))).collect();
    }
    if cue == Cue::Comma {
        let asked = |range: &Range<usize>| super::told::is_asking(&draft.reading.words[range.start]);
        let named = read
            .iter()
            .take_while(|(range, item)| matches!(item, Item::Field(field) if field.known) || asked(range))
            .count();
        read.truncate(named);
        read.retain(|(_, item)| matches!(item, Item::Field(_)));
    }
    let sure = read.iter().filter(|(_, item)| matches!(item, Item::Field(field) if field.known)).count();
    let things = read.iter().filter(|(_, item)| matches!(item, Item::Thing { .. })).count();
    if matches!(cue, Cue::Verb | Cue::Comma)
        && (sure < 2 || matches!(read.first(), Some((_, Item::Thing { .. } | Item::Other))))
    {
        return start;
    }
    let mut batch = Batch::new();
    for (range, item) in read {
        match item {
            Item::Field(field)
                if field.known
                    || matches!(cue, Cue::Strong | Cue::One)
                    || sure > 0 && is_plain(&draft.reading.words[range.clone()]) =>
            {
                batch.push((range, *field));
            }
            Item::Either(field) if sure > 0 => batch.push((range, *field)),
            Item::Thing { noun: None, name, inner: None } if sure > 0 => batch.extend(several(draft, range, name)),
            Item::Thing { noun, name, inner } if more_things && (noun.is_some() || inner.is_some() || things > 1) => {
                apply(draft, entities, target, std::mem::take(&mut batch), cue);
                target = thing(draft, entities, noun, name);
                let fields = inner.map(|inner| bracketed(draft, entities.get(target), inner)).unwrap_or_default();
                apply(draft, entities, target, fields, Cue::Strong);
            }
            _ => {}
        }
    }
    times(&mut batch);
    apply(draft, entities, target, batch, cue);
    end
}

/// What stands in a list of fields is one, unless it is something that the app is to do.
fn listed(draft: &Draft<'_>, range: Range<usize>, item: Item, noun: Option<&Noun>) -> Item {
    let open = match &item {
        Item::Other => {
            let known = draft.lexicon.fields.phrases().exact(&draft.reading.words[range.clone()]).is_some();
            !draft.reading.any_used(range.clone()) && (known || !item::is_wished(draft, range.clone()))
        }
        Item::Thing { inner, .. } => inner.is_none(),
        Item::Field(field) | Item::Either(field) => {
            let words = &draft.reading.words[range.clone()];
            !field.told && (super::told::is_asking(&words[0]) || words.iter().any(|word| word.is_any(&["or", "/"])))
        }
        Item::Maybe { .. } => true,
    };
    let field = if open { fields::parse_listed(&draft.reading, range, draft.lexicon, noun) } else { None };
    field.map_or(item, |field| Item::Field(Box::new(field)))
}

/// The items of a list, each with what it is.
fn classified(
    draft: &Draft<'_>,
    entities: &[EntityDraft],
    target: usize,
    range: Range<usize>,
    more_things: bool,
) -> Vec<(Range<usize>, Item)> {
    let words = |range: &Range<usize>| draft.reading.words[range.clone()].iter();
    let mut read: Vec<(Range<usize>, Item)> = Vec::new();
    for part in items(&draft.reading, range.clone(), |at| joined(draft, at, range.end)) {
        // "charts of income and expenses per month": the list is the chart's.
        let within = read
            .last()
            .is_some_and(|(last, item)| matches!(item, Item::Other) && words(last).any(|word| word.is("of")));
        let by = words(&part).any(|word| word.is_any(&["per", "by", "over"]));
        let item = if within && by { Item::Other } else { classify(draft, entities.get(target), part.clone()) };
        read.push((part, item));
    }
    let count = |is: fn(&Item) -> bool| read.iter().filter(|(_, item)| is(item)).count();
    let sure = count(|item| matches!(item, Item::Field(field) if field.known));
    let things = count(|item| matches!(item, Item::Thing { .. }));
    let maybes = count(|item| matches!(item, Item::Maybe { .. }));
    // "customers and products" are lists; "customers, amount and date" are fields.
    let listed = more_things && (things > 0 || sure == 0 && maybes > 1);
    let decide = |item| match item {
        Item::Maybe { noun, name, .. } if listed || entities.iter().any(|entity| entity.noun == Some(noun)) => {
            Item::Thing { noun: Some(noun), name, inner: None }
        }
        Item::Maybe { field, .. } => Item::Field(field),
        item => item,
    };
    read.into_iter().map(|(range, item)| (range, decide(item))).collect()
}

/// How many words from `at` are one known phrase: "date and time" is no list.
fn joined(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    let words = &draft.reading.words[at..end];
    let known = draft.lexicon.fields.phrases().at(words).map_or(0, |found| found.words);
    let wish = draft.lexicon.wishes.phrases().at(words).map_or(0, |found| found.words);
    known.max(wish)
}

/// The fields of "books (title, author)".
fn bracketed(draft: &Draft<'_>, entity: Option<&EntityDraft>, inner: Range<usize>) -> Batch {
    let noun = entity.and_then(|entity| entity.noun).map(|noun| draft.lexicon.nouns.get(noun));
    let parts = items(&draft.reading, inner.clone(), |at| joined(draft, at, inner.end));
    let parse = |part: Range<usize>| {
        fields::parse(&draft.reading, part.clone(), draft.lexicon, noun).map(|field| (part, field))
    };
    parts.into_iter().filter_map(parse).collect()
}

/// "materials" in a list of fields: several of something.
fn several(draft: &Draft<'_>, range: Range<usize>, name: Range<usize>) -> Option<(Range<usize>, fields::ParsedField)> {
    // "a form to ask for prayers"
    let part =
        draft.reading.words[range.clone()].iter().any(|word| word.is_any(&["form", "page", "section", "to", "who"]));
    let mut parsed = fields::parse(&draft.reading, name, draft.lexicon, None).filter(|_| !part)?;
    parsed.field.label = naming::label(draft.reading.source(range.clone()));
    parsed.field.id = camel_id(&parsed.field.label, "field");
    parsed.field.kind = FieldKind::Tags;
    Some((range, parsed))
}

fn is_plain(words: &[Word]) -> bool {
    words.len() <= 3 && words.iter().all(|word| is_wordy(word) || word.punctuation)
}

/// Starts a further entity.
fn thing(draft: &mut Draft<'_>, entities: &mut Vec<EntityDraft>, noun: Option<usize>, name: Range<usize>) -> usize {
    let last = draft.reading.words[name.clone()].last().map(|word| word.stem.clone()).unwrap_or_default();
    let means = |noun: &usize| draft.lexicon.nouns.get(*noun).also.contains(&last);
    let noun = entities.iter().filter_map(|entity| entity.noun).find(means).or(noun);
    let already = entities.iter().position(|entity| entity.noun.is_some() && entity.noun == noun);
    if let Some(index) = already {
        entities[index].at = name.start;
        draft.reading.take(name);
        return index;
    }
    let Some(index) = super::assemble::add_entity(draft, entities, noun, name.clone(), None) else {
        return entities.len().saturating_sub(1);
    };
    index
}
