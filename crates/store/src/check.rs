//! Bounds of text and JSON, and the one character that PostgreSQL's text and jsonb cannot hold.

use serde_json::Value;

use crate::{Result, StoreError};

pub(crate) const NAME_BYTES: usize = 256;
/// Error messages, reasons, summaries.
pub(crate) const TEXT_BYTES: usize = 16 * 1024;
pub(crate) const JSON_BYTES: usize = 1024 * 1024;

/// At most `max_bytes`, without NUL.
pub(crate) fn text(field: &'static str, value: &str, max_bytes: usize) -> Result<()> {
    if value.len() > max_bytes {
        return invalid(field, format!("has {} bytes; at most {max_bytes} are allowed", value.len()));
    }
    if value.contains('\0') {
        return invalid(field, "has a NUL character".to_owned());
    }
    Ok(())
}

/// As [`text`], and not empty.
pub(crate) fn name(field: &'static str, value: &str, max_bytes: usize) -> Result<()> {
    if value.trim().is_empty() {
        return invalid(field, "is empty".to_owned());
    }
    text(field, value, max_bytes)
}

pub(crate) fn optional(field: &'static str, value: Option<&str>, max_bytes: usize) -> Result<()> {
    value.map_or(Ok(()), |value| text(field, value, max_bytes))
}

/// At most `max_bytes` when written out, without NUL in any key or string.
pub(crate) fn json(field: &'static str, value: &Value, max_bytes: usize) -> Result<()> {
    if has_nul(value) {
        return invalid(field, "has a NUL character".to_owned());
    }
    let bytes = value.to_string().len();
    if bytes > max_bytes {
        return invalid(field, format!("has {bytes} bytes; at most {max_bytes} are allowed"));
    }
    Ok(())
}

/// For text of others that must be kept whatever it holds (logs, audit): NUL becomes U+FFFD, the end is cut off.
pub(crate) fn cleaned(value: &str, max_bytes: usize) -> String {
    value[..value.floor_char_boundary(max_bytes)].replace('\0', "\u{fffd}")
}

/// As [`cleaned`], for JSON; what is too large is replaced by a note that says so.
pub(crate) fn cleaned_json(value: &Value, max_bytes: usize) -> Value {
    let bytes = value.to_string().len();
    if bytes > max_bytes {
        return serde_json::json!({ "omitted": format!("{bytes} bytes") });
    }
    without_nul(value)
}

fn invalid(field: &'static str, problem: String) -> Result<()> {
    Err(StoreError::Invalid { field, problem })
}

fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_nul),
        Value::Object(fields) => fields.iter().any(|(key, value)| key.contains('\0') || has_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn without_nul(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace('\0', "\u{fffd}")),
        Value::Array(items) => items.iter().map(without_nul).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(key, value)| (key.replace('\0', "\u{fffd}"), without_nul(value))).collect()
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nul_is_found_wherever_it_hides() {
        assert!(text("name", "a\0b", 10).is_err());
        for value in [json!("\0"), json!([["\0"]]), json!({ "\0": 1 }), json!({ "a": { "b": "\0" } })] {
            assert!(json("data", &value, 100).is_err(), "{value}");
            assert!(!has_nul(&cleaned_json(&value, 100)), "{value}");
        }
        assert!(json("data", &json!("\\u0000"), 100).is_ok());
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cleaned("aé\0", 2), "a");
        assert_eq!(cleaned("aé\0", 9), "aé\u{fffd}");
        assert_eq!(cleaned_json(&json!("xxxx"), 3), json!({ "omitted": "6 bytes" }));
    }
}
