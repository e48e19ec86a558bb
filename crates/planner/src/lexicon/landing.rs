//! Copy for landing pages by kind of business.

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::Phrases;

const FILE: &str = "businesses.toml";

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Business {
    pub words: Vec<String>,
    /// Used when the request names none.
    pub name: String,
    pub kind: String,
    pub headline: String,
    pub lead: String,
    pub action: String,
    pub primary: Option<String>,
    /// Title, text.
    #[serde(deserialize_with = "pairs")]
    pub offers: Vec<(String, String)>,
    /// Name, price, what is in it.
    #[serde(default, deserialize_with = "triples")]
    pub prices: Vec<(String, String, String)>,
    /// Words, who said them.
    #[serde(deserialize_with = "pairs")]
    pub quotes: Vec<(String, String)>,
    /// Question, answer.
    #[serde(deserialize_with = "pairs")]
    pub questions: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Businesses {
    all: Vec<Business>,
    phrases: Phrases<usize>,
    general: Business,
}

#[derive(Deserialize)]
struct File {
    business: Vec<Business>,
}

impl Businesses {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/businesses.toml"))?;
        let (general, all): (Vec<_>, Vec<_>) =
            file.business.into_iter().partition(|business| business.words.is_empty());
        let general = general
            .into_iter()
            .next()
            .ok_or(LexiconError::Content { file: FILE, what: "there is no entry for everything else".to_owned() })?;
        let words = |(index, business): (usize, &Business)| -> Vec<(String, usize)> {
            business.words.iter().map(|word| (word.clone(), index)).collect()
        };
        let named: Vec<(String, usize)> = all.iter().enumerate().flat_map(words).collect();
        Ok(Self { phrases: Phrases::new(named.iter().map(|(word, index)| (word.as_str(), *index))), all, general })
    }

    pub fn phrases(&self) -> &Phrases<usize> {
        &self.phrases
    }

    pub fn all(&self) -> &[Business] {
        &self.all
    }

    pub fn get(&self, index: usize) -> &Business {
        &self.all[index]
    }

    /// For a business of a kind we do not know.
    pub fn general(&self) -> &Business {
        &self.general
    }
}

fn pairs<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    let lines = Vec::<String>::deserialize(deserializer)?;
    let split = |line: &String| line.split_once(" | ").map(|(a, b)| (a.to_owned(), b.to_owned()));
    lines
        .iter()
        .map(|line| split(line).ok_or_else(|| serde::de::Error::custom(format!("no ` | ` in `{line}`"))))
        .collect()
}

fn triples<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String, String)>, D::Error> {
    let three = |(name, rest): (String, String)| match rest.split_once(" | ") {
        Some((price, text)) => Ok((name, price.to_owned(), text.to_owned())),
        None => Err(serde::de::Error::custom(format!("`{name}` needs a price and a text"))),
    };
    pairs(deserializer)?.into_iter().map(three).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn every_business_has_copy() {
        let businesses = Businesses::load().unwrap();
        assert!(businesses.all.len() >= 20);
        for business in &businesses.all {
            assert!(business.offers.len() >= 3 && business.quotes.len() >= 2, "{}", business.kind);
            assert!(business.questions.len() >= 3, "{}", business.kind);
        }
        let bakery = businesses.phrases().exact(&words("bakery")).unwrap();
        assert_eq!(businesses.get(bakery).kind, "bakery");
        assert!(businesses.general().name.is_empty());
    }
}
