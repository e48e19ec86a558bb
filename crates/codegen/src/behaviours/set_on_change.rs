//! `set-on-change`: when a field takes a value, stamps another field with the date.

use super::set_on_create::stamp;
use super::{BehaviourCx, BehaviourKind, Moment, Reaction};
use crate::compile::ts::{LINE, Lit};
use crate::options::{OptionDef, OptionKind, TEMPORAL};
use crate::spec::FieldKind;
use crate::validate::{Errors, fits};

pub struct SetOnChange;

const MEMBER_INDENT: usize = 4;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required(
        "field",
        OptionKind::Field(crate::options::Accepts {
            what: "a yes/no field or a choice field that takes one value",
            check: |kind| matches!(kind, FieldKind::Boolean | FieldKind::Choice { many: false, .. }),
        }),
        "The field that is watched.",
    ),
    OptionDef::required("becomes", OptionKind::Scalar, "The value it must take."),
    OptionDef::required("set", OptionKind::Field(TEMPORAL), "The field that then gets the current date or time."),
];

impl BehaviourKind for SetOnChange {
    fn kind(&self) -> &'static str {
        "set-on-change"
    }

    fn about(&self) -> &'static str {
        "When a field takes a value, sets a date field to the current date or time; clears it when the value is left."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BehaviourCx<'_>, path: &str, errors: &mut Errors) {
        let field = cx.text("field").and_then(|id| cx.entity.field(id));
        if let (Some(field), Some(value)) = (field, cx.option("becomes"))
            && !fits(&field.kind, value)
        {
            errors.push(format!("{path}.becomes"), format!("is no value of `{}`", field.id));
        }
        let set = cx.text("set").and_then(|id| cx.entity.field(id));
        if let Some(set) = set.filter(|set| set.required) {
            errors.push(format!("{path}.set"), format!("`{}` is required and could not be cleared", set.id));
        }
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let option = |name: &str| cx.text(name).unwrap_or_default();
        let (field, set) = (option("field"), option("set"));
        let value = cx.option("becomes").map(|value| Lit::from(value).flat()).unwrap_or_default();
        let (function, call) = stamp(cx.entity, set);
        let unchanged = format!("...(after.{field} === before.{field}");
        let stamped = format!("{{ {set}: after.{field} === {value} ? {call} : null }})");
        let flat = format!("{unchanged} ? {{}} : {stamped}");
        let long = flat.chars().count() + MEMBER_INDENT + 1 > LINE;
        let members = if long { format!("{unchanged}\n      ? {{}}\n      : {stamped}") } else { flat };
        Reaction::Set { moment: Moment::Change, members, imports: vec![function] }
    }
}
