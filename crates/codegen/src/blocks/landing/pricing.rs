//! `pricing`: plans or a price list, side by side.

use serde_json::Value;

use super::markup::{action, icon, member, said, section, texts};
use super::{ACTION, HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static PRICING: Section =
    Section::new("pricing", "Plans or a price list, side by side.", OPTIONS, "components/landing/Pricing", html);

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("plans", OptionKind::Items(PLAN, 6), "The plans.")];

const PLAN: &[OptionDef] = &[
    OptionDef::required("name", OptionKind::Line(60), "What it is called."),
    OptionDef::required("price", OptionKind::Line(30), "With its currency: `€12`."),
    OptionDef::new("period", OptionKind::Line(30), "`per month`."),
    OptionDef::new(
        "yearlyPrice",
        OptionKind::Line(30),
        "The price of a year: with it there is a switch of the billing.",
    ),
    OptionDef::new("text", OptionKind::Line(160), "For whom it is."),
    OptionDef::new("features", OptionKind::Lines(12), "What it includes."),
    OptionDef::new("highlighted", OptionKind::Flag, "The one to recommend."),
    OptionDef::new("action", OptionKind::Object(ACTION), "Its button."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    section(cx, None, el("ul").class("tiles").children(cx.items("plans").iter().map(plan)))
}

fn plan(plan: &Value) -> Html {
    let highlighted = plan.get("highlighted").is_some_and(|value| value == true);
    let name = el("div").class("plan-name").child(el("h3").text(said(plan, "name")));
    let price = el("p").class("price").child(el("b").text(said(plan, "price")));
    let features = texts(plan, "features").map(|text| el("li").child(icon(CHECK)).child(el("span").text(text)));
    el("li")
        .class(if highlighted { "card plan highlighted" } else { "card plan" })
        .child(name.maybe(highlighted.then(|| el("span").text("Popular"))))
        .child(price.maybe(member(plan, "period").map(|period| el("span").text(period))))
        .maybe(member(plan, "yearlyPrice").map(|price| el("p").class("muted").text(&format!("or {price} per year"))))
        .maybe(member(plan, "text").map(|text| el("p").class("muted").text(text)))
        .child(el("ul").children(features))
        .maybe(action(plan.get("action"), if highlighted { "primary" } else { "secondary" }))
}

const CHECK: &str = "m5 12.5 4.5 4.5L19 7.5";
