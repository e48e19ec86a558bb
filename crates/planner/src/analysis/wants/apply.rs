//! Gives the fields of a list to an entity.

use std::ops::Range;

use isekai_codegen::{Field, FieldKind, MAX_FIELDS};

use super::super::Draft;
use super::super::assemble::general_fields;
use super::super::describe::describe_kind;
use super::super::draft::EntityDraft;
use super::super::fields::{ParsedField, alike, free_id, same_label};
use super::cue::Cue;
use crate::lexicon::Noun;
use crate::lexicon::fields::parse_line;
use crate::text::words;

/// Fields of a list, each with the words that named it.
pub type Batch = Vec<(Range<usize>, ParsedField)>;

/// A list that names the title or three fields, or says that it is the list of fields, stands for all of them; a shorter one
/// adds to what the noun has.
pub fn apply(draft: &mut Draft<'_>, entities: &mut [EntityDraft], target: usize, batch: Batch, cue: Cue) {
    let Some(entity) = entities.get_mut(target).filter(|_| !batch.is_empty()) else { return };
    let noun = entity.noun.map(|noun| draft.lexicon.nouns.get(noun));
    let names_it = batch.iter().any(|(_, parsed)| is_title(&parsed.field, noun));
    // What was made up for a thing that we do not know gives way to any list.
    let shaped = || entity.fields == draft.lexicon.shapes.of(&words(&entity.singular)).fields;
    let made_up = noun.is_none() && batch.len() > 1 && (entity.fields == general_fields() || shaped());
    let mut kept = Vec::new();
    if !entity.explicit && (cue == Cue::Strong || batch.len() >= 3 || names_it || made_up) {
        // What it is filtered or sorted by was asked for, too.
        let asked: Vec<String> = entity.features.iter().flat_map(|wanted| wanted.fields.clone()).collect();
        kept = std::mem::take(&mut entity.fields);
        kept.retain(|field| asked.contains(&field.id));
        entity.explicit = true;
        // Records need something to be called by, unless the noun's own do without, as a weight does.
        let own = noun.and_then(|noun| noun.fields.first()).filter(|field| is_line(field));
        let first = batch.first().map(|(_, parsed)| &parsed.field);
        // A number alone is no name either: "sets with set number, theme and year".
        let numbered = first.is_some_and(|field| field.label.to_lowercase().ends_with(" number") && !is_code(field));
        if !names_it && (numbered || !first.is_some_and(is_line)) {
            entity.fields.extend(
                own.cloned().or_else(|| parse_line("Name!: text").filter(|_| noun.is_none() && cue == Cue::One)),
            );
        } else if !names_it && first.is_some_and(|first| is_code(first) || is_whose(first)) {
            // "items with SKU and quantity" have a name besides.
            let name = own.filter(|field| ["Name", "Title"].contains(&field.label.as_str())).cloned();
            entity.fields.extend(name.map(|field| Field { required: false, ..field }));
        }
    }
    for (range, parsed) in batch {
        let said_dates = draft.reading.words[range.end - 1].is("dates");
        draft.decide(range, format!("{} ({})", parsed.field.label, describe_kind(&parsed.field.kind)));
        let both = noun.filter(|_| said_dates && parsed.field.id == "date").map(first_and_last_day).unwrap_or_default();
        let fields = if both.is_empty() { vec![parsed.field] } else { both };
        for field in fields {
            put(draft, entity, field, noun);
        }
    }
    for field in kept {
        let said = entity.fields.iter().any(|other| other.id == field.id || same_label(&other.label, &field.label));
        if !said && entity.fields.len() < MAX_FIELDS {
            entity.fields.push(field);
        }
    }
}

fn put(draft: &mut Draft<'_>, entity: &mut EntityDraft, mut field: Field, noun: Option<&Noun>) {
    // "fields with size": the area that fields have anyway, under the name that was said.
    let other = noun.and_then(|noun| alike(noun, &words(&field.label))).map(|other| other.id.clone());
    if let Some(own) = other.and_then(|id| entity.fields.iter_mut().find(|field| field.id == id)) {
        own.label = field.label;
        return;
    }
    // "feedback with a star rating": there is one.
    let rated = |field: &Field| matches!(field.kind, FieldKind::Rating { .. });
    let stars =
        words(&field.label).iter().all(|word| word.is_any(&["star", "stars", "rating", "ratings", "customer", "user"]));
    if !entity.explicit && stars && rated(&field) && entity.fields.iter().any(rated) {
        return;
    }
    match entity.fields.iter().position(|other| same_label(&other.label, &field.label)) {
        // Said twice, or the noun has it: what was said now wins.
        Some(index) => {
            field.id.clone_from(&entity.fields[index].id);
            entity.fields[index] = field;
        }
        None if entity.fields.len() < MAX_FIELDS => {
            field.required |= entity.explicit && entity.fields.is_empty() && is_line(&field);
            field.id = free_id(&entity.fields, &field.id);
            entity.fields.push(field);
        }
        None => draft.warn(format!("{} is one field too many for one list.", field.label)),
    }
}

/// "dates" of a trip are its first and its last day.
fn first_and_last_day(noun: &Noun) -> Vec<Field> {
    let dates: Vec<Field> = noun.fields.iter().filter(|field| field.kind == FieldKind::Date).cloned().collect();
    if dates.len() == 2 { dates } else { Vec::new() }
}

fn is_title(field: &Field, noun: Option<&Noun>) -> bool {
    let label = field.label.to_lowercase();
    let first = noun.and_then(|noun| noun.fields.first()).is_some_and(|first| first.label == field.label);
    first || label == "name" || label.ends_with("title") || label.ends_with(" name")
}

/// Says whose it is: "projects with client and budget" have a name besides.
fn is_whose(field: &Field) -> bool {
    ["client", "customer", "owner", "manager", "department", "team", "supplier"]
        .contains(&field.label.to_lowercase().as_str())
}

/// A number of an article: it stands beside the name, not for it.
fn is_code(field: &Field) -> bool {
    ["sku", "code", "barcode", "article number", "part number", "item number", "product number", "serial number"]
        .contains(&field.label.to_lowercase().as_str())
}

fn is_line(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text { multiline: false, .. })
}
