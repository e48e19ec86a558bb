//! The charts that a request asks for, one for each wish.

use isekai_codegen::{Block, Entity, Field, FieldKind, MAX_FIELDS};
use serde_json::json;

use super::super::blocks::{self, block};
use super::super::brief::{Measure, Thing, things};
use super::super::draft::{EntityDraft, Wanted};
use super::super::{Draft, fields};
use super::plan::{Plan, ensure};
use crate::lexicon::Feature;
use crate::text::{Word, camel_id, sentence_case};

mod history;

/// A chart of an entity, before the entities are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub entity: usize,
    /// Id of the field to group by.
    group: String,
    /// Id of the field that is added up, and how; without it records are counted.
    field: Option<(String, &'static str)>,
    period: Option<&'static str>,
    form: Option<&'static str>,
    heading: String,
}

const MONEY: &[&str] = &[
    "revenue",
    "sale",
    "turnover",
    "spending",
    "income",
    "earning",
    "expense",
    "cost",
    "profit",
    "money",
    "payment",
    "donation",
    "fee",
    "expenditure",
    "amount",
    "value",
    "budget",
    "balance",
    "total",
    "worth",
];
/// Amounts of something that was made, not records of it.
const AMOUNTS: &[&str] =
    &["yield", "harvest", "production", "consumption", "output", "usage", "use", "energy", "mileage"];
/// Where money of each kind is written down.
const LEDGERS: &[(&str, &[&str])] = &[
    ("revenue", &["Order", "Sale", "Invoice", "Booking", "Reservation", "Transaction", "Payment"]),
    ("sale", &["Sale", "Order", "Invoice", "Transaction"]),
    ("turnover", &["Order", "Sale", "Invoice", "Transaction"]),
    ("spending", &["Expense", "Transaction", "Purchase order", "Bill"]),
    ("expense", &["Expense", "Transaction"]),
    ("expenditure", &["Expense", "Transaction"]),
    ("cost", &["Expense", "Maintenance entry", "Purchase order", "Transaction"]),
    ("income", &["Income", "Transaction", "Invoice", "Order", "Donation"]),
    ("earning", &["Transaction", "Invoice", "Order"]),
    ("profit", &["Sale", "Order", "Transaction", "Investment"]),
    ("payment", &["Payment", "Transaction", "Invoice"]),
    ("donation", &["Donation"]),
    ("balance", &["Transaction", "Account"]),
];

/// Finds for each wish the entity, and gives it the fields that the chart needs.
pub fn resolve(draft: &mut Draft<'_>, plan: &mut Plan) {
    for measure in std::mem::take(&mut plan.measures) {
        if let Some(chart) = one(draft, plan, &measure)
            && !plan.charts.contains(&chart)
        {
            plan.charts.push(chart);
        }
    }
}

/// The entity where money of this name is written down; the only one with money, else that of the app.
pub fn ledger(plan: &Plan, name: &str) -> Option<usize> {
    let priced =
        |index: &usize| plan.entities[*index].fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
    let named = LEDGERS.iter().find(|(ledger, _)| *ledger == name).map_or(&[][..], |(_, names)| *names);
    let known = named.iter().find_map(|name| {
        (0..plan.entities.len()).filter(priced).find(|&index| plan.entities[index].singular.eq_ignore_ascii_case(name))
    });
    known.or_else(|| {
        let dated = |index: &usize| plan.entities[*index].fields.iter().any(|field| field.kind == FieldKind::Date);
        let amount = |index: &usize| {
            plan.entities[*index].fields.iter().any(|field| {
                let label = field.label.to_lowercase();
                matches!(field.kind, FieldKind::Money { .. })
                    && !["price", "rate", "fee", "salary"].iter().any(|end| label.contains(end))
            })
        };
        (0..plan.entities.len()).filter(priced).filter(amount).find(dated)
    })
}

/// The charts as blocks, of one entity or of all.
pub fn of(plan: &Plan, entities: &[Entity], of: Option<usize>) -> Vec<Block> {
    let wanted = plan.charts.iter().filter(|chart| of.is_none_or(|index| index == chart.entity));
    wanted.filter_map(|chart| entities.get(chart.entity).map(|entity| drawn(chart, entity))).collect()
}

fn drawn(chart: &Chart, entity: &Entity) -> Block {
    let mut options = json!({"heading": chart.heading, "groupBy": chart.group});
    if let Some((field, measure)) = &chart.field {
        options["field"] = json!(field);
        options["measure"] = json!(measure);
    }
    if let Some(period) = chart.period {
        options["period"] = json!(period);
    }
    if let Some(form) = chart.form {
        options["form"] = json!(form);
    }
    block("chart", Some(&entity.id), options)
}

/// A chart that nobody described: of an entity's states or amounts, but not of what adds up to nothing, such as prices or birthdays.
pub fn usual(draft: &Draft<'_>, entity: &Entity, own: &EntityDraft) -> Option<Block> {
    let wanted = own.wants(Feature::Chart).cloned();
    let asked = wanted.is_some();
    let wanted = wanted.unwrap_or(Wanted { feature: Feature::Chart, fields: Vec::new(), also: Vec::new() });
    let mut chart = blocks::chart(entity, own, draft.lexicon, &wanted)?;
    let label = |chart: &Block, name: &str| {
        chart
            .options
            .get(name)
            .and_then(|id| id.as_str())
            .and_then(|id| entity.field(id))
            .map(|field| field.label.to_lowercase())
    };
    let group = label(&chart, "groupBy").unwrap_or_default();
    let personal = ["birth", "joined", "birthday", "hire"].iter().any(|word| group.contains(word));
    let tags = chart
        .options
        .get("groupBy")
        .and_then(|id| id.as_str())
        .and_then(|id| entity.field(id))
        .is_some_and(|field| field.kind == FieldKind::Tags);
    if !asked && (personal || tags || label(&chart, "groupBy").is_none()) {
        return None;
    }
    let of_one = ["price", "fee", "salary", "experience", "rating", "rate", "employees", "year", "age", "unit price"];
    if !asked && label(&chart, "field").is_some_and(|label| of_one.iter().any(|word| label.ends_with(word))) {
        chart.options.remove("field");
        chart.options.remove("measure");
        let heading: String = format!("{} by {group}", entity.plural).chars().take(60).collect();
        chart.options.insert("heading".to_owned(), json!(heading));
    }
    Some(chart)
}

fn one(draft: &mut Draft<'_>, plan: &mut Plan, measure: &Measure) -> Option<Chart> {
    if plan.entities.is_empty() {
        return None;
    }
    let words = draft.reading.words.clone();
    if let Some(chart) = history::of(draft, plan, measure) {
        return Some(chart);
    }
    let counted = words[measure.what.clone()].iter().any(|word| word.is_any(&["number", "numbers", "count", "many"]));
    let average = words[measure.what.clone()].iter().any(|word| word.is_any(&["average", "avg", "mean"]));
    let skip = |word: &&Word| {
        word.is_any(&[
            "number", "numbers", "count", "of", "average", "avg", "mean", "total", "how", "many", "the", "in", "sum",
        ]) || word.punctuation
    };
    let what: Vec<Word> = words[measure.what.clone()].iter().filter(|word| !skip(word)).cloned().collect();
    let by = &words[measure.by.clone()];
    let entity = subject(draft, plan, &what, by, measure.period)?;
    let (entity, group) = group(draft, plan, entity, measure, by, &what)?;
    let summed = words[measure.what.clone()].iter().any(|word| word.is_any(&["total", "sum", "average"]));
    let field = match () {
        () if counted => None,
        () if what.is_empty() && summed => whole(draft, &plan.entities[entity], average),
        () => amount(draft, plan, entity, &what, average),
    };
    let own = &plan.entities[entity];
    let group = own.fields.iter().find(|field| field.id == group)?;
    let temporal = matches!(group.kind, FieldKind::Date | FieldKind::DateTime);
    let period = measure.period.filter(|_| temporal).or(temporal.then_some("month"));
    let said = draft.reading.source(measure.what.clone()).to_lowercase();
    let said = match &field {
        _ if !said.is_empty() && said.len() < 40 => said,
        Some((id, _)) => {
            own.fields.iter().find(|field| field.id == *id).map_or(said, |field| field.label.to_lowercase())
        }
        None => crate::text::plural(&own.singular).to_lowercase(),
    };
    let title = own.fields.iter().find(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }));
    let own_name = title.is_some_and(|title| title.id == group.id && !by.is_empty());
    let label = if own_name { draft.reading.source(measure.by.clone()) } else { &group.label };
    let joint = period.map_or_else(|| label.to_lowercase(), str::to_owned);
    let heading: String = sentence_case(&format!("{said} by {joint}")).chars().take(60).collect();
    Some(Chart {
        entity,
        group: group.id.clone(),
        field,
        period,
        form: measure.form.filter(|form| temporal || *form == "bar"),
        heading,
    })
}

/// The entity that is measured.
fn subject(draft: &Draft<'_>, plan: &Plan, what: &[Word], by: &[Word], period: Option<&str>) -> Option<usize> {
    let last = what.last().map_or("", |word| word.stem.as_str());
    let money = MONEY.contains(&last);
    let ledgers = LEDGERS.iter().find(|(name, _)| *name == last).map_or(&[][..], |(_, names)| *names);
    let score = |index: usize| {
        let entity = &plan.entities[index];
        let singular = entity.singular.to_lowercase();
        let mut score = 0;
        let priced = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
        if what
            .iter()
            .any(|word| singular.split(' ').any(|part| part == word.stem || crate::text::singular(part) == word.stem))
        {
            score += 10;
        }
        if named(draft, entity, what) {
            score += 12;
        }
        if what.iter().any(|word| {
            // What is measured may be known as a text until then: "measurements with date and moisture".
            let measured =
                |kind: &FieldKind| blocks::is_number(kind) || matches!(kind, FieldKind::Text { multiline: false, .. });
            entity.fields.iter().any(|field| ends_in(&field.label, &word.stem) && measured(&field.kind))
        }) {
            score += 8;
        }
        if money && priced {
            score += 4;
        }
        if let Some(place) = ledgers.iter().position(|name| *name == entity.singular) {
            score += if priced { 14_usize.saturating_sub(place) } else { 0 };
        }
        if !by.is_empty() && field_named(entity, by).is_some() {
            score += 6;
        }
        if what.is_empty() && entity.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).measure.is_some()) {
            score += 2;
        }
        if period.is_some()
            && entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime))
        {
            score += 1;
        }
        score
    };
    let best = (0..plan.entities.len()).rev().max_by_key(|&index| score(index))?;
    if score(best) > 1 { Some(best) } else { (plan.main < plan.entities.len()).then_some(plan.main) }
}

/// Whether words name an entity, by its own name or another that we know.
fn named(draft: &Draft<'_>, entity: &EntityDraft, what: &[Word]) -> bool {
    entity.noun.is_some()
        && (0..what.len())
            .any(|from| draft.lexicon.nouns.phrases().ending(&what[from..]).map(|found| found.value) == entity.noun)
}

fn ends_in(label: &str, stem: &str) -> bool {
    crate::text::words(label).last().is_some_and(|word| word.stem == stem)
}

fn field_named<'a>(entity: &'a EntityDraft, by: &[Word]) -> Option<&'a Field> {
    let last = by.last()?;
    let whole = entity.fields.iter().find(|field| fields::same_words(&field.label, by));
    // "room type" of a room is its type, "customer" the customer's name.
    whole.or_else(|| entity.fields.iter().find(|field| ends_in(&field.label, &last.stem) && groupable(&field.kind)))
}

fn groupable(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Choice { .. }
            | FieldKind::Date
            | FieldKind::DateTime
            | FieldKind::Boolean
            | FieldKind::Relation { .. }
            | FieldKind::Tags
            | FieldKind::Rating { .. }
            | FieldKind::Text { multiline: false, .. }
    )
}

/// The field that makes the groups, added where the entity lacks it. What another entity is called becomes a pointer at it.
fn group(
    draft: &Draft<'_>,
    plan: &mut Plan,
    entity: usize,
    measure: &Measure,
    by: &[Word],
    what: &[Word],
) -> Option<(usize, String)> {
    let timed = measure.period.is_some()
        && (by.is_empty() || by.iter().any(|word| super::super::brief::period_of(word).is_some()));
    if timed {
        let own = plan.entities[entity]
            .fields
            .iter()
            .find(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime));
        let id = own.map(|field| field.id.clone()).or_else(|| ensure(&mut plan.entities[entity], "Date: date"));
        return id.map(|id| (entity, id));
    }
    if by.is_empty() {
        let own = &plan.entities[entity];
        let known = own.noun.and_then(|noun| draft.lexicon.nouns.get(noun).group.clone());
        let known = known.filter(|id| own.fields.iter().any(|field| field.id == *id));
        let choice = || own.fields.iter().find(|field| matches!(field.kind, FieldKind::Choice { many: false, .. }));
        let date = || own.fields.iter().find(|field| matches!(field.kind, FieldKind::Date));
        return known.or_else(|| choice().or_else(date).map(|field| field.id.clone())).map(|id| (entity, id));
    }
    if let Some(field) = field_named(&plan.entities[entity], by).filter(|field| groupable(&field.kind)) {
        return Some((entity, field.id.clone()));
    }
    let last = by.last()?;
    let other = (0..plan.entities.len()).find(|&index| {
        let name = plan.entities[index].singular.to_lowercase();
        ends_in(&name, &last.stem) || named(draft, &plan.entities[index], by)
    });
    let own_title = |index: usize| {
        plan.entities[index]
            .fields
            .iter()
            .find(|field| matches!(field.kind, FieldKind::Text { multiline: false, .. }))
            .map(|field| field.id.clone())
    };
    match other {
        // "hours per project" of the projects themselves.
        Some(other) if other == entity => own_title(entity).map(|id| (entity, id)),
        // "downtime per machine": nothing else knows it.
        Some(other) if what.is_empty() || is_attribute(draft, plan, entity, what) => {
            own_title(other).map(|id| (other, id))
        }
        Some(other) => {
            let target = plan.entities[other].id.clone();
            let label = plan.entities[other].singular.clone();
            let points =
                |field: &&Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == target);
            if let Some(field) = plan.entities[entity].fields.iter().find(points) {
                return Some((entity, field.id.clone()));
            }
            let own = &mut plan.entities[entity];
            let id = fields::free_id(&own.fields, &camel_id(&label, "of"));
            let kind = FieldKind::Relation { entity: target, many: false };
            let field = Field { id: id.clone(), label, kind, required: false, default: None, help: None };
            own.fields.insert(1.min(own.fields.len()), field);
            Some((entity, id))
        }
        None => {
            let own = &mut plan.entities[entity];
            let noun = own.noun.map(|noun| draft.lexicon.nouns.get(noun));
            let mut field = fields::parse(&draft.reading, measure.by.clone(), draft.lexicon, noun)?.field;
            fields::to_choose_from(&mut field, draft.lexicon);
            if !groupable(&field.kind) {
                field.kind = FieldKind::Text { multiline: false, max_length: None };
                field.default = None;
            }
            if own.fields.len() >= MAX_FIELDS {
                return None;
            }
            field.id = fields::free_id(&own.fields, &field.id);
            own.fields.push(field.clone());
            Some((entity, field.id))
        }
    }
}

/// Whether what is measured is neither the entity itself nor anything that it has.
fn is_attribute(draft: &Draft<'_>, plan: &Plan, entity: usize, what: &[Word]) -> bool {
    let own = &plan.entities[entity];
    let last = what.last().map_or("", |word| word.stem.as_str());
    let has = own.fields.iter().any(|field| what.iter().any(|word| ends_in(&field.label, &word.stem)));
    let called = what.iter().any(|word| own.singular.to_lowercase().contains(&word.stem)) || named(draft, own, what);
    !has && !called && !MONEY.contains(&last)
}

/// What is added up, or averaged; `None` where records are counted.
fn amount(
    draft: &Draft<'_>,
    plan: &mut Plan,
    entity: usize,
    what: &[Word],
    average: bool,
) -> Option<(String, &'static str)> {
    let how = |field: &Field| {
        let each = ["price", "rate", "score", "temperature", "grade", "rating"]
            .iter()
            .any(|word| field.label.to_lowercase().ends_with(word));
        if average || each || matches!(field.kind, FieldKind::Rating { .. }) { "average" } else { "sum" }
    };
    let last = what.last()?;
    let own = &plan.entities[entity];
    let numbers = || own.fields.iter().filter(|field| blocks::is_number(&field.kind));
    let exact = what.iter().rev().find_map(|word| numbers().find(|field| ends_in(&field.label, &word.stem)));
    // "average satisfaction": of a satisfaction score.
    let within = || {
        let has = |field: &&Field| crate::text::words(&field.label).iter().any(|word| word.stem == last.stem);
        numbers().find(has)
    };
    let exact = exact.or_else(within);
    if let Some(field) = exact {
        return Some((field.id.clone(), how(field)));
    }
    let money = || numbers().find(|field| matches!(field.kind, FieldKind::Money { .. }));
    let known = own.noun.and_then(|noun| draft.lexicon.nouns.get(noun).measure.clone());
    let known = known
        .and_then(|id| own.fields.iter().find(|field| field.id == id))
        .filter(|field| blocks::is_number(&field.kind));
    let called = own.singular.to_lowercase().split(' ').any(|part| part == last.stem) || named(draft, own, what);
    if MONEY.contains(&last.stem.as_str()) {
        let paid = known.filter(|field| matches!(field.kind, FieldKind::Money { .. })).or_else(money);
        if let Some(field) = paid {
            return Some((field.id.clone(), how(field)));
        }
        let label = sentence_case(&last.lower);
        let id = ensure(&mut plan.entities[entity], &format!("{label}: money"));
        return id.map(|id| (id, if average { "average" } else { "sum" }));
    }
    if AMOUNTS.contains(&last.stem.as_str()) || average {
        let field = known.or_else(|| numbers().find(|field| !matches!(field.kind, FieldKind::Money { .. })));
        if let Some(field) = field {
            return Some((field.id.clone(), how(field)));
        }
    }
    let known = draft.lexicon.fields.phrases().exact(std::slice::from_ref(last));
    let number = known.is_some_and(|known| matches!(draft.lexicon.fields.get(known).kind, FieldKind::Number { .. }));
    if called || last.lower != last.stem && !average && !number {
        return None;
    }
    // "downtime", "occupancy", "turbidity": a number that nobody has listed.
    let label: Vec<&str> = what.iter().map(|word| word.lower.as_str()).collect();
    let label = sentence_case(&label.join(" "));
    let id = ensure(&mut plan.entities[entity], &format!("{label}: number"));
    let own = plan.entities[entity].fields.iter_mut().find(|field| Some(&field.id) == id.as_ref());
    if let Some(field) = own.filter(|field| !blocks::is_number(&field.kind)) {
        field.kind = FieldKind::Number { integer: false, min: None, max: None, unit: None };
        field.default = None;
    }
    id.map(|id| (id, if average { "average" } else { "sum" }))
}

/// "the total per campaign": what is worth adding up of such records.
fn whole(draft: &Draft<'_>, entity: &EntityDraft, average: bool) -> Option<(String, &'static str)> {
    let known = entity.noun.and_then(|noun| draft.lexicon.nouns.get(noun).measure.clone());
    let known = known.and_then(|id| entity.fields.iter().find(|field| field.id == id));
    let money = || entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. }));
    let field = known.or_else(money)?;
    Some((field.id.clone(), if average { "average" } else { "sum" }))
}

/// Things that are counted and that nothing else names: "defects per product".
pub fn counted(draft: &Draft<'_>, measure: &Measure) -> Option<Thing> {
    let words = &draft.reading.words;
    let last = words[measure.what.clone()].last()?;
    let many =
        last.lower != last.stem && !MONEY.contains(&last.stem.as_str()) && !AMOUNTS.contains(&last.stem.as_str());
    let field = draft.lexicon.fields.phrases().exact(std::slice::from_ref(last)).is_some();
    if !many || field {
        return None;
    }
    let of = measure.what.clone().rev().find(|&at| words[at].is("of"));
    let from = of.map_or(measure.what.start, |at| at + 1);
    // "number of check-ins" counts what it says, whether we know it or not.
    if of.is_some_and(|of| of > measure.what.start && words[of - 1].is("number")) {
        return things::find(draft, from..measure.what.end);
    }
    things::known(draft, from..measure.what.end)
}
