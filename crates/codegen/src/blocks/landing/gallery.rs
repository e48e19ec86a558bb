//! `gallery`: pictures, or coloured tiles where there are none, with captions.

use super::{member, section};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Gallery;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::new("text", OptionKind::Text(600), "Below the heading."),
    OptionDef::required("items", OptionKind::Items(ITEM, 24), "The tiles."),
];

const ITEM: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(80), "The caption."),
    OptionDef::new("text", OptionKind::Line(160), "Below the caption."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture."),
];

impl BlockKind for Gallery {
    fn kind(&self) -> &'static str {
        "gallery"
    }

    fn about(&self) -> &'static str {
        "Pictures, or coloured tiles where there are none, with captions."
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
        Element::new("Gallery", "components/landing/Gallery").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let items = cx.items("items").iter().enumerate().map(|(at, item)| {
            let caption = el("figcaption").text(member(item, "title").unwrap_or_default());
            let caption = caption.maybe(member(item, "text").map(|text| el("span").text(text)));
            let picture = match member(item, "image") {
                Some(image) => el("img").class("tile").attr("src", image).attr("alt", "").attr("loading", "lazy"),
                None => tile(at),
            };
            el("li").child(el("figure").child(picture).child(caption))
        });
        Some(section(cx, cx.text("heading"), true, el("ul").class("tiles").children(items)))
    }
}

/// A tile in the app's colour, different for each place, where there is no picture.
fn tile(at: usize) -> Html {
    let circle = |x: &str, y: &str, radius: usize, opacity: &str| {
        el("circle").attr("cx", x).attr("cy", y).attr("r", &radius.to_string()).attr("opacity", opacity)
    };
    let shapes = el("g")
        .attr("transform", &format!("rotate({} 200 150)", at * 47))
        .child(circle("110", "90", 60 + (at % 3) * 22, "0.2"))
        .child(circle("270", "190", 90 - (at % 4) * 12, "0.3"));
    el("svg").class("tile").attr("viewBox", "0 0 400 300").attr("aria-hidden", "true").child(shapes)
}
