//! "The stylists are Mia, Jonas and Priya", "our guides: Ana and Tom": people by their names.

use std::ops::Range;

use isekai_codegen::{Block, FieldKind};
use serde_json::{Value, json};

use super::{source, without};
use crate::analysis::compose::Composed;
use crate::analysis::draft::EntityDraft;
use crate::text::{Word, singular, words};

/// Some of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// `stylist`
    stem: String,
    /// `Stylist`, as it is shown.
    names: Vec<String>,
}

const MAX_NAME_WORDS: usize = 3;
/// Names behind these are no people.
const NO_PEOPLE: &[&str] = &[
    "page",
    "section",
    "color",
    "colour",
    "category",
    "option",
    "field",
    "status",
    "step",
    "tab",
    "stage",
    "column",
    "type",
    "genre",
    "role",
    "feature",
    "priority",
    "level",
    "tag",
    "unit",
    "button",
    "size",
    "department",
];

pub fn cut(text: &str) -> (String, Vec<People>) {
    let read = words(text);
    let mut found = Vec::new();
    let mut cuts: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = 0;
    while at + 3 < read.len() {
        let Some((range, people)) = people(text, &read, at) else {
            at += 1;
            continue;
        };
        at = range.end;
        cuts.push((range, ""));
        found.push(people);
    }
    (if cuts.is_empty() { text.to_owned() } else { without(text, &read, &cuts) }, found)
}

fn people(text: &str, read: &[Word], at: usize) -> Option<(Range<usize>, People)> {
    let begins = at == 0 || read[at - 1].punctuation;
    let whose = read[at].is_any(&["the", "our", "my"]);
    let several = &read[at + 1];
    let told = read[at + 2].is_any(&["are", ":"]);
    if !(begins && whose && told) || several.lower == several.stem || NO_PEOPLE.contains(&several.stem.as_str()) {
        return None;
    }
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut next = at + 3;
    loop {
        let start = next;
        while next < read.len() && next - start < MAX_NAME_WORDS && is_capital(text, &read[next]) {
            next += 1;
        }
        if next == start {
            return None;
        }
        names.push(start..next);
        let more = (next..read.len()).find(|&at| !read[at].is_any(&[",", "and", "&"])).unwrap_or(read.len());
        if more == next || more == read.len() {
            break;
        }
        next = more;
    }
    // "The stylists are Mia and Jonas, who …" goes on.
    let ends = read.get(next).is_none_or(|word| word.is_any(&[".", "!", ";"]));
    let names: Vec<String> = names.iter().map(|name| source(text, read, name).to_owned()).collect();
    let stem = singular(&several.lower);
    (ends && names.len() > 1).then_some((at..next, People { stem, names }))
}

fn is_capital(text: &str, word: &Word) -> bool {
    !word.punctuation && text[word.span.clone()].starts_with(char::is_uppercase)
}

impl People {
    pub fn said(&self) -> String {
        self.names.join(", ")
    }

    /// The rows of the entity that they are.
    pub fn rows(&self, drafts: &[EntityDraft]) -> Option<(String, Vec<String>)> {
        let named = |entity: &&EntityDraft| {
            words(&entity.singular).last().is_some_and(|last| last.stem == self.stem)
                && entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }))
        };
        drafts.iter().find(named).map(|entity| (entity.id.clone(), self.names.clone()))
    }
}

/// A section of the team shows them.
pub fn show(people: &[People], app: &mut Composed) {
    let Some(first) = people.first() else { return };
    let items: Vec<Value> =
        first.names.iter().map(|name| json!({"name": name, "role": crate::text::sentence_case(&first.stem)})).collect();
    for team in app.pages.iter_mut().flat_map(|page| &mut page.blocks).filter(|block: &&mut Block| block.kind == "team")
    {
        team.options.insert("items".to_owned(), json!(items));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_taken_out_of_the_text() {
        let (rest, people) = cut("Book a cut. The stylists are Mia, Jonas Berg and Priya. Use plum.");
        assert_eq!(rest, "Book a cut. . Use plum.");
        assert_eq!(
            people,
            [People { stem: "stylist".to_owned(), names: ["Mia", "Jonas Berg", "Priya"].map(str::to_owned).to_vec() }]
        );
        for text in ["The pages are Home and About.", "The rooms are big.", "The teams are Red, Blue and we play."] {
            assert_eq!(cut(text), (text.to_owned(), Vec::new()));
        }
    }
}
