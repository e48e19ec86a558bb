//! `video`: a film behind its poster.

use super::markup::{drawn, section};
use super::{HEADING, SUBJECT, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static VIDEO: Section = Section::new(
    "video",
    "A film behind a drawn poster; nothing is loaded before it is started.",
    OPTIONS,
    "components/landing/Video",
    html,
)
.scripted(&["title", "src"]);

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::required("title", OptionKind::Line(100), "What the film shows."),
    OptionDef::new("duration", OptionKind::Line(16), "`2:14`."),
    OptionDef::new("src", OptionKind::Link, "Address of a video file; until there is one, the place says so."),
    SUBJECT,
];

fn html(cx: &BlockCx<'_>) -> Html {
    let title = cx.text("title").unwrap_or_default();
    let frame = el("div").class("poster").attr("id", &cx.place()).child(drawn(title, None, ""));
    let caption = el("figcaption").text(title).maybe(cx.text("duration").map(|length| el("span").text(length)));
    section(cx, None, el("figure").class("film").child(frame).child(caption))
}
