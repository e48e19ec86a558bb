//! `hero`: the opening of a landing page: what it is, in large letters, and what to do next.

use super::{ACTION, FACT, action, member};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Hero;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(120), "The page's main heading."),
    OptionDef::new("eyebrow", OptionKind::Line(60), "A few words above the heading."),
    OptionDef::new("text", OptionKind::Text(400), "One or two sentences below it."),
    OptionDef::new("primaryAction", OptionKind::Object(ACTION), "The main button."),
    OptionDef::new("secondaryAction", OptionKind::Object(ACTION), "A second, quieter button."),
    OptionDef::new("facts", OptionKind::Items(FACT, 4), "Numbers that convince: `12 years`, `40 kinds of bread`."),
];

impl BlockKind for Hero {
    fn kind(&self) -> &'static str {
        "hero"
    }

    fn about(&self) -> &'static str {
        "The opening of a landing page: what it is, in large letters, and what to do next."
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
        Element::new("Hero", "components/landing/Hero").options(cx, &[])
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let facts = cx.items("facts").iter().map(|fact| {
            let (value, label) = (member(fact, "value").unwrap_or_default(), member(fact, "label").unwrap_or_default());
            el("div").child(el("dt").text(label)).child(el("dd").text(value))
        });
        let facts: Vec<Html> = facts.collect();
        let primary = action(cx.option("primaryAction"), "primary");
        let secondary = action(cx.option("secondaryAction"), "secondary");
        let actions: Vec<Html> = primary.into_iter().chain(secondary).collect();
        let inner = el("div")
            .maybe(cx.text("eyebrow").map(|text| el("p").class("eyebrow").text(text)))
            .child(el("h1").text(cx.text("heading").unwrap_or_default()))
            .maybe(cx.text("text").map(|text| el("p").class("lead").text(text)))
            .maybe((!actions.is_empty()).then(|| el("div").class("actions").children(actions)))
            .maybe((!facts.is_empty()).then(|| el("dl").class("facts").children(facts)));
        Some(el("section").class("hero").child(inner))
    }
}
