//! `faq`: questions and answers that open and close.

use super::{member, section};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Faq;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::required("items", OptionKind::Items(ITEM, 20), "The questions."),
];

const ITEM: &[OptionDef] = &[
    OptionDef::required("question", OptionKind::Line(160), "The question."),
    OptionDef::required("answer", OptionKind::Text(800), "The answer."),
];

impl BlockKind for Faq {
    fn kind(&self) -> &'static str {
        "faq"
    }

    fn about(&self) -> &'static str {
        "Questions and answers that open and close."
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
        Element::new("Faq", "components/landing/Faq").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let items = cx.items("items").iter().map(|item| {
            let question = el("summary").text(member(item, "question").unwrap_or_default());
            el("details").child(question).child(el("p").text(member(item, "answer").unwrap_or_default()))
        });
        let heading = cx.text("heading").unwrap_or("Questions and answers");
        Some(section(cx, Some(heading), false, el("div").class("questions").children(items)))
    }
}
