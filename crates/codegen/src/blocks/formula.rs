//! `formula`: a calculator of any formula, from the library or from the spec.

mod check;
mod presets;

use serde_json::{Map, Value};

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::{Errors, TONES};

pub use presets::{Preset, presets};

pub struct Formula;

/// Where the types of inputs and outputs are.
const TYPES: &str = "lib/tools/formula/types";
/// ISO 4217.
pub const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
    "BGN", "TRY", "RUB", "UAH", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "ZAR", "NGN", "KES", "EGP", "MAD", "AED",
    "SAR", "ILS", "PKR", "BDT", "LKR", "THB", "VND", "IDR", "MYR", "SGD", "PHP", "HKD", "TWD", "KRW", "NZD",
];
const FORMATS: &[&str] = &["number", "money", "percent", "text", "date", "time"];

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the calculator; none by default."),
    OptionDef::new("preset", OptionKind::OneOf(presets::IDS), "A ready formula; other options replace parts of it."),
    OptionDef::new("inputs", OptionKind::Items(INPUT, 20), "What is entered."),
    OptionDef::new("list", OptionKind::Object(LIST), "Inputs that repeat; expressions go over them with `sum(…)`."),
    OptionDef::new("values", OptionKind::Items(VALUE, 20), "Values that outputs share; not shown."),
    OptionDef::new("outputs", OptionKind::Items(OUTPUT, 12), "The results; the first is shown large."),
    OptionDef::new("bands", OptionKind::Items(BAND, 10), "Verdicts on the first output, lowest first."),
    OptionDef::new("table", OptionKind::Object(TABLE), "A table computed row by row, such as a repayment schedule."),
    OptionDef::new("chart", OptionKind::Object(CHART), "A chart of a column of the table, or of outputs."),
    OptionDef::new("currency", OptionKind::OneOf(CURRENCIES), "Of amounts; `USD` by default."),
    OptionDef::new("note", OptionKind::Line(200), "Small print below the results."),
    OptionDef::new("history", OptionKind::Flag, "Keeps calculated results; on by default."),
];

const INPUT: &[OptionDef] = &[
    OptionDef::required("id", OptionKind::Name, "How expressions call it."),
    OptionDef::required("label", OptionKind::Line(60), "Label of the field."),
    OptionDef::required(
        "type",
        OptionKind::OneOf(&["number", "money", "percent", "choice", "date", "text"]),
        "In expressions 5 % is 0.05, a choice the number of the option, a date counts days; a text has no value.",
    ),
    OptionDef::new("unit", OptionKind::Line(20), "Shown behind the number."),
    OptionDef::new("units", OptionKind::Items(UNIT, 8), "Units to choose from; the first has the factor 1."),
    OptionDef::new("default", OptionKind::AnyNumber, "What stands there at first; for a date, days from today."),
    OptionDef::new("min", OptionKind::AnyNumber, "The least, in the first unit."),
    OptionDef::new("max", OptionKind::AnyNumber, "The most, in the first unit."),
    OptionDef::new("options", OptionKind::Items(CHOICE, 20), "For a choice."),
    OptionDef::new("optional", OptionKind::Flag, "May stay empty and then counts as 0."),
    OptionDef::new("help", OptionKind::Line(120), "Shown below the field."),
];

const UNIT: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(20), "`kg`"),
    OptionDef::required("factor", OptionKind::AnyNumber, "How many of the first unit it is."),
];

const CHOICE: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(60), "What one chooses."),
    OptionDef::required("value", OptionKind::AnyNumber, "Its number in expressions."),
];

const LIST: &[OptionDef] = &[
    OptionDef::required("singular", OptionKind::Line(30), "What a row is: `Course`."),
    OptionDef::new("count", OptionKind::Integer(1, 20), "Rows at first; 3 by default."),
    OptionDef::required("inputs", OptionKind::Items(INPUT, 6), "What is entered in a row."),
];

const VALUE: &[OptionDef] = &[
    OptionDef::required("id", OptionKind::Name, "How later expressions call it."),
    OptionDef::required("expression", OptionKind::Expression, "How it is computed."),
];

const OUTPUT: &[OptionDef] = &[
    OptionDef::new("id", OptionKind::Name, "How later expressions call it."),
    OptionDef::required("label", OptionKind::Line(60), "What it is called."),
    OptionDef::required("expression", OptionKind::Expression, "How it is computed."),
    OptionDef::new("format", OptionKind::OneOf(FORMATS), "`number` by default; `time` takes seconds."),
    OptionDef::new("unit", OptionKind::Line(20), "Shown behind the number."),
    OptionDef::new("decimals", OptionKind::Integer(0, 8), "Up to two by default."),
];

const BAND: &[OptionDef] = &[
    OptionDef::new("upTo", OptionKind::AnyNumber, "Up to, but without it; the last band has none."),
    OptionDef::required("label", OptionKind::Line(40), "The verdict."),
    OptionDef::new("tone", OptionKind::OneOf(&TONES), "Its colour."),
    OptionDef::new("text", OptionKind::Line(160), "What it means."),
];

const TABLE: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the table."),
    OptionDef::required("rows", OptionKind::Expression, "How many rows."),
    OptionDef::required("row", OptionKind::Line(20), "What a row is: `Month`. Expressions call its number `row`."),
    OptionDef::required("columns", OptionKind::Items(COLUMN, 8), "From left to right."),
];

const COLUMN: &[OptionDef] = &[
    OptionDef::required("id", OptionKind::Name, "Before it is computed it has its value of the row before."),
    OptionDef::required("label", OptionKind::Line(40), "Head of the column."),
    OptionDef::required("expression", OptionKind::Expression, "How it is computed."),
    OptionDef::new("start", OptionKind::Expression, "Its value before the first row."),
    OptionDef::new("format", OptionKind::OneOf(FORMATS), "`number` by default."),
    OptionDef::new("decimals", OptionKind::Integer(0, 8), "Up to two by default."),
];

const CHART: &[OptionDef] = &[
    OptionDef::required("heading", OptionKind::Line(80), "What the chart shows."),
    OptionDef::new("form", OptionKind::OneOf(&["bar", "line"]), "`line` by default."),
    OptionDef::new("column", OptionKind::Name, "The column that is drawn."),
    OptionDef::new("every", OptionKind::Integer(1, 120), "Draws only every so many rows."),
    OptionDef::new("outputs", OptionKind::Names(8), "Outputs to draw beside each other instead of a column."),
];

impl BlockKind for Formula {
    fn kind(&self) -> &'static str {
        "formula"
    }

    fn about(&self) -> &'static str {
        "A calculator of a formula: inputs, live results, a verdict, a schedule, a chart, a history."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["records", "chart", "tools", "formula"]
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let own = |name: &str| cx.option(name).is_some();
        if own("inputs") && cx.text("preset").is_none() && !own("outputs") {
            errors.push(format!("{path}.outputs"), "is required when there is no `preset`");
        }
        check::names(&whole(cx), path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let options = whole(cx);
        let long = options.contains_key("table") || options.contains_key("chart");
        let (component, module) = if long {
            ("FormulaWithSchedule", "components/tools/formula/FormulaWithSchedule")
        } else {
            ("Formula", "components/tools/formula/Formula")
        };
        let place = cx.place();
        let name = preset_id(cx).unwrap_or(&place);
        let mut element = Element::new(component, module).with("name", Lit::text(name));
        for def in OPTIONS.iter().filter(|def| !matches!(def.name, "preset" | "history")) {
            if let Some(value) = options.get(def.name) {
                element.push_option(cx, def, value);
            }
        }
        let types = [
            ("inputs", "FormulaInput"),
            ("list", "FormulaList"),
            ("values", "FormulaValue"),
            ("outputs", "FormulaOutput"),
            ("bands", "FormulaBand"),
            ("table", "FormulaTable"),
            ("chart", "FormulaChart"),
        ];
        let element = types.iter().fold(element, |element, (prop, name)| element.typed(prop, name, TYPES));
        element.flag("history", cx.flag("history", true))
    }
}

/// The preset a block is made from: the one it names, or the first where it brings no formula of its own.
fn preset_id<'a>(cx: &BlockCx<'a>) -> Option<&'a str> {
    let own = cx.option("inputs").is_some() || cx.option("outputs").is_some() || cx.option("list").is_some();
    cx.text("preset").or_else(|| (!own).then_some(presets::DEFAULT))
}

/// The options of a block over those of its preset. Who brings other inputs does not mean the preset's tables and verdicts.
fn whole(cx: &BlockCx<'_>) -> Map<String, Value> {
    let preset = preset_id(cx).and_then(presets::find);
    let mut options = preset.map(|one| one.options.clone()).unwrap_or_default();
    if cx.option("inputs").is_some() && cx.option("outputs").is_some() {
        options.clear();
    }
    options.extend(cx.block.options.iter().map(|(name, value)| (name.clone(), value.clone())));
    options.entry("inputs").or_insert_with(|| Value::Array(Vec::new()));
    options
}
