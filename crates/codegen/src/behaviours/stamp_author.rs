//! `stamp-author`: a new record keeps who made it.

use super::{BehaviourKind, Moment, Reaction};
use crate::options::{Accepts, OptionDef, OptionKind};
use crate::spec::{Behaviour, Entity, FieldKind, Target};
use crate::validate::Errors;

pub struct StampAuthor;

const OPTIONS: &[OptionDef] = &[OptionDef::required(
    "field",
    OptionKind::Field(Accepts {
        what: "a short text field",
        check: |kind| matches!(kind, FieldKind::Text { multiline: false, .. }),
    }),
    "The field that gets the name.",
)];

impl BehaviourKind for StampAuthor {
    fn kind(&self) -> &'static str {
        "stamp-author"
    }

    fn about(&self) -> &'static str {
        "Sets a text field to the name of whoever creates the record; the form asks for it only when the name is not known."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, target: Target) -> bool {
        target == Target::React
    }

    fn check(&self, _entity: &Entity, _behaviour: &Behaviour, _path: &str, _errors: &mut Errors) {}

    fn functions(&self) -> &'static [(&'static str, &'static str)] {
        &[("authorStamp", "lib/viewer/stamp")]
    }

    fn emit(&self, _entity: &Entity, behaviour: &Behaviour) -> Reaction {
        let field = behaviour.options.get("field").and_then(|value| value.as_str()).unwrap_or_default();
        Reaction { moment: Moment::Create, members: format!("...authorStamp('{field}')"), imports: Vec::new() }
    }
}
