//! "make priority a choice of low, medium and high", "make notes optional", "default status to open".

use std::ops::Range;

use isekai_codegen::{FieldKind, Patch};

use super::editor::Editor;
use super::targets::{self, FieldAt};
use crate::analysis::{after_widget, choice_options, describe_kind, items, parse_field};
use crate::text::Reading;

/// Labels have no more. It also bounds the time that hostile prompts can cost.
const MAX_LABEL_WORDS: usize = 13;

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    default(editor, &clause)
        || several_flags(editor, &clause)
        || several_options(editor, &clause)
        || kind_or_flag(editor, &clause)
}

/// "default priority to medium", "set the default of priority to medium", "make medium the default priority".
fn default(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let Some(at) = editor.find(clause, &["default", "defaults", "preset"]) else { return false };
    if let Some(to) = editor.find(&(at + 1..clause.end), &["to", "is", "be", "=", ":", "as"]) {
        let between = at + 1..to;
        let skip = between
            .clone()
            .take_while(|&at| editor.reading.words[at].is_any(&["value", "of", "for", "the", "should"]))
            .count();
        let small = |at: usize| editor.reading.words[at].is_any(&["should", "must", "shall", "will", "value"]);
        let end = between.clone().rev().find(|&at| !small(at)).map_or(between.start + skip, |at| at + 1);
        let what = targets::field(editor, between.start + skip..end.max(between.start + skip), None)
            .or_else(|| targets::field(editor, clause.start..at, None))
            .or_else(|| {
                let verb = clause.start
                    + usize::from(editor.reading.words[clause.start].is_any(&["set", "make", "let", "change"]));
                // "priority should default to high"
                let end = (verb..at)
                    .rev()
                    .find(|&at| !editor.reading.words[at].is_any(&["should", "must", "is", "by", "to", "will"]))
                    .map_or(verb, |at| at + 1);
                targets::field(editor, verb..end, None)
            });
        let end =
            to + 1 + (to + 1..clause.end).take_while(|&at| editor.reading.words[at].is_any(&["be", "to"])).count();
        if let Some(what) = what {
            return set_default(editor, clause, &what, end..clause.end);
        }
    }
    // "make medium the default priority", "use medium as the default for priority"
    let value_end = (clause.start..at)
        .rev()
        .find(|&at| !editor.reading.words[at].is_any(&["the", "as", "a"]))
        .map_or(clause.start, |at| at + 1);
    let skip = at
        + 1
        + (at + 1..clause.end)
            .take_while(|&at| editor.reading.words[at].is_any(&["value", "for", "of", "the"]))
            .count();
    let Some(what) = targets::field(editor, skip..clause.end, None) else { return false };
    set_default(editor, clause, &what, clause.start + 1..value_end)
}

fn set_default(editor: &mut Editor<'_>, clause: &Range<usize>, what: &FieldAt, value: Range<usize>) -> bool {
    let said = editor.said(editor.bare(value.clone()));
    let shown = editor.bare(value.clone());
    if said.is_empty() {
        return false;
    }
    let patch =
        |default| vec![Patch::SetFieldDefault { entity: what.entity.clone(), field: what.field.id.clone(), default }];
    if ["nothing", "empty", "none", "blank"].contains(&said.to_lowercase().as_str()) {
        return editor.apply(clause.clone(), format!("{} starts empty", what.field.label), patch(None));
    }
    match targets::value(editor, &what.field, value) {
        Some(value) => {
            editor.apply(clause.clone(), format!("{} starts with {said}", what.field.label), patch(Some(value)))
        }
        None => {
            editor.refusals.push(format!(
                "{} is no value of {}, which is a {}.",
                editor.shown(shown),
                what.field.label,
                describe_kind(&what.field.kind)
            ));
            // Understood, and not to be done: no other reading is tried.
            true
        }
    }
}

/// "allow several tags", "make priority multi select".
fn several_options(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let cue = ["several", "multiple", "multi", "multiselect", "many"];
    let Some(at) = editor.find(clause, &cue) else { return false };
    if !words[clause.start].is_any(&["allow", "make", "let", "enable", "turn", "change", "support"]) {
        return false;
    }
    let start = if at == clause.start + 1 { at + 1 } else { clause.start + 1 };
    let end = if at == clause.start + 1 { clause.end } else { at };
    let small = |at: usize| editor.reading.words[at].is_any(&["a", "an", "to", "be", "into", "select", "selection"]);
    let end = (start..end).rev().find(|&at| !small(at)).map_or(start, |at| at + 1);
    let Some(what) = targets::field(editor, start..end, None) else { return false };
    let FieldKind::Choice { options, .. } = &what.field.kind else { return false };
    let kind = FieldKind::Choice { options: options.clone(), many: true };
    let patch = editor.to_kind(&what.entity, &what.field.id, kind);
    editor.apply(clause.clone(), format!("{} may have several values", what.field.label), vec![patch])
}

/// "make title and notes optional", "phone, email and notes should be required".
fn several_flags(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let required = ["required", "mandatory", "compulsory", "obligatory"];
    let Some(at) = editor.find(clause, &required).or_else(|| editor.find(clause, &["optional"])) else { return false };
    let negated = editor.reading.words[at - usize::from(at > clause.start)].is("not");
    let on = editor.reading.words[at].is_any(&required) != negated;
    let start = clause.start + usize::from(editor.reading.words[clause.start].is_any(&["make", "set", "mark", "let"]));
    let small =
        |at: usize| editor.reading.words[at].is_any(&["should", "be", "must", "are", "not", "as", "both", "all"]);
    let end = (start..at).rev().find(|&at| !small(at)).map_or(start, |at| at + 1);
    let parts = items(&editor.reading, start..end, |_| 0);
    let fields: Option<Vec<FieldAt>> = parts.into_iter().map(|part| targets::field(editor, part, None)).collect();
    let Some(fields) = fields.filter(|fields| fields.len() > 1 && at + 1 == clause.end) else { return false };
    let names: Vec<&str> = fields.iter().map(|at| at.field.label.as_str()).collect();
    let outcome = format!("{} {}", names.join(", "), if on { "must be filled in" } else { "may stay empty" });
    let patch = |at: &FieldAt| {
        let (entity, field) = (at.entity.clone(), at.field.id.clone());
        Patch::SetFieldRequired { entity, field, required: on }
    };
    let patches = fields.iter().map(patch).collect();
    editor.apply(clause.clone(), outcome, patches)
}

/// The field is named first; the rest says what it becomes.
fn kind_or_flag(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let verb = &editor.reading.words[clause.start];
    let told = verb.is_any(&[
        "make", "change", "turn", "set", "convert", "let", "update", "switch", "use", "mark", "display", "show",
    ]);
    let start = clause.start + usize::from(told);
    // The longest name first, so that "due date a time" is about the due date.
    let longest = clause.end.min(start + MAX_LABEL_WORDS);
    let split =
        (start + 1..longest).rev().find_map(|at| targets::field(editor, start..at, None).map(|field| (at, field)));
    let Some((mut at, what)) = split else { return false };
    while at < clause.end
        && editor.reading.words[at].is_any(&[
            "to", "into", "be", "should", "must", "is", "a", "an", "the", "field", "as", "become", "being", "from",
            "only", "have", "has",
        ])
        && !editor.reading.starts(at, &["from", "1"])
    {
        at += 1;
    }
    if at >= clause.end {
        return false;
    }
    let rest = &editor.reading.words[at..clause.end];
    if rest[0].is_any(&["required", "mandatory", "compulsory", "obligatory"])
        || rest[0].is("not") && rest.iter().any(|word| word.is_any(&["empty", "optional"]))
    {
        return flags(editor, clause, what, true, at + 1);
    }
    if rest[0].is("optional") || rest[0].is("not") && rest.iter().any(|word| word.is_any(&["required", "mandatory"])) {
        return flags(editor, clause, what, false, at + 1);
    }
    kind(editor, clause, &what, at..clause.end)
}

/// "notes required and title optional": what comes after "and" is of the same kind.
fn flags(editor: &mut Editor<'_>, clause: &Range<usize>, what: FieldAt, on: bool, after: usize) -> bool {
    let done = required(editor, clause, what, on);
    let next =
        editor.find(&(after..clause.end), &["and", ","]).map(|at| at + 1..clause.end).filter(|rest| !rest.is_empty());
    done && next.is_none_or(|rest| kind_or_flag(editor, &rest))
}

fn required(editor: &mut Editor<'_>, clause: &Range<usize>, what: FieldAt, required: bool) -> bool {
    let outcome = format!("{} {}", what.field.label, if required { "must be filled in" } else { "may stay empty" });
    editor.apply(
        clause.clone(),
        outcome,
        vec![Patch::SetFieldRequired { entity: what.entity, field: what.field.id, required }],
    )
}

/// Reads "a choice of low and high", "euros", "out of 10", "long text" as said of the field.
fn kind(editor: &mut Editor<'_>, clause: &Range<usize>, what: &FieldAt, rest: Range<usize>) -> bool {
    let label = &what.field.label;
    // "options to open, closed", "dropdown with open, closed"
    if let Some(options) = after_widget(&editor.reading, rest.clone()) {
        return choice(editor, clause, what, options);
    }
    let said = editor.said(rest);
    for text in [
        format!("{label} {said}"),
        format!("{label} as {said}"),
        format!("{label} in {said}"),
        format!("{label} ({said})"),
    ] {
        let phrase = Reading::new(&text);
        let parsed = parse_field(&phrase, 0..phrase.len(), editor.lexicon)
            .filter(|parsed| parsed.told && parsed.field.label == *label);
        if let Some(parsed) = parsed {
            let kind = parsed.field.kind;
            let outcome = format!("{label} is a {}", describe_kind(&kind));
            let patch = editor.to_kind(&what.entity, &what.field.id, kind);
            return editor.apply(clause.clone(), outcome, vec![patch]);
        }
    }
    false
}

/// The field becomes a choice of what the words list.
fn choice(editor: &mut Editor<'_>, clause: &Range<usize>, what: &FieldAt, options: Range<usize>) -> bool {
    let labels = choice_options(&editor.reading, options);
    if labels.is_empty() {
        return false;
    }
    let many = matches!(what.field.kind, FieldKind::Choice { many: true, .. });
    let kind = FieldKind::Choice { options: labels, many };
    let outcome = format!("{} is a {}", what.field.label, describe_kind(&kind));
    let patch = editor.to_kind(&what.entity, &what.field.id, kind);
    editor.apply(clause.clone(), outcome, vec![patch])
}
