//! Changes to the fields of an entity; samples, block options and behaviours follow.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Outcome, Patch, find_entity, insert, move_item, paths};
use crate::blocks::find_block;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{AppSpec, Entity, Field, FieldKind};
use crate::validate::fits;

pub fn apply(spec: &mut AppSpec, patch: &Patch) -> Outcome {
    match patch {
        Patch::AddField { entity, field, at, samples } => {
            let entity = find_entity(spec, entity)?;
            if entity.field(&field.id).is_some() {
                return Err(format!("`{}` already has a field `{}`", entity.id, field.id));
            }
            add(entity, field, *at, samples);
        }
        Patch::RemoveField { entity, field } => {
            find(spec, entity, field)?;
            if find_entity(spec, entity)?.fields.len() == 1 {
                return Err(format!("`{field}` is the only field of `{entity}`"));
            }
            remove(spec, entity, field);
        }
        Patch::RenameField { entity, field, label, id } => rename(spec, entity, field, label, id.as_deref())?,
        Patch::SetFieldKind { entity, field, kind, samples } => {
            let found = find(spec, entity, field)?;
            found.kind = kind.clone();
            if found.default.as_ref().is_some_and(|value| !fits(kind, value)) {
                found.default = None;
            }
            let before = find_entity(spec, entity)?.samples.clone();
            if let FieldKind::Relation { entity: other, .. } = kind {
                forget_other_titles(spec, entity, field, other);
            }
            let entity = find_entity(spec, entity)?;
            drop_unfit_values(entity, field);
            replace_lost(entity, field, &before, samples);
            drop_incomplete_samples(entity, field);
        }
        Patch::SetFieldRequired { entity, field, required } => {
            find(spec, entity, field)?.required = *required;
            drop_incomplete_samples(find_entity(spec, entity)?, field);
        }
        Patch::SetFieldDefault { entity, field, default } => find(spec, entity, field)?.default.clone_from(default),
        Patch::SetFieldHelp { entity, field, help } => find(spec, entity, field)?.help.clone_from(help),
        Patch::MoveField { entity, field, to } => {
            let entity = find_entity(spec, entity)?;
            let from = entity.fields.iter().position(|one| one.id == *field);
            move_item(&mut entity.fields, from.ok_or_else(|| missing(&entity.id, field))?, *to);
        }
        _ => {}
    }
    Ok(())
}

fn find<'a>(spec: &'a mut AppSpec, entity: &str, field: &str) -> Result<&'a mut Field, String> {
    let entity = find_entity(spec, entity)?;
    let id = entity.id.clone();
    entity.fields.iter_mut().find(|one| one.id == field).ok_or_else(|| missing(&id, field))
}

fn missing(entity: &str, field: &str) -> String {
    format!("`{entity}` has no field `{field}`")
}

fn add(entity: &mut Entity, field: &Field, at: Option<usize>, samples: &[Value]) {
    let given = samples.iter().chain(field.default.as_ref().filter(|_| samples.is_empty()));
    let values: Vec<&Value> = given.filter(|value| fits(&field.kind, value)).collect();
    for (row, value) in entity.samples.iter_mut().zip(values.iter().cycle()) {
        row.insert(field.id.clone(), (*value).clone());
    }
    // Rows that lack a required value are no samples any longer.
    if values.is_empty() && field.required {
        entity.samples.clear();
    }
    insert(&mut entity.fields, at, field.clone());
}

/// Removes a field and all that names it.
pub fn remove(spec: &mut AppSpec, entity_id: &str, field: &str) {
    paths::forget(spec, entity_id, field);
    let Some(entity) = spec.entities.iter_mut().find(|entity| entity.id == entity_id) else { return };
    entity.fields.retain(|one| one.id != field);
    for row in &mut entity.samples {
        row.shift_remove(field);
    }
    let in_text = placeholder(field);
    let told = |value: &Value| value.as_str().is_some_and(|text| text.contains(&in_text));
    let named = |value: &Value| value == field || told(value) || value.get("field").is_some_and(|inner| inner == field);
    let mentions = |options: &Options| options.values().any(named);
    spec.behaviours.retain(|one| one.entity.as_deref() != Some(entity_id) || !mentions(&one.options));
    for page in &mut spec.pages {
        // A chart or board over a field that is gone goes with it.
        page.blocks.retain_mut(|block| {
            let mention = Mention { entity: entity_id, field, own: block.entity.as_deref() == Some(entity_id) };
            find_block(&block.kind).is_none_or(|kind| forget(kind.options(), &mut block.options, mention))
        });
    }
    spec.pages.retain(|page| !page.blocks.is_empty());
}

/// A field as the options of a block may name it.
#[derive(Clone, Copy)]
struct Mention<'a> {
    entity: &'a str,
    field: &'a str,
    /// Whether it is a field of the block's own entity.
    own: bool,
}

impl Mention<'_> {
    /// Whether an option of this kind names fields of the entity, given the options beside it.
    fn may_be_in(&self, kind: &OptionKind, beside: &Options) -> bool {
        match kind {
            OptionKind::Field(_) | OptionKind::Fields(_) => self.own,
            OptionKind::FieldOf(option, _) | OptionKind::FieldsOf(option, _) => {
                beside.get(*option).is_some_and(|entity| entity == self.entity)
            }
            _ => true,
        }
    }

    /// Whether an item of a list stands on the field: it goes with it.
    fn carries(&self, defs: &[OptionDef], item: &Value) -> bool {
        if self.own && item.to_string().contains(&format!("\"{}\"", self.field)) {
            return true;
        }
        let Some(inner) = item.as_object() else { return false };
        let names = |def: &OptionDef| matches!(def.kind, OptionKind::FieldOf(..)) && self.may_be_in(&def.kind, inner);
        defs.iter().any(|def| names(def) && inner.get(def.name).is_some_and(|value| value == self.field))
    }
}

type Options = serde_json::Map<String, Value>;

/// Drops mentions of a field; false when a required option is lost by that.
fn forget(defs: &[OptionDef], options: &mut Options, mention: Mention<'_>) -> bool {
    for def in defs {
        let concerned = mention.may_be_in(&def.kind, options);
        let Some(value) = options.get_mut(def.name).filter(|_| concerned) else { continue };
        let keep = match def.kind {
            OptionKind::Field(_) | OptionKind::FieldOf(..) => value != mention.field,
            OptionKind::Object(defs) => value.as_object_mut().is_none_or(|inner| forget(defs, inner, mention)),
            OptionKind::Fields(_) | OptionKind::FieldsOf(..) => {
                if let Some(items) = value.as_array_mut() {
                    items.retain(|item| item != mention.field);
                }
                true
            }
            OptionKind::Items(defs, _) => {
                if let Some(items) = value.as_array_mut() {
                    items.retain_mut(|item| {
                        let carried = mention.carries(defs, item);
                        item.as_object_mut().is_none_or(|inner| forget(defs, inner, mention) && !carried)
                    });
                }
                true
            }
            _ => true,
        };
        if !keep {
            options.remove(def.name);
            if def.required {
                return false;
            }
        }
    }
    true
}

fn rename(spec: &mut AppSpec, entity_id: &str, field: &str, label: &str, id: Option<&str>) -> Outcome {
    find(spec, entity_id, field)?.label = label.to_owned();
    let Some(id) = id.filter(|id| *id != field) else { return Ok(()) };
    let entity = find_entity(spec, entity_id)?;
    if entity.field(id).is_some() {
        return Err(format!("`{entity_id}` already has a field `{id}`"));
    }
    paths::rename(spec, entity_id, field, id);
    find(spec, entity_id, field)?.id = id.to_owned();
    for row in &mut find_entity(spec, entity_id)?.samples {
        if let Some(value) = row.shift_remove(field) {
            row.insert(id.to_owned(), value);
        }
    }
    for block in spec.pages.iter_mut().flat_map(|page| &mut page.blocks) {
        let Some(kind) = find_block(&block.kind) else { continue };
        let mention = Mention { entity: entity_id, field, own: block.entity.as_deref() == Some(entity_id) };
        rename_in(kind.options(), &mut block.options, mention, id);
    }
    for one in spec.behaviours.iter_mut().filter(|one| one.entity.as_deref() == Some(entity_id)) {
        let Some(kind) = crate::behaviours::find_behaviour(&one.kind) else { continue };
        rename_in(kind.options(), &mut one.options, Mention { entity: entity_id, field, own: true }, id);
        if let Some(Value::String(text)) = one.options.get_mut("text") {
            *text = text.replace(&placeholder(field), &placeholder(id));
        }
    }
    Ok(())
}

/// How the text of a behaviour stands for a field's value.
fn placeholder(field: &str) -> String {
    format!("{{{field}}}")
}

fn rename_in(defs: &[OptionDef], options: &mut Options, mention: Mention<'_>, to: &str) {
    let swap = |value: &mut Value| {
        if value == mention.field {
            *value = Value::String(to.to_owned());
        }
    };
    for def in defs {
        let concerned = mention.may_be_in(&def.kind, options);
        let Some(value) = options.get_mut(def.name).filter(|_| concerned) else { continue };
        match def.kind {
            OptionKind::Field(_) | OptionKind::FieldOf(..) => swap(value),
            OptionKind::Fields(_) | OptionKind::FieldsOf(..) => {
                value.as_array_mut().into_iter().flatten().for_each(swap)
            }
            OptionKind::Object(defs) => {
                if let Some(inner) = value.as_object_mut() {
                    rename_in(defs, inner, mention, to);
                }
            }
            OptionKind::Items(defs, _) => {
                let items = value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut);
                items.for_each(|inner| rename_in(defs, inner, mention, to));
            }
            _ => {}
        }
    }
}

/// What was a text may name a record of the other entity; where it does not, it points nowhere.
fn forget_other_titles(spec: &mut AppSpec, entity: &str, field: &str, other: &str) {
    let other = spec.entity(other).cloned();
    let named = |value: &Value| {
        let titles: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |many| many.iter().collect());
        let is_known = |title: &str| other.as_ref().is_some_and(|other| other.sample_titled(title).is_some());
        titles.iter().all(|title| title.as_str().is_some_and(is_known))
    };
    let Some(entity) = spec.entities.iter_mut().find(|one| one.id == entity) else { return };
    for row in &mut entity.samples {
        if row.get(field).is_some_and(|value| !named(value)) {
            row.shift_remove(field);
        }
    }
}

/// Sample values that do not fit the field any longer go.
fn drop_unfit_values(entity: &mut Entity, field: &str) {
    let Some(field) = entity.field(field).cloned() else { return };
    for row in &mut entity.samples {
        if row.get(&field.id).is_some_and(|value| !fits(&field.kind, value)) {
            row.shift_remove(&field.id);
        }
    }
}

/// New values for the rows that had one before.
fn replace_lost(entity: &mut Entity, field: &str, before: &[IndexMap<String, Value>], samples: &[Value]) {
    let Some(kind) = entity.field(field).map(|field| field.kind.clone()) else { return };
    let fitting: Vec<&Value> = samples.iter().filter(|value| fits(&kind, value)).collect();
    for (at, (row, old)) in entity.samples.iter_mut().zip(before).enumerate() {
        if old.contains_key(field)
            && !row.contains_key(field)
            && let Some(value) = fitting.get(at % fitting.len().max(1))
        {
            row.insert(field.to_owned(), (*value).clone());
        }
    }
}

/// Rows that lack a required value are no samples any longer.
fn drop_incomplete_samples(entity: &mut Entity, field: &str) {
    if entity.field(field).is_some_and(|field| field.required) {
        entity.samples.retain(|row| row.contains_key(field));
    }
}
