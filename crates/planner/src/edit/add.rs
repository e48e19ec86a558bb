//! "add a due date and notes", "add an option urgent to priority", "add a page for books".

use std::ops::Range;

use isekai_codegen::{Field, FieldKind, Patch};

use super::editor::Editor;
use super::targets::FieldAt;
use super::{dashboard, features, lists, looks, parts, targets};
use crate::analysis::{describe_kind, free_id, items, parse_field, same_label};
use crate::lexicon::Wish;
use crate::text::{Reading, sentence_case};

/// Words that say that something is a field.
const FIELD_WORDS: &[&str] = &["field", "fields", "column", "columns", "attribute", "attributes"];
/// Parts of pages that people ask for and that are neither fields nor lists.
const PARTS: &[&str] = &[
    "footer",
    "header",
    "sidebar",
    "navbar",
    "navigation",
    "banner",
    "modal",
    "popup",
    "button",
    "animation",
    "animations",
    "settings",
    "chatbot",
    "blockchain",
    "translation",
    "translations",
    "shortcut",
    "shortcuts",
    "favicon",
    "carousel",
];

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    let first = editor.reading.words[clause.start].clone();
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
        "be",
    ]);
    // "sort by amount, highest first" is one wish.
    if first.is_any(&["sort", "order", "filter", "group"]) {
        return false;
    }
    let start = clause.start + usize::from(told);
    let start = start
        + usize::from(
            editor.reading.words.get(start).is_some_and(|word| word.is_any(&["me", "us", "in", "it", "be", "see"])),
        );
    let told = told || editor.is_wished(&clause);
    let whole = start..clause.end;
    if told
        && (dashboard::read(editor, &clause)
            || lists::with_fields(editor, whole.clone(), &clause)
            || with_options(editor, &clause, whole))
    {
        return true;
    }
    if let Some((from, entity)) = owner(editor, &clause) {
        return several(editor, from..clause.end, Some(&entity), true);
    }
    // "give tasks a due date"
    let receiver = (start + 1..clause.end.min(start + 4))
        .rev()
        .find_map(|at| targets::entity(editor, start..at).map(|id| (at, id)));
    let (range, within) = match receiver.filter(|_| first.is("give")) {
        Some((at, id)) => (at..clause.end, Some(id)),
        None if option(editor, &clause, start..clause.end) => return true,
        None => targets::trailing_entity(editor, start..clause.end),
    };
    several(editor, range, within.as_deref(), told)
}

/// "tasks should have a due date", "every task needs tags": the records, and where the list of what they get begins.
fn owner(editor: &Editor<'_>, clause: &Range<usize>) -> Option<(usize, String)> {
    let words = &editor.reading.words;
    let verb = (clause.start + 1..clause.end.min(clause.start + 5))
        .find(|&at| words[at].is_any(&["should", "must", "could", "need", "needs", "get", "have", "has"]))?;
    let entity = targets::entity(editor, clause.start..verb)?;
    let small = |at: usize| {
        words[at]
            .is_any(&["should", "must", "could", "need", "needs", "get", "have", "has", "also", "to", "be", "able"])
    };
    let from = (verb..clause.end).find(|&at| !small(at))?;
    Some((from, entity))
}

fn several(editor: &mut Editor<'_>, range: Range<usize>, within: Option<&str>, told: bool) -> bool {
    let keep = |at: usize| {
        let words = &editor.reading.words[at..range.end];
        let known = editor.lexicon.fields.phrases().at(words).map_or(0, |found| found.words);
        known.max(editor.lexicon.wishes.phrases().at(words).map_or(0, |found| found.words))
    };
    // "add columns phone and email", "a field called x": what is listed are fields, whatever it is called.
    let words = &editor.reading.words[range.clone()];
    // A "search field" and a "column chart" are none.
    let other = words.iter().any(|word| word.is_any(&["search", "filter", "sort", "chart", "graph"]));
    let said = !other && words.iter().any(|word| word.is_any(FIELD_WORDS));
    // "these:" before a list.
    let announces = |word: &&crate::text::Word| {
        word.is_any(&["these", "the", "following", "fields", "columns", ":", "things", "some", "more"])
    };
    let start = range.start + words.iter().take_while(announces).count();
    let parts = items(&editor.reading, start..range.end, keep);
    editor.each(parts, |editor, part| one(editor, part, within, told, said))
}

fn one(editor: &mut Editor<'_>, part: Range<usize>, within: Option<&str>, told: bool, said: bool) -> bool {
    let bare = editor.bare(part.clone());
    if bare.is_empty() {
        return false;
    }
    let refusals = editor.refusals.len();
    if !said && told && parts::add(editor, bare.clone(), within, &part) {
        return true;
    }
    if editor.refusals.len() > refusals {
        return false;
    }
    if !said && told && missing(editor, bare.clone(), &part) {
        return false;
    }
    // A field that is named like a feature, e.g. "total", is a field when the list has it already or says so.
    if !said && (features::add(editor, bare.clone(), within, &part) || looks::read(editor, part.clone())) {
        return true;
    }
    if !told {
        return false;
    }
    if tick(editor, bare.clone(), within, &part) {
        return true;
    }
    let other =
        !said && (lists::plain(editor, bare.clone(), &part) || parts::demanded(editor, bare.clone(), within, &part));
    other || editor.refusals.len() == refusals && field(editor, bare, within, part, said)
}

/// "a checkbox": the tick of what is done, where nothing else is said of it.
fn tick(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let said: Vec<&str> = editor.reading.words[bare].iter().map(|word| word.lower.as_str()).collect();
    if !["checkbox", "checkboxes", "check box", "tick box", "tickbox"].contains(&said.join(" ").as_str()) {
        return false;
    }
    let Some(entity) = within.map(str::to_owned).or_else(|| targets::main_entity(editor)) else { return false };
    let phrase = Reading::new("done");
    let Some(parsed) = parse_field(&phrase, 0..phrase.len(), editor.lexicon) else { return false };
    let Some(there) = editor.spec.entity(&entity) else { return false };
    if let Some(same) = there.fields.iter().find(|field| field.kind == parsed.field.kind) {
        let outcome = format!("{} is there already", same.label);
        editor.note(part.clone(), outcome);
        return true;
    }
    let field = Field { id: free_id(&there.fields, &parsed.field.id), ..parsed.field };
    let samples = editor.samples_of(&entity, &field);
    let outcome = format!("{} ({})", field.label, describe_kind(&field.kind));
    editor.apply(part.clone(), outcome, vec![Patch::AddField { entity, field, at: None, samples }])
}

/// What is understood and cannot be had is refused by its name, and never becomes a field.
fn missing(editor: &mut Editor<'_>, bare: Range<usize>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words[bare.clone()];
    if editor.lexicon.fields.phrases().exact(words).is_some() {
        return false;
    }
    let wish = editor.lexicon.wishes.phrases().at(words);
    let what = match wish.map(|wish| wish.value) {
        Some(Wish::Missing(index)) => Some(editor.lexicon.wishes.missing[index].clone()),
        Some(Wish::Intent(_)) => Some(editor.reading.source(bare.clone()).to_lowercase()),
        _ if words.iter().any(|word| ["sample", "example", "demo", "dummy"].contains(&word.stem.as_str())) => {
            Some("more sample data; it can be removed".to_owned())
        }
        _ => words.iter().find(|word| word.is_any(PARTS)).map(|word| format!("a {}", word.lower)),
    };
    let Some(what) = what else { return false };
    let said = editor.shown(part.clone());
    editor.refusals.push(format!("\"{said}\" asks for {what}, which the built-in planner cannot add."));
    true
}

fn field(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: Range<usize>, said: bool) -> bool {
    let Some(parsed) = parse_field(&editor.reading, bare.clone(), editor.lexicon) else { return false };
    let verbs = editor.reading.words[bare.clone()]
        .iter()
        .any(|word| word.is_any(&["so", "that", "when", "if", "which", "where", "every", "can", "should"]));
    // A word that we do not know is a field only when it is called one: "add a footer" is none.
    if !parsed.known && (!said || verbs || bare.len() > 5) {
        return false;
    }
    let Some(entity) = within.map(str::to_owned).or_else(|| targets::main_entity(editor)) else {
        let label = parsed.field.label.to_lowercase();
        editor.refusals.push(format!(
            "This app has no fields that \"{label}\" could be added to. Ask for a new app that has them from the start, for example \"to-do list with title, {label} and priority\"."
        ));
        return false;
    };
    let mut field = parsed.field;
    let Some(there) = editor.spec.entity(&entity) else { return false };
    if let Some(same) = there.fields.iter().find(|other| same_label(&other.label, &field.label)) {
        let (id, label) = (same.id.clone(), same.label.clone());
        if parsed.told && same.kind != field.kind {
            let outcome = format!("{label} is a {}", describe_kind(&field.kind));
            let patch = editor.to_kind(&entity, &id, field.kind);
            return editor.apply(part, outcome, vec![patch]);
        }
        editor.note(part, format!("{label} is there already"));
        return true;
    }
    field.id = free_id(&there.fields, &field.id);
    let samples = editor.samples_of(&entity, &field);
    let outcome = format!("{} ({})", field.label, describe_kind(&field.kind));
    editor.apply(part, outcome, vec![Patch::AddField { entity, field, at: None, samples }])
}

/// "difficulty with easy, medium and hard": what none of the words knows as a field are the options of one.
fn with_options(editor: &mut Editor<'_>, clause: &Range<usize>, rest: Range<usize>) -> bool {
    let Some(with) = editor.find(&rest, &["with", ":"]).filter(|at| *at > rest.start) else { return false };
    let parts = items(&editor.reading, with + 1..rest.end, |_| 0);
    let plain = |part: &Range<usize>| {
        let words = &editor.reading.words[editor.bare(part.clone())];
        words.len() <= 2
            && !words.iter().any(|word| word.punctuation)
            && editor.lexicon.fields.phrases().ending(words).is_none()
            && editor.lexicon.wishes.phrases().at(words).is_none()
    };
    let (head, within) = targets::trailing_entity(editor, rest.start..with);
    let head = editor.bare(head);
    let feature = editor.lexicon.wishes.phrases().at(&editor.reading.words[head.clone()]).is_some();
    if parts.len() < 2 || !parts.iter().all(plain) || feature || head.len() > 3 {
        return false;
    }
    let labels: Vec<String> = parts.into_iter().map(|part| editor.said(editor.bare(part))).collect();
    let text = format!("{} ({})", editor.said(head), labels.join(", "));
    let phrase = Reading::new(&text);
    let Some(parsed) = parse_field(&phrase, 0..phrase.len(), editor.lexicon) else { return false };
    let entity = within.or_else(|| targets::main_entity(editor));
    let (Some(entity), FieldKind::Choice { .. }) = (entity, &parsed.field.kind) else { return false };
    let Some(there) = editor.spec.entity(&entity) else { return false };
    if there.fields.iter().any(|other| same_label(&other.label, &parsed.field.label)) {
        return false;
    }
    let field = Field { id: free_id(&there.fields, &parsed.field.id), ..parsed.field };
    let samples = editor.samples_of(&entity, &field);
    let outcome = format!("{} ({})", field.label, describe_kind(&field.kind));
    editor.apply(clause.clone(), outcome, vec![Patch::AddField { entity, field, at: None, samples }])
}

/// "a priority level critical", "a status option on hold".
fn level(editor: &mut Editor<'_>, clause: &Range<usize>, rest: Range<usize>) -> bool {
    let Some(cue) = editor.find(&rest, &["option", "level", "choice", "value"]) else { return false };
    let Some(what) = targets::field(editor, rest.start..cue, None) else { return false };
    let name = cue + 1..rest.end;
    let called = |at: usize| editor.reading.words[at].is_any(&["called", "named", ":"]);
    let start = name.clone().find(|&at| !called(at)).unwrap_or(name.end);
    add_options(editor, clause, &what, start..name.end)
}

/// "an option urgent to priority", "urgent as an option of priority".
fn option(editor: &mut Editor<'_>, clause: &Range<usize>, rest: Range<usize>) -> bool {
    if level(editor, clause, rest.clone()) {
        return true;
    }
    let Some(to) = rest.clone().rev().find(|&at| editor.reading.words[at].is_any(&["to", "for", "of", "in"])) else {
        return false;
    };
    let Some(what) = targets::field(editor, to + 1..rest.end, None) else { return false };
    let mut range = editor.bare(rest.start..to);
    let cue =
        |at: usize| editor.reading.words[at].is_any(&["option", "options", "value", "values", "choice", "choices"]);
    // "a chart of priority" adds nothing to the priority.
    if !(editor.reading.words[to].is("to") || range.clone().any(cue)) {
        return false;
    }
    while !range.is_empty()
        && (cue(range.start) || editor.reading.words[range.start].is_any(&["called", ":", "the", "an", "a"]))
    {
        range.start += 1;
    }
    while !range.is_empty() && (cue(range.end - 1) || editor.reading.words[range.end - 1].is_any(&["as", "an", "a"])) {
        range.end -= 1;
    }
    add_options(editor, clause, &what, range)
}

fn add_options(editor: &mut Editor<'_>, clause: &Range<usize>, what: &FieldAt, range: Range<usize>) -> bool {
    let FieldKind::Choice { options, many } = &what.field.kind else { return false };
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
    let patch = editor.to_kind(&what.entity, &what.field.id, kind);
    editor.apply(clause.clone(), outcome, vec![patch])
}
