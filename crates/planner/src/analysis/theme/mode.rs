//! "dark mode", "light theme", "make it dark", "no dark mode".

use std::ops::Range;

use isekai_codegen::Mode;

use crate::analysis::grammar::is_app_word;
use crate::text::{Reading, Word};

const WHOLE: &[&str] = &[
    "mode",
    "modes",
    "theme",
    "themes",
    "themed",
    "ui",
    "look",
    "design",
    "version",
    "background",
    "style",
    "styled",
    "colour",
    "color",
    "colours",
    "colors",
    "palette",
    "scheme",
    "interface",
    "layout",
    "aesthetic",
    "vibe",
    "tone",
    "tones",
    "skin",
    "feel",
    "appearance",
];
const AFTER_WHOLE: &[&str] =
    &["mode", "modes", "theme", "themes", "scheme", "palette", "ui", "design", "look", "version"];
/// What makes of a mode something that the user chooses.
const SWITCHES: &[&str] = &["toggle", "switch", "switcher", "button", "selector", "setting", "toggling", "switching"];
/// What makes of it a wish to have both.
const BOTH: &[&str] = &["support", "option"];
/// What may stand before "dark" alone: "it should look dark", "elegant, dark".
const TOLD: &[&str] = &[
    "it",
    "be",
    "everything",
    "to",
    "look",
    "looks",
    "go",
    "not",
    "background",
    "app",
    "application",
    "site",
    "website",
    "page",
    "tool",
    "game",
    "design",
    "theme",
    "ui",
    "style",
    "keep",
    "all",
    "very",
    "rather",
    "clean",
    "sleek",
    "modern",
    "minimal",
    "minimalist",
    "minimalistic",
    "simple",
    "elegant",
    "cool",
    "professional",
];

/// Brightness of an app; a wish for both means that the device decides.
pub fn read(reading: &Reading<'_>) -> Option<(Mode, Range<usize>)> {
    let (mode, range) = said(reading)?;
    if !reading.is_negated(range.start) {
        return Some((mode, range));
    }
    let other = if reading.words[range.start].is("light") { Mode::Dark } else { Mode::Light };
    let start = (0..range.start).rev().find(|&at| reading.words[at].is_any(&["no", "not", "without"]));
    Some((other, start.unwrap_or(range.start)..range.end))
}

/// A switch between both, which is a setting of the app: "dark mode toggle", "switch between light and dark".
pub fn is_switch(reading: &Reading<'_>, mode: &Range<usize>) -> bool {
    let words = &reading.words;
    let switch = |word: &Word| word.is_any(SWITCHES);
    let told = mode.clone().any(|at| switch(&words[at])) || words.get(mode.end).is_some_and(switch);
    let chosen =
        |word: &Word| word.is_any(&["toggle", "toggling", "toggles", "choose", "choosing", "change", "changing"]);
    let before = || words[mode.start.saturating_sub(4)..mode.start].iter();
    // "switch to dark mode" is an order, "switch between" is not.
    let between = before().any(|word| word.is("between"));
    let both = mode.clone().any(|at| words[at].is("dark")) && mode.clone().any(|at| words[at].is("light"));
    told || between
        || both && before().any(|word| chosen(word) || switch(word))
        || before().any(|word| word.is_any(&["toggle", "toggling", "toggles"]))
}

fn said(reading: &Reading<'_>) -> Option<(Mode, Range<usize>)> {
    (0..reading.len()).find_map(|at| {
        let word = &reading.words[at];
        let mode = match word.lower.as_str() {
            "dark" | "night" => Mode::Dark,
            "light" => Mode::Light,
            "darkmode" => return Some((Mode::Dark, at..at + 1)),
            "lightmode" => return Some((Mode::Light, at..at + 1)),
            _ => return None,
        };
        both(reading, at).or_else(|| one(reading, at, mode))
    })
}

/// "light and dark mode", "dark/light theme".
fn both(reading: &Reading<'_>, at: usize) -> Option<(Mode, Range<usize>)> {
    let next = |offset: usize| reading.words.get(at + offset);
    // "a light mode and a dark mode"
    let first = 1 + usize::from(next(1).is_some_and(|word| word.is_any(AFTER_WHOLE)));
    let joined = next(first).is_some_and(|word| word.is_any(&["/", "and", "or", "&"]));
    let article = usize::from(next(first + 1).is_some_and(|word| word.is("a")));
    let other = next(first + 1 + article).is_some_and(|word| word.is_any(&["dark", "light"]));
    if !(joined && other) || reading.words[at].is("night") {
        return None;
    }
    let end = first + 2 + article;
    Some((Mode::System, at..at + end + usize::from(next(end).is_some_and(|word| word.is_any(AFTER_WHOLE)))))
}

fn one(reading: &Reading<'_>, at: usize, mode: Mode) -> Option<(Mode, Range<usize>)> {
    let word = &reading.words[at];
    let next = |offset: usize| reading.words.get(at + offset);
    let after = next(1).filter(|word| word.is_any(WHOLE));
    if after.is_some_and(|word| word.is("background")) {
        // "dark background" is dark; "light background" is the usual.
        return (mode == Mode::Dark).then_some((mode, at..at + 2));
    }
    if after.is_some() {
        let more = (1..4).take_while(|offset| next(*offset).is_some_and(|word| word.is_any(WHOLE))).count();
        let end = at + 1 + more;
        let choice = reading.words.get(end).filter(|word| word.is_any(SWITCHES) || word.is_any(BOTH));
        return Some((if choice.is_some() { Mode::System } else { mode }, at..end + usize::from(choice.is_some())));
    }
    if word.is("night") {
        return None;
    }
    let before = at.checked_sub(1).map(|before| &reading.words[before]);
    let alone = next(1).is_none_or(|word| {
        word.punctuation && !word.is_any(&[":", ")"]) || word.is_any(&["and", "please", "instead", "but"])
    });
    if alone && before.is_some_and(|word| word.is_any(TOLD)) {
        return Some((mode, at..at + 1));
    }
    // "elegant, dark", "a dark website", "a dark, minimal notes app"
    let opens = before.is_none_or(|word| word.is_any(&["a", "an", "one", ",", ".", "and", "!"]) || word.is_any(TOLD));
    let app = next(1).is_some_and(|word| {
        is_app_word(word) && !word.is_any(&["store", "web", "chart", "table", "box", "book", "list"])
    });
    (mode == Mode::Dark && opens && (alone || app) && !in_list(reading, at)).then_some((mode, at..at + 1))
}

/// "roast (light, medium, dark)": a choice, not a look.
fn in_list(reading: &Reading<'_>, at: usize) -> bool {
    reading.words.iter().enumerate().any(|(other, word)| {
        other.abs_diff(at) <= 4 && other != at && word.is_any(&["light", "medium", "(", ":", "mild"])
    })
}
