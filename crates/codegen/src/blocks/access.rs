//! Options that limit what the viewer of a block sees and may do, in apps with accounts.

use super::{BlockCx, Element};
use crate::compile::ts::Lit;
use crate::options::{OWNER, OptionDef, OptionKind};
use crate::validate::Errors;

pub const WRITE: OptionDef =
    OptionDef::new("write", OptionKind::Who, "Who may add, change and delete; everyone by default. Admins always may.");
pub const MINE: OptionDef = OptionDef::new(
    "mine",
    OptionKind::Field(OWNER),
    "Only the viewer's own records: those with their email address or name in this field, which new ones get.",
);

pub fn check(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    if cx.option("mine").is_some() && cx.spec.sign_in.is_none() {
        errors.push(format!("{path}.mine"), "the app has no accounts (`signIn`)");
    }
}

/// The element with the limits that its block asks for.
pub fn limited(cx: &BlockCx<'_>, element: Element) -> Element {
    let write = cx.text("write").filter(|who| *who != "everyone");
    let mine = cx.text("mine");
    if write.is_none() && mine.is_none() {
        return element;
    }
    let mut outer = Element::new("Access", "components/accounts/Access").entity(cx);
    for (name, value) in [("write", write), ("mine", mine)] {
        if let Some(value) = value {
            outer = outer.with(name, Lit::text(value));
        }
    }
    element.within(outer.flag("form", cx.block.kind == "form"))
}
