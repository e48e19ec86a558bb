//! `stats-strip`: what the records of several entities add up to, for a home page.

use serde_json::{Map, Value, json};

use super::HEADING;
use crate::blocks::{BlockCx, BlockKind, Element, Html, Prop, el};
use crate::compile::ts::Lit;
use crate::options::{ANY, NUMERIC, OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::{Errors, fits};

pub struct StatsStrip;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new(
        "items",
        OptionKind::Items(ITEM, 6),
        "The figures; by default how many records there are of the first entities.",
    ),
];

const ITEM: &[OptionDef] = &[
    OptionDef::required("entity", OptionKind::Entity, "Whose records are counted or summed."),
    OptionDef::required("label", OptionKind::Line(40), "What the number is called."),
    OptionDef::required(
        "measure",
        OptionKind::OneOf(&["count", "sum", "average", "min", "max"]),
        "How it is computed.",
    ),
    OptionDef::new("field", OptionKind::FieldOf("entity", NUMERIC), "What is summed; not for `count`."),
    OptionDef::new("whereField", OptionKind::FieldOf("entity", ANY), "Only records whose field …"),
    OptionDef::new("equals", OptionKind::Scalar, "… has this value."),
];

/// Figures shown when the spec names none.
const MAX_DEFAULT: usize = 4;

impl BlockKind for StatsStrip {
    fn kind(&self) -> &'static str {
        "stats-strip"
    }

    fn about(&self) -> &'static str {
        "Key figures of several entities side by side, for a home page."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_section(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.option("items").is_none() && cx.spec.entities.is_empty() {
            errors.push(format!("{path}.items"), "is required in an app without entities");
        }
        for (at, item) in cx.items("items").iter().enumerate() {
            let path = format!("{path}.items[{at}]");
            if item.get("measure").is_some_and(|measure| measure != "count") && item.get("field").is_none() {
                errors.push(format!("{path}.field"), "is required for this measure");
            }
            let compared = || {
                let entity = cx.spec.entity(item.get("entity")?.as_str()?)?;
                let field = entity.field(item.get("whereField")?.as_str()?)?;
                Some((&field.kind, item.get("equals")?))
            };
            if let Some((kind, value)) = compared()
                && !fits(kind, value)
                && !fits(kind, &Value::Array(vec![value.clone()]))
            {
                errors.push(format!("{path}.equals"), "is no value of this field");
            }
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let mut element = Element::new("StatsStrip", "components/landing/StatsStrip").options(cx, &["items"]).typed(
            "items",
            "StripItem",
            "components/landing/StatsStrip",
        );
        let items = if cx.option("items").is_some() { cx.items("items").to_vec() } else { default_items(cx) };
        let ids = items.iter().filter_map(|item| item.get("entity")?.as_str().map(str::to_owned));
        element.entities.extend(ids);
        let items = items.iter().map(|item| literal(cx, item)).collect();
        element.props.push(Prop { name: "items", value: Lit::List(items) });
        element
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let heading = cx.text("heading").unwrap_or("At a glance");
        let card = el("div").class("card strip").child(el("h2").text(heading));
        let place = el("dl").attr("id", &cx.place());
        Some(el("section").class("strip-section").child(el("div").child(card.child(place))))
    }

    fn script(&self, _cx: &BlockCx<'_>) -> Option<&'static [&'static str]> {
        Some(&["items"])
    }
}

fn default_items(cx: &BlockCx<'_>) -> Vec<Value> {
    let entities = cx.spec.entities.iter().take(MAX_DEFAULT);
    entities.map(|one| json!({"entity": one.id, "label": one.plural, "measure": "count"})).collect()
}

/// As the component takes it: `where` is one member there.
fn literal(cx: &BlockCx<'_>, item: &Value) -> Lit {
    let member = |name: &'static str, kind: &OptionKind| {
        item.get(name).map(|value| (name.to_owned(), Lit::option(cx.spec, kind, value)))
    };
    let text = OptionKind::Line(40);
    let compared = item.get("whereField").zip(item.get("equals")).map(|(field, equals)| {
        let condition: Map<String, Value> =
            [("field".to_owned(), field.clone()), ("equals".to_owned(), equals.clone())].into_iter().collect();
        let order = ["field", "equals"].iter().map(|name| ((*name).to_owned(), Lit::from(&condition[*name])));
        ("where".to_owned(), Lit::Object(order.collect()))
    });
    let members = [
        member("entity", &OptionKind::Entity),
        member("label", &text),
        member("measure", &text),
        member("field", &text),
    ];
    Lit::Object(members.into_iter().flatten().chain(compared).collect())
}
