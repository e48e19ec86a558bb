//! "make it dark green", "use #ff8800 as the primary colour", "dark mode please".

use std::ops::Range;

use isekai_codegen::{Mode, Navigation, Patch, Theme};

use super::editor::Editor;
use super::targets;
use crate::analysis::theme::{Part, colourings, mode};
use crate::text::Reading;

/// "use a sidebar", "put the navigation on top", "hide the navigation".
fn navigation(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words[clause.clone()];
    let says = |texts: &[&str]| words.iter().any(|word| word.is_any(texts));
    let verb =
        words[0].is_any(&["use", "put", "make", "show", "switch", "change", "move", "add", "turn", "hide", "set"]);
    let small = [
        "use",
        "put",
        "make",
        "show",
        "switch",
        "change",
        "move",
        "add",
        "turn",
        "hide",
        "set",
        "a",
        "the",
        "to",
        "in",
        "into",
        "as",
        "on",
        "for",
        "navigation",
        "menu",
        "nav",
        "sidebar",
        "tabs",
        "tab",
        "side",
        "left",
        "top",
        "bar",
        "pages",
        "instead",
        "at",
        "side-bar",
        "my",
        "of",
        "with",
        "it",
    ];
    if !verb || !words.iter().all(|word| word.is_any(&small)) {
        return false;
    }
    let named = says(&["navigation", "nav", "menu"]);
    let (navigation, outcome) = if says(&["sidebar"]) || named && says(&["side", "left"]) {
        (Navigation::Sidebar, "Navigation at the side")
    } else if says(&["tabs"]) || named && says(&["top"]) {
        (Navigation::Tabs, "Navigation in tabs")
    } else if named && words[0].is("hide") {
        (Navigation::None, "No navigation")
    } else {
        return false;
    };
    editor.apply(clause.clone(), outcome, vec![Patch::SetNavigation { navigation }])
}

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    if navigation(editor, &clause) {
        return true;
    }
    if whole(editor, &clause) {
        return true;
    }
    if of_records(editor, &clause) {
        editor.refusals.push(format!("\"{}\": single records have no colours of their own.", editor.shown(clause)));
        return false;
    }
    // "I'd like it dark": what it is, is said before the clause.
    let it = clause.start > 0 && editor.reading.words[clause.start - 1].is_any(&["it", "app", "be"]);
    let clause = clause.start - usize::from(it)..clause.end;
    let text = editor.reading.source(clause.clone());
    let part = Reading::new(text);
    let mut done = false;
    let colours = colourings(&part, &editor.lexicon.styles);
    if let Some((mode, words)) = mode(&part) {
        let outcome = match mode {
            Mode::Dark => "Dark theme",
            Mode::Light => "Light theme",
            Mode::System => "Light or dark, as the device is set",
        };
        let mut patches = vec![Patch::SetMode { mode }];
        if !colours.iter().any(|colouring| colouring.part == Part::Background) {
            patches.extend(contrary(&editor.spec.theme, mode));
        }
        done |= editor.apply(clause.start + words.start..clause.start + words.end, outcome, patches);
    }
    for colouring in colours {
        let color = Some(colouring.value.clone());
        let (patch, name) = match colouring.part {
            Part::Primary => (Patch::SetPrimary { color }, "Main colour"),
            Part::Background => (Patch::SetBackground { color }, "Background"),
            Part::Surface => (Patch::SetSurface { color }, "Cards"),
        };
        let words = clause.start + colouring.words.start..clause.start + colouring.words.end;
        done |= editor.apply(words, format!("{name} {}", colouring.value), vec![patch]);
    }
    done
}

/// "change the colour to green": the colour that has no other name is the main one.
fn whole(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let small = ["the", "its", "my", "main", "primary", "overall", "of", "app", "site", "website", "page", "whole"];
    let colour = ["colour", "color", "colours", "colors", "scheme"];
    let Some(to) = editor.find(clause, &["to", "into", ":", "="]) else { return false };
    let verb = words[clause.start].is_any(&["change", "switch", "set", "make", "turn", "update"]);
    let before = &words[clause.start + usize::from(verb)..to];
    let told = before.iter().any(|word| word.is_any(&colour));
    if !told || !before.iter().all(|word| word.is_any(&colour) || word.is_any(&small)) {
        return false;
    }
    let value = editor.bare(to + 1..clause.end);
    let Some(found) = editor.lexicon.styles.at(&words[value.clone()]).filter(|found| found.words == value.len()) else {
        return false;
    };
    let outcome = format!("Main colour {}", found.value);
    editor.apply(clause.clone(), outcome, vec![Patch::SetPrimary { color: Some(found.value) }])
}

/// "show completed tasks in grey": what has the colour is some of the records.
fn of_records(editor: &Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let Some(cue) = editor.find(clause, &["in", "as", "be"]).filter(|at| *at > clause.start + 1) else { return false };
    let pages = ["page", "pages", "list", "app", "background", "button", "buttons", "card", "cards"];
    let what = clause.start + 1..cue;
    let named = (what.start..what.end).any(|at| targets::entity(editor, at..what.end).is_some());
    let coloured = editor.lexicon.styles.at(&words[editor.bare(cue + 1..clause.end)]).is_some();
    named && coloured && !what.into_iter().any(|at| words[at].is_any(&pages))
}

/// An ivory background would stay ivory in the dark: what was chosen for the other brightness goes.
fn contrary(theme: &Theme, mode: Mode) -> Vec<Patch> {
    let gone = |colour: &Option<String>| {
        let light = colour.as_deref().and_then(is_light);
        matches!((light, mode), (Some(true), Mode::Dark) | (Some(false), Mode::Light) | (Some(_), Mode::System))
    };
    let mut patches = Vec::new();
    if gone(&theme.background) {
        patches.push(Patch::SetBackground { color: None });
    }
    if gone(&theme.surface) {
        patches.push(Patch::SetSurface { color: None });
    }
    patches
}

/// Whether `#rrggbb` is nearer to white than to black, by the weights of ITU-R BT.601.
fn is_light(colour: &str) -> Option<bool> {
    let part = |at: usize| colour.get(at..at + 2).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let (red, green, blue) = (part(1)?, part(3)?, part(5)?);
    Some(299 * red + 587 * green + 114 * blue > 127_500)
}
