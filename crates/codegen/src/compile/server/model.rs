//! `server/model.json`: what the server knows of the app. Its form is that of `server/PROTOCOL.md` of the kit.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::grants;
use crate::behaviours::default_prefix;
use crate::compile::accounts::demo_accounts;
use crate::compile::entity::sample_record;
use crate::spec::{AppSpec, Entity, Field, FieldKind};

pub fn json(spec: &AppSpec) -> String {
    let entities: Map<String, Value> = spec.entities.iter().map(|one| (one.id.clone(), entity(spec, one))).collect();
    let sign_in = spec.sign_in.as_ref().map(|sign_in| {
        let demo = demo_accounts(spec, sign_in);
        let demo: Vec<Value> =
            demo.iter().map(|one| json!({"name": one.name, "email": one.email, "role": one.role})).collect();
        json!({"required": sign_in.required, "roles": sign_in.roles, "demo": demo})
    });
    let model = json!({"name": spec.name, "signIn": sign_in, "entities": entities});
    serde_json::to_string_pretty(&model).unwrap_or_default() + "\n"
}

fn entity(spec: &AppSpec, entity: &Entity) -> Value {
    let prefixes = numbered(spec, entity);
    let described = entity.fields.iter().map(|one| {
        let mut out = field(one);
        if let Some(prefix) = prefixes.get(one.id.as_str()) {
            out["numbered"] = json!(prefix);
        }
        (one.id.clone(), out)
    });
    let fields: Map<String, Value> = described.collect();
    let samples: Vec<Value> = (0..entity.samples.len()).map(|at| sample_record(spec, entity, at)).collect();
    json!({"fields": fields, "grants": grants::of(spec, entity), "samples": samples})
}

fn field(field: &Field) -> Value {
    let value = serde_json::to_value(&field.kind).unwrap_or_default();
    let mut out = json!({"type": value["type"]});
    if let FieldKind::Text { max_length: Some(max), .. } = &field.kind {
        out["maxLength"] = json!(max);
    }
    if holds_many(&field.kind) {
        out["many"] = json!(true);
    }
    out
}

/// The fields whose values are running numbers, and what these begin with.
fn numbered<'a>(spec: &'a AppSpec, entity: &Entity) -> BTreeMap<&'a str, String> {
    let of_entity = |id: &Option<String>| id.as_ref() == Some(&entity.id);
    let behaviours = spec.behaviours.iter().filter(|one| one.kind == "number" && of_entity(&one.entity));
    let numbers = behaviours.filter_map(|one| {
        let field = one.options.get("field")?.as_str()?;
        let prefix = one.options.get("prefix").and_then(Value::as_str);
        Some((field, prefix.map_or_else(|| default_prefix(entity), str::to_owned)))
    });
    numbers.collect()
}

fn holds_many(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Tags | FieldKind::Choice { many: true, .. } | FieldKind::Relation { many: true, .. })
}
