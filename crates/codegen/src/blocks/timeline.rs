//! `timeline`: records along a line of time.

use super::calendar::date_field;
use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, OptionDef, OptionKind, TEMPORAL};
use crate::validate::Errors;

pub struct Timeline;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the timeline; none by default."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "When; the first date field by default."),
    OptionDef::new("fields", OptionKind::Fields(ANY), "What is shown beside the title; all other fields by default."),
    OptionDef::new(
        "groupBy",
        OptionKind::OneOf(&["month", "year"]),
        "`month`, or `year` where records are spread over many, by default.",
    ),
    OptionDef::new("order", OptionKind::OneOf(&["newest", "oldest"]), "Which comes first; `newest` by default."),
    OptionDef::new("readOnly", OptionKind::Flag, "Only for reading; off by default."),
];

impl BlockKind for Timeline {
    fn kind(&self) -> &'static str {
        "timeline"
    }

    fn about(&self) -> &'static str {
        "Records along a line of time, by months or years: a history, milestones, a diary."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.entity().is_some_and(|entity| date_field(cx, entity).is_none()) {
            errors.push(format!("{path}.date"), "the entity has no date field");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Timeline", "components/timeline/Timeline").entity(cx);
        let date = cx.entity().and_then(|entity| date_field(cx, entity)).unwrap_or_default();
        element.with("date", Lit::text(date)).options(cx, &["date"])
    }
}
