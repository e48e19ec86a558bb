//! Names of colours, and words for looks.

use std::collections::{HashMap, HashSet};

use isekai_codegen::Mode;
use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::{Phrases, Word};

const FILE: &str = "styles.toml";
/// `light goldenrod yellow`.
const MAX_WORDS: usize = 3;
/// `hsla(210 50% 40% / 0.5)` with a unit; longer is no colour.
const MAX_FUNCTION_WORDS: usize = 16;

#[derive(Debug)]
pub struct Styles {
    colours: HashMap<String, String>,
    /// How much of a colour becomes white, or black when it is negative, in per cent.
    shades: HashMap<String, i32>,
    things: HashSet<String>,
    pub looks: Vec<Look>,
    look_phrases: Phrases<Says>,
    given: Vec<String>,
    missing: Vec<String>,
}

/// A colour that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour {
    /// `#rrggbb`
    pub value: String,
    pub words: usize,
    /// Written in numbers, which mean nothing but a colour.
    pub exact: bool,
    /// Its name more often is that of a thing: `salmon`.
    pub thing: bool,
}

/// What a word about looks stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Index into [`Styles::looks`].
    Look(usize),
    /// Every app has it.
    Given(usize),
    /// Not to be had.
    Missing(usize),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    words: Vec<String>,
    pub mode: Option<Mode>,
    pub primary: String,
    pub background: String,
    pub outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    colours: HashMap<String, String>,
    also: HashMap<String, String>,
    shades: HashMap<String, i32>,
    things: Words,
    looks: Vec<Look>,
    given: Vec<Given>,
    missing: Vec<Missing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    words: Vec<String>,
    outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Missing {
    words: Vec<String>,
    what: String,
}

impl Styles {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/styles.toml"))?;
        let wrong = |what: String| LexiconError::Content { file: FILE, what };
        let mut colours = file.colours;
        colours.extend(file.also);
        let looks = file.looks.iter().flat_map(|look| [&look.primary, &look.background]);
        if let Some(value) = colours.values().chain(looks).find(|value| hex(value).is_none()) {
            return Err(wrong(format!("`{value}` is no colour")));
        }
        if let Some(name) = file.things.words.iter().find(|name| !colours.contains_key(*name)) {
            return Err(wrong(format!("`{name}` is no colour's name")));
        }
        let said = |words: &[String], says: Says| -> Vec<(String, Says)> {
            words.iter().map(|word| (word.clone(), says)).collect()
        };
        let mut phrases = Vec::new();
        phrases.extend(file.looks.iter().enumerate().flat_map(|(at, look)| said(&look.words, Says::Look(at))));
        phrases.extend(file.given.iter().enumerate().flat_map(|(at, one)| said(&one.words, Says::Given(at))));
        phrases.extend(file.missing.iter().enumerate().flat_map(|(at, one)| said(&one.words, Says::Missing(at))));
        Ok(Self {
            colours,
            shades: file.shades,
            things: file.things.words,
            looks: file.looks,
            look_phrases: Phrases::new(phrases.iter().map(|(words, says)| (words.as_str(), *says))),
            given: file.given.into_iter().map(|one| one.outcome).collect(),
            missing: file.missing.into_iter().map(|one| one.what).collect(),
        })
    }

    /// The colour that starts at `words[0]`, longest name first.
    pub fn at(&self, words: &[Word]) -> Option<Colour> {
        let exact = |(value, words)| Colour { value, words, exact: true, thing: false };
        if let Some(value) = hex(&words.first()?.lower) {
            return Some(exact((value, 1)));
        }
        function(words).map(exact).or_else(|| self.named(words)).or_else(|| {
            let white = *self.shades.get(&words[0].lower)?;
            let base = self.named(words.get(1..)?)?;
            Some(Colour { value: shaded(&base.value, white)?, words: base.words + 1, thing: false, ..base })
        })
    }

    pub fn looks(&self) -> &Phrases<Says> {
        &self.look_phrases
    }

    pub fn given(&self, index: usize) -> &str {
        &self.given[index]
    }

    pub fn missing(&self, index: usize) -> &str {
        &self.missing[index]
    }

    fn named(&self, words: &[Word]) -> Option<Colour> {
        (1..=MAX_WORDS.min(words.len())).rev().find_map(|count| {
            let name: String = words[..count].iter().map(|word| word.lower.as_str()).collect();
            let value = self.colours.get(&name)?.clone();
            Some(Colour { value, words: count, exact: false, thing: self.things.contains(&name) })
        })
    }
}

/// `#rgb` or `#rrggbb` as `#rrggbb`.
fn hex(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        3 => Some(std::iter::once('#').chain(digits.chars().flat_map(|c| [c, c])).collect::<String>().to_lowercase()),
        6 => Some(text.to_lowercase()),
        _ => None,
    }
}

/// `rgb(10, 20, 30)` and `hsl(210, 50%, 40%)`, with or without commas and what is transparent about them.
fn function(words: &[Word]) -> Option<(String, usize)> {
    let name = words.first()?;
    let hue = name.is_any(&["hsl", "hsla"]);
    if !(hue || name.is_any(&["rgb", "rgba"])) || !words.get(1)?.is("(") {
        return None;
    }
    let end = words.iter().take(MAX_FUNCTION_WORDS).position(|word| word.is(")"))?;
    let number = |word: &Word| word.lower.trim_end_matches("deg").parse::<f64>().ok();
    let numbers: Vec<f64> = words[2..end].iter().filter_map(number).collect();
    let &[one, two, three, ..] = numbers.as_slice() else { return None };
    let [red, green, blue] = if hue { rgb(one, two, three) } else { [one, two, three] };
    Some((spelled([red, green, blue]), end + 1))
}

/// CSS Color Module Level 4, section 7: hue in degrees, saturation and lightness in per cent.
fn rgb(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let (saturation, lightness) = (saturation.clamp(0.0, 100.0) / 100.0, lightness.clamp(0.0, 100.0) / 100.0);
    [0.0, 8.0, 4.0].map(|n| {
        let k = (n + hue / 30.0).rem_euclid(12.0);
        let a = saturation * lightness.min(1.0 - lightness);
        255.0 * (lightness - a * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0))
    })
}

/// Mixed with white or black.
fn shaded(value: &str, white_percent: i32) -> Option<String> {
    let end = if white_percent > 0 { 255.0 } else { 0.0 };
    let part = f64::from(white_percent.abs()) / 100.0;
    let digits = value.strip_prefix('#')?;
    let mut mixed = [0.0; 3];
    for (at, slot) in mixed.iter_mut().enumerate() {
        let channel = u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?;
        *slot = f64::from(channel) * (1.0 - part) + end * part;
    }
    Some(spelled(mixed))
}

fn spelled(channels: [f64; 3]) -> String {
    channels.iter().fold(String::from("#"), |text, channel| format!("{text}{:02x}", channel.round() as u8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn knows_colours_in_every_spelling() {
        let styles = Styles::load().unwrap();
        assert!(styles.colours.len() >= 148, "all CSS names");
        for (text, value, count) in [
            ("#F80", "#ff8800", 1),
            ("#1a2B3c", "#1a2b3c", 1),
            ("dark green", "#006400", 2),
            ("DarkGreen", "#006400", 1),
            ("light sea green", "#20b2aa", 3),
            ("navy blue", "#000080", 2),
            ("navy components", "#000080", 1),
            ("soft pink", "#ffe0e5", 2),
            ("deep sky blue", "#00bfff", 3),
            ("deep teal", "#005a5a", 2),
            ("bright orange", "#ffa500", 2),
            ("rgb(10, 20, 30) background", "#0a141e", 8),
            ("rgba(255 0 0 / 0.5)", "#ff0000", 8),
            ("hsl(120, 100%, 25%)", "#008000", 10),
            ("hsl(210deg 50% 40%)", "#336699", 8),
        ] {
            let found = styles.at(&words(text)).map(|colour| (colour.value, colour.words));
            assert_eq!(found, Some((value.to_owned(), count)), "{text}");
        }
        for text in ["#12345", "dark side", "rgb(1, 2)", "rgb 1 2 3", "soft toys", "hsl("] {
            assert_eq!(styles.at(&words(text)), None, "{text}");
        }
        assert!(styles.at(&words("salmon")).unwrap().thing && !styles.at(&words("soft salmon")).unwrap().thing);
    }

    #[test]
    fn knows_words_for_looks() {
        let styles = Styles::load().unwrap();
        assert!(matches!(styles.looks().exact(&words("pastel colours")), Some(Says::Look(_))));
        assert!(matches!(styles.looks().exact(&words("rounded corners")), Some(Says::Given(_))));
        assert!(matches!(styles.looks().exact(&words("serif headings")), Some(Says::Missing(_))));
    }
}
