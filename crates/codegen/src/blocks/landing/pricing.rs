//! `pricing`: plans or a price list, side by side.

use serde_json::Value;

use super::{ACTION, action, icon, member, section, texts};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Pricing;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "The section's heading."),
    OptionDef::new("text", OptionKind::Text(600), "Below the heading."),
    OptionDef::required("plans", OptionKind::Items(PLAN, 6), "The plans."),
];

const PLAN: &[OptionDef] = &[
    OptionDef::required("name", OptionKind::Line(60), "What it is called."),
    OptionDef::required("price", OptionKind::Line(30), "With its currency: `€12`."),
    OptionDef::new("period", OptionKind::Line(30), "`per month`."),
    OptionDef::new("text", OptionKind::Line(160), "For whom it is."),
    OptionDef::new("features", OptionKind::Lines(12), "What it includes."),
    OptionDef::new("highlighted", OptionKind::Flag, "The one to recommend."),
    OptionDef::new("action", OptionKind::Object(ACTION), "Its button."),
];

impl BlockKind for Pricing {
    fn kind(&self) -> &'static str {
        "pricing"
    }

    fn about(&self) -> &'static str {
        "Plans or a price list, side by side."
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
        Element::new("Pricing", "components/landing/Pricing").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let plans = cx.items("plans").iter().map(plan);
        Some(section(cx, cx.text("heading"), false, el("ul").class("tiles").children(plans)))
    }
}

fn plan(plan: &Value) -> Html {
    let highlighted = plan.get("highlighted").is_some_and(|value| value == true);
    let name = el("div").class("plan-name").child(el("h3").text(member(plan, "name").unwrap_or_default()));
    let price = el("p").class("price").child(el("b").text(member(plan, "price").unwrap_or_default()));
    let features = texts(plan, "features").map(|text| el("li").child(icon(CHECK)).child(el("span").text(text)));
    el("li")
        .class(if highlighted { "card plan highlighted" } else { "card plan" })
        .child(name.maybe(highlighted.then(|| el("span").text("Popular"))))
        .child(price.maybe(member(plan, "period").map(|period| el("span").text(period))))
        .maybe(member(plan, "text").map(|text| el("p").class("muted").text(text)))
        .child(el("ul").children(features))
        .maybe(action(plan.get("action"), if highlighted { "primary" } else { "secondary" }))
}

const CHECK: &str = "m5 12.5 4.5 4.5L19 7.5";
