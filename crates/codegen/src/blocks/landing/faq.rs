//! `faq`: questions and answers that open and close.

use super::markup::{paragraph, said, section_beside};
use super::{HEADING, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static FAQ: Section =
    Section::new("faq", "Questions and answers that open and close.", OPTIONS, "components/landing/Faq", html)
        .headed("Questions and answers");

const OPTIONS: &[OptionDef] = &[HEADING, OptionDef::required("items", OptionKind::Items(ITEM, 20), "The questions.")];

const ITEM: &[OptionDef] = &[
    OptionDef::required("question", OptionKind::Line(160), "The question."),
    OptionDef::required("answer", OptionKind::Text(800), "The answer."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items").iter().map(|item| {
        el("details").child(el("summary").text(said(item, "question"))).child(paragraph(said(item, "answer")))
    });
    section_beside(cx, Some("Questions and answers"), el("div").class("questions").children(items))
}
