//! "move due date to the top", "put notes after title", "swap title and notes", "put the chart below the list".

use std::ops::Range;

use isekai_codegen::{Patch, find_block};

use super::editor::Editor;
use super::targets::{self, FieldAt};
use crate::analysis::{items, same_words};

/// Where something is to go.
#[derive(Clone, Copy)]
enum To {
    First,
    Last,
    Before(usize),
    After(usize),
}

impl To {
    /// The position after what moves has been taken out.
    fn from(self, from: usize, count: usize) -> usize {
        match self {
            Self::First => 0,
            Self::Last => count.saturating_sub(1),
            Self::Before(to) => to - usize::from(from < to),
            Self::After(to) => to + usize::from(from > to),
        }
    }
}

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    if swap(editor, clause) || order(editor, clause) {
        return true;
    }
    if !editor.reading.words[clause.start].is_any(&["move", "put", "place", "show"]) {
        return false;
    }
    let rest = clause.start + 1..clause.end;
    let cues = ["to", "before", "after", "first", "last", "at", "above", "below", "under"];
    let Some(at) = editor.find(&rest, &cues) else { return false };
    let what = rest.start..at;
    if let Some(found) = targets::field(editor, what.clone(), None) {
        return field(editor, clause, &found, at);
    }
    page(editor, clause, what.clone(), at) || block(editor, clause, &what, at)
}

/// What the words from `at` on say; `beside` finds the position of what is named after "before" and "after".
fn target(editor: &Editor<'_>, at: usize, end: usize, beside: impl Fn(Range<usize>) -> Option<usize>) -> Option<To> {
    let tail = &editor.reading.words[at..end];
    let says = |texts: &[&str]| tail.iter().any(|word| word.is_any(texts));
    if tail[0].is_any(&["before", "above"]) {
        beside(at + 1..end).map(To::Before)
    } else if tail[0].is_any(&["after", "below", "under"]) {
        beside(at + 1..end).map(To::After)
    } else if says(&["top", "first", "front", "start", "beginning", "left"]) {
        Some(To::First)
    } else {
        says(&["bottom", "last", "end", "back", "right"]).then_some(To::Last)
    }
}

fn field(editor: &mut Editor<'_>, clause: &Range<usize>, what: &FieldAt, at: usize) -> bool {
    let Some(entity) = editor.spec.entity(&what.entity) else { return false };
    let position = |id: &str| entity.fields.iter().position(|field| field.id == id);
    let beside = |range: Range<usize>| {
        targets::field(editor, range, Some(&what.entity)).and_then(|other| position(&other.field.id))
    };
    let to = target(editor, at, clause.end, beside);
    let Some((from, to)) = position(&what.field.id).zip(to) else { return false };
    let to = to.from(from, entity.fields.len());
    let outcome = format!("{} is field {}", what.field.label, to + 1);
    let (entity, field) = (what.entity.clone(), what.field.id.clone());
    editor.apply(clause.clone(), outcome, vec![Patch::MoveField { entity, field, to }])
}

fn page(editor: &mut Editor<'_>, clause: &Range<usize>, what: Range<usize>, at: usize) -> bool {
    let Some(page) = targets::page(editor, what) else { return false };
    let position = |id: &str| editor.spec.pages.iter().position(|page| page.id == id);
    let beside = |range: Range<usize>| targets::page(editor, range).and_then(|other| position(&other));
    let to = target(editor, at, clause.end, beside);
    let Some((from, to)) = position(&page).zip(to) else { return false };
    let to = to.from(from, editor.spec.pages.len());
    editor.apply(clause.clone(), "Pages in a new order", vec![Patch::MovePage { page, to }])
}

/// "the chart", "the contact form", "the list": a part of a page among its others.
fn block(editor: &mut Editor<'_>, clause: &Range<usize>, what: &Range<usize>, at: usize) -> bool {
    let place = |range: &Range<usize>| {
        let mut said = editor.bare(range.clone());
        if said.len() > 1 && editor.reading.words[said.end - 1].is_any(&["section", "part", "block"]) {
            said.end -= 1;
        }
        let said = &editor.reading.words[said];
        let list = said.len() == 1 && said[0].is_any(&["list", "table", "records"]);
        let named = |kind: &str| list && kind == "records" || same_words(&kind.replace('-', " "), said);
        editor.spec.pages.iter().find_map(|page| {
            let at = page.blocks.iter().position(|block| find_block(&block.kind).is_some() && named(&block.kind))?;
            Some((page.id.clone(), at, page.blocks.len()))
        })
    };
    let Some((page, from, count)) = place(what) else { return false };
    let beside = |range: Range<usize>| place(&range).filter(|(other, ..)| *other == page).map(|(_, at, _)| at);
    let Some(to) = target(editor, at, clause.end, beside) else { return false };
    let to = to.from(from, count);
    editor.apply(clause.clone(), "Parts of the page in a new order", vec![Patch::MoveBlock { page, from, to }])
}

/// "swap title and notes".
fn swap(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    if !editor.reading.words[clause.start].is_any(&["swap", "exchange"]) {
        return false;
    }
    let Some(and) = editor.find(clause, &["and", "with"]) else { return false };
    let Some(one) = targets::field(editor, clause.start + 1..and, None) else { return false };
    let Some(other) = targets::field(editor, and + 1..clause.end, Some(&one.entity)) else { return false };
    let Some(entity) = editor.spec.entity(&one.entity) else { return false };
    let position = |at: &FieldAt| entity.fields.iter().position(|field| field.id == at.field.id);
    let Some((from, to)) = position(&one).zip(position(&other)) else { return false };
    let (first, second) = if from < to { (from, to) } else { (to, from) };
    let id = |at: usize| entity.fields[at].id.clone();
    let moved = |field: String, to: usize| Patch::MoveField { entity: entity.id.clone(), field, to };
    let patches = vec![moved(id(second), first), moved(id(first), second)];
    let outcome = format!("{} and {} have changed places", one.field.label, other.field.label);
    editor.apply(clause.clone(), outcome, patches)
}

/// "change the order of fields: priority, title, notes", "show the columns in the order priority, title".
fn order(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let Some(cue) = editor.find(clause, &["order", "reorder"]) else { return false };
    let small = [
        "order", "reorder", "of", "the", "fields", "field", "columns", "to", "be", "as", "should", ":", "is", "are",
        "so", "by",
    ];
    let by = editor.reading.words.get(cue + 1).is_some_and(|word| word.is("by"));
    let start = (cue..clause.end).find(|&at| !editor.reading.words[at].is_any(&small)).unwrap_or(clause.end);
    let named: Option<Vec<FieldAt>> = items(&editor.reading, start..clause.end, |_| 0)
        .into_iter()
        .map(|item| targets::field(editor, item, None))
        .collect();
    let Some(named) = named.filter(|named| named.len() > 1 && !by) else { return false };
    if named.iter().any(|at| at.entity != named[0].entity) {
        return false;
    }
    let labels: Vec<&str> = named.iter().map(|at| at.field.label.as_str()).collect();
    let outcome = format!("Fields in the order {}", labels.join(", "));
    let moved = |(to, at): (usize, &FieldAt)| {
        let (entity, field) = (at.entity.clone(), at.field.id.clone());
        Patch::MoveField { entity, field, to }
    };
    let patches = named.iter().enumerate().map(moved).collect();
    editor.apply(clause.clone(), outcome, patches)
}
