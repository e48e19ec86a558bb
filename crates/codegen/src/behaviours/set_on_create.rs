//! `set-on-create`: stamps a new record with the date.

use super::{BehaviourKind, Moment, Reaction};
use crate::options::{OptionDef, OptionKind, TEMPORAL};
use crate::spec::{Behaviour, Entity, FieldKind};
use crate::validate::Errors;

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

    fn check(&self, _entity: &Entity, _behaviour: &Behaviour, _path: &str, _errors: &mut Errors) {}

    fn emit(&self, entity: &Entity, behaviour: &Behaviour) -> Reaction {
        let id = behaviour.options.get("field").and_then(|value| value.as_str()).unwrap_or_default();
        let (function, call) = stamp(entity, id);
        Reaction { moment: Moment::Create, members: format!("{id}: {call}"), imports: vec![function] }
    }
}

/// The function of `lib/dates` that turns `now` into a value of this field, and its call.
pub fn stamp(entity: &Entity, field: &str) -> (&'static str, String) {
    let is_date = entity.field(field).is_some_and(|field| field.kind == FieldKind::Date);
    let function = if is_date { "toIsoDate" } else { "toIsoDateTime" };
    (function, format!("{function}(now)"))
}
