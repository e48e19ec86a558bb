//! `figures`: large numbers on a coloured band.

use super::markup::said;
use super::{FACT, HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static FIGURES: Section = Section::new(
    "figures",
    "Large numbers on a band in the app's colour: `12 years`, `40 kinds of bread`.",
    OPTIONS,
    "components/landing/Figures",
    html,
)
.grounded();

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(FACT, 6), "The numbers.")];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx
        .items("items")
        .iter()
        .map(|item| el("div").child(el("dt").text(said(item, "label"))).child(el("dd").text(said(item, "value"))));
    let inner = el("div")
        .maybe(cx.text("heading").map(|heading| el("h2").text(heading)))
        .maybe(cx.text("text").map(|text| el("p").text(text)))
        .child(el("dl").children(items));
    el("section").class("figures-band").child(inner)
}
