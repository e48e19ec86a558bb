//! The JSON schema of AppSpec: the types, and one variant of `Block` and `Behaviour` per registry entry.

use serde_json::{Value, json};

use crate::behaviours::BEHAVIOURS;
use crate::blocks::{BLOCKS, EntityUse};
use crate::options::{OptionDef, describe};
use crate::spec::AppSpec;

/// JSON schema (draft 2020-12) of an AppSpec.
pub fn json_schema() -> Value {
    let mut schema = schemars::schema_for!(AppSpec).to_value();
    let blocks = BLOCKS
        .iter()
        .map(|block| variant(block.kind(), block.about(), block.entity() == EntityUse::Required, block.options()));
    schema["$defs"]["Block"] = json!({ "oneOf": blocks.collect::<Vec<_>>() });
    let behaviours = BEHAVIOURS.iter().map(|one| variant(one.kind(), one.about(), true, one.options()));
    schema["$defs"]["Behaviour"] = json!({ "oneOf": behaviours.collect::<Vec<_>>() });
    schema
}

fn variant(kind: &str, about: &str, needs_entity: bool, options: &[OptionDef]) -> Value {
    let mut required = vec!["kind"];
    if needs_entity {
        required.push("entity");
    }
    if options.iter().any(|option| option.required) {
        required.push("options");
    }
    json!({
        "type": "object",
        "description": about,
        "properties": {
            "kind": {"const": kind},
            "entity": {"type": "string", "description": "Id of an entity."},
            "options": describe(options),
        },
        "required": required,
        "additionalProperties": false,
    })
}
