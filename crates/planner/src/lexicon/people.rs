//! Who does something with an app: people by what they are called, and offices that act as one.

use std::collections::HashSet;

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::Word;

const FILE: &str = "people.toml";
/// Those who do something for a living are called so.
const ENDINGS: &[&str] = &["er", "or", "ist", "ician", "eer"];
/// Shorter words that end so are other things: "beer", "door".
const MIN_CHARS: usize = 6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    people: HashSet<String>,
    offices: HashSet<String>,
    things: HashSet<String>,
}

impl People {
    pub fn load() -> Result<Self, LexiconError> {
        read(FILE, include_str!("../../lexicon/people.toml"))
    }

    /// "mechanics", "the landscaper"
    pub fn is_person(&self, word: &Word) -> bool {
        let stem = word.stem.as_str();
        let ends = || stem.len() >= MIN_CHARS && ENDINGS.iter().any(|end| stem.ends_with(end));
        !word.punctuation && (self.people.contains(stem) || ends() && !self.things.contains(stem))
    }

    /// "finance", "the board"
    pub fn is_office(&self, word: &Word) -> bool {
        self.offices.contains(&word.lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn people_are_told_from_things() {
        let people = People::load().unwrap();
        let is = |text: &str| people.is_person(&words(text)[0]);
        for text in ["mechanics", "reps", "apprentices", "landscapers", "pharmacists", "caretaker"] {
            assert!(is(text), "{text}");
        }
        for text in ["numbers", "filters", "orders", "beer", "calendars", "trips", "newsletter"] {
            assert!(!is(text), "{text}");
        }
        assert!(people.is_office(&words("finance")[0]) && !people.is_office(&words("invoices")[0]));
    }
}
