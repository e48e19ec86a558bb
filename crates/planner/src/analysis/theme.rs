//! "navy components on white background", "dark mode", "use #ff8800 as the primary colour".

use std::ops::Range;

use isekai_codegen::{Mode, Theme};

use super::Draft;
use crate::lexicon::styles::Styles;
use crate::text::{Reading, Word};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Primary,
    Background,
    Surface,
}

/// A colour found in a text, and the part it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colouring {
    pub part: Part,
    pub value: String,
    pub words: Range<usize>,
}

const BACKGROUND: &[&str] = &["background", "backdrop", "bg", "page"];
const SURFACE: &[&str] = &["card", "surface", "panel", "box", "container"];
const PRIMARY: &[&str] = &[
    "component",
    "button",
    "accent",
    "primary",
    "element",
    "header",
    "link",
    "highlight",
    "main",
    "brand",
    "navbar",
    "nav",
    "title",
    "heading",
    "icon",
    "theme",
];
/// The colour of letters follows from that of their background.
const LETTERS: &[&str] = &["text", "font", "foreground", "letter", "writing"];
/// Words for the whole: "make the site blue".
const APP: &[&str] = &["app", "application", "site", "website", "page", "tool", "game", "design", "theme", "ui"];
/// Words that make a colour's name mean a colour.
const CUES: &[&str] = &[
    "colour", "color", "coloured", "colored", "theme", "themed", "palette", "scheme", "ui", "design", "style",
    "styled", "look", "tone", "shade", "use", "using", "in", "on", "it", "be", "to",
];
/// How far from a colour its part may be named.
const NEAR: usize = 5;

/// Reads all that is said about colours and brightness.
pub fn read(draft: &mut Draft<'_>) -> Theme {
    let mut theme = Theme::default();
    if let Some((mode, range)) = mode(&draft.reading) {
        let outcome = match mode {
            Mode::Dark => "Dark theme",
            Mode::Light => "Light theme",
            Mode::System => "Light or dark, as the device is set",
        };
        theme.mode = mode;
        draft.decide(range, outcome);
    }
    for colouring in colourings(&draft.reading, &draft.lexicon.styles) {
        let (slot, name) = match colouring.part {
            Part::Primary => (&mut theme.primary, "Main colour"),
            Part::Background => (&mut theme.background, "Background"),
            Part::Surface => (&mut theme.surface, "Cards"),
        };
        if slot.is_none() {
            *slot = Some(colouring.value.clone());
            draft.decide(colouring.words, format!("{name} {}", colouring.value));
        }
    }
    theme
}

/// "dark mode", "light theme", "make it dark", "no dark mode". A switch between both means that the device decides.
pub fn mode(reading: &Reading<'_>) -> Option<(Mode, Range<usize>)> {
    let (mode, range) = mode_said(reading)?;
    if !reading.is_negated(range.start) {
        return Some((mode, range));
    }
    let other = if reading.words[range.start].is("light") { Mode::Dark } else { Mode::Light };
    Some((other, range.start - 1..range.end))
}

fn mode_said(reading: &Reading<'_>) -> Option<(Mode, Range<usize>)> {
    (0..reading.len()).find_map(|at| {
        let word = &reading.words[at];
        let mode = match word.lower.as_str() {
            "dark" | "night" => Mode::Dark,
            "light" => Mode::Light,
            _ => return None,
        };
        let next = |offset: usize| reading.words.get(at + offset);
        let after = next(1)
            .filter(|word| word.is_any(&["mode", "theme", "themed", "ui", "look", "design", "version", "background"]));
        if after.is_some_and(|word| word.is("background")) {
            // "dark background" is dark; "light background" is the usual.
            return (mode == Mode::Dark).then_some((mode, at..at + 2));
        }
        let both = next(1).is_some_and(|word| word.is_any(&["/", "and", "or"]))
            && next(2).is_some_and(|word| word.is_any(&["dark", "light"]));
        if both {
            let end = if next(3).is_some_and(|word| word.is_any(&["mode", "theme", "modes", "themes"])) {
                at + 4
            } else {
                at + 3
            };
            return Some((Mode::System, at..end));
        }
        if after.is_some() {
            let switch =
                next(2).is_some_and(|word| word.is_any(&["toggle", "switch", "switcher", "support", "option"]));
            return Some((if switch { Mode::System } else { mode }, at..at + 2 + usize::from(switch)));
        }
        let alone = next(1).is_none_or(|word| word.punctuation || word.is_any(&["and", "please", "instead"]));
        let told = at > 0
            && (reading.words[at - 1].is_any(&["it", "be", "everything", "to", "look", "go", "not", "background"])
                || reading.words[at - 1].is_any(APP));
        (alone && told && !word.is("night")).then_some((mode, at..at + 1))
    })
}

/// Every colour that is said of some part of the app.
pub fn colourings(reading: &Reading<'_>, styles: &Styles) -> Vec<Colouring> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        match styles.at(&reading.words[at..]) {
            Some((value, count)) => {
                found.push((at..at + count, value));
                at += count;
            }
            None => at += 1,
        }
    }
    let mut colourings = Vec::new();
    for (index, (words, value)) in found.iter().enumerate() {
        let before = if index == 0 { 0 } else { found[index - 1].0.end };
        let after = found.get(index + 1).map_or(reading.len(), |(next, _)| next.start);
        let hex = reading.words[words.start].lower.starts_with('#');
        if reading.is_negated(words.start) || is_booking(reading, words) {
            continue;
        }
        if let Some((part, range)) =
            part_of(reading, words.clone(), before, after).or_else(|| hex.then(|| (Part::Primary, words.clone())))
        {
            colourings.push(Colouring { part, value: value.clone(), words: range });
        }
    }
    colourings
}

/// The cards of a referee: "goals, yellow cards and red cards".
fn is_booking(reading: &Reading<'_>, colour: &Range<usize>) -> bool {
    let card = |at: usize| reading.words.get(at).is_some_and(|word| word.stem == "card");
    let sport =
        ["football", "soccer", "player", "match", "goal", "referee", "rugby", "hockey", "team", "game", "league"];
    colour.len() == 1
        && reading.words[colour.start].is_any(&["yellow", "red"])
        && card(colour.end)
        && reading.words.iter().any(|word| sport.contains(&word.stem.as_str()))
}

/// Which part of the app a colour is for, by the words after it, else before it. `None`: it is not a matter of colour ("red wine").
fn part_of(reading: &Reading<'_>, colour: Range<usize>, from: usize, to: usize) -> Option<(Part, Range<usize>)> {
    let stop = |word: &Word| word.is_any(&[",", ".", ";", "and", "with", "!"]);
    let filler = |word: &Word| {
        word.is_any(&[
            "as", "the", "for", "a", "my", "your", "our", "its", "all", "main", "on", "coloured", "colored", "colour",
            "color", "is", "of", "be", "in", "to", "set",
        ])
    };
    let mut end = colour.end;
    while end < to.min(colour.end + NEAR) && !stop(&reading.words[end]) {
        let word = &reading.words[end];
        if LETTERS.contains(&word.stem.as_str()) {
            return None;
        }
        if let Some(part) = part_named(word) {
            // "white on navy background": the next colour's business.
            if word.is("on") {
                break;
            }
            return Some((part, colour.start..colour_word_end(reading, end + 1)));
        }
        if !filler(word) {
            break;
        }
        end += 1;
    }
    let mut start = colour.start;
    while start > from && start + NEAR > colour.start {
        let word = &reading.words[start - 1];
        if stop(word) {
            break;
        }
        if let Some(part) = part_named(word) {
            return Some((part, start - 1..colour.end));
        }
        // "make the app pink"
        let ends = reading
            .words
            .get(colour.end)
            .is_none_or(|next| next.punctuation || next.is_any(&["and", "with", "please", "instead", "too"]));
        if ends && start == colour.start && word.is_any(APP) && is_made(reading, start - 1) {
            return Some((Part::Primary, start - 1..colour.end));
        }
        if !filler(word) {
            break;
        }
        start -= 1;
    }
    let near = |at: usize| {
        reading.words.get(at).is_some_and(|word| word.is_any(CUES) || word.stem == "colour" || word.stem == "color")
    };
    if colour.start > 0 && reading.words[colour.start - 1].is("on") && from > 0 {
        return Some((Part::Background, colour));
    }
    let cue_before = colour.start > 0 && near(colour.start - 1);
    let cue_after = near(colour.end) && !reading.words[colour.end].is_any(&["use", "it", "to", "be"]);
    (cue_before || cue_after).then(|| {
        (Part::Primary, colour.start..if cue_after { colour_word_end(reading, colour.end) } else { colour.end })
    })
}

/// "make the app …", "turn my whole site …"
fn is_made(reading: &Reading<'_>, app: usize) -> bool {
    let from = app.saturating_sub(3);
    reading.words[from..app]
        .iter()
        .any(|word| word.is_any(&["make", "turn", "paint", "want", "color", "colour", "have", "like"]))
}

/// Includes a following "colour", "theme", "scheme".
fn colour_word_end(reading: &Reading<'_>, mut end: usize) -> usize {
    while reading.words.get(end).is_some_and(|word| {
        word.is_any(&["colour", "color", "colours", "colors", "theme", "scheme", "palette", "design"])
    }) {
        end += 1;
    }
    end
}

fn part_named(word: &Word) -> Option<Part> {
    let stem = word.stem.as_str();
    if BACKGROUND.contains(&stem) {
        return Some(Part::Background);
    }
    if SURFACE.contains(&stem) {
        return Some(Part::Surface);
    }
    PRIMARY.contains(&stem).then_some(Part::Primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let styles = Styles::load().unwrap();
        let found = colourings(&Reading::new(text), &styles);
        found.iter().map(|one| format!("{:?} {}", one.part, one.value)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn tells_colours_of_parts() {
        for (text, expected) in [
            ("navy components on white background", "Primary #000080, Background #ffffff"),
            ("Use lavender as the background colour and indigo for components", "Background #e6e6fa, Primary #4b0082"),
            ("with background color white and primary color navy", "Background #ffffff, Primary #000080"),
            ("set the background to ivory", "Background #fffff0"),
            ("use #ff8800 as the primary colour", "Primary #ff8800"),
            ("a todo list in teal", "Primary #008080"),
            ("navy on white", "Primary #000080, Background #ffffff"),
            ("notes app with a dark red theme", "Primary #8b0000"),
            ("purple buttons and beige cards", "Primary #800080, Surface #f5f5dc"),
            ("make it dark green", "Primary #006400"),
            ("#123 #456789", "Primary #112233, Primary #456789"),
            ("make the app pink", "Primary #ffc0cb"),
            ("make the site blue", "Primary #0000ff"),
            ("navy header with white text", "Primary #000080"),
            ("football tracker with goals, yellow cards and red cards", ""),
            ("a red wine tracker", ""),
            ("salmon recipes with chocolate and plum", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn tells_dark_from_light() {
        let found = |text: &str| mode(&Reading::new(text)).map(|(mode, _)| mode);
        assert_eq!(found("todo list with dark mode"), Some(Mode::Dark));
        assert_eq!(found("make it dark"), Some(Mode::Dark));
        assert_eq!(found("light theme please"), Some(Mode::Light));
        assert_eq!(found("a dark mode toggle"), Some(Mode::System));
        assert_eq!(found("light and dark mode"), Some(Mode::System));
        assert_eq!(found("notes app, no dark mode"), Some(Mode::Light));
        assert_eq!(found("make the background dark"), Some(Mode::Dark));
        assert_eq!(found("make the site dark please"), Some(Mode::Dark));
        assert_eq!(found("make it dark green"), None);
        assert_eq!(found("light bulbs inventory"), None);
    }
}
