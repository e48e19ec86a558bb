//! Which entity, field or page some words mean.

use std::ops::Range;

use isekai_codegen::{AppSpec, Block, Field, FieldKind};

use super::editor::Editor;
use crate::analysis::same_words;
use crate::text::{Word, words};

/// A field and the entity it belongs to.
#[derive(Debug, Clone)]
pub struct FieldAt {
    pub entity: String,
    pub field: Field,
}

/// Words that name the app as a whole.
const APP: &[&str] =
    &["app", "application", "site", "website", "it", "project", "page", "title", "everything", "tool", "game"];

/// The entity that the words name, by singular or plural; words such as "list" may follow.
pub fn entity(editor: &Editor<'_>, range: Range<usize>) -> Option<String> {
    let range = editor.bare(range);
    let named = &editor.reading.words[range.clone()];
    let short = named
        .split_last()
        .filter(|(last, head)| last.is_any(&["list", "page", "table", "board", "form", "records"]) && !head.is_empty());
    let same = |name: &[Word]| {
        editor
            .spec
            .entities
            .iter()
            .find(|entity| same_words(&entity.singular, name) || same_words(&entity.plural, name))
            .map(|entity| entity.id.clone())
    };
    same(named).or_else(|| short.and_then(|(_, head)| same(head)))
}

/// The entity named after "to", "for", "of", "in", "from" or "on" at the end of a range, and the range before it.
pub fn trailing_entity(editor: &Editor<'_>, range: Range<usize>) -> (Range<usize>, Option<String>) {
    let at = range.clone().rev().find(|&at| editor.reading.words[at].is_any(&["to", "for", "of", "in", "from", "on"]));
    match at.and_then(|at| entity(editor, at + 1..range.end).map(|id| (range.start..at, Some(id)))) {
        Some(found) => found,
        None => {
            // "for each task", "to the app"
            let whole = at.filter(|&at| {
                let rest = editor.bare(at + 1..range.end);
                rest.len() == 1 && editor.reading.words[rest.start].is_any(APP)
            });
            (range.start..whole.unwrap_or(range.end), None)
        }
    }
}

/// The entity that a change without a name is about: the first that has a list.
pub fn main_entity(editor: &Editor<'_>) -> Option<String> {
    let listed = editor.spec.pages.iter().flat_map(|page| &page.blocks).find_map(|block| block.entity.clone());
    listed.or_else(|| editor.spec.entities.first().map(|entity| entity.id.clone()))
}

/// The field that the words name: the whole label first, else its last word if only one field has it.
pub fn field(editor: &Editor<'_>, range: Range<usize>, within: Option<&str>) -> Option<FieldAt> {
    let mut range = editor.bare(range);
    while range.len() > 1
        && editor.reading.words[range.end - 1].is_any(&["field", "fields", "column", "columns", "property", "input"])
    {
        range.end -= 1;
    }
    while range.len() > 1
        && editor.reading.words[range.start].is_any(&["field", "column", "property", "input", "called", "named"])
    {
        range.start += 1;
    }
    let range = editor.bare(range);
    let name = &editor.reading.words[range.clone()];
    if name.is_empty() {
        return None;
    }
    let all: Vec<FieldAt> = editor
        .spec
        .entities
        .iter()
        .filter(|entity| within.is_none_or(|id| entity.id == id))
        .flat_map(|entity| {
            entity.fields.iter().map(|field| FieldAt { entity: entity.id.clone(), field: field.clone() })
        })
        .collect();
    if let Some(found) = all.iter().find(|at| {
        same_words(&at.field.label, name) || at.field.id.eq_ignore_ascii_case(&name[0].lower) && name.len() == 1
    }) {
        return Some(found.clone());
    }
    // "book title" means the title of a book.
    let own = editor.spec.entities.iter().find(|entity| {
        words(&entity.singular).len() < name.len()
            && same_words(&entity.singular, &name[..words(&entity.singular).len()])
    });
    if let Some(entity) = own {
        let rest = &name[words(&entity.singular).len()..];
        if let Some(found) = all.iter().find(|at| at.entity == entity.id && same_words(&at.field.label, rest)) {
            return Some(found.clone());
        }
    }
    let [only] = name else { return None };
    let mut last = all.iter().filter(|at| words(&at.field.label).iter().any(|word| word.stem == only.stem));
    match (last.next(), last.next()) {
        (Some(found), None) => Some(found.clone()),
        _ => None,
    }
}

/// Whether the words mean the app, not a part of it.
pub fn is_app(editor: &Editor<'_>, range: &Range<usize>) -> bool {
    let range = editor.bare(range.clone());
    let words = &editor.reading.words[range.clone()];
    match words {
        [one] => one.is_any(APP),
        [first, rest @ ..] => {
            first.is_any(&["app", "application", "site", "website", "page"])
                && rest.iter().all(|word| word.is_any(&["name", "title", "'s", "heading"]))
                || {
                    let head = first.is_any(&["name", "title"]) && words.len() >= 3 && words[1].is("of");
                    head && words[2..].iter().any(|word| word.is_any(APP))
                }
        }
        [] => false,
    }
}

/// Page and position of the first block of a kind, for an entity if one is given.
pub fn block(editor: &Editor<'_>, kind: &str, entity: Option<&str>) -> Option<(String, usize, Block)> {
    editor.spec.pages.iter().find_map(|page| {
        let at = page
            .blocks
            .iter()
            .position(|block| block.kind == kind && (entity.is_none() || block.entity.as_deref() == entity))?;
        Some((page.id.clone(), at, page.blocks[at].clone()))
    })
}

/// Id of the page with this title.
pub fn page(editor: &Editor<'_>, range: Range<usize>) -> Option<String> {
    let mut range = editor.bare(range);
    if range.len() > 1 && editor.reading.words[range.end - 1].is_any(&["page", "tab", "screen"]) {
        range.end -= 1;
    }
    let name = &editor.reading.words[range];
    editor.spec.pages.iter().find(|page| same_words(&page.title, name)).map(|page| page.id.clone())
}

/// The page that welcomes visitors.
pub fn landing(editor: &Editor<'_>) -> Option<String> {
    block(editor, "hero", None).map(|(page, ..)| page)
}

/// Whether one page has all these blocks.
pub fn shows(spec: &AppSpec, blocks: &[Block]) -> bool {
    let has = |one: &Block, block: &Block| one.kind == block.kind && one.entity == block.entity;
    spec.pages.iter().any(|page| blocks.iter().all(|block| page.blocks.iter().any(|one| has(one, block))))
}

pub fn has_date(editor: &Editor<'_>) -> bool {
    let mut fields = editor.spec.entities.iter().flat_map(|entity| &entity.fields);
    fields.any(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime))
}

/// The source text on one line, without the quotation marks around it.
pub fn quoted(editor: &Editor<'_>, range: Range<usize>) -> String {
    editor.said(range).trim_matches(['"', '\'', '“', '”', '‘', '’', ' ', '.']).to_owned()
}

/// Whether a text is longer than it may be; that is told, since a shortened one would be another.
pub fn is_too_long(editor: &mut Editor<'_>, text: &str, max: usize, what: &str) -> bool {
    let chars = text.chars().count();
    if chars > max {
        editor.refusals.push(format!("{what} has at most {max} characters; this one has {chars}."));
    }
    chars > max
}

/// The value of a field that the words say, e.g. `medium`, `3`, `yes`.
pub fn value(editor: &Editor<'_>, field: &Field, range: Range<usize>) -> Option<serde_json::Value> {
    let range = editor.bare(range);
    let text = editor.reading.source(range.clone()).trim_matches(['"', '\'', '“', '”']).to_owned();
    let lower = text.to_lowercase();
    let number = || lower.trim_start_matches(['$', '€', '£']).replace(',', "").parse::<f64>().ok();
    Some(match &field.kind {
        FieldKind::Choice { options, many } => {
            let name = &editor.reading.words[range];
            let choice = options.iter().find(|choice| same_words(&choice.label, name) || choice.value == lower)?;
            if *many { vec![serde_json::Value::from(choice.value.clone())].into() } else { choice.value.clone().into() }
        }
        FieldKind::Boolean => match lower.as_str() {
            "yes" | "true" | "on" | "checked" | "done" => true.into(),
            "no" | "false" | "off" | "unchecked" => false.into(),
            _ => return None,
        },
        #[expect(clippy::cast_possible_truncation, reason = "the fraction is checked")]
        FieldKind::Number { integer: true, .. } | FieldKind::Rating { .. } => {
            number().filter(|value| value.fract() == 0.0 && value.abs() < 1e12).map(|value| value as i64)?.into()
        }
        FieldKind::Number { .. } | FieldKind::Money { .. } => number()?.into(),
        FieldKind::Date if ["today", "now", "current date", "today's date"].contains(&lower.as_str()) => "today".into(),
        FieldKind::DateTime if ["today", "now", "current time"].contains(&lower.as_str()) => "now".into(),
        FieldKind::Text { .. }
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Url
        | FieldKind::Color
        | FieldKind::Time => text.into(),
        FieldKind::Date | FieldKind::DateTime | FieldKind::Image | FieldKind::Tags | FieldKind::Relation { .. } => {
            return None;
        }
    })
}
