//! "max 100 characters", "min 18", "between 1 and 12", "default 0", "unique": rules for the value of a field.

use std::ops::Range;

use isekai_codegen::FieldKind;
use serde_json::Value;

use super::annotations::Annotations;
use crate::text::{Reading, Word};

/// Texts of one line have no more.
const MAX_CHARS: f64 = 5_000.0;

/// Reads one rule. Says whether it was one.
pub fn read(facts: &mut Annotations, reading: &Reading<'_>, range: Range<usize>) -> bool {
    let words = &reading.words[range.clone()];
    let Some(first) = words.first() else { return false };
    match words {
        [one] if one.is_any(&["optional"]) => facts.required = Some(false),
        [one] if one.is_any(&["required", "mandatory"]) => facts.required = Some(true),
        // The kit does not compare records with each other; it is a wish that does no harm.
        [one] if one.is_any(&["unique", "select", "dropdown", "enum"]) => {}
        [_, value @ ..] if first.is_any(&["default", "defaults", "default:"]) && !value.is_empty() => {
            let small = |word: &&Word| word.is_any(&["to", "is", ":", "=", "value", "of"]);
            let skip = 1 + value.iter().take_while(small).count();
            facts.default = Some(reading.source(range.start + skip..range.end).to_owned());
        }
        _ => return bound(facts, words),
    }
    true
}

/// "max 100 characters", "up to 5", "at least 18", "between 18 and 99".
fn bound(facts: &mut Annotations, words: &[Word]) -> bool {
    let numbers: Vec<f64> = words.iter().filter_map(|word| word.lower.parse().ok()).collect();
    let chars = words.iter().any(|word| ["character", "char", "letter"].contains(&word.stem.as_str()));
    let known = |word: &Word| {
        word.lower.parse::<f64>().is_ok()
            || word.is_any(&[
                "max", "maximum", "min", "minimum", "at", "most", "least", "up", "to", "between", "and", "no", "more",
                "less", "than", "length", "value", "of", "over", "under", "from", ":", "=", "limit", "long",
            ])
            || ["character", "char", "letter"].contains(&word.stem.as_str())
    };
    if numbers.is_empty() || !words.iter().all(known) {
        return false;
    }
    let says = |texts: &[&str]| words.iter().any(|word| word.is_any(texts));
    let least = says(&["min", "minimum", "least", "over"]);
    let most = says(&["max", "maximum", "most", "up", "under", "limit"]) || says(&["more"]) && says(&["no"]);
    match numbers[..] {
        [max] if chars && !least && (1.0..=MAX_CHARS).contains(&max) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
            let max = max as u32;
            facts.max_chars = Some(max);
        }
        // A text of at least so many characters is a text.
        [_] if chars && least => {}
        [max] if says(&["length"]) && most && (1.0..=MAX_CHARS).contains(&max) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
            let max = max as u32;
            facts.max_chars = Some(max);
        }
        // "max 5" without a type is a scale.
        [max] if most && max <= 10.0 && facts.kind.is_none() && says(&["max", "maximum"]) => return false,
        [min] if least => facts.least = Some(min),
        [max] if most => facts.most = Some(max),
        // "between 1 and 5" may be a rating: left to those that know.
        [min, max] if says(&["between", "min", "from"]) && (max > 10.0 || says(&["min"])) => {
            (facts.least, facts.most) = (Some(min), Some(max));
        }
        _ => return false,
    }
    true
}

/// The value that words say for a field of this kind.
pub fn default_of(kind: &FieldKind, text: &str) -> Option<Value> {
    let text = text.trim().trim_matches(['"', '\'', '“', '”']);
    let lower = text.to_lowercase();
    let number = || lower.trim_start_matches(['$', '€', '£']).parse::<f64>().ok();
    Some(match kind {
        FieldKind::Choice { options, many: false } => options
            .iter()
            .find(|choice| choice.label.to_lowercase() == lower || choice.value == lower)?
            .value
            .clone()
            .into(),
        FieldKind::Boolean => match lower.as_str() {
            "yes" | "true" | "on" | "checked" => true.into(),
            "no" | "false" | "off" | "unchecked" => false.into(),
            _ => return None,
        },
        FieldKind::Number { integer: true, .. } | FieldKind::Rating { .. } => lower.parse::<i64>().ok()?.into(),
        FieldKind::Number { .. } | FieldKind::Money { .. } => match number()? {
            #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
            value if value.fract() == 0.0 && value.abs() < 1e12 => (value as i64).into(),
            value => value.into(),
        },
        FieldKind::Date if ["today", "now"].contains(&lower.as_str()) => "today".into(),
        FieldKind::DateTime if lower == "now" => "now".into(),
        FieldKind::Text { .. } if !text.is_empty() => text.into(),
        _ => return None,
    })
}
