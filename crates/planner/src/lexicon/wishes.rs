//! What actions and wishes in a request stand for.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Intent, LexiconError, read};
use crate::text::Phrases;

const FILE: &str = "features.toml";

/// Something the planner can add to an app on request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    Search,
    Filter,
    Sort,
    Export,
    Chart,
    Stats,
    Board,
    Cards,
    Table,
    Rate,
    Landing,
    Contact,
    About,
    Faq,
    Pricing,
    Testimonials,
    Gallery,
    Services,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    Feature(Feature),
    /// More than a feature of a list.
    Intent(Intent),
    /// Every app does it; index into [`Wishes::always`].
    Always(usize),
    /// Not to be had; index into [`Wishes::missing`].
    Missing(usize),
    /// Praise that asks for nothing.
    Fluff,
}

#[derive(Debug)]
pub struct Wishes {
    pub always: Vec<String>,
    pub missing: Vec<String>,
    phrases: Phrases<Wish>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    features: BTreeMap<Feature, Vec<String>>,
    intents: BTreeMap<Intent, Vec<String>>,
    always: BTreeMap<String, Vec<String>>,
    missing: BTreeMap<String, Vec<String>>,
    fluff: Fluff,
}

#[derive(Deserialize)]
struct Fluff {
    words: Vec<String>,
}

impl Wishes {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/features.toml"))?;
        let mut phrases: Vec<(&str, Wish)> = Vec::new();
        for (feature, words) in &file.features {
            phrases.extend(words.iter().map(|word| (word.as_str(), Wish::Feature(*feature))));
        }
        for (intent, words) in &file.intents {
            phrases.extend(words.iter().map(|word| (word.as_str(), Wish::Intent(*intent))));
        }
        for (index, words) in file.missing.values().enumerate() {
            phrases.extend(words.iter().map(|word| (word.as_str(), Wish::Missing(index))));
        }
        for (index, words) in file.always.values().enumerate() {
            phrases.extend(words.iter().map(|word| (word.as_str(), Wish::Always(index))));
        }
        phrases.extend(file.fluff.words.iter().map(|word| (word.as_str(), Wish::Fluff)));
        let phrases = Phrases::new(phrases);
        Ok(Self { phrases, always: file.always.into_keys().collect(), missing: file.missing.into_keys().collect() })
    }

    pub fn phrases(&self) -> &Phrases<Wish> {
        &self.phrases
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn finds_wishes_in_their_forms() {
        let wishes = Wishes::load().unwrap();
        for (text, feature) in [
            ("searching", Feature::Search),
            ("filters", Feature::Filter),
            ("CSV exports", Feature::Export),
            ("charts", Feature::Chart),
            ("drag-and-drop", Feature::Board),
            ("FAQ", Feature::Faq),
        ] {
            assert_eq!(wishes.phrases().exact(&words(text)), Some(Wish::Feature(feature)), "{text}");
        }
        assert_eq!(wishes.phrases().exact(&words("user-friendly")), Some(Wish::Fluff));
        assert_eq!(wishes.phrases().exact(&words("login")), Some(Wish::Intent(Intent::Account)));
        let ai = wishes.phrases().exact(&words("AI")).unwrap();
        assert!(matches!(ai, Wish::Missing(index) if wishes.missing[index] == "artificial intelligence"));
    }
}
