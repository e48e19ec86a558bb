//! Pages of tools: the engines that a brief names, and calculations of its own.

use std::ops::Range;

use isekai_codegen::{Block, Page};
use serde_json::{Value, json};

use super::super::assemble::{free_id, page_id};
use super::super::blocks::block;
use super::super::grammar::{is_article, list_end};
use super::super::{Draft, engines, lists, naming};
use super::plan::Plan;
use crate::lexicon::Intent;
use crate::text::{camel_id, sentence_case, title_case};

const MAX_INPUTS: usize = 6;

/// A page for each tool that no page has yet.
pub fn add(draft: &mut Draft<'_>, plan: &Plan, pages: &mut Vec<Page>) {
    let lexicon = draft.lexicon;
    for (engine, at) in &plan.tools {
        let (title, block) = match engine.and_then(|index| lexicon.engines.all.get(index)) {
            Some(engine) => {
                let made = engines::page(draft, engine, &engine.name, &engine.name.to_lowercase());
                (engine.name.clone(), made.blocks.into_iter().next())
            }
            None => {
                // What is booked and bought says its price there.
                let priced = plan.any_use(Intent::Book) || plan.any_use(Intent::Cart);
                calculation(draft, at.clone(), priced)
                    .map_or((String::new(), None), |(title, block)| (title, Some(block)))
            }
        };
        let Some(block) = block else { continue };
        if pages.iter().any(|page| page.title == title || page.blocks.contains(&block)) {
            continue;
        }
        let id = free_id(pages, &page_id(&title));
        pages.push(Page { id, title: title.chars().take(60).collect(), blocks: vec![block], ..Page::default() });
    }
}

/// "calculate the shipping price from weight, size and destination": its inputs multiplied, to be adjusted by the owner.
fn calculation(draft: &Draft<'_>, at: Range<usize>, priced: bool) -> Option<(String, Block)> {
    let words = &draft.reading.words;
    let cue = at.clone().find(|&at| words[at].is_any(&["from", "by", "with", "based", "using", "of", "for", "in"]));
    let end = cue.unwrap_or(at.end);
    let start = at.clone().find(|&at| {
        !is_article(&words[at])
            && !words[at].is_any(&[
                "calculate",
                "estimate",
                "compute",
                "calculating",
                "estimating",
                "and",
                "their",
                "its",
            ])
    })?;
    let name = (start < end).then(|| naming::tidy(&sentence_case(draft.reading.source(start..end)))).flatten();
    let name = name
        .filter(|name| !["Calculator", "Calculation"].contains(&name.as_str()))
        .unwrap_or_else(|| "Result".to_owned());
    let inputs = cue.map(|cue| inputs(draft, cue + 1, at.end)).unwrap_or_default();
    if inputs.is_empty() && priced {
        return None;
    }
    let inputs = if inputs.is_empty() {
        vec![
            json!({"id": "quantity", "label": "Quantity", "type": "number", "default": 1, "min": 0}),
            json!({"id": "pricePerUnit", "label": "Price per unit", "type": "money", "default": 25, "min": 0}),
        ]
    } else {
        inputs
    };
    let ids: Vec<&str> = inputs.iter().filter_map(|input| input["id"].as_str()).collect();
    let product = ids.join(" * ");
    let lower = name.to_lowercase();
    let paid = [
        "price", "cost", "fee", "saving", "payment", "total", "fare", "amount", "budget", "quote", "rent", "profit",
        "tax",
    ];
    let money = paid.iter().any(|word| lower.contains(word));
    let amount = inputs.iter().any(|input| input["type"] == "money");
    // Without any price among the inputs, one per unit makes an amount of the rest.
    let expression = if money && !amount { format!("{product} * 2.5") } else { product };
    let format = if money { "money" } else { "number" };
    let name = name.strip_suffix(" calculation").unwrap_or(&name).to_owned();
    let title = title_case(&name);
    let title = if lower.contains("calculator") { title } else { format!("{title} calculator") };
    let options = json!({
        "heading": title.chars().take(60).collect::<String>(),
        "inputs": inputs,
        "outputs": [{"label": name.chars().take(60).collect::<String>(), "expression": expression, "format": format}],
        "note": "An estimate: the factors are examples.",
    });
    Some((title_case(&title), block("formula", None, options)))
}

fn inputs(draft: &Draft<'_>, from: usize, to: usize) -> Vec<Value> {
    let end = list_end(&draft.reading, from).min(to);
    if from >= end {
        return Vec::new();
    }
    let mut found: Vec<Value> = Vec::new();
    for item in lists::items(&draft.reading, from..end, |_| 0).into_iter().take(MAX_INPUTS) {
        let mut item = item;
        while item.len() > 1
            && (is_article(&draft.reading.words[item.start]) || draft.reading.words[item.start].is("number"))
        {
            item.start += 1;
        }
        if item.len() > 4 {
            continue;
        }
        let label = naming::label(draft.reading.source(item.clone()));
        let id = camel_id(&label, "value");
        if found.iter().any(|input| input["id"] == json!(id)) {
            continue;
        }
        found.push(input(&id, &label));
    }
    found
}

/// How a quantity is entered, by what it is called.
fn input(id: &str, label: &str) -> Value {
    let lower = label.to_lowercase();
    let has = |names: &[&str]| names.iter().any(|name| lower.contains(name));
    if has(&["rate", "interest", "discount", "percent", "tax", "margin"]) {
        return json!({"id": id, "label": label, "type": "percent", "default": 5, "min": 0});
    }
    if has(&["price", "cost", "fee", "amount", "salary", "income", "value", "budget", "rent", "tariff"]) {
        return json!({"id": id, "label": label, "type": "money", "default": 25, "min": 0});
    }
    let options: &[&str] = if has(&["size"]) {
        &["Small", "Medium", "Large"]
    } else if has(&["destination", "zone", "region", "country", "location", "area code"]) {
        &["Domestic", "Neighbouring countries", "Worldwide"]
    } else if has(&["type", "class", "kind", "category", "level", "material", "plan", "quality"]) {
        &["Standard", "Comfort", "Premium"]
    } else {
        &[]
    };
    if options.is_empty() {
        return json!({"id": id, "label": label, "type": "number", "default": 10, "min": 0});
    }
    let choices: Vec<Value> =
        options.iter().zip([1.0, 1.5, 2.5]).map(|(label, value)| json!({"label": label, "value": value})).collect();
    json!({"id": id, "label": label, "type": "choice", "options": choices})
}
