//! Option declarations as JSON schema.

use serde_json::{Map, Value, json};

use super::{OptionDef, OptionKind};

/// The schema of an object with these options.
pub fn describe(defs: &[OptionDef]) -> Value {
    let properties: Map<String, Value> = defs.iter().map(|def| (def.name.to_owned(), one(def))).collect();
    let required: Vec<&str> = defs.iter().filter(|def| def.required).map(|def| def.name).collect();
    let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn one(def: &OptionDef) -> Value {
    let mut schema = match def.kind {
        OptionKind::Flag => json!({"type": "boolean"}),
        OptionKind::Line(max) | OptionKind::Text(max) => json!({"type": "string", "minLength": 1, "maxLength": max}),
        OptionKind::Integer(min, max) => json!({"type": "integer", "minimum": min, "maximum": max}),
        OptionKind::Number(min, max) => json!({"type": "number", "minimum": min, "maximum": max}),
        OptionKind::OneOf(values) => json!({"enum": values}),
        OptionKind::SomeOf(values) => {
            json!({"type": "array", "items": {"enum": values}, "minItems": 1, "uniqueItems": true})
        }
        OptionKind::Clock => json!({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
        OptionKind::Field(_) | OptionKind::FieldOf(..) | OptionKind::Path(_) | OptionKind::Entity => {
            json!({"type": "string"})
        }
        OptionKind::Fields(_) | OptionKind::FieldsOf(..) | OptionKind::Paths(_) => {
            json!({"type": "array", "items": {"type": "string"}})
        }
        OptionKind::Lines(max) => json!({"type": "array", "items": {"type": "string"}, "maxItems": max}),
        OptionKind::Items(defs, max) => json!({"type": "array", "items": describe(defs), "maxItems": max}),
        OptionKind::Object(defs) => describe(defs),
        OptionKind::Scalar => json!({"type": ["string", "number", "boolean"]}),
        OptionKind::Who => json!({"type": "string"}),
        OptionKind::Link => json!({"type": "string", "pattern": "^(https?://|mailto:|tel:|#)"}),
        OptionKind::AnyNumber => json!({"type": "number"}),
        OptionKind::Name => json!({"type": "string", "pattern": "^[a-z][A-Za-z0-9]*$"}),
        OptionKind::Names(max) => json!({"type": "array", "items": {"type": "string"}, "maxItems": max}),
        OptionKind::Expression => json!({"type": "string", "minLength": 1, "maxLength": 500}),
    };
    let about = match def.kind {
        OptionKind::Field(accepts) | OptionKind::Fields(accepts) => format!("{} Names {}.", def.about, accepts.what),
        OptionKind::FieldOf(option, accepts) | OptionKind::FieldsOf(option, accepts) => {
            format!("{} Names {} of the entity in `{option}`.", def.about, accepts.what)
        }
        OptionKind::Path(accepts) | OptionKind::Paths(accepts) => {
            format!("{} Names {}, also through a relation: `product.price`.", def.about, accepts.what)
        }
        OptionKind::Entity => format!("{} Names an entity.", def.about),
        OptionKind::Who => format!("{} `everyone`, `signed-in` or a role of `signIn`.", def.about),
        _ => def.about.to_owned(),
    };
    schema["description"] = json!(about);
    schema
}
