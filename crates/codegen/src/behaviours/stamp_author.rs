//! `stamp-author`: a new record keeps who made it.

use super::{BehaviourCx, BehaviourKind, Moment, Reaction};
use crate::options::{Accepts, OptionDef, OptionKind};
use crate::spec::{FieldKind, Target};

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
        target.is_react()
    }

    fn functions(&self) -> &'static [(&'static str, &'static str)] {
        &[("authorStamp", "lib/viewer/stamp")]
    }

    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction {
        let field = cx.text("field").unwrap_or_default();
        Reaction::Set { moment: Moment::Create, members: format!("...authorStamp('{field}')"), imports: Vec::new() }
    }
}
