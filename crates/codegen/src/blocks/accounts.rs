//! `accounts`: for admins, all accounts of the app.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::validate::Errors;

pub struct Accounts;

const OPTIONS: &[OptionDef] =
    &[OptionDef::new("heading", OptionKind::Line(60), "Shown above the list; none by default.")];

impl BlockKind for Accounts {
    fn kind(&self) -> &'static str {
        "accounts"
    }

    fn about(&self) -> &'static str {
        "For admins: all accounts, to change roles, deactivate and delete. Needs `signIn` with the role `admin`; its page is \
         for admins."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_for_admins(&self) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if !cx.spec.has_admin() {
            errors.push(path, "the app has no accounts with the role `admin` (`signIn.roles`)");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Accounts", "components/accounts/Accounts").options(cx, &[])
    }
}
