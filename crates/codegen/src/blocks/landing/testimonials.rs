//! `testimonials`: what customers say.

use super::markup::{initials, member, said, section};
use super::{HEADING, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static TESTIMONIALS: Section =
    Section::new("testimonials", "What customers say.", OPTIONS, "components/landing/Testimonials", html);

const OPTIONS: &[OptionDef] = &[HEADING, OptionDef::required("items", OptionKind::Items(ITEM, 9), "The quotes.")];

const ITEM: &[OptionDef] = &[
    OptionDef::required("quote", OptionKind::Text(400), "What was said."),
    OptionDef::required("name", OptionKind::Line(60), "By whom."),
    OptionDef::new("role", OptionKind::Line(80), "Who that is."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items").iter().map(|item| {
        let name = said(item, "name");
        let who = el("p").child(el("b").text(name));
        let who = who.maybe(member(item, "role").map(|role| el("span").class("muted").text(role)));
        let by = el("div").class("by").child(initials(name)).child(who);
        el("li").class("card quote").child(el("blockquote").text(said(item, "quote"))).child(by)
    });
    section(cx, None, el("ul").class("tiles").children(items))
}
