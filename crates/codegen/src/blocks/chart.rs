//! `chart`: a bar, line or pie chart of an entity's records.

use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{GROUPABLE, NUMERIC, OptionDef, OptionKind, TEMPORAL};
use crate::spec::Target;
use crate::validate::Errors;

pub struct Chart;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(60), "What the chart shows."),
    OptionDef::new("form", OptionKind::OneOf(&["bar", "line", "pie"]), "`line` over dates, else `bar`, by default."),
    OptionDef::required("groupBy", OptionKind::Field(GROUPABLE), "One bar or point per value of this field."),
    OptionDef::new("period", OptionKind::OneOf(&["day", "month", "year"]), "For dates; `month` by default."),
    OptionDef::new("measure", OptionKind::OneOf(&["count", "sum", "average"]), "`count` by default."),
    OptionDef::new("field", OptionKind::Field(NUMERIC), "What is summed or averaged."),
];

impl BlockKind for Chart {
    fn kind(&self) -> &'static str {
        "chart"
    }

    fn about(&self) -> &'static str {
        "A bar, line or pie chart of records grouped by a field."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.text("measure").unwrap_or("count") != "count" && cx.option("field").is_none() {
            errors.push(format!("{path}.field"), "is required for this measure");
        }
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Chart", "components/figures/Chart").entity(cx);
        let grouped = cx.entity().zip(cx.text("groupBy")).and_then(|(entity, id)| entity.field(id));
        let dated = grouped.is_some_and(|field| (TEMPORAL.check)(&field.kind));
        let form = cx.text("form").unwrap_or(if dated { "line" } else { "bar" });
        element.options(cx, &["form"]).with("form", Lit::text(form))
    }
}
