//! `about`: a story beside a picture, and what one stands for.

use super::features::ICONS;
use super::markup::{action, badge, member, paragraphs, picture, said, section_with};
use super::{ACTION, HEADING, SUBJECT, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static ABOUT: Section = Section::new(
    "about",
    "A story beside a picture, and the values behind it.",
    OPTIONS,
    "components/landing/About",
    html,
)
.headed("About us")
.typed("values", "Value");

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::required("body", OptionKind::Text(4000), "Paragraphs, separated by empty lines."),
    OptionDef::new("values", OptionKind::Items(VALUE, 6), "What one stands for."),
    OptionDef::new("action", OptionKind::Object(ACTION), "A button below the story."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture; without it, one is drawn."),
    SUBJECT,
];

const VALUE: &[OptionDef] = &[
    OptionDef::new("icon", OptionKind::OneOf(ICONS), "A pictogram; `heart` by default."),
    OptionDef::required("title", OptionKind::Line(60), "In a word or two."),
    OptionDef::new("text", OptionKind::Text(300), "In a sentence."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let heading = cx.text("heading").unwrap_or("About us");
    let words = el("div")
        .child(el("h2").text(heading))
        .children(paragraphs(cx.text("body").unwrap_or_default()))
        .maybe(action(cx.option("action"), "primary"));
    let story = el("div").class("about").child(picture(cx, heading, cx.text("image"), "")).child(words);
    let values = cx.items("values").iter().map(|value| {
        let words = el("div").child(el("h3").text(said(value, "title")));
        let words = words.maybe(member(value, "text").map(|text| el("p").class("muted").text(text)));
        el("li").child(badge(member(value, "icon").unwrap_or("heart"))).child(words)
    });
    let values: Vec<Html> = values.collect();
    let values = (!values.is_empty()).then(|| el("ul").class("values").children(values.clone()));
    section_with(cx, None, None, [Some(story), values].into_iter().flatten())
}
