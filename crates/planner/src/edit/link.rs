//! "link each order to a customer", "every task belongs to a project": fields that point at records of another list.

use std::ops::Range;

use isekai_codegen::{Field, FieldKind, Patch};

use super::editor::Editor;
use super::{lists, targets};
use crate::analysis::{free_id, same_label};
use crate::text::camel_id;

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let told = words[clause.start].is_any(&["link", "connect", "relate", "associate", "attach", "assign", "tie"]);
    // "each order belongs to a customer", "tasks should belong to projects"
    let belongs = editor.find(clause, &["belongs", "belong"]);
    let (from, joint) = match (told, belongs) {
        (true, _) => (clause.start + 1, editor.find(&(clause.start + 1..clause.end), &["to", "with", "and"])),
        (false, Some(at)) => (clause.start, editor.find(&(at..clause.end), &["to"])),
        (false, None) => return false,
    };
    let Some(joint) = joint else { return false };
    let end = belongs.filter(|_| !told).unwrap_or(joint);
    let small = |at: usize| editor.reading.words[at].is_any(&["should", "must", "can", "may", "will", "also"]);
    let end = (from..end).rev().find(|&at| !small(at)).map_or(from, |at| at + 1);
    let Some(owner) = targets::entity(editor, from..end) else { return false };
    let target = joint + 1..clause.end;
    let many = editor
        .bare(target.clone())
        .into_iter()
        .any(|at| editor.reading.words[at].is_any(&["several", "many", "multiple", "some"]));
    let skip =
        |at: usize| editor.reading.words[at].is_any(&["several", "many", "multiple", "some", "one", "exactly", "own"]);
    let bare = editor.bare(target);
    let bare = (bare.start..bare.end).find(|&at| !skip(at)).unwrap_or(bare.end)..bare.end;
    if bare.is_empty() {
        return false;
    }
    let known = targets::entity(editor, bare.clone());
    let Some(other) = known.or_else(|| lists::ensure(editor, bare, clause)) else { return false };
    point(editor, &owner, &other, many, clause)
}

/// A field of the first that points at the second; what was a text of that name becomes the pointer.
fn point(editor: &mut Editor<'_>, owner: &str, other: &str, many: bool, clause: &Range<usize>) -> bool {
    let (Some(from), Some(to)) = (editor.spec.entity(owner).cloned(), editor.spec.entity(other).cloned()) else {
        return false;
    };
    let kind = FieldKind::Relation { entity: other.to_owned(), many };
    let outcome = format!("Each {} points at {}", from.singular.to_lowercase(), to.plural.to_lowercase());
    let points = |field: &&Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if entity == other);
    if from.fields.iter().any(|field| points(&field)) {
        editor.note(clause.clone(), format!("{outcome} already"));
        return true;
    }
    let entity = owner.to_owned();
    if let Some(field) = from.fields.iter().find(|field| same_label(&field.label, &to.singular)) {
        let field = field.id.clone();
        let patches = vec![
            Patch::SetFieldRequired { entity, field: field.clone(), required: false },
            editor.to_kind(owner, &field, kind),
        ];
        return editor.apply(clause.clone(), outcome, patches);
    }
    let label = if many { to.plural.clone() } else { to.singular.clone() };
    let id = free_id(&from.fields, &camel_id(&label, "parent"));
    let field = Field { id, label, kind, required: false, default: None, help: None };
    let samples = editor.samples_of(owner, &field);
    editor.apply(clause.clone(), outcome, vec![Patch::AddField { entity, field, at: Some(1), samples }])
}
