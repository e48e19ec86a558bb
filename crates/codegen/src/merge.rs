//! Three-way merge of a project: what was generated, what is there now, what is generated next.

mod diff3;

use std::collections::{BTreeMap, BTreeSet};

pub type Files = BTreeMap<String, String>;

/// The outcome. When there are conflicts, nothing is to be applied and `files` is what is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    pub files: Files,
    pub conflicts: Vec<Conflict>,
}

/// A file that was changed by hand and by generation in the same place. `None` where it does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub path: String,
    pub base: Option<String>,
    pub actual: Option<String>,
    pub new: Option<String>,
}

/// Brings the changes from `base` to `new` into `actual`. Files edited by hand keep their edits, files deleted by hand stay
/// deleted.
pub fn merge(base: &Files, actual: &Files, new: &Files) -> Merge {
    let paths: BTreeSet<&String> = base.keys().chain(actual.keys()).chain(new.keys()).collect();
    let mut files = Files::new();
    let mut conflicts = Vec::new();
    for path in paths {
        let sides = (base.get(path), actual.get(path), new.get(path));
        match file(sides.0, sides.1, sides.2) {
            Ok(Some(content)) => {
                files.insert(path.clone(), content);
            }
            Ok(None) => {}
            Err(Clash) => conflicts.push(Conflict {
                path: path.clone(),
                base: sides.0.cloned(),
                actual: sides.1.cloned(),
                new: sides.2.cloned(),
            }),
        }
    }
    if !conflicts.is_empty() {
        files = actual.clone();
    }
    Merge { files, conflicts }
}

struct Clash;

fn file(base: Option<&String>, actual: Option<&String>, new: Option<&String>) -> Result<Option<String>, Clash> {
    if actual == new || base == new {
        return Ok(actual.cloned());
    }
    if base == actual {
        return Ok(new.cloned());
    }
    match (base, actual, new) {
        // Deleted by hand: it stays so, whatever generation does with it.
        (Some(_), None, _) => Ok(None),
        // Edited by hand and no longer generated, or made by hand where generation now wants its own.
        (Some(_), Some(_), None) | (None, Some(_), Some(_)) => Err(Clash),
        (Some(base), Some(actual), Some(new)) => diff3::merge(base, actual, new).map(Some).ok_or(Clash),
        (None, actual, new) => Ok(actual.or(new).cloned()),
    }
}
