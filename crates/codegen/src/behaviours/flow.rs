//! `flow`: from each state only to some others.

use serde_json::Value;

use super::{BehaviourCx, BehaviourKind, Reaction};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind, SINGLE_CHOICE};
use crate::spec::{Choice, Field, FieldKind};
use crate::validate::Errors;

pub struct Flow;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("field", OptionKind::Field(SINGLE_CHOICE), "The status."),
    OptionDef::new(
        "start",
        OptionKind::Lines(30),
        "States of a new record; the field's default or first option by default.",
    ),
    OptionDef::new(
        "steps",
        OptionKind::Items(STEP, 30),
        "What may follow on each state. By default the options in their order, and from each open one to those that end it \
         early, such as `cancelled`.",
    ),
];

const STEP: &[OptionDef] = &[
    OptionDef::required("from", OptionKind::Line(60), "A state."),
    OptionDef::required("to", OptionKind::Lines(30), "The states that may follow; none for a last state."),
];

/// States that may be reached from every open one.
const EARLY_ENDS: &[&str] = &[
    "cancel", "reject", "declin", "refus", "denied", "lost", "failed", "no-show", "withdraw", "abandon", "return",
    "refund",
];

impl BehaviourKind for Flow {
    fn kind(&self) -> &'static str {
        "flow"
    }

    fn about(&self) -> &'static str {
        "Allowed changes of a status: forms and boards offer only the next states, and nothing else is stored."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BehaviourCx<'_>, path: &str, errors: &mut Errors) {
        let Some((_, options)) = choice(cx) else { return };
        let mut known = |value: &str, path: String| {
            if !options.iter().any(|option| option.value == value) {
                errors.push(path, format!("`{value}` is no value of the field"));
            }
        };
        for (at, value) in cx.texts("start").iter().enumerate() {
            known(value, format!("{path}.start[{at}]"));
        }
        for (at, (from, to)) in given_steps(cx).iter().enumerate() {
            known(from, format!("{path}.steps[{at}].from"));
            for value in to {
                known(value, format!("{path}.steps[{at}].to"));
            }
        }
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let Some((field, options)) = choice(cx) else {
            return Reaction::Effect { function: "flow", options: Lit::Object(Vec::new()) };
        };
        let start = if cx.option("start").is_some() { cx.texts("start") } else { vec![default_start(field, options)] };
        let steps = if cx.option("steps").is_some() { given_steps(cx) } else { default_steps(options) };
        let steps = steps.into_iter().map(|(from, to)| (from.to_owned(), Lit::texts(to))).collect();
        let options = vec![
            ("field".to_owned(), Lit::text(&field.id)),
            ("start".to_owned(), Lit::texts(start)),
            ("steps".to_owned(), Lit::Object(steps)),
        ];
        Reaction::Effect { function: "flow", options: Lit::Object(options) }
    }
}

fn choice<'a>(cx: &BehaviourCx<'a>) -> Option<(&'a Field, &'a [Choice])> {
    let field = cx.entity.field(cx.text("field")?)?;
    match &field.kind {
        FieldKind::Choice { options, .. } => Some((field, options)),
        _ => None,
    }
}

fn given_steps<'a>(cx: &BehaviourCx<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let items = cx.option("steps").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let step = |item: &'a Value| {
        let to = item.get("to").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        Some((item.get("from")?.as_str()?, to.iter().filter_map(Value::as_str).collect()))
    };
    items.iter().filter_map(step).collect()
}

fn default_start<'a>(field: &'a Field, options: &'a [Choice]) -> &'a str {
    let default = field.default.as_ref().and_then(Value::as_str);
    default.or_else(|| options.first().map(|option| option.value.as_str())).unwrap_or_default()
}

fn default_steps(options: &[Choice]) -> Vec<(&str, Vec<&str>)> {
    let ends_early = |value: &str| EARLY_ENDS.iter().any(|word| value.contains(word));
    let (early, line): (Vec<&str>, Vec<&str>) =
        options.iter().map(|option| option.value.as_str()).partition(|value| ends_early(value));
    let steps = line.iter().enumerate().map(|(at, value)| match line.get(at + 1) {
        Some(next) => (*value, std::iter::once(*next).chain(early.iter().copied()).collect()),
        None => (*value, Vec::new()),
    });
    steps.chain(early.iter().map(|value| (*value, Vec::new()))).collect()
}
