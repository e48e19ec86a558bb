//! Tools and games that are engines of their own, organisations, and what cannot be had.

mod parts;

use serde::Deserialize;
use serde_json::{Map, Value};

pub use parts::{Form, Part, PartOption, formula_words};

use super::nouns::Nouns;
use super::{LexiconError, read};
use crate::text::Phrases;

const FILE: &str = "engines.toml";
const SETTINGS: &str = "settings.toml";
/// Longer names are found wherever they stand.
const SHORT_WORDS: usize = 2;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EngineKind {
    CsvViewer,
    Todo,
    Notes,
    Board,
    Calculator,
    TicTacToe,
    /// One block with fixed options, and nothing else to decide.
    #[default]
    Part,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    #[serde(rename = "id", default)]
    pub kind: EngineKind,
    /// Kind of the block of a part.
    #[serde(default)]
    pub block: String,
    #[serde(default)]
    pub options: Map<String, Value>,
    pub name: String,
    pub tagline: String,
    words: Vec<String>,
}

/// An organisation, and the records an app to run it keeps.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Index of the noun, and the name it has here when it is another than its own.
    pub nouns: Vec<(usize, Option<String>)>,
}

#[derive(Debug)]
pub struct Engines {
    pub all: Vec<Engine>,
    pub phrases: Phrases<usize>,
    pub unavailable: Phrases<()>,
    pub settings: Vec<Setting>,
    pub setting_phrases: Phrases<usize>,
    other_words: Vec<String>,
    parts: Vec<Part>,
}

#[derive(Deserialize)]
struct File {
    engine: Vec<Engine>,
    unavailable: Words,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct SettingsFile {
    setting: Vec<SettingEntry>,
}

#[derive(Deserialize)]
struct SettingEntry {
    words: Vec<String>,
    nouns: Vec<String>,
}

impl Engine {
    /// What people call it.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Its short names with what they are told: "chess against the computer", "quiz about movies".
    fn extended(&self, parts: &[Part]) -> Vec<String> {
        let own: Vec<&Part> = parts.iter().filter(|part| part.is_for(&self.block, &self.options)).collect();
        let short = self.words.iter().filter(|name| name.split_whitespace().count() <= SHORT_WORDS);
        short.flat_map(|name| parts::extended(&own, name)).collect()
    }
}

impl Engines {
    /// All that engines are called.
    pub fn spoken(&self) -> impl Iterator<Item = &String> {
        self.all.iter().flat_map(|engine| &engine.words)
    }

    /// Words for organisations and for what cannot be had.
    pub fn other_words(&self) -> impl Iterator<Item = &String> {
        self.other_words.iter()
    }

    /// What is known of a block with these options.
    pub fn parts(&self, kind: &str, options: &Map<String, Value>) -> Vec<&Part> {
        self.parts.iter().filter(|part| part.is_for(kind, options)).collect()
    }

    pub fn load(nouns: &Nouns) -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/engines.toml"))?;
        let words = |(index, engine): (usize, &Engine)| -> Vec<(String, usize)> {
            engine.words.iter().map(|word| (word.clone(), index)).collect()
        };
        let parts = parts::load()?;
        let mut named: Vec<(String, usize)> = file.engine.iter().enumerate().flat_map(words).collect();
        named.extend(
            file.engine
                .iter()
                .enumerate()
                .flat_map(|(index, engine)| engine.extended(&parts).into_iter().map(move |name| (name, index))),
        );
        let places: SettingsFile = read(SETTINGS, include_str!("../../lexicon/settings.toml"))?;
        let mut settings = Vec::new();
        for entry in &places.setting {
            let mut kept = Vec::new();
            for name in &entry.nouns {
                let (name, label) =
                    name.split_once(':').map_or((name.as_str(), None), |(name, label)| (name, Some(label)));
                let index = nouns.named(name).ok_or_else(|| LexiconError::Content {
                    file: SETTINGS,
                    what: format!("there is no noun {name}"),
                })?;
                kept.push((index, label.map(str::to_owned)));
            }
            settings.push(Setting { nouns: kept });
        }
        let setting_words = |(index, entry): (usize, &SettingEntry)| -> Vec<(String, usize)> {
            entry.words.iter().map(|word| (word.clone(), index)).collect()
        };
        let setting_named: Vec<(String, usize)> = places.setting.iter().enumerate().flat_map(setting_words).collect();
        let other_words = file
            .unavailable
            .words
            .iter()
            .chain(places.setting.iter().flat_map(|entry| &entry.words))
            .cloned()
            .collect();
        Ok(Self {
            other_words,
            parts,
            phrases: Phrases::new(named.iter().map(|(word, index)| (word.as_str(), *index))),
            unavailable: Phrases::new(file.unavailable.words.iter().map(|word| (word.as_str(), ()))),
            all: file.engine,
            settings,
            setting_phrases: Phrases::new(setting_named.iter().map(|(word, index)| (word.as_str(), *index))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn finds_engines_by_what_people_call_them() {
        let engines = Engines::load(&Nouns::load().unwrap()).unwrap();
        for (text, kind) in [
            ("CSV viewer", EngineKind::CsvViewer),
            ("to-do list", EngineKind::Todo),
            ("tic-tac-toe", EngineKind::TicTacToe),
            ("Noughts and crosses", EngineKind::TicTacToe),
            ("kanban board", EngineKind::Board),
            ("notes app", EngineKind::Notes),
        ] {
            let index = engines.phrases.exact(&words(text)).unwrap();
            assert_eq!(engines.all[index].kind, kind, "{text}");
        }
        assert_eq!(engines.unavailable.exact(&words("translator")), Some(()));
        let school = engines.setting_phrases.exact(&words("school")).unwrap();
        assert_eq!(engines.settings[school].nouns.len(), 3);
    }
}
