//! `testimonials`: what customers say.

use super::{member, section};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Testimonials;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::required("items", OptionKind::Items(ITEM, 9), "The quotes."),
];

const ITEM: &[OptionDef] = &[
    OptionDef::required("quote", OptionKind::Text(400), "What was said."),
    OptionDef::required("name", OptionKind::Line(60), "By whom."),
    OptionDef::new("role", OptionKind::Line(80), "Who that is."),
];

impl BlockKind for Testimonials {
    fn kind(&self) -> &'static str {
        "testimonials"
    }

    fn about(&self) -> &'static str {
        "What customers say."
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
        Element::new("Testimonials", "components/landing/Testimonials").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let items = cx.items("items").iter().map(|item| {
            let quote = format!("“{}”", member(item, "quote").unwrap_or_default());
            let who = el("p").child(el("b").text(member(item, "name").unwrap_or_default()));
            let who = who.maybe(member(item, "role").map(|role| el("span").class("muted").text(role)));
            el("li").class("card quote").child(el("blockquote").text(&quote)).child(who)
        });
        Some(section(cx, cx.text("heading"), false, el("ul").class("tiles").children(items)))
    }
}
