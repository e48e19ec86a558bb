//! `notifications`: what the behaviour `notify` has told the viewer, as a page. The bell in the header comes with it.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};

pub struct Notifications;

const OPTIONS: &[OptionDef] =
    &[OptionDef::new("heading", OptionKind::Line(60), "Shown above the list; none by default.")];

impl BlockKind for Notifications {
    fn kind(&self) -> &'static str {
        "notifications"
    }

    fn about(&self) -> &'static str {
        "All notifications of the viewer, read and unread; the behaviour `notify` makes them."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Notifications", "components/notifications/Notifications").options(cx, &[])
    }
}
