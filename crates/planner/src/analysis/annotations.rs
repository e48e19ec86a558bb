//! What people say about a field besides its name: its type, unit, range, options, and whether it must be filled in.

use std::ops::Range;

use isekai_codegen::{FieldKind, fits};
use serde_json::Value;

use super::{constraints, units};
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
    pub max_chars: Option<u32>,
    pub least: Option<f64>,
    pub most: Option<f64>,
    /// What it starts with, in the request's words.
    pub default: Option<String>,
    /// The kind was said in brackets and in general words: "email (string)" is no reason to forget what an e-mail is.
    pub vague: bool,
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
        let inner = without_fillers(reading, inner);
        if let Some(options) = after_widget(reading, inner.clone()) {
            self.set_options(reading, options);
            return;
        }
        let mut parts = alternatives(reading, inner.clone());
        let all = parts.len();
        // "(number, max 5)" is no rating.
        if all > 1 && matches!(type_named(&reading.words[parts[0].clone()]), Some(FieldKind::Number { .. })) {
            self.fact(reading, parts[0].clone());
        }
        // "(text, max 100 characters)", "(low, high, required)": what is surely no option.
        parts.retain(|part| !constraints::read(self, reading, part.clone()));
        let typed =
            all > parts.len() && parts.first().is_some_and(|first| type_named(&reading.words[first.clone()]).is_some());
        if typed {
            let first = parts.remove(0);
            self.kind_in_brackets(reading, first);
        }
        let unknown: Vec<_> = parts.iter().filter(|part| !self.fact(reading, (*part).clone())).cloned().collect();
        match unknown.as_slice() {
            [] => {
                self.vague = parts.len() == 1 && is_vague(&reading.words[parts[0].clone()]) || self.vague;
            }
            [only] if parts.len() == 1 || typed => self.help = Some(sentence_case(reading.source(only.clone()))),
            _ => self.options = parts.into_iter().map(|part| sentence_case(reading.source(part))).collect(),
        }
    }

    fn kind_in_brackets(&mut self, reading: &Reading<'_>, range: Range<usize>) {
        self.vague = is_vague(&reading.words[range.clone()]);
        self.fact(reading, range);
    }

    /// The options of "select: open, closed".
    pub fn set_options(&mut self, reading: &Reading<'_>, range: Range<usize>) {
        let parts = alternatives(reading, without_fillers(reading, range));
        self.options = parts.into_iter().map(|part| sentence_case(reading.source(part))).collect();
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
        if constraints::read(self, reading, range.clone()) {
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

    /// The kind and the default that these facts make of a kind that was guessed from the name.
    pub fn apply(self, guessed: FieldKind) -> (FieldKind, Option<Value>) {
        let (max_chars, least, most, default) = (self.max_chars, self.least, self.most, self.default.clone());
        let kind = match self.kind_of(guessed) {
            FieldKind::Text { multiline, max_length } => {
                FieldKind::Text { multiline, max_length: max_chars.or(max_length) }
            }
            FieldKind::Number { integer, min, max, unit } if least.zip(most).is_none_or(|(min, max)| min <= max) => {
                FieldKind::Number { integer, min: least.or(min), max: most.or(max), unit }
            }
            kind => kind,
        };
        let default = default.and_then(|text| constraints::default_of(&kind, &text));
        let relative = matches!(kind, FieldKind::Date | FieldKind::DateTime);
        let default = default.filter(|value| relative || fits(&kind, value));
        (kind, default)
    }

    fn kind_of(self, guessed: FieldKind) -> FieldKind {
        let special = match &self.kind {
            Some(FieldKind::Text { multiline: false, .. }) => {
                matches!(guessed, FieldKind::Email | FieldKind::Phone | FieldKind::Url | FieldKind::Text { .. })
            }
            Some(FieldKind::Number { .. }) => {
                matches!(guessed, FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. })
            }
            _ => false,
        };
        let kind = if self.vague && special { guessed } else { self.kind.unwrap_or(guessed) };
        if !self.options.is_empty() {
            return FieldKind::Choice { options: options(self.options), many: self.many };
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

/// `text`, `number`: true of many kinds.
fn is_vague(words: &[Word]) -> bool {
    matches!(words, [one] if one.is_any(&["text", "string", "number", "numeric", "integer", "int"]))
}

/// Without "e.g." at the front and "etc." at the end.
fn without_fillers(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let word = |at: usize| &reading.words[at];
    let lead = ["e.g", "eg", "i.e", "like", "such", "as", ".", ":", ",", "example", "are", "to", "be"];
    let mut range = range;
    while !range.is_empty() && word(range.start).is_any(&lead) {
        range.start += 1;
    }
    let tail = ["etc", "etcetera", ".", "…", ",", "and", "so", "on", "more", "others"];
    while range.len() > 1 && word(range.end - 1).is_any(&tail) {
        range.end -= 1;
    }
    range
}

/// What follows "select:", "dropdown with", "choice of" at the front of a range. `None` when it does not begin so.
pub fn after_widget(reading: &Reading<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let widgets = [
        "select", "dropdown", "drop", "choice", "choices", "enum", "options", "option", "radio", "menu", "pick",
        "values",
    ];
    let first = reading.words.get(range.start).filter(|_| !range.is_empty())?;
    if !first.is_any(&widgets) {
        return None;
    }
    let small = [
        "down", "buttons", "list", "menu", ":", "of", "with", "between", "from", "options", "choices", "values",
        "among", "the", "are", "to", "either", "one", "=", ",",
    ];
    let start = (range.start + 1..range.end).find(|&at| !reading.words[at].is_any(&small))?;
    Some(start..range.end)
}

/// The parts of "a, b or c" and "a/b/c".
pub fn alternatives(reading: &Reading<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), range.start);
    for at in range.clone() {
        // "between 18 and 99" is one fact.
        let between = at > range.start + 1 && reading.words[at].is("and") && reading.words[at - 2].is("between");
        if !between && reading.words[at].is_any(&[",", "、", "，", "/", "or", "and", ";", "|", "&"]) {
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

/// The options that a list of words names.
pub fn choice_options(reading: &Reading<'_>, range: Range<usize>) -> Vec<isekai_codegen::Choice> {
    let parts = alternatives(reading, without_fillers(reading, range));
    options(parts.into_iter().map(|part| sentence_case(reading.source(part).trim_matches(['"', '“', '”']))).collect())
}

/// Options with stored values and colours.
pub fn options(labels: Vec<String>) -> Vec<isekai_codegen::Choice> {
    tinted(choices(labels.into_iter().take(30).map(|label| (label, None)).collect()))
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
