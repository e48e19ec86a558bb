//! Whether the expressions of a formula use only names that have a value by then.

use serde_json::{Map, Value};

use crate::expression;
use crate::validate::Errors;

/// Names that mean something else.
const TAKEN: &[&str] = &["pi", "row"];

pub fn names(options: &Map<String, Value>, path: &str, errors: &mut Errors) {
    let mut known = Vec::new();
    inputs(items(options.get("inputs")), &format!("{path}.inputs"), &mut known, errors);
    let mut rows = Vec::new();
    let list = options.get("list").and_then(|list| list.get("inputs"));
    inputs(items(list), &format!("{path}.list.inputs"), &mut rows, errors);
    for option in ["values", "outputs"] {
        let mut own = Vec::new();
        for (at, item) in items(options.get(option)).iter().enumerate() {
            let path = format!("{path}.{option}[{at}]");
            expression(item, "expression", &path, &known, &rows, errors);
            if let Some(id) = text(item, "id") {
                declare(id, &path, &mut own, errors);
                known.push(id);
            }
        }
    }
    if items(options.get("outputs")).is_empty() {
        errors.push(format!("{path}.outputs"), "must have at least one item");
    }
    table(options, path, &known, &rows, errors);
    chart(options, path, errors);
}

fn inputs<'a>(items: &'a [Value], path: &str, known: &mut Vec<&'a str>, errors: &mut Errors) {
    for (at, item) in items.iter().enumerate() {
        let path = format!("{path}[{at}]");
        if let Some(id) = text(item, "id") {
            declare(id, &path, known, errors);
        }
        let choices = items_of(item, "options");
        let chosen = item.get("default").and_then(Value::as_f64);
        if text(item, "type") == Some("choice") {
            let values = || choices.iter().filter_map(|one| one.get("value").and_then(Value::as_f64));
            if choices.is_empty() {
                errors.push(format!("{path}.options"), "is required for a choice");
            } else if chosen.is_some_and(|chosen| !values().any(|value| value == chosen)) {
                errors.push(format!("{path}.default"), "is the value of no option");
            }
        }
    }
}

fn table(options: &Map<String, Value>, path: &str, known: &[&str], rows: &[&str], errors: &mut Errors) {
    let Some(table) = options.get("table") else { return };
    let path = format!("{path}.table");
    expression(table, "rows", &path, known, rows, errors);
    let columns = items_of(table, "columns");
    let mut inside = known.to_vec();
    inside.push("row");
    inside.extend(columns.iter().filter_map(|column| text(column, "id")));
    let mut own = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let path = format!("{path}.columns[{at}]");
        if let Some(id) = text(column, "id") {
            declare(id, &path, &mut own, errors);
        }
        expression(column, "expression", &path, &inside, rows, errors);
        expression(column, "start", &path, known, rows, errors);
    }
}

fn chart(options: &Map<String, Value>, path: &str, errors: &mut Errors) {
    let Some(chart) = options.get("chart") else { return };
    let path = format!("{path}.chart");
    let ids =
        |items: &'_ [Value]| items.iter().filter_map(|one| text(one, "id").map(str::to_owned)).collect::<Vec<_>>();
    let columns = ids(options.get("table").map_or(&[], |table| items_of(table, "columns")));
    let outputs = ids(items(options.get("outputs")));
    match text(chart, "column") {
        Some(id) if !columns.iter().any(|known| known == id) => {
            errors.push(format!("{path}.column"), format!("there is no column `{id}`"));
        }
        None if items_of(chart, "outputs").is_empty() => errors.push(path.clone(), "needs a `column` or `outputs`"),
        _ => {}
    }
    for (at, id) in items_of(chart, "outputs").iter().enumerate() {
        if !outputs.iter().any(|known| *id == **known) {
            errors.push(format!("{path}.outputs[{at}]"), format!("there is no output {id}"));
        }
    }
}

fn expression(item: &Value, member: &str, path: &str, known: &[&str], rows: &[&str], errors: &mut Errors) {
    // What is wrong with its syntax has been said already.
    let names = text(item, member).and_then(|text| expression::names(text).ok()).unwrap_or_default();
    for one in names {
        let name = one.name.as_str();
        let has_value = known.contains(&name) || (one.in_rows && rows.contains(&name));
        if !has_value {
            errors.push(format!("{path}.{member}"), format!("`{name}` has no value here"));
        }
    }
}

fn declare<'a>(id: &'a str, path: &str, known: &mut Vec<&'a str>, errors: &mut Errors) {
    if TAKEN.contains(&id) {
        errors.push(format!("{path}.id"), format!("`{id}` is taken"));
    } else if known.contains(&id) {
        errors.push(format!("{path}.id"), format!("`{id}` is used twice"));
    }
    known.push(id);
}

fn items(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn items_of<'a>(item: &'a Value, member: &str) -> &'a [Value] {
    items(item.get(member))
}

fn text<'a>(item: &'a Value, member: &str) -> Option<&'a str> {
    item.get(member).and_then(Value::as_str)
}
