//! Entities and their sample rows.

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use super::value::problem;
use super::{Errors, count, field};
use crate::behaviours::is_given;
use crate::names::{is_camel, is_reserved};
use crate::spec::{AppSpec, Entity, FieldKind};

const MAX_NAME_CHARS: usize = 40;
/// Fields of one entity.
pub const MAX_FIELDS: usize = 24;
const MAX_SAMPLES: usize = 50;

pub fn check_all(spec: &AppSpec, errors: &mut Errors) {
    // Entities become files: two that differ in case only would be one file on some machines.
    let mut seen = BTreeMap::new();
    for (at, entity) in spec.entities.iter().enumerate() {
        let path = format!("entities[{at}]");
        if let Some(other) = seen.insert(entity.id.to_ascii_lowercase(), at) {
            errors.push(format!("{path}.id"), format!("`{}` is already used by entities[{other}]", entity.id));
        }
        check(spec, entity, &path, errors);
    }
}

fn check(spec: &AppSpec, entity: &Entity, path: &str, errors: &mut Errors) {
    if !is_camel(&entity.id) || is_reserved(&entity.id) {
        errors.push(format!("{path}.id"), format!("`{}` is not a usable camelCase identifier", entity.id));
    }
    errors.line(format!("{path}.singular"), &entity.singular, MAX_NAME_CHARS);
    errors.line(format!("{path}.plural"), &entity.plural, MAX_NAME_CHARS);
    count(&format!("{path}.fields"), entity.fields.len(), 1, MAX_FIELDS, errors);
    count(&format!("{path}.samples"), entity.samples.len(), 0, MAX_SAMPLES, errors);
    let mut ids = HashSet::new();
    for (at, one) in entity.fields.iter().enumerate() {
        let path = format!("{path}.fields[{at}]");
        if !ids.insert(one.id.as_str()) {
            errors.push(format!("{path}.id"), format!("`{}` is used twice", one.id));
        }
        field::check(spec, one, &path, errors);
    }
    for (at, sample) in entity.samples.iter().enumerate() {
        check_sample(spec, entity, sample, &format!("{path}.samples[{at}]"), errors);
    }
}

fn check_sample(spec: &AppSpec, entity: &Entity, sample: &IndexMap<String, Value>, path: &str, errors: &mut Errors) {
    for id in sample.keys().filter(|id| entity.field(id).is_none()) {
        errors.push(format!("{path}.{id}"), format!("`{}` has no field `{id}`", entity.id));
    }
    for field in &entity.fields {
        let path = format!("{path}.{}", field.id);
        match sample.get(&field.id) {
            None | Some(Value::Null) if field.required && !is_given(spec, entity, &field.id) => {
                errors.push(path, "is required");
            }
            None | Some(Value::Null) => {}
            Some(value) => {
                if let Some(message) = problem(&field.kind, value) {
                    errors.push(path, message);
                } else if let FieldKind::Relation { entity: other, .. } = &field.kind {
                    check_titles(spec, other, value, &path, errors);
                }
            }
        }
    }
}

/// A relation in a sample names samples of the other entity by their titles.
fn check_titles(spec: &AppSpec, other: &str, value: &Value, path: &str, errors: &mut Errors) {
    let Some(other) = spec.entity(other) else { return };
    let titles = value.as_array().map_or_else(|| vec![value], |many| many.iter().collect());
    for title in titles.iter().filter_map(|title| title.as_str()) {
        if other.sample_titled(title).is_none() {
            errors.push(path, format!("no sample of `{}` has the title `{title}`", other.id));
        }
    }
}
