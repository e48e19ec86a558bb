//! `adjust`: records change a number of the record they belong to, and take it back when they go.

use super::{BehaviourCx, BehaviourKind, Reaction};
use crate::compile::ts::Lit;
use crate::options::{Accepts, NUMERIC, OptionDef, OptionKind, WHERE};
use crate::spec::FieldKind;
use crate::validate::{Errors, fits};

pub struct Adjust;

const TARGET: Accepts = Accepts {
    what: "a number or money field",
    check: |kind| matches!(kind, FieldKind::Number { .. } | FieldKind::Money { .. }),
};

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("field", OptionKind::Path(TARGET), "The number of the related record: `product.stock`."),
    OptionDef::new("by", OptionKind::Field(NUMERIC), "By how much; by 1 for each record by default."),
    OptionDef::required("direction", OptionKind::OneOf(&["add", "subtract"]), "What a new record does."),
    OptionDef::new("where", OptionKind::Object(WHERE), "Only records whose field has this value."),
    OptionDef::new("notBelow", OptionKind::Number(-1e9, 1e9), "Changes that would take the number below are refused."),
];

impl BehaviourKind for Adjust {
    fn kind(&self) -> &'static str {
        "adjust"
    }

    fn about(&self) -> &'static str {
        "Keeps a number of a related record in step: stock with movements, a balance with bookings, free places with sign-ups."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BehaviourCx<'_>, path: &str, errors: &mut Errors) {
        if cx.text("field").is_some_and(|field| !field.contains('.')) {
            errors.push(format!("{path}.field"), "must lead through a relation, such as `product.stock`");
        }
        let Some(condition) = cx.option("where") else { return };
        let text = |name: &str| condition.get(name).and_then(|value| value.as_str());
        if let (Some(field), Some(value)) = (text("field").and_then(|id| cx.entity.field(id)), condition.get("equals"))
            && !fits(&field.kind, value)
        {
            errors.push(format!("{path}.where.equals"), format!("is no value of `{}`", field.id));
        }
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let (relation, field) = cx.text("field").and_then(|path| path.split_once('.')).unwrap_or_default();
        let mut options = vec![("relation".to_owned(), Lit::text(relation)), ("field".to_owned(), Lit::text(field))];
        for def in OPTIONS.iter().filter(|def| def.name != "field") {
            if let Some(value) = cx.option(def.name) {
                options.push((def.name.to_owned(), Lit::option(cx.spec, &def.kind, value)));
            }
        }
        Reaction::Effect { function: "adjust", options: Lit::Object(options) }
    }
}
