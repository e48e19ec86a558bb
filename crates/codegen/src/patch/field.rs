//! Changes to the fields of an entity; samples, block options and behaviours follow.

use serde_json::Value;

use super::{Outcome, Patch, find_entity, insert, move_item};
use crate::blocks::find_block;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{AppSpec, Entity, Field};
use crate::validate::fits;

pub fn apply(spec: &mut AppSpec, patch: &Patch) -> Outcome {
    match patch {
        Patch::AddField { entity, field, at, sample } => {
            let entity = find_entity(spec, entity)?;
            if entity.field(&field.id).is_some() {
                return Err(format!("`{}` already has a field `{}`", entity.id, field.id));
            }
            add(entity, field, *at, sample.as_ref());
        }
        Patch::RemoveField { entity, field } => {
            find(spec, entity, field)?;
            if find_entity(spec, entity)?.fields.len() == 1 {
                return Err(format!("`{field}` is the only field of `{entity}`"));
            }
            remove(spec, entity, field);
        }
        Patch::RenameField { entity, field, label, id } => rename(spec, entity, field, label, id.as_deref())?,
        Patch::SetFieldKind { entity, field, kind } => {
            let found = find(spec, entity, field)?;
            found.kind = kind.clone();
            if found.default.as_ref().is_some_and(|value| !fits(kind, value)) {
                found.default = None;
            }
            drop_unfit_samples(find_entity(spec, entity)?, field);
        }
        Patch::SetFieldRequired { entity, field, required } => {
            find(spec, entity, field)?.required = *required;
            drop_unfit_samples(find_entity(spec, entity)?, field);
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

fn add(entity: &mut Entity, field: &Field, at: Option<usize>, sample: Option<&Value>) {
    let value = sample.or(field.default.as_ref()).filter(|value| fits(&field.kind, value));
    match value {
        Some(value) => {
            for row in &mut entity.samples {
                row.insert(field.id.clone(), value.clone());
            }
        }
        // Rows that lack a required value are no samples any longer.
        None if field.required => entity.samples.clear(),
        None => {}
    }
    insert(&mut entity.fields, at, field.clone());
}

/// Removes a field and all that names it.
pub fn remove(spec: &mut AppSpec, entity_id: &str, field: &str) {
    let Some(entity) = spec.entities.iter_mut().find(|entity| entity.id == entity_id) else { return };
    entity.fields.retain(|one| one.id != field);
    for row in &mut entity.samples {
        row.shift_remove(field);
    }
    let in_text = placeholder(field);
    let names = |value: &Value| value == field || value.as_str().is_some_and(|text| text.contains(&in_text));
    let mentions = |options: &serde_json::Map<String, Value>| options.values().any(names);
    spec.behaviours.retain(|one| one.entity.as_deref() != Some(entity_id) || !mentions(&one.options));
    for page in &mut spec.pages {
        // A chart or board over a field that is gone goes with it.
        page.blocks.retain_mut(|block| {
            let kind = find_block(&block.kind).filter(|_| block.entity.as_deref() == Some(entity_id));
            kind.is_none_or(|kind| forget(kind.options(), &mut block.options, field))
        });
    }
    spec.pages.retain(|page| !page.blocks.is_empty());
}

/// Drops mentions of a field; false when a required option is lost by that.
fn forget(defs: &[OptionDef], options: &mut serde_json::Map<String, Value>, field: &str) -> bool {
    for def in defs {
        let Some(value) = options.get_mut(def.name) else { continue };
        let keep = match def.kind {
            OptionKind::Field(_) => value != field,
            OptionKind::Object(defs) => value.as_object_mut().is_none_or(|inner| forget(defs, inner, field)),
            OptionKind::Fields(_) => {
                if let Some(items) = value.as_array_mut() {
                    items.retain(|item| item != field);
                }
                true
            }
            OptionKind::Items(defs, _) => {
                if let Some(items) = value.as_array_mut() {
                    items.retain_mut(|item| {
                        let uses = item.to_string().contains(&format!("\"{field}\""));
                        item.as_object_mut().is_none_or(|inner| forget(defs, inner, field) && !uses)
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
    find(spec, entity_id, field)?.id = id.to_owned();
    for row in &mut find_entity(spec, entity_id)?.samples {
        if let Some(value) = row.shift_remove(field) {
            row.insert(id.to_owned(), value);
        }
    }
    let blocks = spec.pages.iter_mut().flat_map(|page| &mut page.blocks);
    for block in blocks.filter(|block| block.entity.as_deref() == Some(entity_id)) {
        let Some(kind) = find_block(&block.kind) else { continue };
        rename_in(kind.options(), &mut block.options, field, id);
    }
    for one in spec.behaviours.iter_mut().filter(|one| one.entity.as_deref() == Some(entity_id)) {
        let Some(kind) = crate::behaviours::find_behaviour(&one.kind) else { continue };
        rename_in(kind.options(), &mut one.options, field, id);
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

fn rename_in(defs: &[OptionDef], options: &mut serde_json::Map<String, Value>, from: &str, to: &str) {
    let swap = |value: &mut Value| {
        if value == from {
            *value = Value::String(to.to_owned());
        }
    };
    for def in defs {
        let Some(value) = options.get_mut(def.name) else { continue };
        match def.kind {
            OptionKind::Field(_) => swap(value),
            OptionKind::Fields(_) => value.as_array_mut().into_iter().flatten().for_each(swap),
            OptionKind::Object(defs) => {
                if let Some(inner) = value.as_object_mut() {
                    rename_in(defs, inner, from, to);
                }
            }
            OptionKind::Items(defs, _) => {
                let items = value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut);
                items.for_each(|inner| rename_in(defs, inner, from, to));
            }
            _ => {}
        }
    }
}

/// Sample values that do not fit the field any longer go; rows that then lack a required value go too.
fn drop_unfit_samples(entity: &mut Entity, field: &str) {
    let Some(field) = entity.field(field).cloned() else { return };
    for row in &mut entity.samples {
        if row.get(&field.id).is_some_and(|value| !fits(&field.kind, value)) {
            row.shift_remove(&field.id);
        }
    }
    if field.required {
        entity.samples.retain(|row| row.contains_key(&field.id));
    }
}
