//! "a dashboard with the number of tasks by status".

use std::ops::Range;

use isekai_codegen::{Entity, Patch};

use super::editor::Editor;
use super::more::{self, More};
use super::{features, parts, targets};
use crate::analysis::{Wanted, items};
use crate::lexicon::{Feature, Intent};

/// "a dashboard with the number of tasks by status and the total by month".
pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    if !words[clause.start].is_any(&["add", "create", "make", "include", "show", "give", "build", "put"]) {
        return false;
    }
    let Some(at) = editor.find(clause, &["dashboard"]) else { return false };
    let Some(with) = editor.find(&(at + 1..clause.end), &["with", "showing", "that", "of", "for", ":"]) else {
        return false;
    };
    let mut wanted = Wanted { feature: Feature::Chart, fields: Vec::new(), also: Vec::new() };
    let (mut of, mut counted, mut missing) = (None, false, Vec::new());
    for item in items(&editor.reading, with + 1..clause.end, |_| 0) {
        let said = &editor.reading.words[item.clone()];
        counted |= said.windows(2).any(|pair| pair[0].is_any(&["number", "count"]) && pair[1].is("of"))
            || said.windows(2).any(|pair| pair[0].is("how") && pair[1].is("many"));
        let cut =
            |at: usize| editor.reading.words[at].is_any(&["by", "per", "of", "over", "in", "each", "many", "for"]);
        let mut from = item.start;
        for at in item.start..=item.end {
            if at < item.end && !cut(at) {
                continue;
            }
            let piece = from..at;
            from = at + 1;
            if piece.is_empty() {
                continue;
            }
            let entity = targets::entity(editor, piece.clone());
            if entity.is_some() {
                of = of.or(entity);
                continue;
            }
            // "by status" asks for a status where there is none.
            let by = piece.start > item.start && editor.reading.words[piece.start - 1].is_any(&["by", "per"]);
            match targets::field(editor, piece.clone(), of.as_deref()) {
                Some(found) => {
                    of.get_or_insert(found.entity);
                    wanted.fields.push(found.field.id);
                }
                None => match features::unknown_field(editor, piece.clone()).filter(|_| by) {
                    Some(field) => {
                        wanted.fields.push(field.id.clone());
                        missing.push(field);
                    }
                    None => wanted.also.extend(editor.reading.words[piece].iter().map(|word| word.stem.clone())),
                },
            }
        }
    }
    let of = of.or_else(|| targets::main_entity(editor));
    let more = More {
        of: of.clone(),
        intents: vec![Intent::Dashboard],
        wanted: vec![wanted],
        fields: missing,
        ..More::default()
    };
    let Some(mut patches) = more::patches(editor, &more, clause) else { return false };
    let counting = of.as_deref().and_then(|id| editor.spec.entity(id)).map(|entity| {
        let fields = entity.fields.iter().chain(&more.fields).cloned().collect();
        Entity { fields, ..entity.clone() }
    });
    // The chart is asked for on the dashboard, not above the list.
    patches.retain(|patch| !matches!(patch, Patch::AddBlock { .. }));
    for block in patches.iter_mut().flat_map(|patch| match patch {
        Patch::AddPage { page, .. } => page.blocks.as_mut_slice(),
        _ => &mut [],
    }) {
        if counted
            && block.kind == "chart"
            && let Some(entity) = counting.as_ref().filter(|entity| block.entity.as_ref() == Some(&entity.id))
        {
            features::count(entity, block);
        }
    }
    parts::finish(editor, "Dashboard with figures and charts", patches, clause)
}
