//! `call-to-action`: a coloured band with one message and one button.

use super::markup::action;
use super::{ACTION, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static CALL_TO_ACTION: Section = Section::new(
    "call-to-action",
    "A coloured band with one message and one button.",
    OPTIONS,
    "components/landing/CallToAction",
    html,
)
.grounded();

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(120), "The message."),
    OptionDef::new("text", OptionKind::Text(600), "Below the heading."),
    OptionDef::required("action", OptionKind::Object(ACTION), "The button."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let words = el("div")
        .child(el("h2").text(cx.text("heading").unwrap_or_default()))
        .maybe(cx.text("text").map(|text| el("p").text(text)));
    let band = el("div").class("band").child(words).maybe(action(cx.option("action"), "secondary"));
    el("section").class("section").child(el("div").child(band))
}
