//! The key figures of an entity on a dashboard.

use isekai_codegen::{Entity, FieldKind};
use serde_json::{Value, json};

use super::super::draft::EntityDraft;
use super::super::{Draft, blocks};
use super::charts;
use super::plan::Plan;
use crate::text::{sentence_case, words};

const MAX_FIGURES: usize = 6;
const MAX_COUNTED: usize = 3;

/// Those first that the request names: "revenue", "average order value".
pub fn of(draft: &Draft<'_>, plan: &Plan, index: usize, entity: &Entity, own: &EntityDraft) -> Vec<Value> {
    let words = &draft.reading.words;
    let money = blocks::measure(entity, own, draft.lexicon)
        .filter(|field| matches!(field.kind, FieldKind::Money { .. }))
        .or_else(|| entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. })));
    let mut all = counted(draft, entity);
    if let Some(field) = money {
        let named = ["revenue", "turnover", "spending", "income", "profit", "sales", "earnings"];
        let said = words.iter().find(|word| word.is_any(&named));
        // Income and spending are told apart by what kind a transaction is.
        let sided = entity.fields.iter().any(
            |field| matches!(&field.kind, FieldKind::Choice { options, .. } if options.iter().any(|option| option.label == "Expense")),
        );
        if let Some(word) = said.filter(|word| !sided && charts::ledger(plan, &word.stem) == Some(index)) {
            all.push(json!({"label": sentence_case(&word.lower), "measure": "sum", "field": field.id}));
        }
        let name = entity.singular.to_lowercase();
        let averaged = (0..words.len()).any(|at| {
            words[at].is_any(&["average", "avg"])
                && words[at + 1..words.len().min(at + 3)]
                    .iter()
                    .any(|word| name.split(' ').any(|part| part == word.stem))
        });
        if averaged {
            let label: String = format!("Average {name} value").chars().take(40).collect();
            all.push(json!({"label": label, "measure": "average", "field": field.id}));
        }
    }
    // What is computed says more than what it is computed from: the value of all holdings, not the sum of their prices.
    let computed: Vec<&str> = plan
        .behaviours
        .iter()
        .filter(|rule| rule.kind == "computed" && rule.entity.as_deref() == Some(entity.id.as_str()))
        .filter_map(|rule| rule.options.get("field").and_then(Value::as_str))
        .collect();
    for field in entity.fields.iter().filter(|field| computed.contains(&field.id.as_str())) {
        let spare = field.label == "Above minimum" || field.label == "Cost" || field.label == "Days";
        if !spare {
            let label: String = format!("Total {}", field.label.to_lowercase()).chars().take(40).collect();
            let label = label.replace("Total total", "Total");
            all.push(json!({"label": label, "measure": "sum", "field": field.id}));
        }
    }
    let usual = blocks::figures(entity, own, draft.lexicon);
    all.extend(usual.into_iter().filter(|figure| {
        let each = figure["field"]
            .as_str()
            .and_then(|id| entity.field(id))
            .is_some_and(|field| field.label.to_lowercase().ends_with("price"));
        computed.is_empty() || !each
    }));
    let mut seen: Vec<Value> = Vec::new();
    all.retain(|figure| {
        let fresh = !seen.contains(&figure["label"]);
        seen.push(figure["label"].clone());
        fresh
    });
    all.truncate(MAX_FIGURES);
    all
}

/// "open tickets", "overdue invoices": how many are in a state that the request names in front of them.
fn counted(draft: &Draft<'_>, entity: &Entity) -> Vec<Value> {
    let read = &draft.reading.words;
    let name = words(&entity.singular);
    let Some(last) = name.last() else { return Vec::new() };
    let mut found: Vec<(usize, Value)> = Vec::new();
    for field in &entity.fields {
        let FieldKind::Choice { options, many: false } = &field.kind else { continue };
        for option in options {
            let state = words(&option.label);
            let said = |at: &usize| {
                let in_front = state.iter().enumerate().all(|(word, one)| read[at + word].lower == one.lower);
                let thing = &read[at + state.len()..read.len().min(at + state.len() + name.len())];
                in_front && thing.iter().any(|word| word.stem == last.stem && word.lower != word.stem)
            };
            if let Some(at) = (0..read.len().saturating_sub(state.len())).find(said) {
                let label: String =
                    format!("{} {}", option.label, entity.plural.to_lowercase()).chars().take(40).collect();
                let state = json!({"field": field.id, "equals": option.value});
                found.push((at, json!({"label": label, "measure": "count", "where": state})));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, figure)| figure).take(MAX_COUNTED).collect()
}
