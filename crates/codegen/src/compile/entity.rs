//! `src/entities/<id>.ts`: the type of a record, its fields and samples.

use serde_json::{Value, json};

use super::page::detail_page;
use super::ts::{self, LINE, Lit};
use crate::behaviours::{self, Moment, Reaction};
use crate::names::{camel, is_reserved, pascal};
use crate::spec::{AppSpec, Entity, Field, FieldKind};

/// How the generated code calls the definition of an entity: `tasks`. Of two with the same plural, the first is called by it.
pub fn const_name(spec: &AppSpec, entity: &Entity) -> String {
    let plural = camel(&entity.plural);
    let first =
        spec.entities.iter().find(|other| camel(&other.plural) == plural).is_none_or(|first| first.id == entity.id);
    let usable = plural.starts_with(|c: char| c.is_ascii_lowercase()) && !is_reserved(&plural);
    // `defineEntity` and `now` are names of the modules that use it.
    let clashes = MODULE_NAMES.contains(&plural.as_str());
    if usable && first && !clashes { plural } else { format!("{}Entity", entity.id) }
}

const MODULE_NAMES: &[&str] = &[
    // Of pages, and of the script of an app without React.
    "app",
    "document",
    "drawCovers",
    "id",
    "startFrame",
    "startRouter",
    "defineEntity",
    "toIsoDate",
    "toIsoDateTime",
    "now",
    "adjust",
    "computed",
    "flow",
    "numbered",
    "authorStamp",
    "notifies",
];

/// The module that defines `entity`, in TypeScript or, without its types, in JavaScript.
pub fn module(spec: &AppSpec, entity: &Entity, typed: bool) -> String {
    let name = const_name(spec, entity);
    let type_name = type_name(entity);
    let reactions = reactions(spec, entity);
    let mut out = imports(spec, entity, &reactions, typed);
    if typed {
        out += &format!("\nexport type {type_name} = {{\n  id: string\n");
        for field in &entity.fields {
            out += &member(field);
        }
        // Entities that point at each other, or at themselves, cannot have their types inferred.
        let annotation = if points(entity) { ": Entity" } else { "" };
        out += &format!("}}\n\nexport const {name}{annotation} = defineEntity<{type_name}>({{\n");
    } else {
        out += if out.is_empty() { "" } else { "\n" };
        out += &format!("export const {name} = {{\n");
    }
    out += &format!("  key: {},\n", ts::string(&entity.id));
    out += &format!("  singular: {},\n", ts::string(&entity.singular));
    out += &format!("  plural: {},\n", ts::string(&entity.plural));
    if let Some(page) = detail_page(spec, &entity.id).filter(|_| typed) {
        out += &format!("  page: {},\n", ts::string(&page.id));
    }
    out += "  fields: [\n";
    for field in &entity.fields {
        out += &format!("    {},\n", field_literal(spec, entity, field).fitted(4, 4, 1));
    }
    out += "  ],\n";
    out += &moment("onCreate", "now", Moment::Create, &reactions);
    out += &moment("onChange", "before, after, now", Moment::Change, &reactions);
    out += &effects(&reactions);
    out += &notifies(spec, entity);
    let samples = (0..entity.samples.len()).map(|at| sample(spec, entity, at)).collect();
    out += &ts::member("samples", &Lit::List(samples), 2);
    out + if typed { "})\n" } else { "}\n" }
}

/// The module imports the kit's own type `Entity`.
pub fn type_name(entity: &Entity) -> String {
    let name = pascal(&entity.id);
    if name == "Entity" { "EntityRecord".to_owned() } else { name }
}

fn imports(spec: &AppSpec, entity: &Entity, reactions: &[Reaction], typed: bool) -> String {
    let extension = if typed { "" } else { ".js" };
    let mut lines = Vec::new();
    let mut functions: Vec<&str> = Vec::new();
    for reaction in reactions {
        match reaction {
            Reaction::Set { imports, .. } => functions.extend(imports),
            Reaction::Effect { function, .. } => {
                lines.push(format!("import {{ {function} }} from '../lib/records/{function}{extension}'\n"));
            }
        }
    }
    functions.sort_unstable();
    functions.dedup();
    if !functions.is_empty() {
        lines.push(format!("import {{ {} }} from '../lib/dates{extension}'\n", functions.join(", ")));
    }
    for (name, module) in behaviours::of_entity(spec, entity).flat_map(|(kind, _)| kind.functions()) {
        lines.push(format!("import {{ {name} }} from '../{module}{extension}'\n"));
    }
    if typed {
        let names = if points(entity) { "defineEntity, type Entity" } else { "defineEntity" };
        lines.push(format!("import {{ {names} }} from '../lib/records/fields'\n"));
    }
    lines.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    lines.dedup();
    let mut others: Vec<&Entity> = entity.fields.iter().filter_map(|field| related(spec, field)).collect();
    others.sort_by(|a, b| a.id.cmp(&b.id));
    others.dedup_by(|a, b| a.id == b.id);
    lines.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    lines.dedup();
    for other in others.into_iter().filter(|other| other.id != entity.id) {
        lines.push(format!("import {{ {} }} from './{}{extension}'\n", const_name(spec, other), other.id));
    }
    lines.concat()
}

fn points(entity: &Entity) -> bool {
    entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Relation { .. }))
}

fn related<'a>(spec: &'a AppSpec, field: &Field) -> Option<&'a Entity> {
    match &field.kind {
        FieldKind::Relation { entity, .. } => spec.entity(entity),
        _ => None,
    }
}

/// A member of the record type.
fn member(field: &Field) -> String {
    let base = match &field.kind {
        FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone | FieldKind::Url => "string",
        FieldKind::Boolean => "boolean",
        FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. } => "number | null",
        FieldKind::Tags | FieldKind::Choice { many: true, .. } | FieldKind::Relation { many: true, .. } => "string[]",
        FieldKind::Choice { options, .. } => return choice_member(field, options),
        FieldKind::Date
        | FieldKind::Time
        | FieldKind::DateTime
        | FieldKind::Color
        | FieldKind::Image
        | FieldKind::Relation { .. } => "string | null",
    };
    format!("  {}: {base}\n", field.id)
}

fn choice_member(field: &Field, options: &[crate::spec::Choice]) -> String {
    let values: Vec<String> = options.iter().map(|option| ts::string(&option.value)).collect();
    let line = format!("  {}: {} | null\n", field.id, values.join(" | "));
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    let lines: String = values.iter().map(|value| format!("    | {value}\n")).collect();
    format!("  {}:\n{lines}    | null\n", field.id)
}

/// A field as the kit describes it. What is false or absent needs no mention.
fn field_literal(spec: &AppSpec, entity: &Entity, field: &Field) -> Lit {
    let value = serde_json::to_value(field).unwrap_or_default();
    let mut members: Vec<(String, Lit)> = Vec::new();
    for key in FIELD_ORDER {
        let present = value.get(*key).filter(|value| !value.is_null() && **value != Value::Bool(false));
        let Some(value) = present else { continue };
        let literal = match *key {
            "options" => {
                Lit::List(value.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(option).collect())
            }
            _ => value.into(),
        };
        members.push(((*key).to_owned(), literal));
    }
    if behaviours::is_given(spec, entity, &field.id) {
        members.push(("readOnly".to_owned(), Lit::Scalar(true.into())));
    }
    if let Some(other) = related(spec, field) {
        members.push(("of".to_owned(), Lit::Code(format!("() => {}", const_name(spec, other)))));
    }
    Lit::Object(members)
}

/// The members of a field, in the order in which one reads them.
const FIELD_ORDER: &[&str] = &[
    "id",
    "label",
    "type",
    "required",
    "multiline",
    "maxLength",
    "integer",
    "min",
    "max",
    "unit",
    "currency",
    "many",
    "options",
    "default",
    "help",
];

fn option(value: &Value) -> Lit {
    let members =
        ["value", "label", "tone"].iter().filter_map(|key| Some(((*key).to_owned(), value.get(*key)?.into())));
    Lit::Object(members.collect())
}

fn sample(spec: &AppSpec, entity: &Entity, at: usize) -> Lit {
    Lit::Object(sample_members(spec, entity, at).map(|(field, value)| (field, (&value).into())).collect())
}

/// A sample as it is stored: with its fixed id, which the kit's `sampleId` gives it in the browser.
pub fn sample_record(spec: &AppSpec, entity: &Entity, at: usize) -> Value {
    let id = ("id".to_owned(), json!(sample_id(entity, at)));
    Value::Object(std::iter::once(id).chain(sample_members(spec, entity, at)).collect())
}

fn sample_id(entity: &Entity, at: usize) -> String {
    format!("{}-{}", entity.id, at + 1)
}

/// A sample with all its fields; relations name the fixed ids of other samples.
fn sample_members(spec: &AppSpec, entity: &Entity, at: usize) -> impl Iterator<Item = (String, Value)> {
    let sample = behaviours::complete_sample(spec, entity, at);
    entity.fields.iter().map(move |field| {
        let value = sample.get(&field.id).filter(|value| !value.is_null());
        let value = match (value, related(spec, field)) {
            (Some(value), Some(other)) => related_ids(other, value),
            (Some(value), None) => value.clone(),
            (None, _) => empty(&field.kind),
        };
        (field.id.clone(), value)
    })
}

fn related_ids(other: &Entity, value: &Value) -> Value {
    let id = |title: &Value| {
        let at = title.as_str().and_then(|title| other.sample_titled(title)).unwrap_or_default();
        json!(sample_id(other, at))
    };
    match value {
        Value::Array(titles) => Value::Array(titles.iter().map(id).collect()),
        title => id(title),
    }
}

fn empty(kind: &FieldKind) -> Value {
    match kind {
        FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone | FieldKind::Url => json!(""),
        FieldKind::Boolean => json!(false),
        FieldKind::Tags | FieldKind::Choice { many: true, .. } | FieldKind::Relation { many: true, .. } => json!([]),
        _ => Value::Null,
    }
}

fn reactions(spec: &AppSpec, entity: &Entity) -> Vec<Reaction> {
    behaviours::of_entity(spec, entity).map(|(kind, cx)| kind.emit(&cx)).collect()
}

fn effects(reactions: &[Reaction]) -> String {
    let calls = reactions.iter().filter_map(|one| match one {
        Reaction::Effect { function, options } => Some(Lit::Call(function, Box::new(options.clone()))),
        Reaction::Set { .. } => None,
    });
    let calls: Vec<Lit> = calls.collect();
    if calls.is_empty() { String::new() } else { ts::member("effects", &Lit::List(calls), 2) }
}

/// The notifications that its records make.
fn notifies(spec: &AppSpec, entity: &Entity) -> String {
    let rules: Vec<Lit> =
        behaviours::of_entity(spec, entity).filter_map(|(kind, cx)| kind.rule(cx.behaviour)).collect();
    if rules.is_empty() {
        return String::new();
    }
    let start = "  onSaved: notifies(";
    format!("{start}{}),\n", Lit::List(rules).fitted(2, start.len(), 2))
}

fn moment(name: &str, parameters: &str, moment: Moment, reactions: &[Reaction]) -> String {
    let members = reactions.iter().filter_map(|one| match one {
        Reaction::Set { moment: at, members, .. } if *at == moment => Some(members.as_str()),
        _ => None,
    });
    let members: Vec<&str> = members.collect();
    if members.is_empty() {
        return String::new();
    }
    let line = format!("  {name}: ({parameters}) => ({{ {} }}),\n", members.join(", "));
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    let lines: String = members.iter().map(|member| format!("    {member},\n")).collect();
    format!("  {name}: ({parameters}) => ({{\n{lines}  }}),\n")
}
