//! The difference between two specs, one change a line, by the names of things and not by their positions.

use std::collections::BTreeMap;

use isekai_codegen::AppSpec;
use serde_json::{Map, Value};

/// `+`, `-` and `~` for what is new, gone and other; `order` where things only changed places.
pub fn of_specs(before: &AppSpec, after: &AppSpec) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", &serde_json::to_value(before).unwrap(), &serde_json::to_value(after).unwrap(), &mut lines);
    lines
}

/// Folders with parts that are the same in every app that uses them.
const KIT: &[&str] =
    &["src/components/", "src/lib/", "src/types/", "scripts/components/", "scripts/lib/", "scripts/ui/", "styles/"];

/// `+`, `-` and `~` with the paths of files; parts of the kit that come or go by their folder.
pub fn of_files(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let shown = |path: &str| match path.rsplit_once('/') {
        Some((folder, _)) if KIT.iter().any(|kit| path.starts_with(kit)) => format!("{folder}/*"),
        _ => path.to_owned(),
    };
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| format!("- {}", shown(path)));
    let other = after.iter().filter_map(|(path, content)| match before.get(path) {
        None => Some(format!("+ {}", shown(path))),
        Some(old) if old != content => Some(format!("~ {path}")),
        Some(_) => None,
    });
    let mut lines: Vec<String> = Vec::new();
    for line in gone.chain(other) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn compare(path: &str, before: &Value, after: &Value, lines: &mut Vec<String>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(before), Value::Object(after)) => members(path, before, after, lines),
        (Value::Array(before), Value::Array(after)) if path.ends_with("samples") => {
            lines.push(format!("~ {path}: {} → {}", rows(before), rows(after)));
        }
        (Value::Array(before), Value::Array(after)) => match (keyed(before), keyed(after)) {
            (Some(old), Some(new)) => items(path, &old, &new, lines),
            _ => lines.push(format!("~ {path}: {} → {}", Value::from(before.clone()), Value::from(after.clone()))),
        },
        _ => lines.push(format!("~ {path}: {before} → {after}")),
    }
}

fn members(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, lines: &mut Vec<String>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for (key, old) in before {
        match after.get(key) {
            Some(new) => compare(&join(key), old, new, lines),
            None => lines.push(format!("- {}: {}", join(key), short(old))),
        }
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        lines.push(format!("+ {}: {}", join(key), short(new)));
    }
}

fn items(path: &str, before: &[(String, &Value)], after: &[(String, &Value)], lines: &mut Vec<String>) {
    let find = |list: &[(String, &Value)], key: &str| list.iter().position(|(other, _)| other == key);
    for (key, old) in before {
        match find(after, key) {
            Some(at) => compare(&format!("{path}.{key}"), old, after[at].1, lines),
            None => lines.push(format!("- {path}.{key}")),
        }
    }
    for (at, (key, new)) in after.iter().enumerate().filter(|(_, (key, _))| find(before, key).is_none()) {
        let end = if at + 1 == after.len() { String::new() } else { format!(" at {at}") };
        lines.push(format!("+ {path}.{key}{end}: {}", short(new)));
    }
    let order = |list: &[(String, &Value)], other: &[(String, &Value)]| -> Vec<String> {
        list.iter().map(|(key, _)| key.clone()).filter(|key| find(other, key).is_some()).collect()
    };
    let (old, new) = (order(before, after), order(after, before));
    if old != new {
        lines.push(format!("order {path}: {}", new.join(", ")));
    }
}

/// Items by what names them; blocks of the same kind are numbered.
fn keyed(items: &[Value]) -> Option<Vec<(String, &Value)>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let name = |item: &Value| {
        let text = |key: &str| item.get(key).and_then(Value::as_str);
        let kind = || {
            let entity = text("entity").map(|entity| format!("({entity})")).unwrap_or_default();
            Some(format!("{}{entity}", text("kind")?))
        };
        text("id").or(text("value")).or(text("page")).map(str::to_owned).or_else(kind)
    };
    items
        .iter()
        .map(|item| {
            let name = name(item)?;
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            Some((if *count > 1 { format!("{name}#{count}") } else { name }, item))
        })
        .collect()
}

/// A value, long ones by what they hold.
fn short(value: &Value) -> String {
    let list = |key: &str, show: &dyn Fn(&Value) -> String| -> Option<String> {
        Some(value.get(key)?.as_array()?.iter().map(show).collect::<Vec<_>>().join(", "))
    };
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(fields) = list("fields", &|field| format!("{} {}", text(field, "label"), kind(field)))
        && value.get("samples").is_some()
    {
        let rows = value["samples"].as_array().map(|samples| rows(samples)).unwrap_or_default();
        return format!("{} [{fields}] {rows}", text(value, "plural"));
    }
    if let Some(blocks) = list("blocks", &|block| {
        let entity = block.get("entity").and_then(Value::as_str).map(|id| format!("({id})")).unwrap_or_default();
        format!("{}{entity}{}", text(block, "kind"), options(block))
    }) {
        return format!("{} [{blocks}]", text(value, "title"));
    }
    if value.get("label").is_some() && value.get("type").is_some() {
        return format!("{} {}", text(value, "label"), kind(value));
    }
    if value.get("kind").is_some() {
        return options(value).trim().to_owned();
    }
    cut(&value.to_string())
}

fn options(block: &Value) -> String {
    block.get("options").map(|options| format!(" {}", cut(&options.to_string()))).unwrap_or_default()
}

fn cut(text: &str) -> String {
    let start: String = text.chars().take(160).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

fn kind(field: &Value) -> String {
    let text = |key: &str| field.get(key).and_then(Value::as_str).unwrap_or_default();
    let mark = if field.get("required") == Some(&Value::Bool(true)) { "!" } else { "" };
    let of = match text("type") {
        "relation" => format!(" {}", text("entity")),
        "choice" => {
            let options = field["options"].as_array().cloned().unwrap_or_default();
            let labels: Vec<String> =
                options.iter().map(|one| one["label"].as_str().unwrap_or_default().to_owned()).collect();
            format!(" {}", labels.join("/"))
        }
        _ => String::new(),
    };
    format!("{}{of}{mark}", text("type"))
}

fn rows(samples: &[Value]) -> String {
    let mut keys: Vec<&String> = Vec::new();
    for key in samples.iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let keys: Vec<&str> = keys.into_iter().map(String::as_str).collect();
    format!("{} rows ({})", samples.len(), keys.join(" "))
}
