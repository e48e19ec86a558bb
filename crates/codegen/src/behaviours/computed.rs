//! `computed`: a field whose value follows from others.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{BehaviourCx, BehaviourKind, Reaction};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, OptionDef, OptionKind};
use crate::spec::{Behaviour, FieldKind};
use crate::validate::Errors;

pub struct Computed;

/// Ratings are given by people.
const RESULT: Accepts = Accepts {
    what: "a number or money field",
    check: |kind| matches!(kind, FieldKind::Number { .. } | FieldKind::Money { .. }),
};

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("field", OptionKind::Field(RESULT), "The field that is computed; forms show it read-only."),
    OptionDef::required(
        "operation",
        OptionKind::OneOf(&["product", "sum", "difference", "quotient", "days", "hours"]),
        "How; `days` and `hours` are from a first date or time to a second.",
    ),
    OptionDef::required("of", OptionKind::Paths(ANY), "What it is computed from, in this order."),
    OptionDef::new("factor", OptionKind::Number(-1e6, 1e6), "The result is multiplied by this: 0.2 for a tax of 20 %."),
];

impl BehaviourKind for Computed {
    fn kind(&self) -> &'static str {
        "computed"
    }

    fn about(&self) -> &'static str {
        "A number that follows from other fields: total = quantity × product.price, profit = income − cost."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BehaviourCx<'_>, path: &str, errors: &mut Errors) {
        let spans = is_span(cx);
        let paths = cx.texts("of");
        if spans && paths.len() != 2 {
            errors.push(format!("{path}.of"), "must be the first and the second date or time");
        } else if paths.is_empty() {
            errors.push(format!("{path}.of"), "must name at least one field");
        }
        for (at, one) in paths.iter().enumerate() {
            let path = format!("{path}.of[{at}]");
            if Some(*one) == cx.text("field") {
                errors.push(&path, "is the computed field itself");
            }
            let Some(field) = cx.spec.field_at(cx.entity, one) else { continue };
            let fine = match &field.kind {
                FieldKind::Date | FieldKind::DateTime | FieldKind::Time => spans,
                FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. } => !spans,
                _ => false,
            };
            if !fine {
                errors.push(path, format!("`{one}` does not go with this operation"));
            }
        }
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let options = OPTIONS.iter().filter_map(|def| Some((def.name.to_owned(), cx.option(def.name)?.into())));
        Reaction::Effect { function: "computed", options: Lit::Object(options.collect()) }
    }

    fn gives<'a>(&self, behaviour: &'a Behaviour) -> Option<&'a str> {
        behaviour.options.get("field").and_then(Value::as_str)
    }

    fn sample(&self, cx: &BehaviourCx<'_>, _at: usize, sample: &IndexMap<String, Value>) -> Option<Value> {
        let values: Vec<Option<&Value>> = cx.texts("of").iter().map(|path| sample_value(cx, sample, path)).collect();
        let factor = cx.option("factor").and_then(Value::as_f64).unwrap_or(1.0);
        let result = compute(cx.text("operation")?, &values)? * factor;
        let integer = |kind: &FieldKind| matches!(kind, FieldKind::Number { integer: true, .. });
        let field = cx.entity.field(cx.text("field")?)?;
        let digits = if integer(&field.kind) { 0 } else { 2 };
        Some(number(result, digits))
    }
}

fn is_span(cx: &BehaviourCx<'_>) -> bool {
    matches!(cx.text("operation"), Some("days" | "hours"))
}

/// The value at a path of a sample; a relation names the other sample by its title.
fn sample_value<'a>(cx: &BehaviourCx<'a>, sample: &'a IndexMap<String, Value>, path: &str) -> Option<&'a Value> {
    let Some((relation, field)) = path.split_once('.') else { return sample.get(path) };
    let other = cx.spec.related(cx.entity, relation)?;
    let at = other.sample_titled(sample.get(relation)?.as_str()?)?;
    other.samples[at].get(field)
}

/// As `lib/records/computed` does it.
fn compute(operation: &str, values: &[Option<&Value>]) -> Option<f64> {
    if matches!(operation, "days" | "hours") {
        let moment = |at: usize| values.get(at).copied().flatten().and_then(Value::as_str).and_then(hours);
        let span = moment(1)? - moment(0)?;
        return Some(match operation {
            "days" => (span / 24.0).round(),
            _ if span < 0.0 => span + 24.0,
            _ => span,
        });
    }
    let numbers: Vec<Option<f64>> = values.iter().map(|value| value.and_then(Value::as_f64)).collect();
    let all = || numbers.iter().copied().collect::<Option<Vec<f64>>>();
    let with_gaps = || numbers.iter().map(|number| number.unwrap_or_default());
    match operation {
        _ if numbers.iter().all(Option::is_none) => None,
        "sum" => Some(with_gaps().sum()),
        "difference" => with_gaps().reduce(|rest, number| rest - number),
        "product" => Some(all()?.iter().product()),
        _ => all()?.into_iter().reduce(|part, number| part / number).filter(|part| part.is_finite()),
    }
}

/// Hours since the year 0 of `2026-03-09`, `2026-03-09T18:30`, or since midnight of `18:30`.
fn hours(text: &str) -> Option<f64> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (Some(date), time),
        None if text.contains(':') => (None, text),
        None => (Some(text), "00:00"),
    };
    let (hour, minute) = time.split_once(':')?;
    let clock = hour.parse::<f64>().ok()? + minute.parse::<f64>().ok()? / 60.0;
    let Some(date) = date else { return Some(clock) };
    let parts: Vec<i64> = date.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    // Days by the civil calendar, with the year beginning in March so that leap days come last.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    Some(days as f64 * 24.0 + clock)
}

fn number(value: f64, digits: i32) -> Value {
    let scale = 10_f64.powi(digits);
    let rounded = (value * scale + 1e-6 * value.signum()).round() / scale;
    if rounded.fract() == 0.0 { json!(rounded as i64) } else { json!(rounded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(operation: &str, values: &[Value]) -> Option<f64> {
        compute(operation, &values.iter().map(Some).collect::<Vec<_>>())
    }

    #[test]
    fn operations() {
        assert_eq!(of("product", &[json!(3), json!(2.5)]), Some(7.5));
        assert_eq!(of("product", &[json!(3), Value::Null]), None);
        assert_eq!(of("difference", &[json!(10), json!(4), Value::Null]), Some(6.0));
        assert_eq!(of("quotient", &[json!(1), json!(0)]), None);
        assert_eq!(of("days", &[json!("2024-02-28"), json!("2024-03-01")]), Some(2.0));
        assert_eq!(of("hours", &[json!("22:30"), json!("06:00")]), Some(7.5));
        assert_eq!(of("hours", &[json!("2025-12-31T23:00"), json!("2026-01-01T01:30")]), Some(2.5));
    }

    #[test]
    fn numbers_are_written_short() {
        assert_eq!(number(30.0, 2), json!(30));
        assert_eq!(number(0.1 + 0.2, 2), json!(0.3));
        assert_eq!(number(-1.005, 2), json!(-1.01));
    }
}
