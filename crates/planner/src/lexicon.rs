//! What the built-in analyser knows: data files in `lexicon/`, read once.

pub mod clones;
pub mod demands;
pub mod engines;
pub mod fields;
pub mod landing;
pub mod nouns;
pub mod people;
pub mod shapes;
pub mod stacks;
pub mod styles;
pub mod wishes;

use thiserror::Error;

pub use demands::Intent;
pub use engines::{Engine, EngineKind, Setting};
pub use fields::KnownField;
pub use landing::Business;
pub use nouns::{Noun, Sample};
pub use stacks::StackWord;
pub use wishes::{Feature, Wish};

/// All the knowledge. Loading it fails only when a data file in this crate is wrong, which a test would show.
#[derive(Debug)]
pub struct Lexicon {
    pub nouns: nouns::Nouns,
    pub fields: fields::KnownFields,
    pub clones: clones::Clones,
    pub demands: demands::Demands,
    pub wishes: wishes::Wishes,
    pub engines: engines::Engines,
    pub businesses: landing::Businesses,
    pub styles: styles::Styles,
    pub people: people::People,
    pub shapes: shapes::Shapes,
    pub stacks: stacks::Stacks,
}

#[derive(Debug, Error)]
pub enum LexiconError {
    #[error("lexicon file {file} is not valid TOML")]
    Toml {
        file: &'static str,
        #[source]
        source: toml::de::Error,
    },
    #[error("lexicon file {file}: {what}")]
    Content { file: &'static str, what: String },
}

impl Lexicon {
    pub fn load() -> Result<Self, LexiconError> {
        let nouns = nouns::Nouns::load()?;
        Ok(Self {
            engines: engines::Engines::load(&nouns)?,
            nouns,
            fields: fields::KnownFields::load()?,
            clones: clones::Clones::load()?,
            demands: demands::Demands::load()?,
            wishes: wishes::Wishes::load()?,
            businesses: landing::Businesses::load()?,
            styles: styles::Styles::load()?,
            people: people::People::load()?,
            shapes: shapes::Shapes::load()?,
            stacks: stacks::Stacks::load()?,
        })
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|source| LexiconError::Toml { file, source })
}
