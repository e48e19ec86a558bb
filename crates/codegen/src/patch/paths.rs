//! Paths such as `product.price` in the options of behaviours follow the fields that they lead through.

use serde_json::{Map, Value};

use crate::behaviours::find_behaviour;
use crate::options::OptionKind;
use crate::spec::AppSpec;

/// Writes a new id into every path that leads through a field of an entity. The field still has its old id.
pub fn rename(spec: &mut AppSpec, entity: &str, from: &str, to: &str) {
    let known = spec.clone();
    for behaviour in &mut spec.behaviours {
        let Some(owner) = behaviour.entity.clone() else { continue };
        for path in paths_in(&behaviour.kind, &mut behaviour.options) {
            let steps = steps(&known, &owner, path);
            let renamed: Vec<&str> =
                steps.iter().map(|(at, step)| if *at == entity && step == from { to } else { step.as_str() }).collect();
            *path = renamed.join(".");
        }
    }
}

/// Drops the behaviours that have a path through a field of an entity.
pub fn forget(spec: &mut AppSpec, entity: &str, field: &str) {
    let known = spec.clone();
    spec.behaviours.retain_mut(|behaviour| {
        let Some(owner) = behaviour.entity.clone() else { return true };
        let mut paths = paths_in(&behaviour.kind, &mut behaviour.options);
        !paths.iter_mut().any(|path| steps(&known, &owner, path).iter().any(|(at, step)| at == entity && step == field))
    });
}

/// The fields on a path, each with its entity.
fn steps(spec: &AppSpec, owner: &str, path: &str) -> Vec<(String, String)> {
    match path.split_once('.') {
        None => vec![(owner.to_owned(), path.to_owned())],
        Some((relation, field)) => {
            let other = spec.entity(owner).and_then(|entity| spec.related(entity, relation));
            let other = other.map(|other| other.id.clone()).unwrap_or_default();
            vec![(owner.to_owned(), relation.to_owned()), (other, field.to_owned())]
        }
    }
}

fn paths_in<'a>(kind: &str, options: &'a mut Map<String, Value>) -> Vec<&'a mut String> {
    let defs = find_behaviour(kind).map(|kind| kind.options()).unwrap_or_default();
    let is_path = |name: &str| {
        defs.iter().any(|def| def.name == name && matches!(def.kind, OptionKind::Path(_) | OptionKind::Paths(_)))
    };
    let mut paths = Vec::new();
    for (_, value) in options.iter_mut().filter(|(name, _)| is_path(name)) {
        match value {
            Value::String(path) => paths.push(path),
            Value::Array(items) => paths.extend(items.iter_mut().filter_map(|item| match item {
                Value::String(path) => Some(path),
                _ => None,
            })),
            _ => {}
        }
    }
    paths
}
