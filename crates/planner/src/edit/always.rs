//! "make it responsive", "add a delete button", "let people edit tasks": what every app does already.

use std::ops::Range;

use isekai_codegen::Target;

use super::editor::Editor;
use super::people::PEOPLE;
use super::targets;
use crate::analysis::DETERMINERS;
use crate::lexicon::Wish;
use crate::lexicon::styles::Says;

/// What asks for it, and what it is asked of.
const AROUND: &[&str] = &[
    "make",
    "add",
    "let",
    "allow",
    "enable",
    "keep",
    "include",
    "permit",
    "give",
    "support",
    "use",
    "put",
    "show",
    "be",
    "able",
    "to",
    "can",
    "should",
    "could",
    "it",
    "app",
    "site",
    "page",
    "pages",
    "website",
    "button",
    "buttons",
    "icon",
    "icons",
    "option",
    "options",
    "possibility",
    "ability",
    "feature",
    "of",
    "for",
    "in",
    "on",
    "a",
    "an",
];

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let small = |at: &usize| {
        words[*at].is_any(AROUND)
            || words[*at].is_any(DETERMINERS)
            || words[*at].is_any(PEOPLE)
            || words[*at].punctuation
    };
    let Some(start) = clause.clone().find(|at| !small(at)) else { return false };
    let Some(last) = (start..clause.end).rev().find(|at| !small(at)) else { return false };
    let Some(outcome) = (start + 1..last + 2).rev().find_map(|end| outcome(editor, start..end, end..last + 1)) else {
        return false;
    };
    editor.note(clause.clone(), outcome);
    true
}

/// What is said of it, when `after` is nothing or the records that it is about.
fn outcome(editor: &Editor<'_>, what: Range<usize>, after: Range<usize>) -> Option<String> {
    let (bare, words) = (editor.bare(after), &editor.reading.words[what]);
    let entity = targets::entity(editor, bare.clone());
    if !bare.is_empty() && entity.is_none() {
        return None;
    }
    if let Some(Says::Given(index)) = editor.lexicon.styles.looks().exact(words) {
        return Some(editor.lexicon.styles.given(index).to_owned());
    }
    let Some(Wish::Always(index)) = editor.lexicon.wishes.phrases().exact(words) else { return None };
    let text = &editor.lexicon.wishes.always[index];
    let server = matches!(editor.spec.target, Target::Fullstack | Target::Python);
    Some(if server { text.replace("in the browser", "on the server") } else { text.clone() })
}
