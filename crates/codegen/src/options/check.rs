//! Checks option values against their declaration.

use serde_json::{Map, Value};

use super::{Accepts, OptionDef, OptionKind};
use crate::spec::{AppSpec, Entity, FieldKind};
use crate::validate::{Errors, fits};

const MAX_LINE_CHARS: usize = 200;
const MAX_EXPRESSION_BYTES: usize = 500;

/// What options may name.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub spec: &'a AppSpec,
    /// The entity of the block or behaviour.
    pub entity: Option<&'a Entity>,
}

pub fn check(defs: &[OptionDef], options: &Map<String, Value>, scope: Scope<'_>, path: &str, errors: &mut Errors) {
    for name in options.keys().filter(|name| !defs.iter().any(|def| def.name == name.as_str())) {
        let known = defs.iter().map(|def| def.name).collect::<Vec<_>>().join(", ");
        errors.push(format!("{path}.{name}"), format!("is not an option; known are: {known}"));
    }
    for def in defs {
        let path = format!("{path}.{}", def.name);
        match options.get(def.name) {
            Some(value) => one(&def.kind, value, options, scope, &path, errors),
            None if def.required => errors.push(path, "is required"),
            None => {}
        }
    }
}

fn one(
    kind: &OptionKind,
    value: &Value,
    beside: &Map<String, Value>,
    scope: Scope<'_>,
    path: &str,
    errors: &mut Errors,
) {
    let entity = scope.entity;
    let named = |option: &str| beside.get(option).and_then(Value::as_str).and_then(|id| scope.spec.entity(id));
    match kind {
        OptionKind::Flag if !value.is_boolean() => errors.push(path, "must be true or false"),
        OptionKind::Flag => {}
        OptionKind::Line(max) => match value.as_str() {
            Some(text) => errors.line(path, text, *max),
            None => errors.push(path, "must be a text"),
        },
        OptionKind::Text(max) => text(value, *max, path, errors),
        OptionKind::Integer(min, max) => {
            if !value.as_i64().is_some_and(|number| (*min..=*max).contains(&number)) {
                errors.push(path, format!("must be a whole number from {min} to {max}"));
            }
        }
        OptionKind::Number(min, max) => {
            if !value.as_f64().is_some_and(|number| (*min..=*max).contains(&number)) {
                errors.push(path, format!("must be a number from {min} to {max}"));
            }
        }
        OptionKind::OneOf(values) => {
            if !value.as_str().is_some_and(|text| values.contains(&text)) {
                errors.push(path, format!("must be one of {}", values.join(", ")));
            }
        }
        OptionKind::SomeOf(values) => some_of(values, value, path, errors),
        OptionKind::Clock => {
            if !fits(&FieldKind::Time, value) {
                errors.push(path, "must be a time of day such as `09:00`");
            }
        }
        OptionKind::Field(accepts) => field(*accepts, value, entity, path, errors),
        OptionKind::Fields(accepts) => {
            each(value, 24, path, errors, |item, path, errors| field(*accepts, item, entity, path, errors));
        }
        OptionKind::Entity => {
            if value.as_str().and_then(|id| scope.spec.entity(id)).is_none() {
                errors.push(path, format!("there is no entity {value}"));
            }
        }
        OptionKind::FieldOf(option, accepts) => field(*accepts, value, named(option), path, errors),
        OptionKind::FieldsOf(option, accepts) => {
            let entity = named(option);
            each(value, 24, path, errors, |item, path, errors| field(*accepts, item, entity, path, errors));
        }
        OptionKind::Path(accepts) => at_path(*accepts, value, scope, path, errors),
        OptionKind::Paths(accepts) => {
            each(value, 24, path, errors, |item, path, errors| at_path(*accepts, item, scope, path, errors));
        }
        OptionKind::Lines(max) => each(value, *max, path, errors, |item, path, errors| match item.as_str() {
            Some(text) => errors.line(path, text, MAX_LINE_CHARS),
            None => errors.push(path, "must be a text"),
        }),
        OptionKind::Items(defs, max) => {
            each(value, *max, path, errors, |item, path, errors| object(defs, item, scope, path, errors));
        }
        OptionKind::Object(defs) => object(defs, value, scope, path, errors),
        OptionKind::Scalar if !(value.is_string() || value.is_number() || value.is_boolean()) => {
            errors.push(path, "must be a text, a number or true/false");
        }
        OptionKind::Scalar => {}
        OptionKind::Link => link(value, path, errors),
        OptionKind::AnyNumber if value.as_f64().is_none_or(|number| !number.is_finite()) => {
            errors.push(path, "must be a number");
        }
        OptionKind::AnyNumber => {}
        OptionKind::Name => name(value, path, errors),
        OptionKind::Names(max) => each(value, *max, path, errors, name),
        OptionKind::Expression => expression(value, path, errors),
        OptionKind::Who => who(value, scope.spec, path, errors),
    }
}

fn each(value: &Value, max: usize, path: &str, errors: &mut Errors, check: impl Fn(&Value, &str, &mut Errors)) {
    let Some(items) = value.as_array() else { return errors.push(path, "must be a list") };
    if items.len() > max {
        errors.push(path, format!("must have at most {max} items, has {}", items.len()));
    }
    for (at, item) in items.iter().enumerate() {
        check(item, &format!("{path}[{at}]"), errors);
    }
}

fn object(defs: &[OptionDef], value: &Value, scope: Scope<'_>, path: &str, errors: &mut Errors) {
    match value.as_object() {
        Some(options) => check(defs, options, scope, path, errors),
        None => errors.push(path, "must be an object"),
    }
}

fn field(accepts: Accepts, value: &Value, entity: Option<&Entity>, path: &str, errors: &mut Errors) {
    let Some(entity) = entity else { return errors.push(path, "needs an entity") };
    match value.as_str().and_then(|id| entity.field(id)) {
        None => errors.push(path, format!("`{}` has no field {value}", entity.id)),
        Some(field) if !(accepts.check)(&field.kind) => {
            errors.push(path, format!("`{}` is not {}", field.id, accepts.what));
        }
        Some(_) => {}
    }
}

fn at_path(accepts: Accepts, value: &Value, scope: Scope<'_>, path: &str, errors: &mut Errors) {
    let Some(entity) = scope.entity else { return errors.push(path, "needs an entity") };
    match value.as_str().and_then(|text| scope.spec.field_at(entity, text)) {
        None => errors.push(path, format!("`{}` has no field {value}, nor has what it points at", entity.id)),
        Some(field) if !(accepts.check)(&field.kind) => {
            errors.push(path, format!("`{}` is not {}", field.id, accepts.what));
        }
        Some(_) => {}
    }
}

fn some_of(values: &[&str], value: &Value, path: &str, errors: &mut Errors) {
    let chosen = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let known = chosen.iter().all(|one| one.as_str().is_some_and(|text| values.contains(&text)));
    let repeats = (1..chosen.len()).any(|at| chosen[..at].contains(&chosen[at]));
    if chosen.is_empty() || !known || repeats {
        errors.push(path, format!("must list some of {}, each once", values.join(", ")));
    }
}

fn name(value: &Value, path: &str, errors: &mut Errors) {
    if !value.as_str().is_some_and(crate::names::is_camel) {
        errors.push(path, "must be a camelCase identifier");
    }
}

fn expression(value: &Value, path: &str, errors: &mut Errors) {
    match value.as_str().filter(|text| text.len() <= MAX_EXPRESSION_BYTES) {
        None => errors.push(path, format!("must be a formula of at most {MAX_EXPRESSION_BYTES} bytes")),
        Some(text) => {
            if let Err(problem) = crate::expression::names(text) {
                errors.push(path, problem);
            }
        }
    }
}

fn who(value: &Value, spec: &AppSpec, path: &str, errors: &mut Errors) {
    let Some(who) = value.as_str() else { return errors.push(path, "must be a text") };
    if who == "everyone" || spec.roles().iter().any(|role| role == who) {
        return;
    }
    match who {
        "signed-in" if spec.sign_in.is_some() => {}
        _ if spec.sign_in.is_none() => errors.push(path, "must be `everyone`: the app has no accounts (`signIn`)"),
        _ => errors.push(path, format!("must be `everyone`, `signed-in` or one of {}", spec.roles().join(", "))),
    }
}

fn text(value: &Value, max: usize, path: &str, errors: &mut Errors) {
    let fine = value.as_str().is_some_and(|text| {
        !text.trim().is_empty() && text.chars().count() <= max && !text.chars().any(|c| c.is_control() && c != '\n')
    });
    if !fine {
        errors.push(path, format!("must be a text of 1 to {max} characters"));
    }
}

/// Nothing that runs a script: addresses are shown as links of the generated page.
fn link(value: &Value, path: &str, errors: &mut Errors) {
    let schemes = ["https://", "http://", "mailto:", "tel:", "#"];
    let fine = value.as_str().is_some_and(|text| {
        text.len() <= MAX_LINE_CHARS
            && schemes.iter().any(|scheme| text.starts_with(scheme))
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'<>`{}\\".contains(c))
    });
    if !fine {
        errors.push(path, "must be a web address, `mailto:`, `tel:`, `#/page` or `#part`");
    }
}
