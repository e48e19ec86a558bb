//! "rename title to task name", "call the app Fit Log", "change the tagline to …".

use std::ops::Range;

use isekai_codegen::{FieldKind, Patch, find_block};
use serde_json::Value;

use super::editor::Editor;
use super::targets;
use crate::analysis::tidy_name;
use crate::text::{plural, sentence_case, singular, title_case};

const MAX_TAGLINE_CHARS: usize = 200;
/// Names of apps, pages, fields and options.
const MAX_NAME_CHARS: usize = 60;
/// The plural is longer.
const MAX_RECORD_CHARS: usize = 36;

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    let word = editor.reading.words[clause.start].clone();
    let rest = clause.start + 1..clause.end;
    if word.is_any(&["rename", "relabel"]) {
        // 'rename the app "Day Plan"'
        let quote = || editor.find(&rest, &["\"", "“"]).filter(|at| *at > rest.start);
        return match editor.find(&rest, &["to", "as", "into"]) {
            Some(to) => rename(editor, &clause, rest.start..to, to + 1..rest.end),
            None => quote().is_some_and(|at| rename(editor, &clause, rest.start..at, at..rest.end)),
        };
    }
    // "replace low with minor", "replace notes by remarks"
    if word.is("replace")
        && let Some(with) = editor.find(&rest, &["with", "by"])
        && !targets::is_app(editor, &(rest.start..with))
    {
        let field = targets::field(editor, rest.start..with, None).is_some();
        let to = if field { editor.bare(with + 1..rest.end) } else { with + 1..rest.end };
        let name = editor.bare(rest.start..with);
        return (field || option_at(editor, name).is_some()) && rename(editor, &clause, rest.start..with, to);
    }
    if word.is("call") || word.is("name") {
        // "call the app Fit Log", "call it Fit Log", "call title task name"
        let split = (rest.start + 1..rest.end).rev().find(|&at| {
            targets::is_app(editor, &(rest.start..at)) || targets::field(editor, rest.start..at, None).is_some()
        });
        return split.is_some_and(|at| rename(editor, &clause, rest.start..at, at..rest.end));
    }
    if word.is_any(&["change", "set", "make", "update", "use", "replace"]) {
        let Some(to) = editor.find(&rest, &["to", "with", "as"]) else { return false };
        let what = editor.bare(rest.start..to);
        let label = |names: &[&str]| {
            what.len() == 1 && editor.reading.words[what.start].is_any(names)
                || what.len() > 1
                    && editor.reading.words[what.end - 1].is_any(names)
                    && targets::is_app(editor, &(what.start..what.end - 1))
        };
        if label(&["tagline", "subtitle", "slogan", "subheading", "motto"])
            && targets::field(editor, what.clone(), None).is_none()
        {
            let text = targets::quoted(editor, to + 1..rest.end);
            return !text.is_empty() && tagline(editor, clause, text);
        }
        let named = label(&["name", "title", "heading"]) || targets::is_app(editor, &what) && what.len() > 1;
        let field = targets::field(editor, what.clone(), None);
        // "the title" of an app with titled records is the app's, unless it is to become of another kind.
        let of_app = what.len() == 1 && !is_kind(editor, &(to + 1..rest.end));
        // "change title to name" without an article: one field's name for another's.
        let renamed = field.is_some() && what.start == rest.start && is_field_name(editor, &(to + 1..rest.end));
        if renamed {
            return rename(editor, &clause, what, to + 1..rest.end);
        }
        if named && (field.is_none() || of_app) {
            return app(editor, &clause, to + 1..rest.end);
        }
        // "change the label of amount to total", "change the name of notes to remarks"
        let of = editor.find(&what, &["of"]).filter(|&of| {
            editor.reading.words[what.start..of].iter().any(|word| word.is_any(&["label", "name", "title"]))
        });
        if let Some(of) = of {
            return rename(editor, &clause, of + 1..what.end, to + 1..rest.end);
        }
        let labelled = what.len() > 1
            && editor.reading.words[what.end - 1].is_any(&["label", "name"])
            && targets::field(editor, what.clone(), None).is_none();
        if labelled {
            return rename(editor, &clause, what.start..what.end - 1, to + 1..rest.end);
        }
    }
    false
}

/// The tagline, also where a section repeats it.
fn tagline(editor: &mut Editor<'_>, clause: Range<usize>, text: String) -> bool {
    if targets::is_too_long(editor, &text, MAX_TAGLINE_CHARS, "A tagline") {
        return true;
    }
    let old = editor.spec.tagline.clone();
    let mut patches = if old.is_empty() { Vec::new() } else { mentions(editor, &old, &text) };
    patches.push(Patch::SetTagline { tagline: text.clone() });
    editor.apply(clause, format!("Tagline: {text}"), patches)
}

/// A name that fields are known by, written as one writes a field's.
fn is_field_name(editor: &Editor<'_>, range: &Range<usize>) -> bool {
    let range = editor.bare(range.clone());
    let small = !editor.reading.source(range.clone()).chars().any(char::is_uppercase);
    small && editor.lexicon.fields.phrases().exact(&editor.reading.words[range]).is_some()
}

/// "long text", "a required field", "euros": what a field becomes, not what it is called.
fn is_kind(editor: &Editor<'_>, range: &Range<usize>) -> bool {
    let range = editor.bare(range.clone());
    let words = &editor.reading.words[range.clone()];
    let text = format!("x ({})", editor.said(range));
    let phrase = crate::text::Reading::new(&text);
    let told = crate::analysis::parse_field(&phrase, 0..phrase.len(), editor.lexicon).is_some_and(|parsed| parsed.told);
    let flag =
        |word: &crate::text::Word| word.is_any(&["required", "optional", "mandatory", "field", "choice", "dropdown"]);
    // "Pages" is a name, "pages" a unit.
    let capital = text.chars().nth(3).is_some_and(char::is_uppercase);
    told && !capital && words.len() < 4 && !words.iter().any(|word| word.is(",")) || words.iter().any(flag)
}

fn rename(editor: &mut Editor<'_>, clause: &Range<usize>, what: Range<usize>, to: Range<usize>) -> bool {
    let (what, within) = targets::trailing_entity(editor, what);
    let what = editor.bare(what);
    // "Our goods" keeps its "our".
    let end = editor.bare(to.clone()).end;
    let text = targets::quoted(editor, to.start..end);
    if text.is_empty() {
        return false;
    }
    if targets::is_too_long(editor, &text, MAX_NAME_CHARS, "A name") {
        return true;
    }
    let on_page = what.len() > 1 && editor.reading.words[what.end - 1].is_any(&["page", "tab", "screen"]);
    if let Some(page) = targets::page(editor, what.clone()).filter(|_| on_page) {
        let title = sentence_case(&text);
        let outcome = format!("Page is called {title}");
        return editor.apply(clause.clone(), outcome, vec![Patch::RenamePage { page, title }]);
    }
    if let Some(at) = targets::field(editor, what.clone(), within.as_deref()) {
        let label = sentence_case(&text);
        let outcome = format!("{} is called {label}", at.field.label);
        return editor.apply(
            clause.clone(),
            outcome,
            vec![Patch::RenameField { entity: at.entity, field: at.field.id, label, id: None }],
        );
    }
    if let Some(entity) = targets::entity(editor, what.clone()) {
        if targets::is_too_long(editor, &text, MAX_RECORD_CHARS, "A name of records") {
            return true;
        }
        let (one, many) = forms(&text);
        return editor.apply(
            clause.clone(),
            format!("Records are called {many}"),
            vec![Patch::RenameEntity { entity, singular: one, plural: many }],
        );
    }
    if option(editor, clause, what.clone(), &text) {
        return true;
    }
    if let Some(page) = targets::page(editor, what.clone()) {
        let title = sentence_case(&text);
        return editor.apply(
            clause.clone(),
            format!("Page is called {title}"),
            vec![Patch::RenamePage { page, title }],
        );
    }
    targets::is_app(editor, &what) && app(editor, clause, to)
}

/// An option of a choice: "high", "the priority option high".
fn option(editor: &mut Editor<'_>, clause: &Range<usize>, what: Range<usize>, text: &str) -> bool {
    let Some((entity, field, index)) = option_at(editor, what) else { return false };
    let known = editor.spec.entity(&entity).and_then(|entity| entity.field(&field));
    let Some(FieldKind::Choice { mut options, many }) = known.map(|field| field.kind.clone()) else { return false };
    options[index].label = sentence_case(text);
    let patch = editor.to_kind(&entity, &field, FieldKind::Choice { options, many });
    editor.apply(clause.clone(), format!("Option is called {}", sentence_case(text)), vec![patch])
}

/// Entity, field and position of the option that the words name.
fn option_at(editor: &Editor<'_>, what: Range<usize>) -> Option<(String, String, usize)> {
    let cue = editor.find(&what, &["option", "level", "choice", "value"]).filter(|at| at + 1 < what.end);
    let of = cue.and_then(|cue| targets::field(editor, what.start..cue, None));
    let name = &editor.reading.words[cue.map_or(what.start, |cue| cue + 1)..what.end];
    editor.spec.entities.iter().find_map(|entity| {
        let mut fields = entity.fields.iter().filter(|field| of.as_ref().is_none_or(|of| of.field.id == field.id));
        fields.find_map(|field| {
            let FieldKind::Choice { options, .. } = &field.kind else { return None };
            let index = options.iter().position(|choice| crate::analysis::same_words(&choice.label, name))?;
            Some((entity.id.clone(), field.id.clone(), index))
        })
    })
}

fn app(editor: &mut Editor<'_>, clause: &Range<usize>, to: Range<usize>) -> bool {
    let text = targets::quoted(editor, to);
    if targets::is_too_long(editor, &text, MAX_NAME_CHARS, "A name") {
        return true;
    }
    let name = if text.chars().any(char::is_uppercase) { text } else { title_case(&text) };
    let Some(name) = tidy_name(&name) else { return false };
    // A page named like the app says so in its heading: to the user that is one title.
    let pages = editor.spec.pages.iter().filter(|page| page.title == editor.spec.name);
    let mut patches: Vec<Patch> =
        pages.map(|page| Patch::RenamePage { page: page.id.clone(), title: name.clone() }).collect();
    let outcome = format!("Name {name}");
    patches.extend(mentions(editor, &editor.spec.name, &name));
    patches.push(Patch::SetName { name });
    editor.apply(clause.clone(), outcome, patches)
}

/// Sections of a page speak of the app by its name: a headline, "About Golden Crust".
pub fn mentions(editor: &Editor<'_>, old: &str, name: &str) -> Vec<Patch> {
    let section = |kind: &str| find_block(kind).is_some_and(|kind| kind.is_section());
    let mut patches = Vec::new();
    for page in &editor.spec.pages {
        for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| section(&block.kind)) {
            for (option, value) in &block.options {
                let mut new = value.clone();
                renamed(&mut new, old, name);
                if new != *value {
                    let (page, option) = (page.id.clone(), option.clone());
                    patches.push(Patch::SetBlockOption { page, at, option, value: Some(new) });
                }
            }
        }
    }
    patches
}

/// Exchanges the name wherever it stands as whole words.
fn renamed(value: &mut Value, old: &str, new: &str) {
    match value {
        Value::String(text) => {
            let mut out = String::new();
            let mut rest = text.as_str();
            while let Some(at) = rest.find(old) {
                let (before, after) = (&rest[..at], &rest[at + old.len()..]);
                let inside = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
                out.push_str(before);
                out.push_str(if inside { old } else { new });
                rest = after;
            }
            out.push_str(rest);
            *text = out;
        }
        Value::Array(items) => items.iter_mut().for_each(|item| renamed(item, old, new)),
        Value::Object(members) => members.values_mut().for_each(|item| renamed(item, old, new)),
        _ => {}
    }
}

/// Singular and plural of a new name, whichever was given.
fn forms(text: &str) -> (String, String) {
    let label = sentence_case(text);
    let one = match label.rsplit_once(' ') {
        Some((head, last)) => format!("{head} {}", singular(last)),
        None => sentence_case(&singular(&label.to_lowercase())),
    };
    let many = plural(&one);
    (one, many)
}
