//! "navy components on white background", "dark mode", "use #ff8800 as the primary colour", "pastel colours".
//!
//! [`colours`] finds the colours a text names and what they are for: by their part ([`parts`]), else as colours of the whole
//! ([`whole`]). [`mode`] is about brightness, [`looks`] about what has no colour's name.

mod colours;
mod looks;
mod mode;
mod parts;
#[cfg(test)]
mod tests;
mod whole;

use std::ops::Range;

use isekai_codegen::{Mode, Theme};

pub use colours::{Colouring, Part};
pub use mode::read as mode;

use super::Draft;
use crate::lexicon::styles::{Says, Styles};
use crate::text::Reading;

/// Every colour that is said of some part of the app.
pub fn colourings(reading: &Reading<'_>, styles: &Styles) -> Vec<Colouring> {
    colours::read(reading, styles).colourings
}

/// Reads all that is said about colours, brightness and looks.
pub fn read(draft: &mut Draft<'_>) -> Theme {
    let mut theme = Theme::default();
    read_mode(draft, &mut theme);
    read_colours(draft, &mut theme);
    for said in looks::find(draft) {
        apply(draft, &mut theme, said.says, said.words);
    }
    theme
}

fn read_mode(draft: &mut Draft<'_>, theme: &mut Theme) {
    let Some((mode, range)) = mode(&draft.reading) else { return };
    // Who may choose gets a setting, which other rules make.
    if mode::is_switch(&draft.reading, &range) {
        return;
    }
    theme.mode = mode;
    let outcome = match mode {
        Mode::Dark => "Dark theme",
        Mode::Light => "Light theme",
        Mode::System => "Light or dark, as the device is set",
    };
    draft.decide(range, outcome);
}

fn read_colours(draft: &mut Draft<'_>, theme: &mut Theme) {
    let colours = colours::read(&draft.reading, &draft.lexicon.styles);
    if let Some(first) = colours.colourings.iter().map(|one| one.words.start).min() {
        take_heading(draft, first);
    }
    // Colours of details come last, and give way.
    let (accents, main): (Vec<Colouring>, Vec<Colouring>) = colours.colourings.into_iter().partition(|one| one.accent);
    for colouring in main.into_iter().chain(accents) {
        let (slot, name) = match colouring.part {
            Part::Primary => (&mut theme.primary, "Main colour"),
            Part::Background => (&mut theme.background, "Background"),
            Part::Surface => (&mut theme.surface, "Cards"),
        };
        match slot {
            None => {
                *slot = Some(colouring.value.clone());
                if colouring.bar && colouring.part == Part::Primary {
                    theme.components = Some(true);
                }
                draft.decide(colouring.words, format!("{name} {}", colouring.value));
            }
            Some(value) if *value == colouring.value => draft.reading.take(colouring.words),
            Some(value) => {
                let said = draft.reading.source(colouring.words.clone());
                let what = name.to_lowercase();
                let text = format!("'{said}': an app has one {what} so far, and it is {value}.");
                draft.reading.take(colouring.words);
                draft.warn(text);
            }
        }
    }
    for words in colours.letters {
        draft.decide(words, "Text is dark or light, whichever is readable on its background");
    }
    for words in colours.other {
        let text = format!(
            "'{}': that part has no colour of its own; it follows from the others.",
            draft.reading.source(words.clone())
        );
        draft.reading.take(words);
        draft.warn(text);
    }
}

/// "Colours: dark blue header": the heading is understood with what it heads.
fn take_heading(draft: &mut Draft<'_>, first: usize) {
    let words = &draft.reading.words;
    let heading = |at: usize| {
        words[at].is_any(&[
            "colours", "colors", "colour", "color", "palette", "scheme", "theme", "style", "styling", "design", "look",
        ])
    };
    let colon = (first.saturating_sub(3)..first).find(|&at| words[at].is_any(&[":", "="]));
    let end = colon.unwrap_or(first);
    let mut start = end;
    while start > 0 && heading(start - 1) {
        start -= 1;
    }
    draft.reading.take(start..end);
}

fn apply(draft: &mut Draft<'_>, theme: &mut Theme, says: Says, words: Range<usize>) {
    let styles = &draft.lexicon.styles;
    match says {
        Says::Look(index) => {
            let look = &styles.looks[index];
            if theme.primary.is_some() || theme.background.is_some() {
                return draft.reading.take(words);
            }
            let dark = theme.mode == Mode::Dark && look.mode != Some(Mode::Dark);
            theme.primary = Some(look.primary.clone());
            theme.background = (!dark).then(|| look.background.clone());
            theme.mode = look.mode.unwrap_or(theme.mode);
            draft.decide(words, look.outcome.clone());
        }
        Says::Given(index) => draft.decide(words, styles.given(index)),
        Says::Missing(index) => {
            let text = format!(
                "'{}' asks for {}, which apps do not have yet.",
                draft.reading.source(words.clone()),
                styles.missing(index)
            );
            draft.reading.take(words);
            draft.warn(text);
        }
    }
}
