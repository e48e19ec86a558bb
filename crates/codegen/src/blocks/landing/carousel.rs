//! `carousel`: slides, one at a time.

use super::markup::{action, member, picture, said, section};
use super::{ACTION, HEADING, SUBJECT, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static CAROUSEL: Section = Section::new(
    "carousel",
    "Slides with a picture and a few words, one at a time; moved by buttons and arrow keys.",
    OPTIONS,
    "components/landing/Carousel",
    html,
)
.scripted(&[]);

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(SLIDE, 10), "The slides."), SUBJECT];

const SLIDE: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(100), "In large letters."),
    OptionDef::new("text", OptionKind::Text(400), "Below."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture; without it, one is drawn."),
    OptionDef::new("action", OptionKind::Object(ACTION), "A button."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let slides = cx.items("items").iter().map(|item| {
        let words = el("div")
            .child(el("h3").text(said(item, "title")))
            .maybe(member(item, "text").map(|text| el("p").text(text)))
            .maybe(action(item.get("action"), "primary"));
        el("li").child(picture(cx, said(item, "title"), member(item, "image"), "")).child(words)
    });
    let slides = el("ul").class("slides").children(slides);
    section(cx, None, el("div").class("card carousel").attr("id", &cx.place()).child(slides))
}
