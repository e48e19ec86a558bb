//! `timeline-section`: milestones in their order.

use super::markup::{member, said, section_beside};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static TIMELINE: Section = Section::new(
    "timeline-section",
    "Milestones in their order: the story of a company, the plan of a project.",
    OPTIONS,
    "components/landing/TimelineSection",
    html,
)
.headed("Our story so far");

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(MILESTONE, 20), "The milestones.")];

const MILESTONE: &[OptionDef] = &[
    OptionDef::required("when", OptionKind::Line(40), "`1987`, `Spring 2026`."),
    OptionDef::required("title", OptionKind::Line(100), "What happened."),
    OptionDef::new("text", OptionKind::Text(400), "More about it."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items").iter().map(|item| {
        el("li")
            .child(el("p").class("when").text(said(item, "when")))
            .child(el("h3").text(said(item, "title")))
            .maybe(member(item, "text").map(|text| el("p").class("muted").text(text)))
    });
    section_beside(cx, Some("Our story so far"), el("ol").class("milestones").children(items))
}
