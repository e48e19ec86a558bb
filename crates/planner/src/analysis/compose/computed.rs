//! Numbers that follow from others: the value of a holding, the total of an invoice, the days of an absence.

use isekai_codegen::{Behaviour, Entity, Field, FieldKind};
use serde_json::{Value, json};

use super::super::Draft;
use super::super::draft::EntityDraft;
use super::plan::{Plan, ensure};

const QUANTITIES: &[&str] = &[
    "quantity",
    "hours",
    "number of shares",
    "shares",
    "units",
    "days",
    "nights",
    "litres",
    "liters",
    "pieces",
    "number of items",
    "coins",
];
const RATES: &[&str] = &[
    "unit price",
    "hourly rate",
    "daily rate",
    "rate",
    "price per unit",
    "price",
    "price per night",
    "price per litre",
    "price per hour",
    "estimated price",
    "cost per unit",
    "unit cost",
    "day rate",
];
const TOTALS: &[&str] = &["total", "amount", "subtotal", "total price", "total amount", "total cost", "invoice total"];

/// Adds what is computed, with the fields that it needs.
pub fn add(draft: &Draft<'_>, plan: &mut Plan) {
    let mut all = Vec::new();
    for entity in &mut plan.entities {
        holding(draft, entity, &mut all);
        total(draft, entity, &mut all);
        span(draft, entity, &mut all);
        rest(draft, entity, &mut all);
        spare(draft, entity, &mut all);
    }
    plan.behaviours.extend(all);
}

fn said(draft: &Draft<'_>, texts: &[&str]) -> bool {
    draft.reading.words.iter().any(|word| word.is_any(texts))
}

fn called<'a>(entity: &'a EntityDraft, names: &[&str]) -> Option<&'a Field> {
    names
        .iter()
        .find_map(|name| entity.fields.iter().find(|field| field.label.eq_ignore_ascii_case(name) && is_number(field)))
}

fn is_number(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Number { .. } | FieldKind::Money { .. })
}

fn rule(entity: &EntityDraft, field: &str, operation: &str, of: &[String]) -> Behaviour {
    let options = match json!({"field": field, "operation": operation, "of": of}) {
        Value::Object(options) => options,
        _ => serde_json::Map::new(),
    };
    Behaviour { kind: "computed".to_owned(), entity: Some(entity.id.clone()), options }
}

/// Shares and what they were bought for: what they are worth, and what that gained.
fn holding(draft: &Draft<'_>, entity: &mut EntityDraft, all: &mut Vec<Behaviour>) {
    let asked = said(draft, &["value", "profit", "loss", "worth", "gain", "gains", "losses"]);
    let count = called(entity, &["number of shares", "shares", "quantity", "units", "coins", "amount"])
        .map(|field| field.id.clone());
    let bought = called(entity, &["purchase price", "buy price", "price paid", "cost price", "buying price"])
        .map(|field| field.id.clone());
    let held = entity.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).name == "Investment")
        || called(entity, &["current price"]).is_some();
    let (Some(count), Some(bought)) = (count, bought) else { return };
    if !asked || !held {
        return;
    }
    let added = ["Current price: money", "Cost: money", "Current value: money", "Profit or loss: money"];
    // What a wish for sorting by profit has added already is the same.
    if let Some(field) = entity.fields.iter_mut().find(|field| field.label.eq_ignore_ascii_case("profit")) {
        "Profit or loss".clone_into(&mut field.label);
    }
    let ids: Vec<String> = added.iter().filter_map(|line| ensure(entity, line)).collect();
    let [price, cost, value, profit] = ids.as_slice() else { return };
    for field in &mut entity.fields {
        if field.id == *profit {
            field.kind.clone_from(&FieldKind::Money { currency: crate::lexicon::fields::DEFAULT_CURRENCY.to_owned() });
        }
    }
    all.push(rule(entity, cost, "product", &[count.clone(), bought]));
    all.push(rule(entity, value, "product", &[count, price.clone()]));
    all.push(rule(entity, profit, "difference", &[value.clone(), cost.clone()]));
}

/// "hours, hourly rate and total"
fn total(_draft: &Draft<'_>, entity: &mut EntityDraft, all: &mut Vec<Behaviour>) {
    let (Some(count), Some(rate), Some(total)) =
        (called(entity, QUANTITIES), called(entity, RATES), called(entity, TOTALS))
    else {
        return;
    };
    all.push(rule(entity, &total.id, "product", &[count.id.clone(), rate.id.clone()]));
}

/// The days from the first date to the last, where days are spoken of.
fn span(draft: &Draft<'_>, entity: &mut EntityDraft, all: &mut Vec<Behaviour>) {
    let date = |names: &[&str]| {
        names.iter().find_map(|name| {
            entity
                .fields
                .iter()
                .find(|field| field.kind == FieldKind::Date && field.label.eq_ignore_ascii_case(name))
                .map(|field| field.id.clone())
        })
    };
    let from = date(&[
        "start date",
        "start",
        "from",
        "arrival",
        "check-in",
        "check in",
        "first day",
        "pickup date",
        "pick-up date",
    ]);
    let to = date(&[
        "end date",
        "end",
        "to",
        "until",
        "departure",
        "check-out",
        "check out",
        "last day",
        "return date",
        "drop-off date",
    ]);
    let (Some(from), Some(to)) = (from, to) else { return };
    let leave = entity.singular.to_lowercase().ends_with("leave request")
        || entity.singular.to_lowercase().ends_with("vacation request");
    let field = called(entity, &["days", "nights", "number of days", "number of nights", "duration in days"])
        .map(|field| field.id.clone());
    let field =
        field.or_else(|| (leave && said(draft, &["days"])).then(|| ensure(entity, "Days: integer days")).flatten());
    if let Some(field) = field {
        all.push(rule(entity, &field, "days", &[from, to]));
    }
}

/// "what is left of the budget", "remaining days": what was given less what was used.
fn rest(draft: &Draft<'_>, entity: &mut EntityDraft, all: &mut Vec<Behaviour>) {
    let given = called(
        entity,
        &[
            "budget",
            "monthly budget",
            "allowance",
            "entitled days",
            "planned",
            "total",
            "capacity",
            "goal",
            "planned cost",
        ],
    );
    let used =
        called(entity, &["spent", "used", "taken days", "paid", "actual", "sold", "raised", "actual cost", "booked"]);
    let (Some(given), Some(used)) =
        (given.map(|field| (field.id.clone(), field.kind.clone())), used.map(|field| field.id.clone()))
    else {
        return;
    };
    let asked = said(
        draft,
        &["left", "remaining", "remains", "remainder", "rest", "balance", "variance", "difference", "available"],
    );
    if !asked {
        return;
    }
    let line = if matches!(given.1, FieldKind::Money { .. }) { "Remaining: money" } else { "Remaining: number" };
    if let Some(field) = ensure(entity, line) {
        all.push(rule(entity, &field, "difference", &[given.0, used]));
    }
}

/// How much more there is than the least there is to be; below zero is low.
fn spare(draft: &Draft<'_>, entity: &mut EntityDraft, all: &mut Vec<Behaviour>) {
    let stock = called(entity, &["quantity", "stock", "quantity in stock", "in stock", "amount", "current stock"])
        .map(|field| field.id.clone());
    let least = called(entity, LEAST).map(|field| field.id.clone());
    let (Some(stock), Some(least)) = (stock, least) else { return };
    if !runs_low(draft) {
        return;
    }
    if let Some(field) = ensure(entity, SPARE) {
        all.push(rule(entity, &field, "difference", &[stock, least]));
    }
}

/// "low stock alerts", "warn me when stock runs low", "reorder point"; "low carb" says nothing of it.
fn runs_low(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    let scarce = ["low", "warned", "warning", "warn", "running", "runs", "alert", "alerts", "below"];
    let stored = ["stock", "stocks", "quantity", "quantities", "inventory", "supplies", "items", "minimum", "parts"];
    words.iter().any(|word| word.is("reorder"))
        || (0..words.len()).any(|at| {
            words[at].is_any(&scarce)
                && words[at.saturating_sub(4)..words.len().min(at + 5)].iter().any(|word| word.is_any(&stored))
        })
}

pub const LEAST: &[&str] = &[
    "minimum stock",
    "reorder at",
    "minimum",
    "minimum quantity",
    "reorder level",
    "reorder point",
    "min stock",
    "minimum level",
];
pub const SPARE: &str = "Above minimum: number";

/// Sample rows hold what the rules would have given them.
pub fn samples(behaviours: &[Behaviour], entities: &mut [Entity]) {
    for behaviour in behaviours.iter().filter(|behaviour| behaviour.kind == "computed") {
        let Some(entity) = entities.iter_mut().find(|entity| Some(&entity.id) == behaviour.entity.as_ref()) else {
            continue;
        };
        let text = |name: &str| behaviour.options.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (field, operation) = (text("field"), text("operation"));
        let of: Vec<String> = behaviour
            .options
            .get("of")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        for row in &mut entity.samples {
            let days = || {
                let date = |id: &String| {
                    row.get(id)
                        .and_then(Value::as_str)
                        .and_then(|text| chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
                };
                let [from, to] = of.as_slice() else { return None };
                Some((date(to)? - date(from)?).num_days() as f64)
            };
            let numbers: Vec<f64> = of.iter().filter_map(|id| row.get(id).and_then(Value::as_f64)).collect();
            let result = match operation.as_str() {
                "days" => days(),
                _ if numbers.len() < of.len() => None,
                "product" => Some(numbers.iter().product()),
                "sum" => Some(numbers.iter().sum()),
                "difference" => numbers.split_first().map(|(first, rest)| first - rest.iter().sum::<f64>()),
                _ => None,
            };
            match result {
                Some(result) => {
                    let rounded = (result * 100.0).round() / 100.0;
                    let value = if rounded.fract() == 0.0 { json!(rounded as i64) } else { json!(rounded) };
                    row.insert(field.clone(), value);
                }
                None => {
                    row.shift_remove(&field);
                }
            }
        }
    }
}
