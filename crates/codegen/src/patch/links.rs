//! Links to a page go with the page.

use serde_json::{Map, Value};

use crate::blocks::find_block;
use crate::options::{OptionDef, OptionKind};
use crate::spec::AppSpec;

/// Drops the buttons and cards that lead to a page that is gone.
pub fn forget(spec: &mut AppSpec, page: &str) {
    for block in spec.pages.iter_mut().flat_map(|page| &mut page.blocks) {
        if let Some(kind) = find_block(&block.kind) {
            forget_in(kind.options(), &mut block.options, page);
        }
    }
}

fn forget_in(defs: &[OptionDef], options: &mut Map<String, Value>, page: &str) {
    for def in defs {
        let keep = match (&def.kind, options.get_mut(def.name)) {
            (OptionKind::Object(defs), Some(Value::Object(inner))) => !leads_to(defs, inner, page),
            (OptionKind::Items(defs, _), Some(Value::Array(items))) => {
                let before = items.len();
                items.retain(|item| item.as_object().is_none_or(|inner| !leads_to(defs, inner, page)));
                // A list that is empty by that falls back to what the block shows by itself.
                !(items.is_empty() && before > 0 && !def.required)
            }
            _ => true,
        };
        if !keep && !def.required {
            options.remove(def.name);
        }
    }
}

fn leads_to(defs: &[OptionDef], inner: &Map<String, Value>, page: &str) -> bool {
    let address = format!("#/{page}");
    defs.iter().any(|def| match (&def.kind, inner.get(def.name)) {
        (OptionKind::Link, Some(value)) => *value == address,
        (OptionKind::Line(_), Some(value)) => def.name == "page" && value == page,
        _ => false,
    })
}
