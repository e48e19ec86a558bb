//! Fields for things that no noun is known for, by the shape of their names.

use isekai_codegen::Field;
use serde::Deserialize;

use super::fields::parse_line;
use super::{LexiconError, read};
use crate::text::{Phrases, Word};

const FILE: &str = "shapes.toml";

#[derive(Debug)]
pub struct Shape {
    pub name: String,
    pub fields: Vec<Field>,
    /// Believable titles of sample rows.
    pub titles: Vec<String>,
    endings: Vec<String>,
}

#[derive(Debug)]
pub struct Shapes {
    all: Vec<Shape>,
    phrases: Phrases<usize>,
}

#[derive(Deserialize)]
struct File {
    shape: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    words: Vec<String>,
    endings: Vec<String>,
    fields: Vec<String>,
    titles: Vec<String>,
}

impl Shapes {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/shapes.toml"))?;
        let mut words = Vec::new();
        let mut all = Vec::new();
        for (index, entry) in file.shape.into_iter().enumerate() {
            words.extend(entry.words.into_iter().map(|word| (word, index)));
            let fields: Option<Vec<Field>> = entry.fields.iter().map(|line| parse_line(line)).collect();
            let fields = fields.ok_or_else(|| LexiconError::Content {
                file: FILE,
                what: format!("a field of {} is wrong", entry.name),
            })?;
            all.push(Shape { name: entry.name, fields, titles: entry.titles, endings: entry.endings });
        }
        if all.is_empty() {
            return Err(LexiconError::Content { file: FILE, what: "there is no shape".to_owned() });
        }
        Ok(Self { phrases: Phrases::new(words.iter().map(|(word, index)| (word.as_str(), *index))), all })
    }

    /// What is sold, whatever it is called.
    pub fn offer(&self) -> Option<&Shape> {
        self.all.iter().find(|shape| shape.name == "offer")
    }

    /// Whether the words that a name ends in have a shape of their own.
    pub fn knows(&self, name: &[Word]) -> bool {
        self.phrases.ending(name).is_some()
    }

    /// The shape of a name: by the last words of it, then by how its last word ends, else the general one.
    pub fn of(&self, name: &[Word]) -> &Shape {
        let by_word = self.phrases.ending(name).map(|found| found.value);
        let last = name.last().map_or("", |word| word.stem.as_str());
        let by_ending =
            || self.all.iter().position(|shape| shape.endings.iter().any(|end| last.ends_with(end.as_str())));
        let person = || (last.ends_with("er") || last.ends_with("or")).then_some(0).filter(|_| last.len() > 5);
        let index = by_word.or_else(by_ending).or_else(person).unwrap_or(self.all.len() - 1);
        &self.all[index]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn names_have_shapes() {
        let shapes = Shapes::load().unwrap();
        for (text, name) in [
            ("energy consumption", "measurement"),
            ("yoga classes", "happening"),
            ("press releases", "writing"),
            ("dentists", "person"),
            ("landscaper", "person"),
            ("leave requests", "request"),
            ("hiking trails", "place"),
            ("zorbs", "thing"),
        ] {
            assert_eq!(shapes.of(&words(text)).name, name, "{text}");
        }
    }
}
