//! Names of colours.

use std::collections::HashMap;

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::Word;

const FILE: &str = "styles.toml";
/// `light goldenrod yellow`.
const MAX_WORDS: usize = 3;

#[derive(Debug)]
pub struct Styles {
    colours: HashMap<String, String>,
}

#[derive(Deserialize)]
struct File {
    colours: HashMap<String, String>,
    also: HashMap<String, String>,
}

impl Styles {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/styles.toml"))?;
        let mut colours = file.colours;
        colours.extend(file.also);
        match colours.iter().find(|(_, value)| hex(value).is_none()) {
            Some((name, value)) => Err(LexiconError::Content { file: FILE, what: format!("{name}: `{value}`") }),
            None => Ok(Self { colours }),
        }
    }

    /// The colour that starts at `words[0]`, longest name first: `#rrggbb` and the number of words.
    pub fn at(&self, words: &[Word]) -> Option<(String, usize)> {
        if let Some(value) = hex(&words.first()?.lower) {
            return Some((value, 1));
        }
        (1..=MAX_WORDS.min(words.len())).rev().find_map(|count| {
            let name: String = words[..count].iter().map(|word| word.lower.as_str()).collect();
            self.colours.get(&name).map(|value| (value.clone(), count))
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
        ] {
            assert_eq!(styles.at(&words(text)), Some((value.to_owned(), count)), "{text}");
        }
        assert_eq!(styles.at(&words("#12345")), None);
        assert_eq!(styles.at(&words("dark side")), None);
    }
}
