//! `calendar`: records on the days of a month.

use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind, TEMPORAL};
use crate::spec::{Entity, Field};
use crate::validate::Errors;

pub struct Calendar;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the calendar; none by default."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "When; the first date field by default."),
    OptionDef::new("end", OptionKind::Field(TEMPORAL), "Until when; the field named as the end of `date` by default."),
    OptionDef::new("readOnly", OptionKind::Flag, "Only for looking; off by default."),
];

impl BlockKind for Calendar {
    fn kind(&self) -> &'static str {
        "calendar"
    }

    fn about(&self) -> &'static str {
        "Records on a month's days, a week's on phones; a click on a day adds, a click on a record opens it."
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
        let element = Element::new("Calendar", "components/calendar/Calendar").entity(cx);
        let element = element.options(cx, &["date", "end"]);
        let Some(date) = cx.entity().and_then(|entity| date_field(cx, entity)) else { return element };
        let element = element.with("date", Lit::text(date));
        match cx.entity().and_then(|entity| end_field(cx, entity, date)) {
            Some(end) => element.with("end", Lit::text(end)),
            None => element,
        }
    }
}

/// The field that says when: the first date that is not only the record's own age.
pub fn date_field<'a>(cx: &BlockCx<'a>, entity: &'a Entity) -> Option<&'a str> {
    let dated = || entity.fields.iter().filter(|field| (TEMPORAL.check)(&field.kind)).map(|field| field.id.as_str());
    let about_record = |id: &str| id.starts_with("created") || id.starts_with("updated");
    cx.text("date").or_else(|| dated().find(|id| !about_record(id)).or_else(|| dated().next()))
}

fn end_field<'a>(cx: &BlockCx<'a>, entity: &'a Entity, date: &str) -> Option<&'a str> {
    let start = entity.field(date)?;
    let ends = |field: &&Field| field.kind == start.kind && is_end(&start.id, &field.id);
    cx.text("end").or_else(|| entity.fields.iter().find(ends).map(|field| field.id.as_str()))
}

/// `startDate` and `endDate`, `checkIn` and `checkOut`: as `lib/records/order.ts` in the kit has it.
const PAIRS: &[(&str, &str)] = &[
    ("start", "end"),
    ("begin", "end"),
    ("from", "to"),
    ("from", "until"),
    ("checkin", "checkout"),
    ("pickup", "dropoff"),
    ("pickup", "return"),
    ("departure", "return"),
    ("opening", "closing"),
    ("borrowed", "returned"),
    ("issued", "due"),
    ("outbound", "inbound"),
];

fn is_end(start: &str, end: &str) -> bool {
    let (start, end) = (start.to_ascii_lowercase(), end.to_ascii_lowercase());
    PAIRS.iter().any(|(first, last)| start.contains(first) && start.replacen(first, last, 1) == end)
}
