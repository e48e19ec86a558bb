//! What parts that are an app by themselves can be told, and what they do anyway.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use isekai_codegen::{find_block, formula_presets};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::lexicon::{LexiconError, read};
use crate::text::{Phrases, words};

const FILE: &str = "parts.toml";

/// What holds for some kinds of block.
#[derive(Debug)]
pub struct Part {
    blocks: Vec<String>,
    /// Options that a block must have for it.
    when: Map<String, Value>,
    /// What it does anyway.
    pub has: Phrases<()>,
    pub options: Vec<PartOption>,
    /// What may follow an engine's name: "against the computer", "about movies".
    endings: Vec<String>,
}

/// An option of the block, and how it is read from a request.
#[derive(Debug)]
pub struct PartOption {
    pub name: String,
    /// What it is called in a decision.
    pub says: String,
    pub form: Form,
}

#[derive(Debug)]
pub enum Form {
    /// "10 questions", "length 16": numbers before and after such words. What stands before them may count more than one: hours of
    /// an option in minutes.
    Number { before: Phrases<i64>, after: Phrases<i64> },
    /// "25/5": the number and that of another option.
    Pair { second: String },
    /// One of several, in the order of their weight.
    Choice { values: Vec<String>, phrases: Phrases<usize> },
    /// Some of several.
    Some { values: Vec<String>, phrases: Phrases<usize> },
    /// Wanted or not.
    Flag { on: Phrases<()>, off: Phrases<()> },
    /// "with apple, pear and plum": texts after such words; `names`: each begins with a capital.
    Lines { after: Phrases<()>, names: bool },
    /// "in euros".
    Currency,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    part: Vec<PartEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartEntry {
    blocks: Vec<String>,
    #[serde(default)]
    when: Map<String, Value>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    option: Vec<OptionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionEntry {
    name: String,
    says: String,
    #[serde(default)]
    number_before: BTreeMap<String, i64>,
    #[serde(default)]
    number_after: Vec<String>,
    pair_with: Option<String>,
    /// What joins an engine's name to words of a choice: "quiz about". By default they follow it.
    #[serde(default)]
    joined_by: Vec<String>,
    /// A value, then the words for it.
    #[serde(default)]
    choice: Vec<Vec<String>>,
    #[serde(default)]
    some: Vec<Vec<String>>,
    #[serde(default)]
    on: Vec<String>,
    #[serde(default)]
    off: Vec<String>,
    #[serde(default)]
    lines_after: Vec<String>,
    #[serde(default)]
    names_after: Vec<String>,
    #[serde(default)]
    currency: bool,
}

impl Part {
    pub fn is_for(&self, kind: &str, options: &Map<String, Value>) -> bool {
        self.blocks.iter().any(|block| block == kind)
            && self.when.iter().all(|(name, value)| options.get(name).is_some_and(|own| holds(own, value)))
    }
}

/// A list holds what it has.
fn holds(own: &Value, value: &Value) -> bool {
    own == value || own.as_array().is_some_and(|list| list.contains(value))
}

pub fn load() -> Result<Vec<Part>, LexiconError> {
    let file: File = read(FILE, include_str!("../../../lexicon/parts.toml"))?;
    file.part
        .into_iter()
        .map(|entry| {
            for kind in &entry.blocks {
                let wrong = |what: String| LexiconError::Content { file: FILE, what: format!("{kind}: {what}") };
                let block = find_block(kind).ok_or_else(|| wrong("there is no such block".to_owned()))?;
                let names =
                    entry.option.iter().flat_map(|option| std::iter::once(&option.name).chain(&option.pair_with));
                for name in names.chain(entry.when.keys()) {
                    if !block.options().iter().any(|def| def.name == name.as_str()) {
                        return Err(wrong(format!("there is no option {name}")));
                    }
                }
            }
            Ok(Part {
                has: plain(&entry.has),
                endings: entry.option.iter().flat_map(endings).collect(),
                options: entry.option.into_iter().flat_map(options).collect(),
                blocks: entry.blocks,
                when: entry.when,
            })
        })
        .collect()
}

/// Names with what may follow them: "chess" → "chess against the computer".
pub fn extended(parts: &[&Part], name: &str) -> Vec<String> {
    parts.iter().flat_map(|part| &part.endings).map(|ending| format!("{name} {ending}")).collect()
}

fn endings(option: &OptionEntry) -> Vec<String> {
    let words = option.choice.iter().flat_map(|choice| choice.iter().skip(1));
    let joint = |word: &String| -> Vec<String> {
        if option.joined_by.is_empty() {
            return vec![word.clone()];
        }
        option.joined_by.iter().map(|joint| format!("{joint} {word}")).collect()
    };
    words.flat_map(joint).collect()
}

/// Words of the fields and results of a ready formula, in the singular.
pub fn formula_words(preset: &str) -> Option<&'static HashSet<String>> {
    static WORDS: LazyLock<HashMap<&str, HashSet<String>>> = LazyLock::new(|| {
        let preset_words = |options: &Map<String, Value>| {
            let mut found = HashSet::new();
            options.values().for_each(|value| labels(value, &mut found));
            found
        };
        formula_presets().iter().map(|preset| (preset.id, preset_words(&preset.options))).collect()
    });
    WORDS.get(preset)
}

/// The words that are shown, wherever they stand in the options.
fn labels(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| labels(item, found)),
        Value::Object(entries) => entries.iter().for_each(|(name, value)| match value {
            Value::String(text) if ["label", "heading", "unit", "row", "singular"].contains(&name.as_str()) => {
                found.extend(words(text).into_iter().filter(|word| !word.punctuation).map(|word| word.stem));
            }
            _ => labels(value, found),
        }),
        _ => {}
    }
}

/// An entry may say several ways to name one option.
fn options(entry: OptionEntry) -> Vec<PartOption> {
    let mut forms = Vec::new();
    if !(entry.choice.is_empty()) {
        let (values, phrases) = named(&entry.choice);
        forms.push(Form::Choice { values, phrases });
    }
    if !entry.some.is_empty() {
        let (values, phrases) = named(&entry.some);
        forms.push(Form::Some { values, phrases });
    }
    if let Some(second) = entry.pair_with {
        forms.push(Form::Pair { second });
    }
    if !(entry.number_before.is_empty() && entry.number_after.is_empty()) {
        forms.push(Form::Number {
            before: Phrases::new(entry.number_before.iter().map(|(word, factor)| (word.as_str(), *factor))),
            after: Phrases::new(entry.number_after.iter().map(|word| (word.as_str(), 1))),
        });
    }
    if !(entry.on.is_empty() && entry.off.is_empty()) {
        forms.push(Form::Flag { on: plain(&entry.on), off: plain(&entry.off) });
    }
    if !entry.lines_after.is_empty() {
        forms.push(Form::Lines { after: plain(&entry.lines_after), names: false });
    }
    if !entry.names_after.is_empty() {
        forms.push(Form::Lines { after: plain(&entry.names_after), names: true });
    }
    if entry.currency {
        forms.push(Form::Currency);
    }
    forms.into_iter().map(|form| PartOption { name: entry.name.clone(), says: entry.says.clone(), form }).collect()
}

fn plain(texts: &[String]) -> Phrases<()> {
    Phrases::new(texts.iter().map(|text| (text.as_str(), ())))
}

fn named(choices: &[Vec<String>]) -> (Vec<String>, Phrases<usize>) {
    let values = choices.iter().filter_map(|choice| choice.first().cloned()).collect();
    let phrases = choices
        .iter()
        .enumerate()
        .flat_map(|(index, choice)| choice.iter().skip(1).map(move |word| (word.as_str(), index)));
    (values, Phrases::new(phrases))
}
