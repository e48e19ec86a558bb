//! What a field's name says about its kind, and the one-line notation for fields in the data files.

use isekai_codegen::{Choice, Field, FieldKind, TONES};
use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::{Phrases, Word, camel_id, kebab_id};

const FILE: &str = "fields.toml";

const MAX_OPTION_CHARS: usize = 60;

/// The currency of money fields when nobody said another.
pub const DEFAULT_CURRENCY: &str = "USD";

/// A name that people give to fields.
#[derive(Debug, Clone)]
pub struct KnownField {
    /// As it is best written, e.g. `due date`, `ingredients`.
    pub name: String,
    pub kind: FieldKind,
    /// Sample values for text fields; may be empty.
    pub pool: Vec<String>,
    /// The same for all names of the same thing, such as `place` and `location`.
    group: Option<usize>,
}

#[derive(Debug)]
pub struct KnownFields {
    all: Vec<KnownField>,
    phrases: Phrases<usize>,
    /// Only those with sample values: "places" are counted, but a place has a name.
    pools: Phrases<usize>,
}

#[derive(Deserialize)]
struct File {
    field: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    words: Vec<String>,
    kind: String,
    #[serde(default)]
    pool: Vec<String>,
    /// The words are names of the same thing.
    #[serde(default)]
    alike: bool,
}

impl KnownFields {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/fields.toml"))?;
        let mut all = Vec::new();
        for (group, entry) in file.field.into_iter().enumerate() {
            let kind = parse_kind(&entry.kind)
                .ok_or_else(|| LexiconError::Content { file: FILE, what: format!("unknown kind `{}`", entry.kind) })?;
            for name in entry.words {
                all.push(KnownField {
                    name,
                    kind: kind.clone(),
                    pool: entry.pool.clone(),
                    group: entry.alike.then_some(group),
                });
            }
        }
        let phrases = Phrases::new(all.iter().enumerate().map(|(index, field)| (field.name.as_str(), index)));
        let with_pool = all.iter().enumerate().filter(|(_, field)| !field.pool.is_empty());
        let pools = Phrases::new(with_pool.map(|(index, field)| (field.name.as_str(), index)));
        Ok(Self { all, phrases, pools })
    }

    pub fn phrases(&self) -> &Phrases<usize> {
        &self.phrases
    }

    pub fn get(&self, index: usize) -> &KnownField {
        &self.all[index]
    }

    /// Sample values for a text field of this name; none where it says too little.
    pub fn pool(&self, name: &[Word]) -> &[String] {
        self.pools.ending(name).map_or(&[], |found| &self.get(found.value).pool)
    }

    /// Two names for the same thing, as far as sample values go.
    pub fn are_alike(&self, one: &[Word], other: &[Word]) -> bool {
        let group = |name| self.pools.ending(name).and_then(|found| self.get(found.value).group);
        group(one).is_some_and(|found| group(other) == Some(found))
    }

    pub fn all(&self) -> &[KnownField] {
        &self.all
    }

    /// Fields are called so in the plural, as notes are.
    pub fn is_plural_by_nature(&self, name: &[Word]) -> bool {
        let last = name.last().map(|word| word.lower.as_str());
        self.phrases.exact(name).is_some_and(|known| self.get(known).name.split(' ').next_back() == last)
    }

    /// "fuel ups (litres, price, odometer)": most parts are fields, so that what they are parts of is a thing.
    pub fn are_most(&self, parts: &[&[Word]]) -> bool {
        let known = parts.iter().filter(|part| self.phrases.exact(part).is_some()).count();
        parts.len() > 1 && 2 * known >= parts.len()
    }
}

/// Reads `Label[!]: kind [arguments] [= default]`; `!` means required.
pub fn parse_line(line: &str) -> Option<Field> {
    let (label, rest) = line.split_once(':')?;
    let (label, required) = match label.trim().strip_suffix('!') {
        Some(label) => (label, true),
        None => (label.trim(), false),
    };
    let (kind, default) = match rest.split_once(" = ") {
        Some((kind, default)) => (kind.trim(), Some(default.trim())),
        None => (rest.trim(), None),
    };
    let kind = parse_kind(kind)?;
    let default = match default {
        None => None,
        Some(text) => Some(match &kind {
            FieldKind::Choice { options, .. } => {
                options.iter().find(|choice| choice.label == text)?.value.clone().into()
            }
            FieldKind::Boolean => text.parse::<bool>().ok()?.into(),
            FieldKind::Number { integer: true, .. } => text.parse::<i64>().ok()?.into(),
            FieldKind::Number { .. } | FieldKind::Money { .. } => text.parse::<f64>().ok()?.into(),
            _ => text.into(),
        }),
    };
    Some(Field { id: camel_id(label, "field"), label: label.to_owned(), kind, required, default, help: None })
}

/// Reads a kind, e.g. `number km`, `choice Low gray, High red`, `rating 5`.
pub fn parse_kind(text: &str) -> Option<FieldKind> {
    let (name, rest) = text.split_once(' ').map_or((text, ""), |(name, rest)| (name, rest.trim()));
    let unit = (!rest.is_empty()).then(|| rest.to_owned());
    Some(match name {
        "text" => FieldKind::Text { multiline: false, max_length: None },
        "long" => FieldKind::Text { multiline: true, max_length: None },
        "integer" => FieldKind::Number { integer: true, min: None, max: None, unit },
        "number" => FieldKind::Number { integer: false, min: None, max: None, unit },
        "money" => FieldKind::Money { currency: DEFAULT_CURRENCY.to_owned() },
        "boolean" => FieldKind::Boolean,
        "date" => FieldKind::Date,
        "time" => FieldKind::Time,
        "datetime" => FieldKind::DateTime,
        "rating" => FieldKind::Rating { max: rest.parse().ok()? },
        "email" => FieldKind::Email,
        "phone" => FieldKind::Phone,
        "url" => FieldKind::Url,
        "color" => FieldKind::Color,
        "image" => FieldKind::Image,
        "tags" => FieldKind::Tags,
        "choice" => FieldKind::Choice { options: parse_choices(rest)?, many: false },
        _ => return None,
    })
}

fn parse_choices(text: &str) -> Option<Vec<Choice>> {
    let mut labels = Vec::new();
    for option in text.split(',').map(str::trim).filter(|option| !option.is_empty()) {
        labels.push(match option.rsplit_once(' ') {
            Some((label, tone)) if TONES.contains(&tone) => (label.to_owned(), Some(tone.to_owned())),
            _ => (option.to_owned(), None),
        });
    }
    (!labels.is_empty()).then(|| choices(labels))
}

/// Choices with stored values that differ from each other, even for `A+` and `A-`.
pub fn choices(labels: Vec<(String, Option<String>)>) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    for (index, (label, tone)) in labels.into_iter().enumerate() {
        let label: String = label.chars().take(MAX_OPTION_CHARS).collect();
        let spoken = label.replace('+', " plus ");
        let spoken = if spoken.ends_with(['-', '−']) { format!("{spoken} minus") } else { spoken };
        let mut value = kebab_id(&spoken, &format!("option-{}", index + 1));
        if options.iter().any(|choice| choice.value == value) {
            value = format!("{value}-{}", index + 1);
        }
        options.push(Choice { value, label, tone });
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn reads_the_notation() {
        let field = parse_line("Due date!: date").unwrap();
        assert_eq!((field.id.as_str(), field.required, &field.kind), ("dueDate", true, &FieldKind::Date));
        let field = parse_line("Status: choice To do gray, Done green = To do").unwrap();
        assert_eq!(field.default, Some("to-do".into()));
        let field = parse_line("Distance: number km").unwrap();
        assert!(matches!(field.kind, FieldKind::Number { integer: false, unit: Some(unit), .. } if unit == "km"));
        assert!(parse_line("Nothing").is_none());
        assert!(parse_line("X: teapot").is_none());
        assert!(parse_line("X: choice a, b = c").is_none(), "a default must be one of the options");
    }

    #[test]
    fn stored_values_differ() {
        let values: Vec<_> = choices(["A+", "A-", "A"].map(|label| (label.to_owned(), None)).into())
            .into_iter()
            .map(|choice| choice.value)
            .collect();
        assert_eq!(values, ["a-plus", "a-minus", "a"]);
    }

    #[test]
    fn names_of_the_same_thing_are_alike() {
        let known = KnownFields::load().unwrap();
        let alike = |one: &str, other: &str| known.are_alike(&words(one), &words(other));
        assert!(alike("Place", "location") && alike("storage place", "venue"));
        assert!(!alike("place", "city") && !alike("customer", "doctor") && !alike("place", "unheard"));
    }

    #[test]
    fn every_name_is_found_again() {
        let known = KnownFields::load().unwrap();
        assert!(known.all().len() > 200);
        for field in known.all() {
            assert!(known.phrases().exact(&words(&field.name)).is_some(), "{}", field.name);
        }
    }
}
