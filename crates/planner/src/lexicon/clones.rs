//! Well-known products by what they do.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::Phrases;

const FILE: &str = "clones.toml";

#[derive(Debug)]
pub struct Clones {
    all: Vec<String>,
    phrases: Phrases<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    clones: BTreeMap<String, Vec<String>>,
}

impl Clones {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/clones.toml"))?;
        let mut all = Vec::new();
        let mut names = Vec::new();
        for (index, (does, known_as)) in file.clones.into_iter().enumerate() {
            all.push(does);
            names.extend(known_as.into_iter().map(|name| (name, index)));
        }
        Ok(Self { all, phrases: Phrases::new(names.iter().map(|(name, index)| (name.as_str(), *index))) })
    }

    pub const fn phrases(&self) -> &Phrases<usize> {
        &self.phrases
    }

    /// What the product does, as one would ask for it.
    pub fn does(&self, index: usize) -> &str {
        self.all.get(index).map_or("", String::as_str)
    }
}
