//! Whether a JSON value fits a field.

use serde_json::Value;

use crate::spec::FieldKind;
use crate::theme::Rgb;

const MAX_TEXT_CHARS: usize = 5_000;
const MAX_LINE_CHARS: usize = 300;
const MAX_EMAIL_CHARS: usize = 254;
const MAX_ITEMS: usize = 30;
const MAX_IMAGE_BYTES: usize = 20_000;

/// Whether `value` may be stored in a field of this kind. Relations hold titles of samples.
pub fn fits(kind: &FieldKind, value: &Value) -> bool {
    problem(kind, value).is_none()
}

/// Why `value` does not fit.
pub fn problem(kind: &FieldKind, value: &Value) -> Option<String> {
    match kind {
        FieldKind::Text { multiline, max_length } => {
            let hard = if *multiline { MAX_TEXT_CHARS } else { MAX_LINE_CHARS };
            let max = max_length.map_or(hard, |max| hard.min(max as usize));
            text(value, max)
        }
        FieldKind::Number { integer, min, max, .. } => number(value, *integer, *min, *max),
        FieldKind::Money { .. } => number(value, false, None, None),
        FieldKind::Boolean => (!value.is_boolean()).then(|| "must be true or false".to_owned()),
        FieldKind::Date => shaped(value, is_date, "a date such as `2026-03-09`"),
        FieldKind::Time => shaped(value, is_time, "a time such as `18:30`"),
        FieldKind::DateTime => shaped(value, is_date_time, "a date with time such as `2026-03-09T18:30`"),
        FieldKind::Choice { options, many } => {
            let known = |text: &str| options.iter().any(|option| option.value == text);
            let names = options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(", ");
            one_or_many(value, *many, known, &format!("one of {names}"))
        }
        FieldKind::Rating { max } => number(value, true, Some(1.0), Some(f64::from(*max))),
        FieldKind::Email => shaped(value, is_email, "an email address"),
        FieldKind::Phone => shaped(value, is_phone, "a phone number"),
        FieldKind::Url => shaped(value, is_web_address, "an address such as `https://example.com`"),
        FieldKind::Color => shaped(value, |text| Rgb::parse(text).is_some(), "a colour such as `#1a7f5a`"),
        FieldKind::Image => shaped(value, is_picture, "a small picture as a data URL"),
        FieldKind::Tags => one_or_many(value, true, is_short, "short texts"),
        FieldKind::Relation { many, .. } => one_or_many(value, *many, is_short, "the title of a sample"),
    }
}

fn text(value: &Value, max: usize) -> Option<String> {
    let Some(text) = value.as_str() else { return Some("must be a text".to_owned()) };
    let bad = text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    if bad {
        return Some("must not contain control characters".to_owned());
    }
    (text.chars().count() > max).then(|| format!("must have at most {max} characters"))
}

fn number(value: &Value, integer: bool, min: Option<f64>, max: Option<f64>) -> Option<String> {
    let Some(number) = value.as_f64() else { return Some("must be a number".to_owned()) };
    if integer && number.fract() != 0.0 {
        return Some("must be a whole number".to_owned());
    }
    if let Some(min) = min.filter(|min| number < *min) {
        return Some(format!("must be {min} or more"));
    }
    max.filter(|max| number > *max).map(|max| format!("must be {max} or less"))
}

fn shaped(value: &Value, check: impl Fn(&str) -> bool, what: &str) -> Option<String> {
    (!value.as_str().is_some_and(check)).then(|| format!("must be {what}"))
}

fn one_or_many(value: &Value, many: bool, check: impl Fn(&str) -> bool, what: &str) -> Option<String> {
    if !many {
        return shaped(value, check, what);
    }
    let items = value.as_array().filter(|items| items.len() <= MAX_ITEMS);
    let fine = items.is_some_and(|items| items.iter().all(|item| item.as_str().is_some_and(&check)));
    (!fine).then(|| format!("must be a list of at most {MAX_ITEMS}, each {what}"))
}

fn is_short(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_LINE_CHARS && !text.chars().any(char::is_control)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return false;
    };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    digits(hour, 2).is_some_and(|hour| hour < 24) && digits(minute, 2).is_some_and(|minute| minute < 60)
}

fn is_date_time(text: &str) -> bool {
    text.split_once('T').is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// No more than what addresses in use have: no quoted names, no comments, no brackets.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let named = name.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_{|}~.-".contains(c));
    let hosted = host.chars().all(|c| c.is_alphanumeric() || ".-".contains(c));
    !name.is_empty() && !host.is_empty() && named && hosted && text.chars().count() <= MAX_EMAIL_CHARS
}

fn is_phone(text: &str) -> bool {
    (5..=30).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c))
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || "\"<>`\\".contains(c);
    rest.is_some_and(|rest| rest.contains('.') && is_short(text) && !text.contains(odd))
}

fn is_picture(text: &str) -> bool {
    let odd = |b: u8| !b.is_ascii_graphic() || b"\"<>`\\".contains(&b);
    let format = text.strip_prefix("data:image/").and_then(|rest| rest.split([';', ',']).next());
    let known = format
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b)));
    known && text.len() <= MAX_IMAGE_BYTES && !text.bytes().any(odd)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    if text.len() != length || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_must_fit_their_kind() {
        assert!(fits(&FieldKind::Date, &json!("2024-02-29")));
        assert!(!fits(&FieldKind::Date, &json!("2023-02-29")));
        assert!(!fits(&FieldKind::DateTime, &json!("2024-02-29 10:00")));
        assert!(fits(&FieldKind::Rating { max: 5 }, &json!(5)));
        assert!(!fits(&FieldKind::Rating { max: 5 }, &json!(0)));
        assert!(!fits(&FieldKind::Url, &json!("javascript:alert(1)")));
        assert!(fits(&FieldKind::Email, &json!("maría.o'neil+x@münchen.example")));
        assert!(!fits(&FieldKind::Email, &json!("a@b\n```sh")) && !fits(&FieldKind::Email, &json!("a`@b")));
        assert!(
            !fits(&FieldKind::Image, &json!("data:text/html,x")) && !fits(&FieldKind::Image, &json!("data:image/"))
        );
        assert!(!fits(&FieldKind::Boolean, &json!("true")));
        assert!(fits(&FieldKind::Tags, &json!(["a", "b"])));
        assert!(!fits(&FieldKind::Tags, &json!("a")));
    }
}
