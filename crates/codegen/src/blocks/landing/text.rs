//! `text`: a heading and paragraphs.

use super::markup::{paragraphs, section_beside};
use super::{HEADING, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static TEXT: Section = Section::new("text", "A heading and paragraphs.", OPTIONS, "components/landing/Text", html);

const OPTIONS: &[OptionDef] =
    &[HEADING, OptionDef::required("body", OptionKind::Text(6000), "Paragraphs, separated by empty lines.")];

fn html(cx: &BlockCx<'_>) -> Html {
    let body = paragraphs(cx.text("body").unwrap_or_default());
    section_beside(cx, None, el("div").class("prose").children(body))
}
