//! `schedule-list`: what happens when, by day.

use super::markup::{member, said, section};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static SCHEDULE_LIST: Section = Section::new(
    "schedule-list",
    "A timetable by day: the programme of a festival, the courses of a week.",
    OPTIONS,
    "components/landing/ScheduleList",
    html,
)
.headed("Schedule")
.typed("items", "Session");

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(SESSION, 60), "What happens, in its order.")];

const SESSION: &[OptionDef] = &[
    OptionDef::required("day", OptionKind::Line(40), "The heading it stands under: `Monday`, `12 June`."),
    OptionDef::required("time", OptionKind::Line(30), "`09:30` or `09:30 – 11:00`."),
    OptionDef::required("title", OptionKind::Line(100), "What it is."),
    OptionDef::new("text", OptionKind::Text(300), "More about it."),
    OptionDef::new("place", OptionKind::Line(60), "Where."),
    OptionDef::new("who", OptionKind::Line(80), "Who holds it."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items");
    let mut days: Vec<&str> = items.iter().map(|item| said(item, "day")).collect();
    let mut seen = std::collections::HashSet::new();
    days.retain(|day| seen.insert(*day));
    let days = days.into_iter().map(|day| {
        let sessions = items.iter().filter(|item| said(item, "day") == day).map(|item| {
            let around: Vec<&str> = [member(item, "who"), member(item, "place")].into_iter().flatten().collect();
            let words = el("div")
                .child(el("b").text(said(item, "title")))
                .maybe(member(item, "text").map(|text| el("p").class("muted").text(text)))
                .maybe((!around.is_empty()).then(|| el("p").class("muted").text(&around.join(" · "))));
            el("li").child(el("p").class("time").text(said(item, "time"))).child(words)
        });
        el("div").class("card day").child(el("h3").text(day)).child(el("ol").children(sessions))
    });
    section(cx, Some("Schedule"), el("div").class("days").children(days))
}
