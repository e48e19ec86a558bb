//! Entities of an app that keeps records, and with [`pages`] their pages.

mod pages;

use std::collections::HashSet;
use std::ops::Range;

use isekai_codegen::{Entity, Field, FieldKind, MAX_FIELDS};
use serde_json::{Value, json};

use super::draft::{EntityDraft, Wanted};
use super::fields::same_words;
use super::objects::Thing;
use super::wishes::Found;
use super::{Draft, annotations, fields, naming, samples};
use crate::lexicon::fields::{DEFAULT_CURRENCY, parse_line};
use crate::lexicon::{Feature, Lexicon};
use crate::text::{Word, camel_id, plural, words};
pub use pages::{form_page, free_id, home, page_id, page_id_among, pages};

/// A sample row: field and value.
type Row = indexmap::IndexMap<String, Value>;

pub const MAX_ENTITIES: usize = 6;
/// For a board of things without a state.
pub const STATUS: &str = "Status: choice To do gray, In progress blue, Done green = To do";
/// For things we know nothing about.
const GENERAL: &[&str] = &[
    "Name!: text",
    "Category: choice General gray, Personal green, Work blue, Other amber",
    "Date: date",
    "Notes: long",
];

/// Adds an entity for a thing; `None` when there are enough.
pub fn add_entity(
    draft: &mut Draft<'_>,
    entities: &mut Vec<EntityDraft>,
    noun: Option<usize>,
    range: Range<usize>,
    name: Option<&str>,
) -> Option<usize> {
    let said = draft.reading.words[range.clone()].to_vec();
    let singular = match (name, noun) {
        (Some(name), _) => name.to_owned(),
        (None, Some(noun)) => draft.lexicon.nouns.get(noun).label_for(&said),
        (None, None) => name_of(&said),
    };
    let mut id = camel_id(&singular, "record");
    if entities.len() >= MAX_ENTITIES {
        draft.warn(format!("{} would be one list too many for one app.", plural(&singular)));
        return None;
    }
    if entities.iter().any(|entity| entity.id.eq_ignore_ascii_case(&id)) {
        id = format!("{id}{}", entities.len() + 1);
    }
    let fields: Vec<Field> = match noun {
        Some(noun) => draft.lexicon.nouns.get(noun).fields.clone(),
        None => general_fields(),
    };
    let shown: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
    let outcome = format!("{} with {}", plural(&singular), shown.join(", ").to_lowercase());
    let at = range.start;
    draft.decide(range, outcome);
    entities.push(EntityDraft { id, singular, noun, fields, explicit: false, at, features: Vec::new() });
    Some(entities.len() - 1)
}

/// Entities for all things that the request is about.
pub fn entities(draft: &mut Draft<'_>, things: &[Thing], names: &[Option<String>]) -> Vec<EntityDraft> {
    let mut entities = Vec::new();
    for (index, thing) in things.iter().enumerate() {
        let name = names.get(index).and_then(Option::as_deref);
        add_entity(draft, &mut entities, thing.noun, thing.words.clone(), name);
    }
    entities
}

/// Gives features to the entities they were said of, and reads the fields they name.
pub fn features(draft: &mut Draft<'_>, entities: &mut [EntityDraft], found: Vec<Found>) {
    for Found { feature, at, by } in found {
        let target = entities
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, entity)| entity.at < at.start)
            .max_by_key(|(_, entity)| entity.at)
            .map_or(0, |(index, _)| index);
        let mut wanted = Wanted { feature, fields: Vec::new(), also: Vec::new() };
        for range in by {
            let Some(entity) = entities.get_mut(target) else { continue };
            named_field(draft, entity, range, &mut wanted);
        }
        if let Some(Value::String(word)) =
            draft.reading.words.get(at.start.saturating_sub(1)).map(|word| json!(word.lower))
        {
            wanted.also.push(word);
        }
        let outcome = outcome(feature, entities.get(target), &wanted);
        draft.decide(at, outcome);
        // "with search" said of one list is meant for all.
        let everywhere = wanted.fields.is_empty()
            && matches!(
                feature,
                Feature::Search
                    | Feature::Sort
                    | Feature::Filter
                    | Feature::Export
                    | Feature::Stats
                    | Feature::Cards
                    | Feature::Table
            );
        if feature == Feature::Rate
            && let Some(entity) = entities.get_mut(target)
        {
            add_if_missing(entity, "Rating: rating 5");
        }
        for (index, entity) in entities.iter_mut().enumerate() {
            if everywhere || index == target {
                entity.want(wanted.clone());
            }
        }
    }
}

pub fn named_field(draft: &Draft<'_>, entity: &mut EntityDraft, range: Range<usize>, wanted: &mut Wanted) {
    let mut range = range;
    while range.len() > 1 && super::grammar::is_article(&draft.reading.words[range.start]) {
        range.start += 1;
    }
    let name = &draft.reading.words[range.clone()];
    let found = entity.fields.iter().find(|field| {
        let last = words(&field.label);
        same_words(&field.label, name) || name.len() == 1 && last.last().is_some_and(|word| word.stem == name[0].stem)
    });
    let known = |id: &str| {
        entity.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).fields.iter().any(|field| field.id == id))
    };
    // "sort orders by amount": the only money they have, whatever it is called.
    let found = found.or_else(|| only_money(entity, name));
    if let Some(id) = found.map(|field| field.id.clone()) {
        // The rows of the noun have values of their own.
        let new = !known(&id);
        if let Some(field) = entity.fields.iter_mut().find(|field| field.id == id)
            && wanted.feature == Feature::Filter
            && new
        {
            fields::to_choose_from(field, draft.lexicon);
        }
        wanted.fields.push(id);
        return;
    }
    wanted.also.extend(name.iter().map(|word| word.stem.clone()));
    let period = name.iter().any(|word| ["day", "week", "month", "year", "time", "date"].contains(&word.stem.as_str()));
    let noun = entity.noun.map(|noun| draft.lexicon.nouns.get(noun));
    if period {
        return;
    }
    // "filter by genre" asks for a genre.
    if let Some(parsed) = fields::parse(&draft.reading, range, draft.lexicon, noun)
        .filter(|parsed| parsed.known && entity.fields.len() < MAX_FIELDS)
    {
        let mut field = parsed.field;
        if wanted.feature == Feature::Filter {
            fields::to_choose_from(&mut field, draft.lexicon);
        }
        match entity.fields.iter().find(|other| fields::same_label(&other.label, &field.label)) {
            Some(other) => field.id.clone_from(&other.id),
            None => {
                field.id = fields::free_id(&entity.fields, &field.id);
                entity.fields.push(field.clone());
            }
        }
        wanted.fields.push(field.id);
    }
}

fn only_money<'a>(entity: &'a EntityDraft, name: &[Word]) -> Option<&'a Field> {
    let amount = name.len() <= 2 && name.last()?.is_any(&["amount", "total", "sum", "value", "price", "cost"]);
    let mut money = entity.fields.iter().filter(|field| matches!(field.kind, FieldKind::Money { .. }));
    let first = money.next().filter(|_| amount)?;
    money.next().is_none().then_some(first)
}

fn outcome(feature: Feature, entity: Option<&EntityDraft>, wanted: &Wanted) -> String {
    let label = |id: &String| {
        entity
            .and_then(|entity| entity.fields.iter().find(|field| field.id == *id))
            .map(|field| field.label.to_lowercase())
    };
    let names: Vec<String> = wanted.fields.iter().filter_map(label).collect();
    let by = if names.is_empty() { String::new() } else { format!(" by {}", names.join(", ")) };
    let what = match feature {
        Feature::Search => "Search field over all texts",
        Feature::Filter => "Filters",
        Feature::Sort => "Sorting",
        Feature::Export => "Download as CSV",
        Feature::Chart => "Chart",
        Feature::Stats => "Key figures",
        Feature::Board => "Board with a column for each state",
        Feature::Cards => "Cards",
        Feature::Table => "Table",
        Feature::Rate => "Rating",
        Feature::Landing => "Home page",
        Feature::Contact => "Contact form",
        Feature::About => "About page",
        Feature::Faq => "Questions and answers",
        Feature::Pricing => "Prices",
        Feature::Testimonials => "What people say",
        Feature::Gallery => "Gallery",
        Feature::Services => "What is offered",
    };
    format!("{what}{by}")
}

pub fn add_if_missing(entity: &mut EntityDraft, line: &str) {
    if let Some(field) = parse_line(line)
        && !entity.fields.iter().any(|other| other.id == field.id)
        && entity.fields.len() < MAX_FIELDS
    {
        entity.fields.push(field);
    }
}

/// All amounts in the one currency that the request speaks of.
pub fn currency(draft: &Draft<'_>, entities: &mut [EntityDraft]) {
    // A pound is a weight, unless prices are in pounds.
    let words = &draft.reading.words;
    let weighs = |at: usize| {
        let priced = at > 1
            && words[at - 1].is("in")
            && ["price", "amount", "cost", "money", "value", "fee", "total"].contains(&words[at - 2].stem.as_str());
        words[at].is_any(&["pound", "pounds"]) && !priced
    };
    let said = (0..words.len()).filter(|&at| !weighs(at)).find_map(|at| annotations::currency_of(&words[at]));
    let Some(code) = said.or_else(|| draft.apart.currency()) else { return };
    for field in entities.iter_mut().flat_map(|entity| &mut entity.fields) {
        if let FieldKind::Money { currency } = &mut field.kind
            && currency == DEFAULT_CURRENCY
        {
            code.clone_into(currency);
        }
    }
}

/// The finished entities, with sample rows and links between them.
pub fn finish(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) -> Vec<Entity> {
    link(draft, drafts);
    for entity in drafts.iter_mut() {
        // Several rules may have given it a field of the same name; the first was asked for.
        let mut seen = HashSet::new();
        entity.fields.retain(|field| seen.insert(field.id.clone()));
    }
    let offered = draft.apart.name_rows(drafts);
    draft.named_rows.extend(offered);
    let today = draft.context.today;
    let mut finished: Vec<Entity> = drafts
        .iter()
        .map(|entity| Entity {
            id: entity.id.clone(),
            singular: entity.singular.clone(),
            plural: plural(&entity.singular),
            fields: entity.fields.clone(),
            samples: named(draft, entity, samples::fill(entity, draft.lexicon, today)),
        })
        .collect();
    for entity in &mut finished {
        draft.apart.price_rows(entity);
    }
    let titles: Vec<(String, Vec<Value>)> = finished.iter().map(|entity| (entity.id.clone(), titles(entity))).collect();
    for entity in &mut finished {
        let links: Vec<(String, String)> = entity
            .fields
            .iter()
            .filter_map(|field| match &field.kind {
                FieldKind::Relation { entity, .. } => Some((field.id.clone(), entity.clone())),
                _ => None,
            })
            .collect();
        for (field, other) in links {
            let Some((_, titles)) = titles.iter().find(|(id, titles)| *id == other && !titles.is_empty()) else {
                continue;
            };
            for (row, values) in entity.samples.iter_mut().enumerate() {
                values.insert(field.clone(), titles[row % titles.len()].clone());
            }
        }
    }
    finished
}

/// Rows that bear the names which the request lists: "practice areas (family law, labour law)".
fn named(draft: &Draft<'_>, entity: &EntityDraft, rows: Vec<Row>) -> Vec<Row> {
    let Some((_, names)) = draft.named_rows.iter().find(|(id, _)| *id == entity.id) else { return rows };
    let text =
        |long: bool| move |field: &&Field| matches!(field.kind, FieldKind::Text { multiline, .. } if multiline == long);
    let Some(title) = entity.fields.iter().find(text(false)).filter(|_| !rows.is_empty()) else { return rows };
    // What is told about another record would be wrong for this one.
    let told: Vec<&String> =
        entity.fields.iter().filter(text(true)).filter(|field| !field.required).map(|field| &field.id).collect();
    names
        .iter()
        .zip(rows.iter().cycle())
        .map(|(name, row)| {
            let mut row = row.clone();
            row.retain(|id, _| !told.contains(&id));
            row.insert(title.id.clone(), json!(name));
            row
        })
        .collect()
}

fn titles(entity: &Entity) -> Vec<Value> {
    let Some(title) = entity.title_field() else { return Vec::new() };
    entity.samples.iter().filter_map(|row| row.get(&title.id)).filter(|value| value.is_string()).cloned().collect()
}

/// A text field that is called like another entity points at it; nouns that belong to another of the app's get a pointer.
fn link(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    let others: Vec<(String, String, Option<usize>)> =
        drafts.iter().map(|entity| (entity.id.clone(), entity.singular.clone(), entity.noun)).collect();
    // "Grade: student, test, points" is about a student and called by its test; nothing points at it.
    let line = |field: &Field| matches!(field.kind, FieldKind::Text { multiline: false, .. });
    let is_about = |entity: &EntityDraft| {
        entity.fields.first().is_some_and(|first| {
            line(first)
                && others.iter().any(|(id, singular, _)| *id != entity.id && same_words(&first.label, &words(singular)))
        })
    };
    let about: Vec<String> = drafts.iter().filter(|entity| is_about(entity)).map(|entity| entity.id.clone()).collect();
    for entity in drafts.iter_mut().filter(|entity| about.contains(&entity.id)) {
        if let Some(title) = (1..entity.fields.len()).find(|&at| line(&entity.fields[at])) {
            entity.fields[..=title].rotate_right(1);
            entity.fields[0].required = true;
        }
    }
    let others: Vec<_> = others.into_iter().filter(|(id, ..)| !about.contains(id)).collect();
    for entity in drafts.iter_mut() {
        for (id, singular, noun) in others.iter().filter(|(id, ..)| *id != entity.id) {
            let title =
                entity.fields.iter().position(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }));
            let named = entity.fields.iter().enumerate().position(|(index, field)| {
                matches!(field.kind, FieldKind::Text { multiline: false, .. })
                    && Some(index) != title
                    && same_words(&field.label, &words(singular))
            });
            let kind = FieldKind::Relation { entity: id.clone(), many: false };
            if let Some(index) = named {
                entity.fields[index].kind = kind;
                entity.fields[index].required = false;
                entity.fields[index].default = None;
                continue;
            }
            let belongs = entity.noun.zip(*noun).is_some_and(|(child, parent)| {
                draft.lexicon.nouns.get(child).parents.contains(&draft.lexicon.nouns.get(parent).name)
            });
            if belongs && !entity.explicit && !entity.fields.iter().any(|field| field.id == *id) {
                entity.fields.insert(
                    1.min(entity.fields.len()),
                    Field {
                        id: camel_id(singular, "parent"),
                        label: singular.clone(),
                        kind,
                        required: false,
                        default: None,
                        help: None,
                    },
                );
                draft.decisions.push(super::Decision {
                    words: String::new(),
                    outcome: format!(
                        "Each {} belongs to a {}",
                        entity.singular.to_lowercase(),
                        singular.to_lowercase()
                    ),
                });
            }
        }
    }
}

/// Fields of a thing we know nothing about.
pub fn general_fields() -> Vec<Field> {
    GENERAL.iter().filter_map(|line| parse_line(line)).collect()
}

/// The singular name that words give to a thing.
pub fn name_of(said: &[Word]) -> String {
    let Some((last, head)) = said.split_last() else { return "Item".to_owned() };
    let head: Vec<&str> = head.iter().map(|word| word.lower.as_str()).collect();
    naming::label(&[head.as_slice(), &[last.stem.as_str()]].concat().join(" "))
}

/// What is known about a noun as a draft.
pub fn noun_entity(lexicon: &Lexicon, noun: Option<usize>, id: &str, singular: &str) -> EntityDraft {
    let fields = noun.map_or_else(general_fields, |noun| lexicon.nouns.get(noun).fields.clone());
    EntityDraft {
        id: id.to_owned(),
        singular: singular.to_owned(),
        noun,
        fields,
        explicit: false,
        at: 0,
        features: Vec::new(),
    }
}

pub fn status_field() -> Option<Field> {
    parse_line(STATUS)
}

pub fn rating_field() -> Option<Field> {
    parse_line("Rating: rating 5")
}

/// What the visitors of a site may hand in: reservations, orders.
pub fn bookings(draft: &mut Draft<'_>) -> Vec<EntityDraft> {
    let mut drafts: Vec<EntityDraft> = Vec::new();
    for at in 0..draft.reading.len() {
        let Some(found) = draft.lexicon.nouns.phrases().at(&draft.reading.words[at..]) else { continue };
        let noun = draft.lexicon.nouns.get(found.value);
        let handed_in = ["Reservation", "Appointment", "Order", "Review", "Donation", "Event", "Course"]
            .contains(&noun.name.as_str());
        let fresh = !draft.reading.any_used(at..at + found.words)
            && !drafts.iter().any(|entity| entity.noun == Some(found.value));
        if handed_in && fresh {
            add_entity(draft, &mut drafts, Some(found.value), at..at + found.words, None);
        }
    }
    drafts
}
