//! `logos`: partners and customers by their names.

use super::Section;
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static LOGOS: Section = Section::new(
    "logos",
    "Partners and customers by their names, lettered as marks are.",
    OPTIONS,
    "components/landing/Logos",
    html,
)
.grounded();

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "Above the names; `Trusted by` by default."),
    OptionDef::required("names", OptionKind::Lines(16), "The names."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let names = cx.items("names").iter().filter_map(|name| name.as_str()).map(|name| el("li").text(name));
    let heading = el("h2").text(cx.text("heading").unwrap_or("Trusted by"));
    el("section").class("logos").child(el("div").child(heading).child(el("ul").children(names)))
}
