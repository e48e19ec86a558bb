//! `countdown`: the time until something begins.

use super::markup::action;
use super::{ACTION, Section};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::FieldKind;
use crate::validate::{Errors, fits};

pub static COUNTDOWN: Section = Section::new(
    "countdown",
    "The time that is left until a date, in days, hours, minutes and seconds.",
    OPTIONS,
    "components/landing/Countdown",
    html,
)
.grounded()
.checked(check)
.scripted(&["date", "doneText"]);

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(120), "What begins."),
    OptionDef::new("text", OptionKind::Text(400), "Below the heading."),
    OptionDef::required("date", OptionKind::Line(16), "When: `2026-12-31` or `2026-12-31T18:00`."),
    OptionDef::new("doneText", OptionKind::Line(160), "Shown when it has begun."),
    OptionDef::new("action", OptionKind::Object(ACTION), "The button."),
];

fn check(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    let fine = |date: &serde_json::Value| fits(&FieldKind::Date, date) || fits(&FieldKind::DateTime, date);
    if cx.option("date").is_some_and(|date| !fine(date)) {
        errors.push(format!("{path}.date"), "must be a date such as `2026-12-31` or `2026-12-31T18:00`");
    }
}

fn html(cx: &BlockCx<'_>) -> Html {
    let inner = el("div")
        .class("countdown")
        .child(el("h2").text(cx.text("heading").unwrap_or_default()))
        .maybe(cx.text("text").map(|text| el("p").class("lead").text(text)))
        .child(el("div").attr("id", &cx.place()))
        .maybe(action(cx.option("action"), "primary"));
    el("section").class("section").child(inner)
}
