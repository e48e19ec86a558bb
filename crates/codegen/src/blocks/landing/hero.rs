//! `hero`: the opening of a site: what it is, in large letters, and what to do next.

use super::markup::{action, drawn, picture, said};
use super::{ACTION, FACT, SUBJECT, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static HERO: Section = Section {
    heads_page: true,
    ..Section::new(
        "hero",
        "The opening of a site: what it is, in large letters, and what to do next.",
        OPTIONS,
        "components/landing/Hero",
        html,
    )
    .grounded()
};

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(120), "The page's main heading."),
    OptionDef::new(
        "variant",
        OptionKind::OneOf(&["split", "centered", "banner"]),
        "Beside a picture (the default), in the middle, or on the app's colour.",
    ),
    OptionDef::new("eyebrow", OptionKind::Line(60), "A few words above the heading."),
    OptionDef::new("text", OptionKind::Text(400), "One or two sentences below it."),
    OptionDef::new("primaryAction", OptionKind::Object(ACTION), "The main button."),
    OptionDef::new("secondaryAction", OptionKind::Object(ACTION), "A second, quieter button."),
    OptionDef::new("facts", OptionKind::Items(FACT, 4), "Numbers that convince: `12 years`, `40 kinds of bread`."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture; without it, one is drawn."),
    SUBJECT,
];

fn html(cx: &BlockCx<'_>) -> Html {
    let variant = cx.text("variant").unwrap_or("split");
    let heading = cx.text("heading").unwrap_or_default();
    let facts = cx
        .items("facts")
        .iter()
        .map(|fact| el("div").child(el("dt").text(said(fact, "label"))).child(el("dd").text(said(fact, "value"))));
    let facts: Vec<Html> = facts.collect();
    let primary = action(cx.option("primaryAction"), "primary");
    let secondary = action(cx.option("secondaryAction"), "secondary");
    let actions: Vec<Html> = primary.into_iter().chain(secondary).collect();
    let words = el("div")
        .class("hero-words")
        .maybe(cx.text("eyebrow").map(|text| el("p").class("eyebrow").text(text)))
        .child(el("h1").text(heading))
        .maybe(cx.text("text").map(|text| el("p").class("lead").text(text)))
        .maybe((!actions.is_empty()).then(|| el("div").class("actions").children(actions)))
        .maybe((!facts.is_empty()).then(|| el("dl").class("facts").children(facts)));
    let hero = el("section").class(&format!("hero {variant}"));
    if variant == "split" {
        return hero.child(el("div").child(words).child(picture(cx, heading, cx.text("image"), "")));
    }
    hero.child(drawn(heading, None, "backdrop")).child(el("div").child(words))
}
