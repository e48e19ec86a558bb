//! `banner`: an announcement across the page that can be closed.

use super::markup::said;
use super::{ACTION, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static BANNER: Section = Section::new(
    "banner",
    "An announcement across the top of a page; whoever closes it does not see it again.",
    OPTIONS,
    "components/landing/Banner",
    html,
)
.grounded()
.scripted(&["text"]);

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("text", OptionKind::Line(160), "The news, in one sentence."),
    OptionDef::new("action", OptionKind::Object(ACTION), "A link behind it."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let link = cx.option("action").map(|one| el("a").attr("href", said(one, "href")).text(said(one, "label")));
    let text = el("p").child(el("b").text(cx.text("text").unwrap_or_default())).maybe(link);
    el("aside").class("announcement").attr("id", &cx.place()).attr("aria-label", "Announcement").child(text)
}
