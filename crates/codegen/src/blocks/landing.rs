//! The parts of landing pages.

mod call_to_action;
mod contact_form;
mod faq;
mod features;
mod gallery;
mod hero;
mod pricing;
mod testimonials;
mod text;

use serde_json::Value;

use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub use call_to_action::CallToAction;
pub use contact_form::ContactForm;
pub use faq::Faq;
pub use features::Features;
#[cfg(test)]
pub use features::ICONS;
pub use gallery::Gallery;
pub use hero::Hero;
pub use pricing::Pricing;
pub use testimonials::Testimonials;
pub use text::Text;

const ACTION: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(40), "What the button says."),
    OptionDef::required("href", OptionKind::Link, "Where it leads: `#contact`, `#/page`, a web address."),
];

const FACT: &[OptionDef] = &[
    OptionDef::required("value", OptionKind::Line(20), "The number."),
    OptionDef::required("label", OptionKind::Line(40), "Of what."),
];

/// A full-width section with its heading.
fn section(cx: &BlockCx<'_>, heading: Option<&str>, tinted: bool, content: Html) -> Html {
    let class = if tinted { "section tinted" } else { "section" };
    let mut inner = el("div");
    if heading.is_some() || cx.text("text").is_some() {
        let head = el("header").class("section-head");
        let head = head.maybe(heading.map(|heading| el("h2").text(heading)));
        inner = inner.child(head.maybe(cx.text("text").map(|text| el("p").text(text))));
    }
    el("section").class(class).child(inner.child(content))
}

/// A link that looks like a button.
fn action(action: Option<&Value>, look: &str) -> Option<Html> {
    let (label, href) = (action?.get("label")?.as_str()?, action?.get("href")?.as_str()?);
    Some(el("a").class(&format!("button large {look}")).attr("href", href).text(label))
}

/// A text member of an item.
fn member<'a>(item: &'a Value, name: &str) -> Option<&'a str> {
    item.get(name).and_then(Value::as_str)
}

fn texts<'a>(item: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    item.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// A line icon of 24 by 24.
fn icon(path: &str) -> Html {
    let svg = el("svg").attr("viewBox", "0 0 24 24").class("icon").attr("aria-hidden", "true");
    svg.child(el("path").attr("d", path))
}
