//! `text`: a heading and paragraphs.

use super::section;
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Text;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::required("body", OptionKind::Text(6000), "Paragraphs, separated by empty lines."),
];

impl BlockKind for Text {
    fn kind(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "A heading and paragraphs."
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
        Element::new("Text", "components/landing/Text").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let body = cx.text("body").unwrap_or_default();
        let paragraphs =
            body.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(|text| el("p").text(text));
        Some(section(cx, cx.text("heading"), false, el("div").class("prose").children(paragraphs)))
    }
}
