//! `features`: what is offered, as cards with an icon.

use super::{icon, member, section};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::kit::pictogram;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Features;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::new("text", OptionKind::Text(600), "Below the heading."),
    OptionDef::required("items", OptionKind::Items(ITEM, 12), "The cards."),
];

const ITEM: &[OptionDef] = &[
    OptionDef::new("icon", OptionKind::OneOf(ICONS), "A pictogram; `spark` by default."),
    OptionDef::required("title", OptionKind::Line(80), "What it is."),
    OptionDef::required("text", OptionKind::Text(300), "What one gets of it."),
];

/// Pictograms of the kit.
pub const ICONS: &[&str] = &[
    "bolt", "book", "calendar", "camera", "chart", "chat", "clock", "code", "cup", "gift", "globe", "heart", "home",
    "leaf", "lock", "map", "music", "people", "phone", "shield", "spark", "star", "tag", "tool", "truck",
];

impl BlockKind for Features {
    fn kind(&self) -> &'static str {
        "features"
    }

    fn about(&self) -> &'static str {
        "What is offered, as cards with an icon."
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
        Element::new("Features", "components/landing/Features").options(cx, &[]).typed(
            "items",
            "Feature",
            "components/landing/Features",
        )
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let items = cx.items("items").iter().map(|item| {
            let path = pictogram(member(item, "icon").unwrap_or("spark")).unwrap_or_default();
            el("li")
                .child(el("span").class("pictogram").child(icon(&path)))
                .child(el("h3").text(member(item, "title").unwrap_or_default()))
                .child(el("p").text(member(item, "text").unwrap_or_default()))
        });
        Some(section(cx, cx.text("heading"), true, el("ul").class("tiles wide").children(items)))
    }
}
