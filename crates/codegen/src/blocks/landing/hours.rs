//! `hours`: opening hours by day of the week.

use super::markup::section_beside;
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};
use crate::spec::FieldKind;
use crate::validate::{Errors, fits};

pub static HOURS: Section = Section::new(
    "hours",
    "Opening hours by day; today's are marked, and whether it is open right now.",
    OPTIONS,
    "components/landing/Hours",
    html,
)
.headed("Opening hours")
.typed("days", "OpeningDay")
.checked(check)
.scripted(&["days"]);

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::required("days", OptionKind::Items(DAY, 14), "When it is open; days that are not named are closed."),
];

const DAY: &[OptionDef] = &[
    OptionDef::required("day", OptionKind::OneOf(DAYS), "Day of the week; twice for two spans."),
    OptionDef::new("opens", OptionKind::Line(5), "`09:00`; closed without it."),
    OptionDef::new("closes", OptionKind::Line(5), "`18:00`; before the opening time, it is that of the next day."),
    OptionDef::new("note", OptionKind::Line(60), "`by appointment`."),
];

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn check(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    for (at, day) in cx.items("days").iter().enumerate() {
        for name in ["opens", "closes"] {
            if day.get(name).is_some_and(|time| !fits(&FieldKind::Time, time)) {
                errors.push(format!("{path}.days[{at}].{name}"), "must be a time such as `09:00`");
            }
        }
    }
}

fn html(cx: &BlockCx<'_>) -> Html {
    section_beside(cx, Some("Opening hours"), el("div").class("card hours").attr("id", &cx.place()))
}
