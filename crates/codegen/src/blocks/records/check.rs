//! What the declaration of the options of a list cannot say.

use serde_json::Value;

use super::parts::{has_text, pointer};
use crate::blocks::BlockCx;
use crate::spec::{Entity, Field, FieldKind};
use crate::validate::{Errors, fits};

/// Actions set values that their fields can have; labels are used as keys.
pub fn actions(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    let Some(entity) = cx.entity() else { return };
    let items = cx.items("actions");
    for (at, item) in items.iter().enumerate() {
        let path = format!("{path}.actions[{at}]");
        if items[..at].iter().any(|other| other.get("label") == item.get("label")) {
            errors.push(format!("{path}.label"), "is used twice");
        }
        if let Some((field, value)) = pair(entity, item, "value")
            && !can_be_set(field, value)
        {
            errors.push(format!("{path}.value"), format!("is no value of `{}`", field.id));
        }
        if let Some((field, value)) = item.get("when").and_then(|when| pair(entity, when, "equals"))
            && !fits(&field.kind, value)
            && !fits(&field.kind, &Value::Array(vec![value.clone()]))
        {
            errors.push(format!("{path}.when.equals"), format!("is no value of `{}`", field.id));
        }
    }
}

fn pair<'a>(entity: &'a Entity, item: &'a Value, value: &str) -> Option<(&'a Field, &'a Value)> {
    Some((entity.field(item.get("field")?.as_str()?)?, item.get(value)?))
}

fn can_be_set(field: &Field, value: &Value) -> bool {
    let now = match field.kind {
        FieldKind::Date => value == "today",
        FieldKind::DateTime => value == "now",
        _ => false,
    };
    now || fits(&field.kind, value)
}

/// Related records point at those of the list and have what is shown of them.
pub fn related(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    let Some(own) = cx.entity() else { return };
    for (at, item) in cx.items("related").iter().enumerate() {
        let path = format!("{path}.related[{at}]");
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let Some(entity) = text("entity").and_then(|id| cx.spec.entity(id)) else { continue };
        let points = |field: &Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == own.id);
        match text("field").and_then(|id| entity.field(id)) {
            Some(field) if !points(field) => {
                errors.push(format!("{path}.field"), format!("`{}` does not point at `{}`", field.id, own.id));
            }
            None if pointer(entity, own).is_none() => {
                errors.push(format!("{path}.entity"), format!("`{}` has no relation to `{}`", entity.id, own.id));
            }
            _ => {}
        }
        let rated = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Rating { .. }));
        match text("as") {
            Some("reviews") if !rated => errors.push(format!("{path}.as"), "reviews need a rating field"),
            Some("comments") if !has_text(entity) => errors.push(format!("{path}.as"), "comments need a text field"),
            _ => {}
        }
    }
}

/// An address below a page leads to one kind of record.
pub fn detail(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    let with_detail =
        cx.page.blocks.iter().find(|block| block.options.get("detail").is_some_and(|flag| flag == &Value::Bool(true)));
    let other = with_detail.is_some_and(|first| first.entity != cx.block.entity);
    if cx.flag("detail", false) && other {
        errors.push(format!("{path}.detail"), "another block of the page has records with pages of their own");
    }
}
