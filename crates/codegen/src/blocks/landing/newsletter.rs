//! `newsletter`: takes email addresses; they are kept in the browser.

use super::Section;
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static NEWSLETTER: Section = Section::new(
    "newsletter",
    "Takes email addresses; they are kept in the browser until the form is connected to a server.",
    OPTIONS,
    "components/landing/Newsletter",
    html,
)
.grounded()
.scripted(&["successText"]);

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(120), "`Newsletter` by default."),
    OptionDef::new("text", OptionKind::Text(400), "What one gets, and how often."),
    OptionDef::new("submitLabel", OptionKind::Line(40), "The button; `Subscribe` by default."),
    OptionDef::new("successText", OptionKind::Line(200), "Shown afterwards."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let id = cx.place();
    let (control, error) = (format!("{id}-email"), format!("{id}-email-error"));
    let words = el("div")
        .child(el("h2").text(cx.text("heading").unwrap_or("Newsletter")))
        .maybe(cx.text("text").map(|text| el("p").text(text)));
    let input = el("input")
        .attr("id", &control)
        .attr("name", "email")
        .attr("type", "email")
        .attr("autocomplete", "email")
        .attr("required", "required")
        .attr("aria-describedby", &error);
    let submit = el("button").class("button large primary").attr("type", "submit");
    let line = el("div")
        .class("newsletter-line")
        .child(input)
        .child(submit.text(cx.text("submitLabel").unwrap_or("Subscribe")));
    let form = el("form")
        .attr("id", &id)
        .child(el("label").attr("for", &control).text("Email"))
        .child(line)
        .child(el("p").attr("id", &error).class("field-error").flag("hidden"))
        .child(el("p").class("thanks").attr("role", "status"));
    let card = el("div").class("card newsletter").child(words).child(form);
    el("section").class("section").child(el("div").child(card))
}
