//! Kinds of fields in words.

use isekai_codegen::FieldKind;

/// A kind in words.
pub fn describe_kind(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text { multiline: true, .. } => "long text".to_owned(),
        FieldKind::Text { .. } => "text".to_owned(),
        FieldKind::Number { integer, unit, .. } => match (integer, unit) {
            (_, Some(unit)) => format!("number, {unit}"),
            (true, None) => "whole number".to_owned(),
            (false, None) => "number".to_owned(),
        },
        FieldKind::Money { currency } => format!("amount, {currency}"),
        FieldKind::Boolean => "yes/no".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Time => "time".to_owned(),
        FieldKind::DateTime => "date and time".to_owned(),
        FieldKind::Choice { options, .. } => {
            let labels: Vec<&str> = options.iter().take(8).map(|choice| choice.label.as_str()).collect();
            format!("choice of {}", labels.join(", "))
        }
        FieldKind::Rating { max } => format!("rating up to {max}"),
        FieldKind::Email => "e-mail".to_owned(),
        FieldKind::Phone => "phone number".to_owned(),
        FieldKind::Url => "link".to_owned(),
        FieldKind::Color => "colour".to_owned(),
        FieldKind::Image => "picture".to_owned(),
        FieldKind::Tags => "tags".to_owned(),
        FieldKind::Relation { entity, .. } => format!("one of the {entity} records"),
    }
}
