//! `number`: new records are numbered.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{BehaviourCx, BehaviourKind, Reaction};
use crate::compile::ts::Lit;
use crate::options::{LINE_OF_TEXT, OptionDef, OptionKind};
use crate::spec::{Behaviour, Entity};

pub struct Number;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("field", OptionKind::Field(LINE_OF_TEXT), "The field that gets the number."),
    OptionDef::new("prefix", OptionKind::Line(12), "Before the digits; `INV-` for invoices by default."),
    OptionDef::new("digits", OptionKind::Integer(1, 8), "At least so many; 4 by default."),
];

const DIGITS: u64 = 4;

impl BehaviourKind for Number {
    fn kind(&self) -> &'static str {
        "number"
    }

    fn about(&self) -> &'static str {
        "Gives new records the next number of a sequence: INV-0001, INV-0002, …"
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let options = vec![
            ("field".to_owned(), Lit::text(cx.text("field").unwrap_or_default())),
            ("prefix".to_owned(), Lit::text(&prefix(cx))),
            ("digits".to_owned(), Lit::Scalar(json!(digits(cx)))),
        ];
        Reaction::Effect { function: "numbered", options: Lit::Object(options) }
    }

    fn gives<'a>(&self, behaviour: &'a Behaviour) -> Option<&'a str> {
        behaviour.options.get("field").and_then(Value::as_str)
    }

    /// The newest record stands first. A sample that has a number keeps it.
    fn sample(&self, cx: &BehaviourCx<'_>, at: usize, sample: &IndexMap<String, Value>) -> Option<Value> {
        let known = sample.get(cx.text("field")?).filter(|value| value.as_str().is_some_and(|text| !text.is_empty()));
        let number = cx.entity.samples.len() - at;
        let width = usize::try_from(digits(cx)).unwrap_or_default();
        Some(known.cloned().unwrap_or_else(|| json!(format!("{}{number:0width$}", prefix(cx)))))
    }
}

fn digits(cx: &BehaviourCx<'_>) -> u64 {
    cx.option("digits").and_then(Value::as_u64).unwrap_or(DIGITS)
}

fn prefix(cx: &BehaviourCx<'_>) -> String {
    cx.text("prefix").map_or_else(|| default_prefix(cx.entity), str::to_owned)
}

/// `Invoice` → `INV-`; of two words their initials: `Work order` → `WO-`.
pub fn default_prefix(entity: &Entity) -> String {
    let letters = |text: &str, count: usize| {
        text.chars().filter(char::is_ascii_alphabetic).take(count).collect::<String>().to_ascii_uppercase()
    };
    let words: Vec<&str> = entity.singular.split_whitespace().collect();
    let prefix = match words.as_slice() {
        [word] => letters(word, 3),
        words => words.iter().map(|word| letters(word, 1)).collect(),
    };
    if prefix.is_empty() { String::new() } else { format!("{prefix}-") }
}
