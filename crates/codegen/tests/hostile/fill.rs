//! Puts hostile texts in every place of a spec that takes them.

use std::collections::HashMap;

use isekai_codegen::{AppSpec, SpecError, validate};
use serde_json::Value;

use super::texts::{LENGTHS, MARK, PLURAL_MARK, beginning};

/// What names a thing, a type or a value from a fixed set, outside of options.
const STRUCTURE: &[&str] = &[
    "kind",
    "id",
    "entity",
    "type",
    "target",
    "language",
    "mode",
    "navigation",
    "storage",
    "storageKey",
    "currency",
    "tone",
    "value",
    "roles",
    "primary",
    "background",
    "surface",
];

/// A spec with hostile texts, and those texts.
pub struct Filled {
    pub spec: AppSpec,
    pub texts: Vec<Text>,
}

pub struct Text {
    /// Where it stands: `/pages/0/title`.
    pub place: String,
    pub text: String,
    /// As `plain` makes it.
    pub plain: String,
}

/// In small letters, with white space of one kind: some texts are found within a sentence, or a paragraph each.
pub fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text becomes one of `hostile`, as long as fits. What is refused at any length stays as it was.
pub fn fill(spec: &AppSpec, hostile: &[String]) -> Filled {
    let original = serde_json::to_value(spec).expect("a spec is JSON");
    let mut places = Vec::new();
    find(&original, String::new(), &mut places);
    // Samples name each other by their titles, so equal ones stay equal.
    let mut of_samples: HashMap<String, usize> = HashMap::new();
    let mut levels: Vec<(String, usize, usize)> = Vec::new();
    for (at, place) in places.into_iter().enumerate() {
        let old = original.pointer(&place).and_then(Value::as_str).unwrap_or_default().to_owned();
        let which = if place.contains("/samples/") { *of_samples.entry(old).or_insert(at) } else { at };
        levels.push((place, which, 0));
    }
    for _ in 0..4 * LENGTHS.len() {
        let mut value = original.clone();
        let mut texts = Vec::new();
        for (place, which, level) in &levels {
            let Some(length) = LENGTHS.get(*level) else { continue };
            let text = beginning(&hostile[which % hostile.len()], *length);
            // Plurals name constants.
            let text = if place.ends_with("/plural") { text.replace(MARK, PLURAL_MARK) } else { text };
            *value.pointer_mut(place).expect("the place is there") = Value::String(text.clone());
            texts.push(Text { place: place.clone(), plain: plain(&text), text });
        }
        let spec: AppSpec = serde_json::from_value(value).expect("only texts were exchanged");
        let Err(errors) = validate(&spec) else { return Filled { spec, texts } };
        retreat(&mut levels, &errors);
    }
    panic!("no hostile spec of {:?}", spec.pages[0].blocks[0].kind)
}

/// Shorter texts in the places complained about; of samples, in all with the same text.
fn retreat(levels: &mut [(String, usize, usize)], errors: &[SpecError]) {
    let mut wrong: Vec<String> = errors.iter().map(|error| pointer(&error.path)).collect();
    // Some complaints are about a place whose text no longer goes with that of another: then all around it is exchanged.
    while !retreat_from(levels, &wrong) {
        wrong = wrong.iter().filter_map(|one| one.rsplit_once('/')).map(|(outer, _)| outer.to_owned()).collect();
        assert!(!wrong.is_empty(), "complaints about places that were not filled: {errors:?}");
    }
}

fn retreat_from(levels: &mut [(String, usize, usize)], wrong: &[String]) -> bool {
    let is_wrong = |place: &str| wrong.iter().any(|one| place == one || place.starts_with(&format!("{one}/")));
    let shared: Vec<usize> = levels
        .iter()
        .filter(|(place, ..)| place.contains("/samples/") && is_wrong(place))
        .map(|(_, which, _)| *which)
        .collect();
    let mut moved = false;
    for (place, which, level) in levels.iter_mut() {
        let together = place.contains("/samples/") && shared.contains(which);
        if is_wrong(place) || together {
            moved |= *level < LENGTHS.len();
            *level += 1;
        }
    }
    moved
}

/// `pages[0].blocks[1].options.items[2].title` → `/pages/0/blocks/1/options/items/2/title`.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
}

/// The places of all texts that are not part of the structure.
pub fn find(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| find(item, format!("{place}/{at}"), places));
        }
        Value::Object(members) => {
            let free = |name: &str| !STRUCTURE.contains(&name) || is_free(&place);
            for (name, member) in members.iter().filter(|(name, _)| free(name)) {
                find(member, format!("{place}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// The places of all names, types and values from fixed sets.
pub fn find_structure(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| find_structure(item, format!("{place}/{at}"), places));
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|_| !is_free(&place)) {
                let place = format!("{place}/{name}");
                if STRUCTURE.contains(&name.as_str()) && (member.is_string() || member.is_array()) {
                    all(member, place, places);
                } else {
                    find_structure(member, place, places);
                }
            }
        }
        _ => {}
    }
}

/// In samples and options any name may be that of a text.
fn is_free(place: &str) -> bool {
    let of_part = place.contains("/blocks/") || place.starts_with("/behaviours/");
    place.contains("/samples/") || (of_part && place.contains("/options"))
}

fn all(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(place),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| all(item, format!("{place}/{at}"), places))
        }
        _ => {}
    }
}
