//! `call-to-action`: a coloured band with one message and one button.

use super::{ACTION, action};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct CallToAction;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(120), "The message."),
    OptionDef::new("text", OptionKind::Text(600), "Below the heading."),
    OptionDef::required("action", OptionKind::Object(ACTION), "The button."),
];

impl BlockKind for CallToAction {
    fn kind(&self) -> &'static str {
        "call-to-action"
    }

    fn about(&self) -> &'static str {
        "A coloured band with one message and one button."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_section(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("CallToAction", "components/landing/CallToAction").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let words = el("div")
            .child(el("h2").text(cx.text("heading").unwrap_or_default()))
            .maybe(cx.text("text").map(|text| el("p").text(text)));
        let band = el("div").class("band").child(words).maybe(action(cx.option("action"), "secondary"));
        Some(el("section").class("section").child(el("div").child(band)))
    }
}
