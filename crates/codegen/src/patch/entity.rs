//! Changes to entities.

use serde_json::{Map, Value};

use super::{Outcome, Patch, field, find_entity};
use crate::blocks::find_block;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{AppSpec, Entity, FieldKind};

pub fn apply(spec: &mut AppSpec, patch: &Patch) -> Outcome {
    match patch {
        Patch::AddEntity { entity } if spec.entity(&entity.id).is_some() => {
            return Err(format!("there is already an entity `{}`", entity.id));
        }
        Patch::AddEntity { entity } => spec.entities.push(entity.clone()),
        Patch::RemoveEntity { entity } => {
            find_entity(spec, entity)?;
            remove(spec, entity);
        }
        Patch::RenameEntity { entity, singular, plural } => {
            let found = find_entity(spec, entity)?;
            let before = found.clone();
            found.singular.clone_from(singular);
            found.plural.clone_from(plural);
            rename_pages(spec, &before, plural);
        }
        Patch::ClearSamples { entity } => {
            find_entity(spec, entity)?.samples.clear();
            forget_samples(spec, entity);
        }
        _ => {}
    }
    Ok(())
}

fn remove(spec: &mut AppSpec, id: &str) {
    for page in &mut spec.pages {
        page.blocks.retain_mut(|block| {
            block.entity.as_deref() != Some(id)
                && find_block(&block.kind).is_none_or(|kind| forget(kind.options(), &mut block.options, id))
        });
    }
    spec.pages.retain(|page| !page.blocks.is_empty());
    spec.behaviours.retain(|behaviour| behaviour.entity.as_deref() != Some(id));
    let pointing: Vec<(String, String)> = spec.entities.iter().flat_map(|entity| pointers(entity, id)).collect();
    for (entity, pointer) in pointing {
        field::remove(spec, &entity, &pointer);
    }
    spec.entities.retain(|entity| entity.id != id);
}

/// Drops what names an entity in the options of a block; false when a required option is lost by that.
fn forget(defs: &[OptionDef], options: &mut Map<String, Value>, id: &str) -> bool {
    for def in defs {
        let keep = match (&def.kind, options.get_mut(def.name)) {
            (OptionKind::Entity, Some(value)) => value != id,
            (OptionKind::Object(defs), Some(Value::Object(inner))) => forget(defs, inner, id),
            (OptionKind::Items(defs, _), Some(Value::Array(items))) => {
                items.retain_mut(|item| item.as_object_mut().is_none_or(|inner| forget(defs, inner, id)));
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

fn pointers(entity: &Entity, to: &str) -> Vec<(String, String)> {
    let points = |kind: &FieldKind| matches!(kind, FieldKind::Relation { entity, .. } if entity == to);
    let fields = entity.fields.iter().filter(|field| points(&field.kind));
    fields.map(|field| (entity.id.clone(), field.id.clone())).collect()
}

/// Samples of other entities name the samples that are gone.
fn forget_samples(spec: &mut AppSpec, id: &str) {
    for entity in &mut spec.entities {
        let required = |field: &crate::spec::Field| field.required;
        for (_, pointer) in pointers(entity, id) {
            if entity.field(&pointer).is_some_and(required) {
                entity.samples.clear();
            }
            for sample in &mut entity.samples {
                sample.shift_remove(&pointer);
            }
        }
    }
}

/// Pages that were called like the entity follow its new name.
fn rename_pages(spec: &mut AppSpec, before: &Entity, plural: &str) {
    for page in spec.pages.iter_mut().filter(|page| page.title == before.plural) {
        page.title = plural.to_owned();
    }
}
