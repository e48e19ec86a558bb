//! "make it dark green", "use #ff8800 as the primary colour", "dark mode please".

use std::ops::Range;

use isekai_codegen::{Mode, Patch};

use super::editor::Editor;
use crate::analysis::theme::{Part, colourings, mode};
use crate::text::Reading;

pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    let text = editor.reading.source(clause.clone());
    let part = Reading::new(text);
    let mut done = false;
    if let Some((mode, words)) = mode(&part) {
        let outcome = match mode {
            Mode::Dark => "Dark theme",
            Mode::Light => "Light theme",
            Mode::System => "Light or dark, as the device is set",
        };
        done |=
            editor.apply(clause.start + words.start..clause.start + words.end, outcome, vec![Patch::SetMode { mode }]);
    }
    for colouring in colourings(&part, &editor.lexicon.styles) {
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
