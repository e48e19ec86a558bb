//! Amounts that move: money between accounts, stock in and out of a store.

use isekai_codegen::{Behaviour, Block, Entity, FieldKind, Page};
use serde_json::{Map, Value, json};

use super::super::Draft;
use super::super::assemble::{free_id, page_id};
use super::super::blocks::block;
use super::super::draft::EntityDraft;
use super::plan::{Helper, Plan, ensure};
use super::{computed, helpers};
use crate::lexicon::Intent;

const MOVEMENT: &[&str] = &[
    "Reference: text",
    "Type!: choice Received green, Issued amber = Received",
    "Quantity!: integer",
    "Date!: date",
    "Note: text",
];

/// Gives the app what such amounts need.
pub fn add(draft: &Draft<'_>, plan: &mut Plan) {
    accounts(draft, plan);
    stock(draft, plan);
    leave(draft, plan);
}

const BALANCE: &[&str] =
    &["Employee!: text", "Days per year: integer days = 25", "Taken: integer days", "Remaining: integer days"];

/// "an overview of remaining days": what each has of the year, and what is left of it.
fn leave(draft: &Draft<'_>, plan: &mut Plan) {
    let kept = plan.entities.iter().any(|entity| {
        let name = entity.singular.to_lowercase();
        name.ends_with("leave request")
            || name.ends_with("vacation request")
            || name.ends_with("absence")
            || name.ends_with("holiday request")
    });
    let words = &draft.reading.words;
    let asked = (0..words.len()).any(|at| {
        words[at].is_any(&["remaining", "left", "balance", "balances", "allowance"])
            && words[at.saturating_sub(3)..words.len().min(at + 4)]
                .iter()
                .any(|word| word.is_any(&["days", "leave", "vacation", "holiday"]))
    });
    if !kept || !asked {
        return;
    }
    let entity = helpers::helper(plan, "Leave balance", BALANCE, draft.lexicon.nouns.named("Leave balance"));
    let own = &plan.entities[entity];
    let of = |label: &str| {
        own.fields.iter().find(|field| field.label == label).map(|field| field.id.clone()).unwrap_or_default()
    };
    let options =
        json!({"field": of("Remaining"), "operation": "difference", "of": [of("Days per year"), of("Taken")]});
    let Value::Object(options) = options else { return };
    let owner = own.id.clone();
    plan.behaviours.push(Behaviour { kind: "computed".to_owned(), entity: Some(owner), options });
}

/// Money moves from one account to another: both are part of the transaction, and both balances follow.
fn accounts(draft: &Draft<'_>, plan: &mut Plan) {
    let named = |name: &str| plan.entities.iter().position(|entity| entity.singular.to_lowercase().ends_with(name));
    let between = draft.reading.words.windows(5).any(|run| {
        run[0].stem == "transfer"
            && run.iter().any(|word| word.is_any(&["between", "money", "accounts", "account", "funds"]))
    });
    let (Some(account), true) = (named("account"), between) else { return };
    let Some(transaction) = named("transaction").or_else(|| named("payment")) else { return };
    let balance = plan.entities[account]
        .fields
        .iter()
        .find(|field| matches!(field.kind, FieldKind::Money { .. }))
        .map(|field| field.id.clone());
    let amount = plan.entities[transaction]
        .fields
        .iter()
        .find(|field| matches!(field.kind, FieldKind::Money { .. }))
        .map(|field| field.id.clone());
    let (Some(balance), Some(amount)) = (balance, amount) else { return };
    let target = plan.entities[account].id.clone();
    let mut sides = Vec::new();
    for label in ["From account", "To account"] {
        let Some(id) = ensure(&mut plan.entities[transaction], &format!("{label}: text")) else { return };
        if let Some(field) = plan.entities[transaction].fields.iter_mut().find(|field| field.id == id) {
            field.kind = FieldKind::Relation { entity: target.clone(), many: false };
        }
        sides.push(id);
    }
    add_option(&mut plan.entities[transaction], "Transfer");
    let owner = plan.entities[transaction].id.clone();
    for (side, direction) in sides.iter().zip(["subtract", "add"]) {
        plan.behaviours
            .push(adjust(&owner, json!({"field": format!("{side}.{balance}"), "direction": direction, "by": amount})));
    }
    plan.transfer = Some((transaction, vec![sides[0].clone(), sides[1].clone(), amount]));
}

/// "Income" and "Expense" are not all there is any more.
fn add_option(entity: &mut EntityDraft, label: &str) {
    let kinds = entity.fields.iter_mut().find(|field| ["Type", "Kind"].contains(&field.label.as_str()));
    if let Some(FieldKind::Choice { options, .. }) = kinds.map(|field| &mut field.kind)
        && !options.iter().any(|option| option.label == label)
    {
        options.extend(crate::lexicon::fields::choices(vec![(label.to_owned(), Some("blue".to_owned()))]));
    }
}

/// "receive and issue stock": movements of the items, which keep their quantity right.
fn stock(draft: &Draft<'_>, plan: &mut Plan) {
    let goods = ["stock", "goods", "items", "parts", "inventory", "materials", "supplies", "ingredients"];
    let moved = draft.reading.words.windows(5).any(|run| {
        run[0].is_any(&["receive", "issue", "restock", "withdraw", "dispatch"])
            && run[1..].iter().any(|word| word.is_any(&goods))
            || run[0].is("stock") && run[1].is_any(&["movement", "movements", "in", "intake"]) && !run[1].is("in")
            || run[0].stem == "delivery" && run[1].is("and") && run[2].is_any(&["usage", "consumption", "withdrawals"])
    });
    let ordered = |entity: &EntityDraft| entity.singular.to_lowercase().ends_with("order");
    let item = plan.entities.iter().position(|entity| !ordered(entity) && counted(entity).is_some());
    let Some((item, quantity)) =
        item.filter(|_| moved).and_then(|item| counted(&plan.entities[item]).map(|field| (item, field.id.clone())))
    else {
        return;
    };
    let entity = helpers::helper(plan, "Stock movement", MOVEMENT, None);
    helpers::link(plan, entity, item);
    let target = plan.entities[item].id.clone();
    let own = &plan.entities[entity];
    let pointer =
        own.fields.iter().find(|field| matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == target));
    let Some(pointer) = pointer.map(|field| field.id.clone()) else { return };
    let by =
        own.fields.iter().find(|field| field.label == "Quantity").map(|field| field.id.clone()).unwrap_or_default();
    let kind = own.fields.iter().find(|field| field.label == "Type").map(|field| field.id.clone()).unwrap_or_default();
    let owner = own.id.clone();
    for (value, direction) in [("received", "add"), ("issued", "subtract")] {
        let mut options = json!({
            "field": format!("{pointer}.{quantity}"), "direction": direction, "by": by, "where": {"field": kind, "equals": value},
        });
        if direction == "subtract" {
            options["notBelow"] = json!(0);
        }
        plan.behaviours.push(adjust(&owner, options));
    }
    plan.uses[entity].insert(Intent::Create);
    plan.helpers.push(Helper { intent: Intent::Create, entity, of: Some(item) });
}

/// How many there are of something.
fn counted(entity: &EntityDraft) -> Option<&isekai_codegen::Field> {
    entity.fields.iter().find(|field| {
        matches!(field.kind, FieldKind::Number { .. })
            && ["quantity", "stock", "quantity in stock", "in stock"].contains(&field.label.to_lowercase().as_str())
    })
}

fn adjust(entity: &str, options: Value) -> Behaviour {
    let options = match options {
        Value::Object(options) => options,
        _ => Map::new(),
    };
    Behaviour { kind: "adjust".to_owned(), entity: Some(entity.to_owned()), options }
}

/// The page of a transfer.
pub fn pages(plan: &Plan, entities: &[Entity], pages: &mut Vec<Page>) {
    let Some((index, fields)) = &plan.transfer else { return };
    let entity = &entities[*index];
    let form = block(
        "form",
        Some(&entity.id),
        json!({"heading": "Transfer money", "fields": fields, "submitLabel": "Transfer", "successText": "The money has been transferred."}),
    );
    let at = 1.min(pages.len());
    let page = Page {
        id: free_id(pages, &page_id("Transfer")),
        title: "Transfer".to_owned(),
        blocks: vec![form],
        ..Page::default()
    };
    pages.insert(at, page);
}

/// Those of which there is least, for the dashboard.
pub fn low(plan: &Plan, entities: &[Entity]) -> Vec<Block> {
    let label = computed::SPARE.split(':').next().unwrap_or_default();
    let of = entities.iter().enumerate().filter(|(index, _)| !plan.is_helper(*index)).find_map(|(_, entity)| {
        let spare = entity.fields.iter().find(|field| field.label == label)?;
        let title = entity.title_field()?;
        let others = entity.fields.iter().filter(|field| {
            let name = field.label.to_lowercase();
            ["quantity", "stock", "quantity in stock"].contains(&name.as_str())
                || computed::LEAST.contains(&name.as_str())
        });
        let columns: Vec<&String> =
            std::iter::once(&title.id).chain(others.map(|field| &field.id)).chain(std::iter::once(&spare.id)).collect();
        let options = json!({
            "heading": "Low on stock first", "columns": columns, "sort": spare.id, "sortDirection": "asc",
            "readOnly": true, "pageSize": 10, "filters": [], "search": false,
        });
        Some(block("records", Some(&entity.id), options))
    });
    of.into_iter().collect()
}
