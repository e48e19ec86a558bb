//! `steps`: how it works, one step after the other.

use super::markup::{member, said, section};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static STEPS: Section =
    Section::new("steps", "How it works, one step after the other.", OPTIONS, "components/landing/Steps", html)
        .headed("How it works");

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(STEP, 8), "The steps, in their order.")];

const STEP: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(80), "What one does."),
    OptionDef::new("text", OptionKind::Text(300), "More about it."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let steps = cx.items("items").iter().map(|item| {
        el("li")
            .child(el("h3").text(said(item, "title")))
            .maybe(member(item, "text").map(|text| el("p").class("muted").text(text)))
    });
    section(cx, Some("How it works"), el("ol").class("steps").children(steps))
}
