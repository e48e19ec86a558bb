//! "add a due date and notes", "add an option urgent to priority", "add a page for books".

use std::ops::Range;

use isekai_codegen::{Block, Entity, FieldKind, Page, Patch};
use serde_json::Map;

use super::editor::Editor;
use super::{features, looks, targets};
use crate::analysis::{describe_kind, fill, items, name_of, noun_entity, page_id, parse_field, sample_of_field};
use crate::text::{camel_id, plural, sentence_case};

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    let first = &editor.reading.words[clause.start];
    let told = first.is_any(&[
        "add",
        "include",
        "insert",
        "give",
        "put",
        "enable",
        "create",
        "introduce",
        "show",
        "allow",
        "display",
    ]);
    let start = clause.start + usize::from(told);
    let start =
        start + usize::from(editor.reading.words.get(start).is_some_and(|word| word.is_any(&["me", "us", "in", "it"])));
    // "give tasks a due date"
    let receiver = (start + 1..clause.end.min(start + 4))
        .rev()
        .find_map(|at| targets::entity(editor, start..at).map(|id| (at, id)));
    let (range, within) = match receiver.filter(|_| first.is("give")) {
        Some((at, id)) => (at..clause.end, Some(id)),
        None if option(editor, &clause, start..clause.end) => return true,
        None => targets::trailing_entity(editor, start..clause.end),
    };
    let keep = |at: usize| {
        let words = &editor.reading.words[at..range.end];
        let known = editor.lexicon.fields.phrases().at(words).map_or(0, |found| found.words);
        known.max(editor.lexicon.wishes.phrases().at(words).map_or(0, |found| found.words))
    };
    let parts = items(&editor.reading, range.clone(), keep);
    let mut done = false;
    for part in parts {
        done |= one(editor, part, within.as_deref(), told);
    }
    done
}

fn one(editor: &mut Editor<'_>, part: Range<usize>, within: Option<&str>, told: bool) -> bool {
    let bare = editor.bare(part.clone());
    if bare.is_empty() {
        return false;
    }
    // A field that is named like a feature, e.g. "total", is a field when the list has it already or says so.
    if features::add(editor, bare.clone(), within, &part) || looks::read(editor, part.clone()) {
        return true;
    }
    if !told {
        return false;
    }
    list(editor, bare.clone(), &part) || field(editor, bare, within, part)
}

fn field(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: Range<usize>) -> bool {
    let Some(entity) = within.map(str::to_owned).or_else(|| targets::main_entity(editor)) else { return false };
    let Some(parsed) = parse_field(&editor.reading, bare.clone(), editor.lexicon) else { return false };
    let verbs = editor.reading.words[bare.clone()]
        .iter()
        .any(|word| word.is_any(&["so", "that", "when", "if", "which", "where", "every", "can", "should"]));
    if !parsed.known && (verbs || bare.len() > 3) {
        return false;
    }
    let field = parsed.field;
    if let Some(at) = targets::field(editor, bare, Some(&entity)).filter(|at| at.field.id == field.id) {
        editor.note(part, format!("{} is there already", at.field.label));
        return true;
    }
    let sample = sample_of_field(&field, 0, editor.lexicon, editor.today);
    let outcome = format!("{} ({})", field.label, describe_kind(&field.kind));
    editor.apply(part, outcome, vec![Patch::AddField { entity, field, at: None, sample }])
}

/// "an option urgent to priority", "urgent as an option of priority".
fn option(editor: &mut Editor<'_>, clause: &Range<usize>, rest: Range<usize>) -> bool {
    let Some(to) = rest.clone().rev().find(|&at| editor.reading.words[at].is_any(&["to", "for", "of", "in"])) else {
        return false;
    };
    let Some(what) = targets::field(editor, to + 1..rest.end, None) else { return false };
    let FieldKind::Choice { options, many } = &what.field.kind else { return false };
    let mut range = editor.bare(rest.start..to);
    let cue =
        |at: usize| editor.reading.words[at].is_any(&["option", "options", "value", "values", "choice", "choices"]);
    while !range.is_empty()
        && (cue(range.start) || editor.reading.words[range.start].is_any(&["called", ":", "the", "an", "a"]))
    {
        range.start += 1;
    }
    while !range.is_empty() && (cue(range.end - 1) || editor.reading.words[range.end - 1].is_any(&["as", "an", "a"])) {
        range.end -= 1;
    }
    let mut labels: Vec<(String, Option<String>)> =
        options.iter().map(|choice| (choice.label.clone(), choice.tone.clone())).collect();
    let added: Vec<String> = items(&editor.reading, range, |_| 0)
        .into_iter()
        .map(|part| sentence_case(editor.said(editor.bare(part)).trim_matches('"')))
        .filter(|label| !label.is_empty())
        .collect();
    if added.is_empty() {
        return false;
    }
    labels.extend(added.iter().map(|label| (label.clone(), None)));
    // What is stored stays as it is: only the new options get new values.
    let mut all = crate::lexicon::fields::choices(labels);
    for (new, old) in all.iter_mut().zip(options) {
        new.value.clone_from(&old.value);
    }
    let kind = FieldKind::Choice { options: all, many: *many };
    let outcome = format!("{} can be {}", what.field.label, added.join(", "));
    editor.apply(clause.clone(), outcome, vec![Patch::SetFieldKind { entity: what.entity, field: what.field.id, kind }])
}

/// A further list with a page of its own: "a page for books", "a list of suppliers", "customers".
fn list(editor: &mut Editor<'_>, bare: Range<usize>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let cue = bare.clone().find(|&at| {
        words[at].is_any(&["for", "of"])
            && at > bare.start
            && words[at - 1].is_any(&["page", "list", "table", "section", "tab"])
    });
    let trailing = bare.len() > 1 && words[bare.end - 1].is_any(&["page", "list", "tab", "table"]);
    let name = match cue {
        Some(at) => editor.bare(at + 1..bare.end),
        None if trailing => bare.start..bare.end - 1,
        None => bare.clone(),
    };
    let named = &words[name.clone()];
    let noun = editor.lexicon.nouns.phrases().exact(named);
    let plural_noun = named.last().is_some_and(|word| word.lower != word.stem)
        && editor.lexicon.fields.phrases().exact(named).is_none();
    if !(cue.is_some() || trailing || plural_noun && noun.is_some())
        || named.is_empty()
        || named.len() > 3
        || named.iter().any(|word| word.punctuation)
    {
        return false;
    }
    let singular = noun.map_or_else(|| name_of(named), |noun| editor.lexicon.nouns.get(noun).label_for(named));
    let id = camel_id(&singular, "record");
    if editor.spec.entity(&id).is_some() {
        editor.note(part.clone(), format!("{} are there already", plural(&singular)));
        return true;
    }
    let draft = noun_entity(editor.lexicon, noun, &id, &singular);
    let samples = fill(&draft, editor.lexicon, editor.today);
    let entity = Entity { id: id.clone(), plural: plural(&singular), singular, samples, fields: draft.fields };
    let title = entity.plural.clone();
    let cards = noun.is_some_and(|noun| editor.lexicon.nouns.get(noun).cards);
    let mut options = Map::new();
    if cards {
        options.insert("layout".to_owned(), "cards".into());
    }
    let page = Page {
        id: page_id(&editor.spec.pages, &title),
        title: title.clone(),
        blocks: vec![Block { kind: "records".to_owned(), entity: Some(id), options }],
    };
    editor.apply(
        part.clone(),
        format!("{title} with a page of their own"),
        vec![Patch::AddEntity { entity }, Patch::AddPage { page, at: None }],
    )
}
