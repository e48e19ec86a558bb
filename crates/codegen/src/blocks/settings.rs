//! `settings`: what the user can set, the theme, and all data as a file.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::names::{camel, is_camel};
use crate::options::{OptionDef, OptionKind};
use crate::spec::ADMIN;
use crate::theme;
use crate::validate::Errors;

pub struct Settings;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the settings; none by default."),
    OptionDef::new("items", OptionKind::Items(ITEM, 20), "What the user can set; kept in the app's data."),
    OptionDef::new("theme", OptionKind::Flag, "Light, dark or as the device has it; on by default."),
    OptionDef::new(
        "data",
        OptionKind::Flag,
        "Export and import of all data, and back to the samples; on by default. Only for admins where there are any.",
    ),
];

const ITEM: &[OptionDef] = &[
    OptionDef::new("id", OptionKind::Line(40), "camelCase; the label in camelCase by default."),
    OptionDef::required("label", OptionKind::Line(60), "What it is called."),
    OptionDef::required("type", OptionKind::OneOf(&["toggle", "choice", "text", "number"]), "How it is set."),
    OptionDef::new("help", OptionKind::Line(200), "Shown below the label."),
    OptionDef::new("options", OptionKind::Lines(20), "Of a choice."),
    OptionDef::new("default", OptionKind::Scalar, "The value at first: off, 0, an empty text, the first option."),
];

impl BlockKind for Settings {
    fn kind(&self) -> &'static str {
        "settings"
    }

    fn about(&self) -> &'static str {
        "Settings that stay, the theme (light, dark, system), and export, import and reset of all data."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let mut ids: Vec<String> = Vec::new();
        for (at, item) in cx.items("items").iter().enumerate() {
            let path = format!("{path}.items[{at}]");
            let id = item_id(item, at);
            if !is_camel(&id) {
                errors.push(format!("{path}.id"), "must be a camelCase identifier");
            }
            if ids.contains(&id) {
                errors.push(format!("{path}.id"), format!("`{id}` is used twice"));
            }
            ids.push(id);
            check_item(item, &path, errors);
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let mut element = Element::new("Settings", "components/settings/Settings")
            .options(cx, &["items", "theme", "data"])
            .typed("items", "SettingItem", "lib/settings/settings");
        let items: Vec<Lit> =
            cx.items("items").iter().enumerate().map(|(at, item)| item_literal(cx, item, at)).collect();
        if !items.is_empty() {
            element = element.with("items", Lit::List(items));
        }
        if cx.flag("theme", true) {
            element = element.with("theme", Lit::text(theme::initial(cx.spec)));
        }
        if cx.flag("data", true) {
            element = element.with("data", Lit::text(if cx.spec.has_admin() { ADMIN } else { "everyone" }));
        }
        element
    }
}

fn item_id(item: &Value, at: usize) -> String {
    let of_label = || item.get("label").and_then(Value::as_str).map(camel).filter(|id| is_camel(id));
    match item.get("id").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None => of_label().unwrap_or_else(|| format!("setting{}", at + 1)),
    }
}

fn item_literal(cx: &BlockCx<'_>, item: &Value, at: usize) -> Lit {
    let mut item = item.clone();
    item["id"] = item_id(&item, at).into();
    match Lit::option(cx.spec, &OptionKind::Items(ITEM, 1), &Value::Array(vec![item])) {
        Lit::List(mut items) if items.len() == 1 => items.remove(0),
        other => other,
    }
}

/// A choice needs options, and a default must be a value of its type.
fn check_item(item: &Value, path: &str, errors: &mut Errors) {
    let options = item.get("options").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let choice = item.get("type").is_some_and(|kind| kind == "choice");
    if choice && options.is_empty() {
        errors.push(format!("{path}.options"), "a choice needs options");
    }
    let Some(default) = item.get("default") else { return };
    let fits = match item.get("type").and_then(Value::as_str) {
        Some("toggle") => default.is_boolean(),
        Some("number") => default.is_number(),
        Some("choice") => options.contains(default),
        _ => default.is_string(),
    };
    if !fits {
        errors.push(format!("{path}.default"), "is no value of this setting");
    }
}
