//! `set-on-create`: stamps a new record with the date.

use super::{BehaviourCx, BehaviourKind, Moment, Reaction};
use crate::options::{OptionDef, OptionKind, TEMPORAL};
use crate::spec::{Entity, FieldKind};

pub struct SetOnCreate;

const OPTIONS: &[OptionDef] = &[OptionDef::required("field", OptionKind::Field(TEMPORAL), "The field to set.")];

impl BehaviourKind for SetOnCreate {
    fn kind(&self) -> &'static str {
        "set-on-create"
    }

    fn about(&self) -> &'static str {
        "Sets a date field to the current date or time when a record is created."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let id = cx.text("field").unwrap_or_default();
        let (function, call) = stamp(cx.entity, id);
        Reaction::Set { moment: Moment::Create, members: format!("{id}: {call}"), imports: vec![function] }
    }
}

/// The function of `lib/dates` that turns `now` into a value of this field, and its call.
pub fn stamp(entity: &Entity, field: &str) -> (&'static str, String) {
    let is_date = entity.field(field).is_some_and(|field| field.kind == FieldKind::Date);
    let function = if is_date { "toIsoDate" } else { "toIsoDateTime" };
    (function, format!("{function}(now)"))
}
