//! Laying one table over another, and variables over a table.

use toml::{Table, Value};

const PREFIX: &str = "ISEKAI_";

/// Puts what `over` has in the place of what `base` has; tables are merged key by key.
pub(super) fn merge(base: &mut Table, over: Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(over)) => merge(inner, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

/// `ISEKAI_A__B` sets `a.b`. Without `__`, only a top-level key that exists is set: `ISEKAI_` also begins variables that
/// are no settings.
pub(super) fn apply_variables(table: &mut Table, variables: impl IntoIterator<Item = (String, String)>) {
    for (name, text) in variables {
        let Some(path) = name.strip_prefix(PREFIX) else { continue };
        let path = path.to_lowercase();
        let keys: Vec<&str> = path.split("__").collect();
        if keys.len() > 1 || table.get(&path).is_some_and(|value| !value.is_table()) {
            set(table, &keys, &text);
        }
    }
}

fn set(table: &mut Table, keys: &[&str], text: &str) {
    match keys {
        [] => {}
        [key] => {
            let value = parse(text, table.get(*key));
            table.insert((*key).to_owned(), value);
        }
        [key, rest @ ..] => {
            let inner = table.entry(*key).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                set(inner, rest, text);
            }
        }
    }
}

/// Text stays text where text was, so that a password of digits is not a number.
fn parse(text: &str, present: Option<&Value>) -> Value {
    let as_text = || Value::String(text.to_owned());
    match present {
        None | Some(Value::String(_)) => as_text(),
        Some(_) => {
            toml::from_str::<Table>(&format!("v = {text}")).ok().and_then(|mut t| t.remove("v")).unwrap_or_else(as_text)
        }
    }
}
