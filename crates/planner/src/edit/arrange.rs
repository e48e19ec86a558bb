//! "move due date to the top", "put notes after title".

use std::ops::Range;

use isekai_codegen::Patch;

use super::editor::Editor;
use super::targets;

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    if !editor.reading.words[clause.start].is_any(&["move", "put", "place"]) {
        return false;
    }
    let rest = clause.start + 1..clause.end;
    let Some(at) = editor.find(&rest, &["to", "before", "after", "first", "last", "at", "above", "below"]) else {
        return false;
    };
    let Some(what) = targets::field(editor, rest.start..at, None) else {
        return page(editor, &clause, rest.start..at, at);
    };
    let Some(entity) = editor.spec.entity(&what.entity) else { return false };
    let position = |id: &str| entity.fields.iter().position(|field| field.id == id);
    let Some(from) = position(&what.field.id) else { return false };
    let last = entity.fields.len().saturating_sub(1);
    let tail = &editor.reading.words[at..clause.end];
    let beside = |skip: usize| {
        targets::field(editor, at + skip..clause.end, Some(&what.entity)).and_then(|other| position(&other.field.id))
    };
    let to = if tail[0].is_any(&["before", "above"]) {
        beside(1).map(|to| if from < to { to - 1 } else { to })
    } else if tail[0].is_any(&["after", "below"]) {
        beside(1).map(|to| if from < to { to } else { to + 1 })
    } else if tail.iter().any(|word| word.is_any(&["top", "first", "front", "start", "beginning", "left"])) {
        Some(0)
    } else if tail.iter().any(|word| word.is_any(&["bottom", "last", "end", "back", "right"])) {
        Some(last)
    } else {
        None
    };
    let Some(to) = to else { return false };
    let outcome = format!("{} is field {}", what.field.label, to + 1);
    editor.apply(clause, outcome, vec![Patch::MoveField { entity: what.entity, field: what.field.id, to }])
}

/// "move the about page to the front", "put reports before tasks".
fn page(editor: &mut Editor<'_>, clause: &Range<usize>, what: Range<usize>, at: usize) -> bool {
    let Some(page) = targets::page(editor, what) else { return false };
    let position = |id: &str| editor.spec.pages.iter().position(|page| page.id == id);
    let tail = &editor.reading.words[at..clause.end];
    let beside = || targets::page(editor, at + 1..clause.end).and_then(|other| position(&other));
    let from = position(&page).unwrap_or_default();
    let to = if tail[0].is_any(&["before", "above"]) {
        beside().map(|to| if from < to { to - 1 } else { to })
    } else if tail[0].is_any(&["after", "below"]) {
        beside().map(|to| if from < to { to } else { to + 1 })
    } else if tail.iter().any(|word| word.is_any(&["first", "top", "front", "start", "beginning"])) {
        Some(0)
    } else {
        tail.iter().any(|word| word.is_any(&["last", "end", "bottom", "back"])).then_some(editor.spec.pages.len())
    };
    let Some(to) = to else { return false };
    editor.apply(clause.clone(), "Pages in a new order", vec![Patch::MovePage { page, to }])
}
