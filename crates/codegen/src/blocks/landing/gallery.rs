//! `gallery`: pictures with captions.

use super::markup::{member, picture, said, section};
use super::{HEADING, SUBJECT, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static GALLERY: Section = Section::new(
    "gallery",
    "Pictures with captions; drawn ones where there are none.",
    OPTIONS,
    "components/landing/Gallery",
    html,
);

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(ITEM, 24), "The pictures."), SUBJECT];

const ITEM: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(80), "The caption."),
    OptionDef::new("text", OptionKind::Line(160), "Below the caption."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture; without it, one is drawn."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items").iter().map(|item| {
        let caption = el("figcaption").text(said(item, "title"));
        let caption = caption.maybe(member(item, "text").map(|text| el("span").text(text)));
        let picture = picture(cx, said(item, "title"), member(item, "image"), "tile");
        el("li").child(el("figure").child(picture).child(caption))
    });
    section(cx, None, el("ul").class("tiles").children(items))
}
