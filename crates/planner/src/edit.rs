//! Words → patches of an AppSpec: "add a due date", "rename title to task name", "make it dark green".

mod access;
mod add;
mod always;
mod arrange;
mod change;
mod clauses;
mod dashboard;
mod editor;
mod features;
mod flags;
mod home;
mod limits;
mod link;
mod links;
mod lists;
mod looks;
mod more;
mod pages;
mod parts;
mod people;
mod react;
mod removal;
mod remove;
mod rename;
mod targets;
mod texts;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, Patch};
use isekai_domain::Prompt;
use thiserror::Error;

use crate::analysis::{Decision, corrected};
use crate::lexicon::Lexicon;
use editor::Editor;

/// What was made of a request to change an app.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// May be empty when the app is already as asked.
    pub patches: Vec<Patch>,
    pub decisions: Vec<Decision>,
    pub not_understood: Vec<String>,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum EditError {
    /// Nothing was understood. The message says what would work.
    #[error("{message}")]
    NotUnderstood { message: String },
}

/// Reads a request to change the app that `spec` describes. The patches apply to it in order.
pub fn read(prompt: &Prompt, spec: &AppSpec, lexicon: &Lexicon, today: NaiveDate) -> Result<Edit, EditError> {
    let text = on_its_way(prompt.as_str());
    let plain = attempt(&text, spec, lexicon, today);
    if plain.is_ok() {
        return plain;
    }
    // "add a calender": slips are mended only where nothing else helps, since a name may look like one.
    let (mended, corrections) = corrected(&text, lexicon);
    if corrections.is_empty() {
        return plain;
    }
    attempt(&mended, spec, lexicon, today)
        .map(|edit| Edit { decisions: [corrections, edit.decisions].concat(), ..edit })
        .or(plain)
}

/// Without the marks that turn the direction of what follows: in a name they would make code read otherwise than it runs (Boucher,
/// Anderson: "Trojan Source", 2021). Letters have their direction without them. Other ends of lines than usual are ends of lines.
fn on_its_way(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars().filter(|c| !turns(c)).map(|c| if matches!(c, '\u{2028}' | '\u{2029}') { '\n' } else { c }).collect()
}

fn attempt(text: &str, spec: &AppSpec, lexicon: &Lexicon, today: NaiveDate) -> Result<Edit, EditError> {
    let mut editor = Editor::new(text, spec, lexicon, today);
    let mut not_understood = Vec::new();
    for clause in clauses::split(&editor.reading) {
        if is_announcement(&editor, clause.clone()) {
            continue;
        }
        if is_undo(&editor, clause.clone()) {
            editor.refusals.push(UNDO.to_owned());
            continue;
        }
        let refusals = editor.refusals.len();
        // What is refused with a reason needs no second mention.
        if !one(&mut editor, clause.clone()) && editor.refusals.len() == refusals {
            let text = editor.reading.source(clause).split_whitespace().collect::<Vec<_>>().join(" ");
            not_understood.push(text.chars().take(200).collect());
        }
    }
    let Editor { patches, decisions, refusals, unread, .. } = editor;
    not_understood.extend(unread);
    if decisions.is_empty() {
        return Err(EditError::NotUnderstood { message: explain(spec, &not_understood, &refusals) });
    }
    not_understood.extend(refusals);
    Ok(Edit { patches, decisions, not_understood })
}

/// "make the following changes:" says nothing that the changes do not say.
fn is_announcement(editor: &Editor<'_>, clause: std::ops::Range<usize>) -> bool {
    let words = &editor.reading.words[clause];
    let small = [
        "make",
        "do",
        "add",
        "apply",
        "the",
        "these",
        "this",
        "following",
        "changes",
        "change",
        "things",
        "some",
        "few",
        "a",
        ":",
        "as",
        "follows",
    ];
    words.iter().all(|word| word.is_any(&small))
        && words.iter().any(|word| word.is_any(&["following", "changes", "follows", "do"]))
}

/// "undo that", "go back", "revert the last change".
fn is_undo(editor: &Editor<'_>, clause: std::ops::Range<usize>) -> bool {
    let words = &editor.reading.words[clause];
    let back = words[0].is_any(&["undo", "revert", "rollback"])
        || words.len() > 1
            && words[0].is_any(&["go", "roll", "change", "put", "take"])
            && words[1..].iter().any(|word| word.is("back"));
    let small = [
        "undo",
        "revert",
        "rollback",
        "go",
        "roll",
        "change",
        "put",
        "take",
        "back",
        "it",
        "that",
        "this",
        "the",
        "last",
        "previous",
        "my",
        "changes",
        "edit",
        "edits",
        "everything",
        "to",
        "version",
        "one",
        "again",
        "how",
        "was",
        "before",
        "an",
        "a",
        "earlier",
        "old",
        "all",
        "step",
        "was",
        "i",
        "did",
        "you",
        "just",
        "of",
    ];
    back && words.iter().all(|word| word.is_any(&small))
}

const UNDO: &str = "I cannot take back a change by words: every change is a version of the app, and an earlier one can be chosen in its history.";

/// Tries each kind of change on one clause. What one of them refuses with a reason is not read as another kind.
fn one(editor: &mut Editor<'_>, clause: std::ops::Range<usize>) -> bool {
    let kinds: &[fn(&mut Editor<'_>, &std::ops::Range<usize>) -> bool] = &[
        access::read,
        link::read,
        limits::read,
        |editor, clause| rename::read(editor, clause.clone()),
        |editor, clause| remove::read(editor, clause.clone()),
        |editor, clause| arrange::read(editor, clause),
        |editor, clause| change::read(editor, clause.clone()),
        texts::read,
        |editor, clause| looks::read(editor, clause.clone()),
        flags::read,
    ];
    let more: &[fn(&mut Editor<'_>, &std::ops::Range<usize>) -> bool] = &[
        people::read,
        always::read,
        |editor, clause| add::read(editor, clause.clone()),
        |editor, clause| features::read(editor, clause.clone()),
    ];
    let refusals = editor.refusals.len();
    let more = if takes_away(editor, &clause) { &[] } else { more };
    for read in kinds.iter().chain(more) {
        if read(editor, &clause) {
            return true;
        }
        if editor.refusals.len() > refusals {
            return false;
        }
    }
    false
}

/// What begins with such a verb is never read as an addition: "remove the testimonials" brings none where there are none.
fn takes_away(editor: &Editor<'_>, clause: &std::ops::Range<usize>) -> bool {
    remove::is_removal(editor, clause) || editor.reading.words[clause.start].is_any(&["move", "swap", "reorder"])
}

fn explain(spec: &AppSpec, parts: &[String], refusals: &[String]) -> String {
    let asked = parts.first().map(|text| format!("I do not know how to do this: \"{text}\". ")).unwrap_or_default();
    let why = if refusals.is_empty() { asked } else { format!("{} ", refusals.join(" ")) };
    let fields: Vec<&str> =
        spec.entities.iter().flat_map(|entity| &entity.fields).map(|field| field.label.as_str()).take(24).collect();
    let has =
        if fields.is_empty() { String::new() } else { format!(" The app has these fields: {}.", fields.join(", ")) };
    format!(
        "{why}Without a language model I can add, remove, rename, move, limit and change fields (\"add a due date\", \"make priority a choice of low and \
         high\"), add, link or remove lists and pages (\"add customers with name and email\", \"link each order to a customer\", \"add a page About\"), \
         change the name, the tagline, texts and the colours (\"make it dark green\"), switch to dark mode, add or remove search, filters, sorting, charts, \
         a dashboard, a board, a calendar, comments, reviews, favorites, a cart, a forum, messages, a quiz, key figures, CSV download and import, add \
         sign-in and say who may do what (\"only admins can edit recipes\"), and remove sample data.{has}"
    )
}
