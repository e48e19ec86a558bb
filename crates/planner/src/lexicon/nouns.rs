//! Things that apps keep records of: their fields and believable sample rows.

use chrono::{Days, NaiveDate};
use indexmap::IndexMap;
use isekai_codegen::{Field, FieldKind};
use serde::Deserialize;
use serde_json::Value;

use super::fields::parse_line;
use super::{LexiconError, read};
use crate::text::{Phrases, Word, camel_id, plural, sentence_case, words};

const FILES: &[(&str, &str)] = &[
    ("nouns/work.toml", include_str!("../../lexicon/nouns/work.toml")),
    ("nouns/health.toml", include_str!("../../lexicon/nouns/health.toml")),
    ("nouns/money.toml", include_str!("../../lexicon/nouns/money.toml")),
    ("nouns/media.toml", include_str!("../../lexicon/nouns/media.toml")),
    ("nouns/commerce.toml", include_str!("../../lexicon/nouns/commerce.toml")),
    ("nouns/people.toml", include_str!("../../lexicon/nouns/people.toml")),
    ("nouns/places.toml", include_str!("../../lexicon/nouns/places.toml")),
    ("nouns/services.toml", include_str!("../../lexicon/nouns/services.toml")),
    ("nouns/community.toml", include_str!("../../lexicon/nouns/community.toml")),
    ("nouns/education.toml", include_str!("../../lexicon/nouns/education.toml")),
    ("nouns/transport.toml", include_str!("../../lexicon/nouns/transport.toml")),
    ("nouns/home.toml", include_str!("../../lexicon/nouns/home.toml")),
    ("nouns/it.toml", include_str!("../../lexicon/nouns/it.toml")),
    ("nouns/property.toml", include_str!("../../lexicon/nouns/property.toml")),
    ("nouns/hobby.toml", include_str!("../../lexicon/nouns/hobby.toml")),
    ("nouns/business.toml", include_str!("../../lexicon/nouns/business.toml")),
    ("nouns/care.toml", include_str!("../../lexicon/nouns/care.toml")),
];

#[derive(Debug, Clone)]
pub struct Noun {
    /// `Water intake`.
    pub name: String,
    /// Words of `words` that users may see instead of the name, e.g. `film` for a movie.
    pub called: Vec<String>,
    /// Words for something else that mean these records in an app that keeps them, e.g. `issue` in a bug tracker.
    pub also: Vec<String>,
    /// Where these are meant by the name of another noun.
    pub instead: Option<Instead>,
    /// What an app for it is called when the request has no better name.
    pub app: Option<String>,
    pub tagline: String,
    pub fields: Vec<Field>,
    pub samples: Vec<IndexMap<String, Sample>>,
    /// Shown as cards rather than as a table.
    pub cards: bool,
    /// Id of the choice field that divides the records into groups.
    pub group: Option<String>,
    /// Id of the numeric field worth adding up or charting.
    pub measure: Option<String>,
    /// Names of the nouns that these records belong to, when the app has them too.
    pub parents: Vec<String>,
}

/// A word that means one thing in most requests, and these records in some: a plumber's jobs are no vacancies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// Name of the noun that the word is of.
    pub of: String,
    /// The words that users see then.
    pub said: Vec<String>,
    /// One of these has to be in the request.
    pub near: Vec<String>,
    /// None of these may be.
    #[serde(default)]
    pub unless: Vec<String>,
}

/// A sample value; dates are relative, so that an app made next year does not look old.
#[derive(Debug, Clone, PartialEq)]
pub enum Sample {
    Value(Value),
    /// Days from today.
    Day(i64),
}

impl Sample {
    pub fn at(&self, today: NaiveDate) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            Self::Day(days) => day(today, *days),
        }
    }
}

/// `YYYY-MM-DD` of the day so many days from today.
pub fn day(today: NaiveDate, days: i64) -> Value {
    let distance = Days::new(days.unsigned_abs());
    let date = if days < 0 { today.checked_sub_days(distance) } else { today.checked_add_days(distance) };
    date.unwrap_or(today).format("%Y-%m-%d").to_string().into()
}

#[derive(Debug)]
pub struct Nouns {
    all: Vec<Noun>,
    spoken: Vec<String>,
    phrases: Phrases<usize>,
}

#[derive(Deserialize)]
struct File {
    noun: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    called: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    words: Vec<String>,
    instead: Option<Instead>,
    app: Option<String>,
    tagline: String,
    #[serde(default)]
    view: String,
    fields: Vec<String>,
    samples: Vec<Vec<toml::Value>>,
    group: Option<String>,
    measure: Option<String>,
    #[serde(default)]
    parents: Vec<String>,
}

impl Nouns {
    pub fn load() -> Result<Self, LexiconError> {
        let mut all = Vec::new();
        let mut phrases = Vec::new();
        for (file, text) in FILES {
            for entry in read::<File>(file, text)?.noun {
                let index = all.len();
                phrases.push((entry.name.clone(), index));
                phrases.extend(entry.words.iter().chain(&entry.called).map(|word| (word.clone(), index)));
                all.push(noun(entry).map_err(|what| LexiconError::Content { file, what })?);
            }
        }
        let spoken = phrases.iter().map(|(text, _)| text.clone()).collect();
        let phrases = Phrases::new(phrases.iter().map(|(text, index)| (text.as_str(), *index)));
        Ok(Self { all, spoken, phrases })
    }

    pub fn all(&self) -> &[Noun] {
        &self.all
    }

    /// All that nouns are called.
    pub fn spoken(&self) -> &[String] {
        &self.spoken
    }

    pub fn phrases(&self) -> &Phrases<usize> {
        &self.phrases
    }

    pub fn get(&self, index: usize) -> &Noun {
        &self.all[index]
    }

    pub fn named(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|noun| noun.name == name)
    }
}

impl Noun {
    /// The name to show when the user said `said`: their word if it is one of `called`, else ours.
    pub fn label_for(&self, said: &[Word]) -> String {
        let same = |name: &&String| {
            let name = words(name);
            name.len() == said.len() && name.iter().zip(said).all(|(a, b)| a.stem == b.stem)
        };
        let instead = self.instead.iter().flat_map(|instead| &instead.said);
        self.called.iter().chain(instead).find(same).map_or_else(|| self.name.clone(), |name| sentence_case(name))
    }

    pub fn id(&self) -> String {
        camel_id(&self.name, "record")
    }

    pub fn plural(&self) -> String {
        plural(&self.name)
    }
}

fn noun(entry: Entry) -> Result<Noun, String> {
    let name = entry.name;
    let mut fields = Vec::new();
    for line in &entry.fields {
        fields.push(parse_line(line).ok_or_else(|| format!("{name}: cannot read the field `{line}`"))?);
    }
    let mut samples = Vec::new();
    for row in entry.samples {
        if row.len() != fields.len() {
            return Err(format!("{name}: a sample row has {} values for {} fields", row.len(), fields.len()));
        }
        let mut sample_row = IndexMap::new();
        for (field, value) in fields.iter().zip(row) {
            let shown = value.to_string();
            match sample(field, value) {
                Some(None) => {}
                Some(Some(value)) => {
                    sample_row.insert(field.id.clone(), value);
                }
                None => return Err(format!("{name}: {shown} does not fit the field {}", field.label)),
            }
        }
        samples.push(sample_row);
    }
    let find = |label: Option<String>| match label {
        None => Ok(None),
        Some(label) => match fields.iter().find(|field| field.label == label) {
            Some(field) => Ok(Some(field.id.clone())),
            None => Err(format!("{name}: there is no field {label}")),
        },
    };
    let (group, measure) = (find(entry.group)?, find(entry.measure)?);
    Ok(Noun {
        called: entry.called,
        also: entry.also,
        instead: entry.instead,
        app: entry.app,
        tagline: entry.tagline,
        samples,
        cards: entry.view == "cards",
        group,
        measure,
        parents: entry.parents,
        fields,
        name,
    })
}

/// `Some(None)` for an empty cell, `None` for a value that does not fit.
fn sample(field: &Field, value: toml::Value) -> Option<Option<Sample>> {
    if value.as_str() == Some("") {
        return Some(None);
    }
    let value = match (&field.kind, value) {
        (FieldKind::Date, toml::Value::Integer(days)) => return Some(Some(Sample::Day(days))),
        (FieldKind::Choice { options, .. }, toml::Value::String(label)) => {
            options.iter().find(|choice| choice.label == label)?.value.clone().into()
        }
        (FieldKind::Tags, toml::Value::String(tags)) => {
            tags.split(',').map(|tag| Value::from(tag.trim())).collect::<Vec<_>>().into()
        }
        (FieldKind::Boolean, toml::Value::Boolean(value)) => value.into(),
        (FieldKind::Number { .. } | FieldKind::Money { .. }, toml::Value::Float(value)) => value.into(),
        (
            FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. },
            toml::Value::Integer(value),
        ) => value.into(),
        (
            FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone | FieldKind::Url | FieldKind::Time,
            toml::Value::String(text),
        ) => text.into(),
        _ => return None,
    };
    Some(Some(Sample::Value(value)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_noun_is_rich_enough_to_make_an_app() {
        let nouns = Nouns::load().unwrap();
        assert!(nouns.all().len() >= 60, "{}", nouns.all().len());
        for noun in nouns.all() {
            assert!(noun.samples.len() >= 3, "{}", noun.name);
            assert!(noun.fields.len() >= 4, "{}", noun.name);
            let required_are_given = noun
                .samples
                .iter()
                .all(|row| noun.fields.iter().filter(|field| field.required).all(|field| row.contains_key(&field.id)));
            assert!(required_are_given, "{}", noun.name);
            for parent in &noun.parents {
                assert!(nouns.named(parent).is_some(), "{parent}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut meaning: HashMap<String, String> = HashMap::new();
        for (file, text) in FILES {
            for entry in read::<File>(file, text).unwrap().noun {
                let name = entry.name.to_lowercase();
                for word in entry.words.iter().filter(|word| **word != name).chain([&name]) {
                    if let Some(other) = meaning.insert(word.clone(), entry.name.clone()) {
                        panic!("`{word}` is both {other} and {}", entry.name);
                    }
                }
            }
        }
    }

    #[test]
    fn users_see_their_own_word() {
        let nouns = Nouns::load().unwrap();
        let movie = nouns.get(nouns.named("Movie").unwrap());
        assert_eq!(movie.label_for(&words("films")), "Film");
        assert_eq!(movie.label_for(&words("watchlist")), "Movie");
    }

    #[test]
    fn sample_days_move_with_the_calendar() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        assert_eq!(Sample::Day(-1).at(today), "2026-02-28");
        assert_eq!(Sample::Day(31).at(today), "2026-04-01");
    }
}
