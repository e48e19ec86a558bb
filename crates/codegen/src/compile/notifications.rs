//! `src/notifications.ts`: the notifications of the first visit, and where notifications lead.

use serde_json::Value;

use super::ts::{self, Lit};
use crate::behaviours::placeholders;
use crate::spec::{AppSpec, Behaviour, Entity, FieldKind, Page};

/// Shown on the first visit, at most.
const MAX_SAMPLES: usize = 4;

/// Whether the app tells anybody anything.
pub fn are_used(spec: &AppSpec) -> bool {
    spec.behaviours.iter().any(|one| one.kind == "notify") || page(spec).is_some()
}

/// The page with all notifications.
pub fn page(spec: &AppSpec) -> Option<&Page> {
    spec.pages.iter().find(|page| page.blocks.iter().any(|block| block.kind == "notifications"))
}

pub fn module(spec: &AppSpec) -> String {
    let rules: Vec<(&Entity, &Behaviour)> = spec
        .behaviours
        .iter()
        .filter(|one| one.kind == "notify")
        .filter_map(|one| Some((one.entity.as_deref().and_then(|id| spec.entity(id))?, one)))
        .collect();
    let samples = rules.iter().filter_map(|(entity, rule)| sample(entity, rule)).take(MAX_SAMPLES).collect();
    let mut pages: Vec<(String, Lit)> = Vec::new();
    for (entity, _) in &rules {
        if let Some(address) = address_of(spec, entity).filter(|_| !pages.iter().any(|(id, _)| *id == entity.id)) {
            pages.push((entity.id.clone(), Lit::text(&address)));
        }
    }
    let mut out = "import type { NotificationSettings } from './lib/notifications/notifications'\n\n".to_owned();
    out += "/** What is there on the first visit, and the page of each entity: where a notification about its records leads. */\n";
    out += "export const notificationSettings: NotificationSettings = {\n";
    out += &ts::member("samples", &Lit::List(samples), 2);
    out += &ts::member("pages", &Lit::Object(pages), 2);
    out + "}\n"
}

/// The page that shows an entity's records, rather than a form for them.
fn address_of(spec: &AppSpec, entity: &Entity) -> Option<String> {
    let shows = |page: &&Page, list: bool| {
        let own = page.blocks.iter().filter(|block| block.entity.as_deref() == Some(entity.id.as_str()));
        own.into_iter().any(|block| !list || matches!(block.kind.as_str(), "records" | "board"))
    };
    let lists = spec.pages.iter().find(|page| shows(page, true));
    let page = lists.or_else(|| spec.pages.iter().find(|page| shows(page, false)))?;
    Some(super::app::address(spec, page))
}

/// What a rule would have said about the first sample it applies to.
fn sample(entity: &Entity, rule: &Behaviour) -> Option<Lit> {
    let option = |name: &str| rule.options.get(name).and_then(Value::as_str);
    let row = entity.samples.iter().find(|sample| match (option("field"), rule.options.get("becomes")) {
        (Some(field), Some(value)) => sample.get(field) == Some(value),
        _ => true,
    })?;
    let mut text = option("text")?.to_owned();
    for name in placeholders(&text.clone()) {
        let field = entity.field(name).or_else(|| entity.title_field().filter(|_| name == "title"))?;
        let value = plain(&field.kind, row.get(&field.id)?)?;
        text = text.replace(&format!("{{{name}}}"), &value);
    }
    let mut members = vec![("text".to_owned(), Lit::text(&text)), ("entity".to_owned(), Lit::text(&entity.id))];
    if let Some(to) = option("to") {
        members.push(("to".to_owned(), Lit::text(to)));
    }
    if let Some(field) = option("toField") {
        members.push(("person".to_owned(), row.get(field)?.into()));
    }
    Some(Lit::Object(members))
}

/// A sample value as it reads, where that does not depend on the reader's language. Relations name the other's title.
fn plain(kind: &FieldKind, value: &Value) -> Option<String> {
    match kind {
        FieldKind::Choice { options, many: false } => {
            options.iter().find(|option| *value == option.value.as_str()).map(|option| option.label.clone())
        }
        FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone | FieldKind::Relation { many: false, .. } => {
            value.as_str().map(str::to_owned)
        }
        _ => None,
    }
}
