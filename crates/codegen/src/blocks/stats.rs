//! `stats`: key figures of an entity.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::options::{MEASURE, OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::{Errors, fits};

pub struct Stats;

/// Where the type of measures is.
pub const MEASURE_MODULE: &str = "lib/records/measure";

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the figures; none by default."),
    OptionDef::required("items", OptionKind::Items(MEASURE, 8), "The figures."),
];

impl BlockKind for Stats {
    fn kind(&self) -> &'static str {
        "stats"
    }

    fn about(&self) -> &'static str {
        "Key figures of an entity: how many, sums, averages."
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
        check_measures(cx, "items", path, errors);
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Stats", "components/figures/Stats").entity(cx).options(cx, &[]).typed(
            "items",
            "Measure",
            MEASURE_MODULE,
        )
    }
}

/// All but `count` and `share` need a field, a share says of what; a comparison must be with a value the field can have; labels are used as keys.
pub fn check_measures(cx: &BlockCx<'_>, option: &str, path: &str, errors: &mut Errors) {
    let items = cx.option(option).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (at, item) in items.iter().enumerate() {
        let path = format!("{path}.{option}[{at}]");
        let measure = item.get("measure").and_then(Value::as_str).unwrap_or_default();
        if !["count", "share"].contains(&measure) && item.get("field").is_none() {
            errors.push(format!("{path}.field"), "is required for this measure");
        }
        if measure == "share" && item.get("where").is_none() {
            errors.push(format!("{path}.where"), "is required for a share");
        }
        if items[..at].iter().any(|other| other.get("label") == item.get("label")) {
            errors.push(format!("{path}.label"), "is used twice");
        }
        let compared = item.get("where").and_then(|condition| {
            let field = cx.entity()?.field(condition.get("field")?.as_str()?)?;
            Some((field, condition.get("equals")?))
        });
        if let Some((field, value)) = compared
            && !fits(&field.kind, value)
            && !fits(&field.kind, &Value::Array(vec![value.clone()]))
        {
            errors.push(format!("{path}.where.equals"), format!("is no value of `{}`", field.id));
        }
    }
}
