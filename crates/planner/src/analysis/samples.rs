//! Believable values for fields.

use chrono::NaiveDate;
use indexmap::IndexMap;
use isekai_codegen::{Field, FieldKind};
use serde_json::Value;

use super::draft::EntityDraft;
use crate::lexicon::nouns::day;
use crate::lexicon::{Lexicon, Noun};
use crate::text::words;

const ROWS: usize = 4;
const NAMES: &[&str] = &["Ana Souza", "Ben Adler", "Imani Okafor", "Yuki Tanaka"];
const EMAILS: &[&str] = &["ana.souza@example.com", "ben@adler.example", "imani@okafor.example", "yuki@tanaka.example"];
const PHONES: &[&str] = &["+1 555 0104", "+1 555 0126", "+1 555 0151", "+1 555 0181"];

/// Rows for the fields of an entity: the noun's own values where they fit, made-up ones elsewhere.
pub fn fill(entity: &EntityDraft, lexicon: &Lexicon, today: NaiveDate) -> Vec<IndexMap<String, Value>> {
    let noun = entity.noun.map(|noun| lexicon.nouns.get(noun));
    // A required picture cannot be made up.
    if entity
        .fields
        .iter()
        .any(|field| field.required && matches!(field.kind, FieldKind::Image | FieldKind::Relation { .. }))
    {
        return Vec::new();
    }
    let rows = noun.map_or(ROWS, |noun| noun.samples.len());
    let title = entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }));
    (0..rows)
        .map(|row| {
            let mut values = IndexMap::new();
            for field in &entity.fields {
                let own = noun.and_then(|noun| from_noun(noun, field, title, lexicon, row, today));
                let value = match own {
                    Some(value) => value,
                    None if noun.is_none() && title.is_some_and(|title| title.id == field.id) => {
                        title_value(entity, field, lexicon, row)
                    }
                    None => of_field(field, row, lexicon, today),
                };
                if let Some(value) = value {
                    values.insert(field.id.clone(), value);
                }
            }
            values
        })
        .collect()
}

/// Adds a value for a new field to the rows of an entity.
pub fn of_field(field: &Field, row: usize, lexicon: &Lexicon, today: NaiveDate) -> Option<Value> {
    let pick = |pool: &[&str]| pool[row % pool.len()].to_owned();
    Some(match &field.kind {
        FieldKind::Text { multiline, max_length } => {
            let name = words(&field.label);
            let pool = lexicon.fields.pool(&name);
            let text = match (pool.is_empty(), multiline) {
                (false, _) => pool[row % pool.len()].clone(),
                (true, true) => String::new(),
                (true, false) => format!("{} {}", field.label, row + 1),
            };
            if text.is_empty() && !field.required {
                return None;
            }
            let limit = max_length.map_or(usize::MAX, |max| max as usize);
            text.chars().take(limit).collect::<String>().into()
        }
        FieldKind::Number { integer, min, max, unit } => {
            number(&field.label, *integer, *min, *max, unit.as_deref(), row, today)
        }
        FieldKind::Money { .. } => [24.5, 8.9, 132.0, 57.25][row % 4].into(),
        FieldKind::Boolean => [true, false, false, true][row % 4].into(),
        FieldKind::Date => day(today, [-2, 5, -9, 14][row % 4]),
        FieldKind::Time => pick(&["08:30", "12:15", "17:45", "20:00"]).into(),
        FieldKind::DateTime => {
            let date = day(today, [-2, 5, -9, 14][row % 4]);
            format!("{}T{}", date.as_str().unwrap_or_default(), pick(&["08:30", "12:15", "17:45", "20:00"])).into()
        }
        FieldKind::Choice { options, many } => {
            let value = Value::from(options.get(row % options.len().max(1))?.value.clone());
            if *many { vec![value].into() } else { value }
        }
        FieldKind::Rating { max } => u8::max(1, max.saturating_sub([0, 1, 2, 0][row % 4])).into(),
        FieldKind::Email => pick(EMAILS).into(),
        FieldKind::Phone => pick(PHONES).into(),
        FieldKind::Url => pick(&[
            "https://example.com/one",
            "https://example.org/two",
            "https://example.net/three",
            "https://example.com/four",
        ])
        .into(),
        FieldKind::Color => pick(&["#2563eb", "#16a34a", "#d97706", "#db2777"]).into(),
        FieldKind::Tags => vec![Value::from(pick(&["first", "weekend", "family", "later"]))].into(),
        FieldKind::Image | FieldKind::Relation { .. } => return None,
    })
}

/// `Some(None)` when the noun leaves this cell empty.
fn from_noun(
    noun: &Noun,
    field: &Field,
    title: Option<&Field>,
    lexicon: &Lexicon,
    row: usize,
    today: NaiveDate,
) -> Option<Option<Value>> {
    let same = |other: &&Field| other.id == field.id || other.label == field.label;
    let is_title = title.is_some_and(|title| title.id == field.id);
    let is_line = |other: &Field| matches!(other.kind, FieldKind::Text { multiline: false, .. });
    let own = noun
        .fields
        .iter()
        .find(same)
        // "title" and "name" are the same thing for a record; "which kid" is another.
        .or_else(|| noun.fields.iter().find(|other| is_title && is_name(field) && is_line(other)));
    let Some(own) = own else { return alike(noun, field, lexicon, row, today).filter(|_| is_line(field)).map(Some) };
    if std::mem::discriminant(&own.kind) != std::mem::discriminant(&field.kind) {
        return None;
    }
    let value = noun.samples.get(row)?.get(&own.id).map(|sample| sample.at(today));
    match value {
        Some(value) if fits(&field.kind, &value) => Some(Some(value)),
        None if !field.required => Some(None),
        _ => None,
    }
}

/// "place" where the noun has a location to choose: what is chosen there reads as text.
fn alike(noun: &Noun, field: &Field, lexicon: &Lexicon, row: usize, today: NaiveDate) -> Option<Value> {
    let name = words(&field.label);
    let own = noun.fields.iter().find(|other| lexicon.fields.are_alike(&words(&other.label), &name))?;
    let value = noun.samples.get(row)?.get(&own.id)?.at(today);
    let text = match &own.kind {
        FieldKind::Text { multiline: false, .. } => value,
        FieldKind::Choice { options, many: false } => {
            options.iter().find(|choice| Some(choice.value.as_str()) == value.as_str())?.label.clone().into()
        }
        _ => return None,
    };
    fits(&field.kind, &text).then_some(text)
}

/// What a record may be called by.
fn is_name(field: &Field) -> bool {
    let label = field.label.to_lowercase();
    let last = label.rsplit(' ').next().unwrap_or_default();
    ["name", "title", "item", "headline", "heading", "subject", "description"].contains(&last)
}

/// The value fits options and bounds of its own.
fn fits(kind: &FieldKind, value: &Value) -> bool {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    match kind {
        FieldKind::Choice { options, many: false } => {
            options.iter().any(|choice| Some(choice.value.as_str()) == value.as_str())
        }
        FieldKind::Choice { many: true, .. } => false,
        FieldKind::Rating { max } => number(value) <= f64::from(*max),
        FieldKind::Number { integer, min, max, .. } => {
            (!integer || number(value).fract() == 0.0)
                && min.is_none_or(|min| number(value) >= min)
                && max.is_none_or(|max| number(value) <= max)
        }
        FieldKind::Text { max_length: Some(max), .. } => {
            value.as_str().is_some_and(|text| text.chars().count() <= *max as usize)
        }
        _ => true,
    }
}

/// What a record of an unknown kind is called.
fn title_value(entity: &EntityDraft, field: &Field, lexicon: &Lexicon, row: usize) -> Option<Value> {
    let name = words(&field.label);
    let known = lexicon.fields.phrases().ending(&name).map(|found| lexicon.fields.get(found.value));
    if known.is_some_and(|known| !known.pool.is_empty()) {
        return known.map(|known| known.pool[row % known.pool.len()].clone().into());
    }
    if name.last().is_some_and(|word| word.is("name")) && entity.singular.ends_with("er") {
        return Some(NAMES[row % NAMES.len()].into());
    }
    let shape = lexicon.shapes.of(&words(&entity.singular));
    // Who asks for something has a name.
    if shape.name == "request" && field.label == "Name" {
        return Some(NAMES[row % NAMES.len()].into());
    }
    if shape.name != "thing"
        && let Some(title) = shape.titles.get(row % shape.titles.len().max(1))
    {
        return Some(title.clone().into());
    }
    let thing = entity.singular.to_lowercase();
    // "Classic candle": a thing with a price is one of several on offer.
    let sold = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
    if let Some(title) = lexicon.shapes.offer().filter(|_| sold).and_then(|offer| offer.titles.get(row % 4)) {
        return Some(format!("{title} {thing}").into());
    }
    let text = match row % 4 {
        0 => format!("First {thing}"),
        1 => format!("Another {thing}"),
        2 => format!("A {thing} to remember"),
        _ => format!("Favourite {thing}"),
    };
    Some(text.into())
}

fn number(
    label: &str,
    integer: bool,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<&str>,
    row: usize,
    today: NaiveDate,
) -> Value {
    use chrono::Datelike as _;
    let spread: [f64; 4] = match unit {
        Some("min" | "g") => [25.0, 40.0, 15.0, 60.0],
        Some("kcal" | "ml") => [320.0, 180.0, 540.0, 90.0],
        Some("kg") => [72.5, 68.0, 3.4, 12.1],
        Some("%") => [20.0, 45.0, 70.0, 100.0],
        Some("km" | "mi") => [5.2, 12.0, 3.4, 21.1],
        Some("cm") => [172.0, 40.0, 95.5, 20.0],
        Some("pages") => [240.0, 310.0, 128.0, 420.0],
        Some("steps") => [8200.0, 10450.0, 6100.0, 12300.0],
        Some("°C") => [21.5, 18.0, 4.5, 30.0],
        Some("h") => [1.5, 3.0, 0.5, 8.0],
        _ if words(label).iter().any(|word| word.is("year")) => {
            let year = f64::from(today.year());
            [year - 2.0, year - 7.0, year, year - 15.0]
        }
        _ => [3.0, 8.0, 5.0, 12.0],
    };
    let value = spread[row % 4].max(min.unwrap_or(f64::MIN)).min(max.unwrap_or(f64::MAX));
    #[expect(clippy::cast_possible_truncation, reason = "the values above are small")]
    if integer || value.fract() == 0.0 { (value.round() as i64).into() } else { value.into() }
}
