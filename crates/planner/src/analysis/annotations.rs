//! What people say about a field besides its name: its type, unit, range, options, and whether it must be filled in.

use std::ops::Range;

use isekai_codegen::FieldKind;

use super::units;
use crate::lexicon::fields::choices;
use crate::text::{Reading, Word, sentence_case};

/// Facts gathered about one field.
#[derive(Debug, Default)]
pub struct Annotations {
    pub kind: Option<FieldKind>,
    pub options: Vec<String>,
    pub unit: Option<&'static str>,
    pub currency: Option<&'static str>,
    pub required: Option<bool>,
    pub many: bool,
    pub top: Option<u8>,
    pub help: Option<String>,
}

const TYPES: &[(&str, &str)] = &[
    ("long text", "long"),
    ("multi line text", "long"),
    ("multiline text", "long"),
    ("multiline", "long"),
    ("multi line", "long"),
    ("paragraph", "long"),
    ("textarea", "long"),
    ("text area", "long"),
    ("rich text", "long"),
    ("short text", "text"),
    ("text field", "text"),
    ("text", "text"),
    ("string", "text"),
    ("free text", "text"),
    ("whole number", "integer"),
    ("integer", "integer"),
    ("int", "integer"),
    ("number", "number"),
    ("numeric", "number"),
    ("decimal number", "number"),
    ("decimal", "number"),
    ("float", "number"),
    ("date and time", "datetime"),
    ("datetime", "datetime"),
    ("timestamp", "datetime"),
    ("date", "date"),
    ("time", "time"),
    ("yes no", "boolean"),
    ("yes or no", "boolean"),
    ("true false", "boolean"),
    ("true or false", "boolean"),
    ("boolean", "boolean"),
    ("bool", "boolean"),
    ("checkbox", "boolean"),
    ("check box", "boolean"),
    ("tick box", "boolean"),
    ("toggle", "boolean"),
    ("flag", "boolean"),
    ("email", "email"),
    ("email address", "email"),
    ("phone", "phone"),
    ("phone number", "phone"),
    ("url", "url"),
    ("link", "url"),
    ("web address", "url"),
    ("image", "image"),
    ("photo", "image"),
    ("picture", "image"),
    ("colour", "color"),
    ("color", "color"),
    ("tag", "tags"),
    ("list of tag", "tags"),
    ("money", "money"),
    ("currency", "money"),
    ("price", "money"),
    ("money amount", "money"),
    ("rating", "rating 5"),
    ("star", "rating 5"),
    ("star rating", "rating 5"),
];

/// The kind that these words name as a type, e.g. `long text`.
pub fn type_named(words: &[Word]) -> Option<FieldKind> {
    let stems: Vec<&str> = words.iter().filter(|word| !word.punctuation).map(|word| word.stem.as_str()).collect();
    let name = stems.join(" ");
    let (_, notation) = TYPES.iter().find(|(text, _)| *text == name)?;
    crate::lexicon::fields::parse_kind(notation)
}

/// The currency that a word or sign names.
pub fn currency_of(word: &Word) -> Option<&'static str> {
    units::currency(&word.stem)
}

impl Annotations {
    /// Reads what stands in brackets after a name: "(low, medium, high)", "(long text, optional)", "(in kg)", "(1-10)".
    pub fn bracketed(&mut self, reading: &Reading<'_>, inner: Range<usize>) {
        let parts = alternatives(reading, inner.clone());
        let unknown = parts.iter().filter(|part| !self.fact(reading, (*part).clone())).count();
        if unknown == 0 {
            return;
        }
        // "(low, medium, required)" does not happen; a list is either facts or options.
        if parts.len() > 1 {
            self.options = parts.into_iter().map(|part| sentence_case(reading.source(part))).collect();
        } else {
            self.help = Some(sentence_case(reading.source(inner)));
        }
    }

    /// Reads one fact. Says whether it was one.
    pub fn fact(&mut self, reading: &Reading<'_>, range: Range<usize>) -> bool {
        let words = &reading.words[range.clone()];
        let Some(first) = words.first() else { return true };
        if first.is_any(&["optional", "required", "mandatory", "multiple", "many"]) && words.len() == 1 {
            match first.lower.as_str() {
                "optional" => self.required = Some(false),
                "multiple" | "many" => self.many = true,
                _ => self.required = Some(true),
            }
            return true;
        }
        if first.is_any(&["in", "as", "a", "an", "of", "is"]) && words.len() > 1 {
            return self.fact(reading, range.start + 1..range.end);
        }
        if let Some(top) = scale(words) {
            self.top = Some(top);
            return true;
        }
        if let Some(kind) = type_named(words) {
            self.kind = Some(kind);
            return true;
        }
        if words.len() == 1 || words.len() == 2 && first.is("°") {
            let stem = if words.len() == 2 { format!("°{}", words[1].lower) } else { first.stem.clone() };
            self.currency = self.currency.or(units::currency(&stem));
            self.unit = self.unit.or(units::unit(&stem));
            return self.currency.is_some() || self.unit.is_some();
        }
        false
    }

    /// The kind these facts make of one that was guessed from the name.
    pub fn apply(self, guessed: FieldKind) -> FieldKind {
        let kind = self.kind.unwrap_or(guessed);
        if !self.options.is_empty() {
            let options = choices(self.options.into_iter().take(30).map(|label| (label, None)).collect());
            return FieldKind::Choice { options: tinted(options), many: self.many };
        }
        if let Some(max) = self.top {
            return FieldKind::Rating { max };
        }
        match (kind, self.unit, self.currency) {
            // "weight in pounds" is no money.
            (FieldKind::Number { integer, min, max, unit: Some(_) }, _, Some("GBP")) => {
                FieldKind::Number { integer, min, max, unit: Some("lb".to_owned()) }
            }
            (_, None, Some(currency)) => FieldKind::Money { currency: currency.to_owned() },
            (FieldKind::Number { integer, min, max, .. }, Some(unit), _) => {
                FieldKind::Number { integer, min, max, unit: Some(unit.to_owned()) }
            }
            (FieldKind::Text { multiline: false, .. } | FieldKind::Time | FieldKind::Date, Some(unit), _) => {
                FieldKind::Number { integer: units::is_whole(unit), min: None, max: None, unit: Some(unit.to_owned()) }
            }
            (FieldKind::Choice { options, .. }, _, _) if self.many => FieldKind::Choice { options, many: true },
            (kind, _, _) => kind,
        }
    }
}

/// The parts of "a, b or c" and "a/b/c".
pub fn alternatives(reading: &Reading<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), range.start);
    for at in range.clone() {
        if reading.words[at].is_any(&[",", "/", "or", "and", ";", "|", "&"]) {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..range.end);
    parts.retain(|part| !part.is_empty());
    // "yes/no" is one fact, not two options.
    let joined = [&["yes", "no"], &["true", "false"]].iter().any(|pair| {
        parts.len() == 2
            && pair.iter().zip(&parts).all(|(text, part)| part.len() == 1 && reading.words[part.start].is(text))
    });
    if joined { vec![range] } else { parts }
}

/// `1 to 10`, `1 10` (from `1-10`), `out of 10`, `10 points`, `5 stars`: the greatest value of a rating.
fn scale(words: &[Word]) -> Option<u8> {
    let numbers: Vec<u8> = words.iter().filter_map(|word| word.lower.parse().ok()).collect();
    let rest: Vec<&str> =
        words.iter().filter(|word| word.lower.parse::<u8>().is_err()).map(|word| word.stem.as_str()).collect();
    let plain =
        rest.iter().all(|word| ["to", "out", "of", "star", "point", "from", "scale", "–", "—", "max"].contains(word));
    match numbers[..] {
        [max] if plain && !rest.is_empty() => Some(max),
        [1 | 0, max] if plain => Some(max),
        _ => None,
    }
    .filter(|max| (2..=10).contains(max))
}

/// Gives options the colours that their words suggest, else a sequence of different ones.
fn tinted(options: Vec<isekai_codegen::Choice>) -> Vec<isekai_codegen::Choice> {
    const SEQUENCE: &[&str] = &["blue", "green", "amber", "violet", "pink", "gray", "red"];
    let meaning = |label: &str| match label.to_lowercase().as_str() {
        "low" | "to do" | "todo" | "backlog" | "none" | "draft" | "planned" | "other" | "new" | "not started" => {
            Some("gray")
        }
        "medium" | "normal" | "pending" | "waiting" | "on hold" | "paused" | "fair" | "maybe" => Some("amber"),
        "high" | "urgent" | "critical" | "overdue" | "blocked" | "cancelled" | "canceled" | "rejected" | "lost"
        | "bad" | "failed" | "hard" | "expired" => Some("red"),
        "done" | "complete" | "completed" | "finished" | "paid" | "approved" | "active" | "closed" | "won" | "good"
        | "easy" | "available" | "delivered" | "passed" | "yes" => Some("green"),
        "open" | "in progress" | "doing" | "ongoing" | "started" | "reading" | "sent" | "playing" => Some("blue"),
        _ => None,
    };
    let tint = |(index, choice): (usize, isekai_codegen::Choice)| {
        let tone = meaning(&choice.label).unwrap_or(SEQUENCE[index % SEQUENCE.len()]);
        isekai_codegen::Choice { tone: Some(tone.to_owned()), ..choice }
    };
    options.into_iter().enumerate().map(tint).collect()
}
