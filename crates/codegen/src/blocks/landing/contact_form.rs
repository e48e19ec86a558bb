//! `contact-form`: how to reach the business, and a form; messages are kept in the browser.

use super::markup::section;
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static CONTACT_FORM: Section = Section::new(
    "contact-form",
    "How to reach the business, and a form; messages are kept in the browser.",
    OPTIONS,
    "components/landing/ContactForm",
    html,
)
.headed("Contact")
.scripted(&["successText"]);

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::new("email", OptionKind::Line(100), "Shown as a link."),
    OptionDef::new("phone", OptionKind::Line(40), "Shown as a link."),
    OptionDef::new("address", OptionKind::Line(160), "Where it is."),
    OptionDef::new("hours", OptionKind::Lines(7), "Opening hours, one line each."),
    OptionDef::new("topics", OptionKind::Lines(12), "What the message may be about."),
    OptionDef::new("successText", OptionKind::Line(200), "Shown after sending."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    section(cx, Some("Contact"), el("div").class("contact").child(details(cx)).child(form(cx)))
}

/// Address, phone, email and opening hours, as far as they are known.
pub fn details(cx: &BlockCx<'_>) -> Html {
    let details = [("Address", "address"), ("Phone", "phone"), ("Email", "email")];
    let details = details.iter().filter_map(|(label, name)| {
        let text = cx.text(name)?;
        Some(el("div").child(el("dt").text(label)).child(el("dd").child(detail(name, text))))
    });
    let lines = cx.items("hours").iter().filter_map(|line| line.as_str());
    let hours: Vec<Html> = lines.map(|line| el("span").text(line)).collect();
    let hours = (!hours.is_empty())
        .then(|| el("div").child(el("dt").text("Opening hours")).child(el("dd").children(hours.clone())));
    el("dl").class("contact-details").children(details).maybe(hours)
}

fn detail(name: &str, text: &str) -> Html {
    let digits = || text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    match name {
        "phone" => el("a").attr("href", &format!("tel:{}", digits())).text(text),
        "email" => el("a").attr("href", &format!("mailto:{text}")).text(text),
        _ => el("span").text(text),
    }
}

fn form(cx: &BlockCx<'_>) -> Html {
    let id = |name: &str| format!("{}-{name}", cx.place());
    let field = |name: &str, label: &str, control: Html| {
        let error = el("p").attr("id", &format!("{}-error", id(name))).class("field-error").flag("hidden");
        let control =
            control.attr("id", &id(name)).attr("name", name).attr("aria-describedby", &format!("{}-error", id(name)));
        el("div").child(el("label").attr("for", &id(name)).text(label)).child(control).child(error)
    };
    let topics: Vec<Html> =
        cx.items("topics").iter().filter_map(|topic| topic.as_str()).map(|topic| el("option").text(topic)).collect();
    let topic = el("div")
        .child(el("label").attr("for", &id("topic")).text("Topic"))
        .child(el("select").attr("id", &id("topic")).attr("name", "topic").children(topics.clone()));
    el("form")
        .attr("id", &cx.place())
        .child(field("name", "Name", el("input").attr("autocomplete", "name").attr("required", "required")))
        .child(field(
            "email",
            "Email",
            el("input").attr("type", "email").attr("autocomplete", "email").attr("required", "required"),
        ))
        .maybe((!topics.is_empty()).then_some(topic))
        .child(field("text", "Message", el("textarea").attr("rows", "5").attr("required", "required")))
        .child(el("button").class("button large primary").attr("type", "submit").text("Send message"))
}
