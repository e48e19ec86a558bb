//! "remove notes", "get rid of the search", "delete the sample data".

use std::ops::Range;

use isekai_codegen::{FieldKind, Mode, Patch};
use serde_json::json;

use super::editor::Editor;
use super::{access, features, removal, targets};
use crate::analysis::{items, same_words};

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    let Some(verb) = verb(editor, &clause) else { return false };
    let parts = items(&editor.reading, clause.start + verb..clause.end, |_| 0);
    editor.each(parts, one)
}

pub fn is_removal(editor: &Editor<'_>, clause: &Range<usize>) -> bool {
    verb(editor, clause).is_some()
}

/// How many words say that something goes.
fn verb(editor: &Editor<'_>, clause: &Range<usize>) -> Option<usize> {
    let (reading, start) = (&editor.reading, clause.start);
    if reading.words[start].is_any(&["remove", "delete", "drop", "hide", "clear", "disable", "no", "without"]) {
        return Some(1);
    }
    let pairs = [
        ["take", "out"],
        ["take", "away"],
        ["turn", "off"],
        ["switch", "off"],
        ["start", "without"],
        ["start", "with"],
    ];
    if reading.starts(start, &["get", "rid", "of"]) {
        return Some(3);
    }
    let pair = pairs.iter().find(|pair| reading.starts(start, *pair))?;
    // "start with no data", not "start with a chart"
    (pair[1] != "with" || reading.words.get(start + 2).is_some_and(|word| word.is("no"))).then_some(2)
}

fn one(editor: &mut Editor<'_>, part: Range<usize>) -> bool {
    let all = editor.bare(part.clone());
    if samples(editor, &all) {
        return true;
    }
    let (what, within) = targets::trailing_entity(editor, part.clone());
    let what = editor.bare(what);
    if what.is_empty() {
        return false;
    }
    if access::remove(editor, what.clone(), &part) {
        return true;
    }
    // "the comments" are the list of them, not the field "Comment" of each.
    let listed = targets::entity(editor, what.clone()).is_some();
    let said = editor.said(what.clone()).to_lowercase();
    let field = targets::field(editor, what.clone(), within.as_deref());
    if let Some(at) = field.filter(|at| !listed || at.field.label.to_lowercase() == said) {
        return editor.apply(
            part,
            format!("{} is gone", at.field.label),
            vec![Patch::RemoveField { entity: at.entity, field: at.field.id }],
        );
    }
    if option(editor, &part, what.clone()) || colour(editor, &part, &what) {
        return true;
    }
    if features::remove(editor, what.clone(), within.as_deref(), &part) {
        return true;
    }
    if removal::is_shop(editor, what.clone()) && removal::remove(editor, what.clone(), &part) {
        return true;
    }
    if let Some(entity) = targets::entity(editor, what.clone()) {
        return editor.apply(part, "The list is gone", vec![Patch::RemoveEntity { entity }]);
    }
    match targets::page(editor, what.clone()) {
        None => removal::remove(editor, what, &part),
        Some(page) => editor.apply(part, "The page is gone", vec![Patch::RemovePage { page }]),
    }
}

/// "the sample data", "all example rows", "demo books".
fn samples(editor: &mut Editor<'_>, what: &Range<usize>) -> bool {
    let sample = editor.reading.words[what.clone()].iter().any(|word| {
        ["sample", "example", "demo", "dummy", "placeholder", "mock", "data"].contains(&word.stem.as_str())
    });
    if !sample {
        return false;
    }
    let mut patches: Vec<Patch> = editor
        .spec
        .entities
        .iter()
        .filter(|entity| !entity.samples.is_empty())
        .map(|entity| Patch::ClearSamples { entity: entity.id.clone() })
        .collect();
    for (kind, option, value) in
        [("csv-viewer", "sample", Some(json!(false))), ("todo", "items", None), ("notes", "samples", None)]
    {
        if let Some((page, at, _)) = targets::block(editor, kind, None) {
            patches.push(Patch::SetBlockOption { page, at, option: option.to_owned(), value });
        }
    }
    editor.apply(what.clone(), "The app starts empty", patches)
}

/// "the option low from priority", "low from priority".
fn option(editor: &mut Editor<'_>, part: &Range<usize>, what: Range<usize>) -> bool {
    let from = editor.find(part, &["from", "of", "in"]);
    let field = from.and_then(|from| targets::field(editor, from + 1..part.end, None));
    let name = match from.filter(|_| field.is_some()) {
        Some(from) => editor.bare(part.start..from),
        None => what,
    };
    let skip = usize::from(name.len() > 1 && editor.reading.words[name.start].is_any(&["option", "value", "choice"]));
    let name = editor.reading.words[name.start + skip..name.end].to_vec();
    let found = editor.spec.entities.iter().find_map(|entity| {
        entity
            .fields
            .iter()
            .filter(|candidate| field.as_ref().is_none_or(|at| at.field.id == candidate.id && at.entity == entity.id))
            .find_map(|candidate| {
                let FieldKind::Choice { options, many } = &candidate.kind else { return None };
                let index =
                    options.iter().position(|choice| same_words(&choice.label, &name)).filter(|_| options.len() > 1)?;
                let mut options = options.clone();
                let gone = options.remove(index);
                Some((
                    entity.id.clone(),
                    candidate.id.clone(),
                    FieldKind::Choice { options, many: *many },
                    format!("{} has no option {}", candidate.label, gone.label),
                ))
            })
    });
    let Some((entity, field, kind, outcome)) = found else { return false };
    let patch = editor.to_kind(&entity, &field, kind);
    editor.apply(part.clone(), outcome, vec![patch])
}

fn colour(editor: &mut Editor<'_>, part: &Range<usize>, what: &Range<usize>) -> bool {
    let words = &editor.reading.words[what.clone()];
    let has = |texts: &[&str]| words.iter().any(|word| word.is_any(texts));
    let patches = if has(&["dark", "light"]) && has(&["mode", "theme"]) {
        let mode = if has(&["dark"]) { Mode::Light } else { Mode::Dark };
        vec![Patch::SetMode { mode }]
    } else if has(&["background"]) {
        vec![Patch::SetBackground { color: None }]
    } else if has(&["colour", "color", "colours", "colors", "theme"]) {
        vec![Patch::SetPrimary { color: None }, Patch::SetBackground { color: None }, Patch::SetSurface { color: None }]
    } else {
        return false;
    };
    editor.apply(part.clone(), "Back to the usual look", patches)
}
