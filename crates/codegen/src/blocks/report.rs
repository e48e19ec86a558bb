//! `report`: records of a period, counted and summed by group.

use super::calendar::date_field;
use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{GROUPABLE, NUMERIC, OptionDef, OptionKind, TEMPORAL};
use crate::spec::{Entity, FieldKind};

pub struct Report;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the report; none by default."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "What the period is about; the first date field by default."),
    OptionDef::new(
        "groupBy",
        OptionKind::Fields(GROUPABLE),
        "What one may group by, the first at first; choices, relations, yes/no fields and the month by default.",
    ),
    OptionDef::new("fields", OptionKind::Fields(NUMERIC), "What is summed; numbers and amounts of money by default."),
];

const MAX_GROUPINGS: usize = 6;
const MAX_SUMS: usize = 4;

impl BlockKind for Report {
    fn kind(&self) -> &'static str {
        "report"
    }

    fn about(&self) -> &'static str {
        "Records of a chosen period counted and summed by group, as a table and a chart, to download and to print."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element =
            Element::new("Report", "components/report/Report").entity(cx).options(cx, &["date", "groupBy", "fields"]);
        let Some(entity) = cx.entity() else { return element };
        let date = date_field(cx, entity);
        let groupings = named(cx, "groupBy").unwrap_or_else(|| default_groupings(entity, date));
        let sums = named(cx, "fields").unwrap_or_else(|| default_sums(entity));
        let element = match date {
            Some(date) => element.with("date", Lit::text(date)),
            None => element,
        };
        let element = element.with("groupBy", Lit::texts(groupings));
        if sums.is_empty() { element } else { element.with("fields", Lit::texts(sums)) }
    }
}

fn named<'a>(cx: &BlockCx<'a>, option: &str) -> Option<Vec<&'a str>> {
    let names: Vec<&str> = cx.items(option).iter().filter_map(|name| name.as_str()).collect();
    (!names.is_empty()).then_some(names)
}

/// Choices and relations first; texts only where nothing else groups.
fn default_groupings<'a>(entity: &'a Entity, date: Option<&'a str>) -> Vec<&'a str> {
    let of = |check: fn(&FieldKind) -> bool| {
        entity.fields.iter().filter(move |field| check(&field.kind)).map(|field| field.id.as_str())
    };
    let choices = of(|kind| matches!(kind, FieldKind::Choice { .. } | FieldKind::Relation { .. }));
    let others = of(|kind| matches!(kind, FieldKind::Boolean | FieldKind::Rating { .. }));
    let found: Vec<&str> = choices.chain(date).chain(others).take(MAX_GROUPINGS).collect();
    if found.is_empty() { of(GROUPABLE.check).take(1).collect() } else { found }
}

/// Money first: it is what a report is most often about.
fn default_sums(entity: &Entity) -> Vec<&str> {
    let of = |check: fn(&FieldKind) -> bool| entity.fields.iter().filter(move |field| check(&field.kind));
    let money = of(|kind| matches!(kind, FieldKind::Money { .. }));
    let numbers = of(|kind| matches!(kind, FieldKind::Number { .. }));
    money.chain(numbers).map(|field| field.id.as_str()).take(MAX_SUMS).collect()
}
