//! The fields of an entity.

use std::collections::HashSet;

use serde_json::Value;

use super::value::problem;
use super::{Errors, count};
use crate::names::{is_camel, is_kebab, is_reserved};
use crate::spec::{AppSpec, Choice, Field, FieldKind};

/// Colours of choices.
pub const TONES: [&str; 7] = ["gray", "red", "amber", "green", "blue", "violet", "pink"];

const MAX_LABEL_CHARS: usize = 60;
const MAX_HELP_CHARS: usize = 200;
const MAX_UNIT_CHARS: usize = 12;
const MAX_OPTIONS: usize = 30;

pub fn check(spec: &AppSpec, field: &Field, path: &str, errors: &mut Errors) {
    // `id` is the record's own key.
    if !is_camel(&field.id) || is_reserved(&field.id) || field.id == "id" {
        errors.push(format!("{path}.id"), format!("`{}` is not a usable camelCase identifier", field.id));
    }
    errors.line(format!("{path}.label"), &field.label, MAX_LABEL_CHARS);
    if let Some(help) = &field.help {
        errors.line(format!("{path}.help"), help, MAX_HELP_CHARS);
    }
    kind(spec, &field.kind, path, errors);
    if let Some(value) = &field.default {
        default(&field.kind, value, path, errors);
    }
}

fn kind(spec: &AppSpec, kind: &FieldKind, path: &str, errors: &mut Errors) {
    match kind {
        FieldKind::Text { max_length: Some(0), .. } => errors.push(format!("{path}.maxLength"), "must be at least 1"),
        FieldKind::Number { min, max, unit, .. } => {
            if let (Some(min), Some(max)) = (min, max)
                && min > max
            {
                errors.push(format!("{path}.min"), format!("must not be greater than the maximum {max}"));
            }
            if let Some(unit) = unit {
                errors.line(format!("{path}.unit"), unit, MAX_UNIT_CHARS);
            }
        }
        FieldKind::Money { currency } if currency.len() != 3 || !currency.chars().all(|c| c.is_ascii_uppercase()) => {
            errors.push(format!("{path}.currency"), "must be an ISO 4217 code such as `EUR`");
        }
        FieldKind::Choice { options, .. } => choices(options, &format!("{path}.options"), errors),
        FieldKind::Rating { max } if !(2..=10).contains(max) => {
            errors.push(format!("{path}.max"), "must be 2 to 10");
        }
        FieldKind::Relation { entity, .. } if spec.entity(entity).is_none() => {
            errors.push(format!("{path}.entity"), format!("there is no entity `{entity}`"));
        }
        _ => {}
    }
}

fn choices(options: &[Choice], path: &str, errors: &mut Errors) {
    count(path, options.len(), 1, MAX_OPTIONS, errors);
    let mut seen = HashSet::new();
    for (at, choice) in options.iter().enumerate() {
        let path = format!("{path}[{at}]");
        if !is_kebab(&choice.value) {
            errors.push(format!("{path}.value"), format!("`{}` is not kebab-case", choice.value));
        }
        if !seen.insert(choice.value.as_str()) {
            errors.push(format!("{path}.value"), format!("`{}` is used twice", choice.value));
        }
        errors.line(format!("{path}.label"), &choice.label, MAX_LABEL_CHARS);
        if choice.tone.as_deref().is_some_and(|tone| !TONES.contains(&tone)) {
            errors.push(format!("{path}.tone"), format!("must be one of {}", TONES.join(", ")));
        }
    }
}

/// Dates may start as `today` (or `now`), times stamps as `now`.
fn default(kind: &FieldKind, value: &Value, path: &str, errors: &mut Errors) {
    let path = format!("{path}.default");
    let relative = match kind {
        FieldKind::Date => matches!(value.as_str(), Some("today" | "now")),
        FieldKind::DateTime => value == "now",
        _ => false,
    };
    if matches!(kind, FieldKind::Relation { .. } | FieldKind::Image) {
        errors.push(path, "this kind of field cannot have a default");
    } else if !relative && let Some(message) = problem(kind, value) {
        errors.push(path, message);
    }
}
