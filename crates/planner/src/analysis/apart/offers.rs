//! "haircut 25€, beard trim 15€", "(Cut $40, Colour $85)": goods and services with their prices.

use std::ops::Range;

use isekai_codegen::{Block, Entity, FieldKind};
use serde_json::{Value, json};

use super::{source, without};
use crate::analysis::blocks::block;
use crate::analysis::compose::Composed;
use crate::analysis::draft::EntityDraft;
use crate::analysis::units;
use crate::text::{Word, sentence_case, words};

/// One thing that costs something.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub name: String,
    /// As it is written: `25€`.
    pub price: String,
    pub amount: f64,
    /// ISO 4217
    pub currency: &'static str,
    /// "per hour"
    pub period: Option<String>,
    /// It stands on a menu.
    pub served: bool,
    /// Stem of what the list is of, where it is said: `ticket`.
    pub of: Option<String>,
}

const MIN_OFFERS: usize = 2;
const MAX_OFFERS: usize = 40;
const MAX_NAME_WORDS: usize = 5;
/// So many stand side by side as plans; more are a list.
const MAX_PLANS: usize = 6;
/// These tell of an amount; what costs it is named otherwise.
const NO_NAMES: &[&str] = &[
    "over", "under", "above", "below", "than", "to", "until", "least", "most", "goal", "budget", "spend", "spent",
    "save", "saved", "earn", "lose", "minimum", "maximum", "limit", "target", "income", "salary", "balance",
    "shipping", "delivery", "between", "every", "if", "when", "about", "around", "by", "from", "paid", "owes", "pay",
    "pays", "total", "off", "fee", "deposit", "can", "should", "add", "buttons", "button", "amounts",
];
const COSTS: &[&str] = &["for", "at", "costs", "cost", "is", "are", ":", "=", "only", "just"];
/// What a list of prices is announced by.
const LISTS: &[&str] = &[
    "price",
    "rate",
    "fee",
    "menu",
    "service",
    "product",
    "treatment",
    "ticket",
    "plan",
    "package",
    "offer",
    "class",
    "course",
    "dish",
    "drink",
    "good",
    "item",
    "cost",
    "tariff",
    "membership",
    "lesson",
    "session",
];
/// What is chosen for something else has no price of its own.
const CHOICES: &[&str] =
    &["size", "type", "kind", "option", "variant", "extra", "status", "level", "category", "colour", "color"];
const SELLS: &[&str] =
    &["sell", "sells", "selling", "offer", "offers", "offering", "serve", "serves", "serving", "have"];
/// Rows of these are never goods.
const NO_GOODS: &[&str] = &[
    "Order",
    "Booking",
    "Appointment",
    "Reservation",
    "Invoice",
    "Transaction",
    "Donation",
    "Payment",
    "Expense",
    "Artwork",
];

/// A price and its place among the words.
struct Price {
    at: Range<usize>,
    amount: f64,
    currency: &'static str,
    period: Option<Range<usize>>,
}

pub fn cut(text: &str) -> (String, Vec<Offer>) {
    let read = words(text);
    let mut offers = Vec::new();
    let mut cuts: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = 0;
    while at < read.len() && offers.len() < MAX_OFFERS {
        let run = run(&read, at);
        let (Some(first), Some(last)) = (run.first(), run.last()) else { break };
        at = last.1.end.max(at + 1);
        if run.len() < MIN_OFFERS || !is_announced(&read, first.0.start) {
            continue;
        }
        let served =
            (first.0.start.saturating_sub(8)..first.0.start).any(|at| read[at].is_any(&["menu", "serve", "serves"]));
        let of = (first.0.start.saturating_sub(3)..first.0.start)
            .rev()
            .map(|at| &read[at])
            .find(|word| {
                !word.punctuation && word.lower != word.stem && !word.is_any(&["prices", "rates", "fees", "costs"])
            })
            .map(|word| word.stem.clone());
        offers.extend(run.iter().map(|(name, end, price)| Offer {
            name: sentence_case(source(text, &read, name)),
            price: source(text, &read, &price.at).to_owned(),
            amount: price.amount,
            currency: price.currency,
            period: price.period.clone().filter(|_| end.end > price.at.end).map(|range| period(text, &read, &range)),
            served,
            of: of.clone(),
        }));
        cuts.extend(taken(&read, &run));
    }
    (if cuts.is_empty() { text.to_owned() } else { without(text, &read, &cuts) }, offers)
}

/// What of the list is taken out of the text: all of it where its name stands before it, else its prices.
fn taken(read: &[Word], run: &[(Range<usize>, Range<usize>, Price)]) -> Vec<(Range<usize>, &'static str)> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    let (start, end) = (first.0.start, last.1.end);
    let before = start.checked_sub(1).and_then(|at| read.get(at));
    if before.is_some_and(|word| word.is("(")) {
        let close = usize::from(read.get(end).is_some_and(|word| word.is(")")));
        return vec![(start - 1..end + close, "")];
    }
    if before.is_some_and(|word| word.is(":")) {
        return vec![(start - 1..end, "")];
    }
    if before.is_none_or(|word| word.is_any(&[".", "!", "?", ",", ";"])) {
        return vec![(start..end, "prices")];
    }
    run.iter().map(|(name, end, _)| (name.end..end.end, "")).collect()
}

/// Where a list of prices may begin: behind what announces it, or at the beginning of a part.
fn is_announced(read: &[Word], start: usize) -> bool {
    let Some(before) = start.checked_sub(1).and_then(|at| read.get(at)) else { return true };
    let said = |word: &Word| LISTS.contains(&word.stem.as_str()) || word.is_any(SELLS) || word.lower != word.stem;
    // "size (small $8, large $12)" is a choice.
    let choice = |at: usize| {
        let near = start.checked_sub(at).and_then(|at| read.get(at));
        near.is_some_and(|word| CHOICES.contains(&word.stem.as_str()))
    };
    match before.lower.as_str() {
        ":" => !choice(2),
        "(" => !choice(2) && start.checked_sub(2).and_then(|at| read.get(at)).is_none_or(|word| !word.punctuation),
        _ => before.punctuation || said(before) || before.is_any(&["with", "like"]),
    }
}

/// Neighbouring offers from a word on: name, all of its words, price.
fn run(read: &[Word], from: usize) -> Vec<(Range<usize>, Range<usize>, Price)> {
    let mut run: Vec<(Range<usize>, Range<usize>, Price)> = Vec::new();
    let mut at = from;
    while at < read.len() {
        let Some(price) = price(read, at) else {
            at += 1;
            continue;
        };
        let least = run.last().map_or(from, |(_, end, _)| end.end);
        let end = price.period.clone().map_or(price.at.end, |period| period.end);
        let next = end.max(at + 1);
        match name(read, least, price.at.start) {
            Some(name) if run.is_empty() || name.start - least <= 2 => run.push((name, price.at.start..end, price)),
            _ if run.is_empty() => {}
            _ => break,
        }
        at = next;
    }
    run
}

/// The words before a price, back to a mark, "and" or an article.
fn name(read: &[Word], least: usize, price: usize) -> Option<Range<usize>> {
    let mut end = price;
    while end > least && read[end - 1].is_any(COSTS) {
        end -= 1;
    }
    let mut start = (least..end).rev().find(|&at| read[at].punctuation && !read[at].is("&")).map_or(least, |at| at + 1);
    // "we sell tacos for $4": the name begins behind the verb.
    if let Some(verb) = (start..end).rev().find(|&at| read[at].is_any(SELLS) || read[at].is_any(&["with", "like"])) {
        start = verb + 1;
    }
    while start < end && read[start].is_any(&["and", "or", "&", "also", "our", "my", "your", "a", "an", "the"]) {
        start += 1;
    }
    let plain = |word: &Word| !word.punctuation || word.is("&");
    let named = &read[start..end];
    let fits = (1..=MAX_NAME_WORDS).contains(&named.len())
        && named.iter().all(|word| plain(word) && !word.is_any(NO_NAMES))
        && named.iter().any(|word| word.lower.chars().any(char::is_alphabetic));
    fits.then_some(start..end)
}

/// "$4", "25€", "12.50 euros", "12,50 €", with "per hour" or "/ month" behind it.
fn price(read: &[Word], at: usize) -> Option<Price> {
    let sign = units::currency(&read[at].stem);
    let number = if sign.is_some() { at + 1 } else { at };
    let (mut text, mut end) = (read.get(number)?.lower.clone(), number + 1);
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let cents = |word: &Word| word.lower.len() == 2 && word.lower.chars().all(|c| c.is_ascii_digit());
    let close = |at: usize| read[at].span.start == read[at - 1].span.end;
    if read.get(end).is_some_and(|word| word.is(","))
        && read.get(end + 1).is_some_and(cents)
        && close(end)
        && close(end + 1)
    {
        text = format!("{text}.{}", read[end + 1].lower);
        end += 2;
    }
    let amount: f64 = text.parse().ok()?;
    let currency = match sign {
        Some(code) => code,
        None => {
            let code = units::currency(&read.get(end)?.stem)?;
            end += 1;
            code
        }
    };
    let after = |at: usize, texts: &[&str]| read.get(at).is_some_and(|word| word.is_any(texts));
    let unit = [
        "hour", "day", "week", "month", "year", "night", "person", "class", "session", "lesson", "piece", "h", "kg",
        "visit",
    ];
    let cue = after(end, &["per", "/", "a", "an", "each"]) && after(end + 1, &unit);
    let period = cue.then_some(end..end + 2);
    Some(Price { at: at..end, amount, currency, period })
}

fn period(text: &str, read: &[Word], range: &Range<usize>) -> String {
    format!("per {}", source(text, read, &(range.start + 1..range.end)))
}

/// The entity that is offered at a price: what the list is of, else the first that has prices.
pub fn rows(offers: &[Offer], drafts: &[EntityDraft]) -> Option<(String, Vec<String>)> {
    // Adults and children pay an entry; what they see is something else.
    let of = offers.first()?.of.as_deref();
    let entry = of == Some("ticket");
    let fits =
        |entity: &&EntityDraft| is_priced(entity) && !NO_GOODS.iter().any(|name| entity.singular.ends_with(name));
    let named = |entity: &&EntityDraft| words(&entity.singular).last().map(|last| last.stem.as_str()) == of;
    let entity = drafts.iter().filter(fits).find(named);
    let entity = entity.or_else(|| drafts.iter().find(fits).filter(|_| !entry))?;
    Some((entity.id.clone(), offers.iter().map(|offer| offer.name.clone()).collect()))
}

/// Has a name and a price that is not one of entry.
fn is_priced(entity: &EntityDraft) -> bool {
    let paid = entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. }));
    let sold = paid.is_some_and(|field| !["Ticket price", "Entry fee", "Fee", "Entry"].contains(&field.label.as_str()));
    let text = |kind: &FieldKind| matches!(kind, FieldKind::Text { multiline: false, .. });
    // "opening hours, ticket prices": the first field of what is listed with its fields may be no name.
    let first = entity.fields.first().map_or("", |field| field.label.as_str());
    let titled = !entity.explicit || ["Name", "Title", "Service", "Product", "Dish", "Item"].contains(&first);
    sold && titled && entity.fields.iter().any(|field| text(&field.kind))
}

pub fn priced(offers: &[Offer], entity: &mut Entity) {
    let Some(title) = entity.title_field().map(|field| field.id.clone()) else { return };
    let money = entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Money { .. }));
    let Some(price) = money.map(|field| field.id.clone()) else { return };
    let required: Vec<String> =
        entity.fields.iter().filter(|field| field.required).map(|field| field.id.clone()).collect();
    for row in &mut entity.samples {
        let named =
            row.get(&title).and_then(Value::as_str).and_then(|name| offers.iter().find(|offer| offer.name == name));
        if let Some(offer) = named.map(|offer| json!(offer.amount)) {
            // What was told of another would be wrong of this.
            row.retain(|id, _| *id == title || required.contains(id));
            row.insert(price.clone(), offer);
        }
    }
}

/// In place of prices that nobody gave; at the end of a page that has none.
pub fn show(offers: &[Offer], app: &mut Composed) {
    let Some(first) = offers.first() else { return };
    let listed = app.entities.iter().any(|entity| {
        entity.title_field().is_some_and(|title| {
            entity.samples.iter().any(|row| row.get(&title.id).and_then(Value::as_str) == Some(first.name.as_str()))
        })
    });
    let mut shown = false;
    for block in app.pages.iter_mut().flat_map(|page| &mut page.blocks) {
        if block.kind == "pricing" || block.kind == "menu-list" && block.entity.is_none() {
            *block = list(offers, block.options.get("heading").and_then(Value::as_str));
            shown = true;
        }
    }
    let Some(page) = app.pages.first_mut().filter(|_| !listed && !shown) else { return };
    if page.blocks.first().is_none_or(|block| block.kind != "hero") {
        return;
    }
    let at = page.blocks.iter().position(|block| block.kind == "contact-form").unwrap_or(page.blocks.len());
    page.blocks.insert(at, list(offers, None));
}

fn list(offers: &[Offer], heading: Option<&str>) -> Block {
    let served = offers.iter().any(|offer| offer.served);
    if served || offers.len() > MAX_PLANS {
        let heading = heading.unwrap_or(if served { "Menu" } else { "Prices" });
        let items: Vec<Value> = offers.iter().map(|offer| json!({"name": offer.name, "price": offer.price})).collect();
        return block("menu-list", None, json!({"heading": heading, "items": items}));
    }
    let plan = |offer: &Offer| {
        let mut plan = json!({"name": offer.name, "price": offer.price});
        if let Some(period) = &offer.period {
            plan["period"] = json!(period);
        }
        plan
    };
    let plans: Vec<Value> = offers.iter().map(plan).collect();
    block("pricing", None, json!({"heading": heading.unwrap_or("Prices"), "plans": plans}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_with_their_prices_are_taken_out_of_the_text() {
        for (text, rest, found) in [
            (
                "barbershop. haircut 25€, beard trim 15€ and combo 35€. book now",
                "barbershop. prices. book now",
                "Haircut 25€; Beard trim 15€; Combo 35€",
            ),
            (
                "show services with prices (Cut $40, Blow dry $30.50).",
                "show services with prices .",
                "Cut $40; Blow dry $30.50",
            ),
            ("menu: fish and chips £9, mushy peas £3", "menu", "Fish and chips £9; Mushy peas £3"),
            (
                "we sell tacos for 4 euros and churros for 3 euros",
                "we sell tacos  and churros ",
                "Tacos 4 euros; Churros 3 euros",
            ),
            ("guitar lessons: single lesson $40 per hour, trial $10", "guitar lessons", "Single lesson $40; Trial $10"),
            (
                "soap shop, free shipping over £30, 5% off from £50",
                "soap shop, free shipping over £30, 5% off from £50",
                "",
            ),
            ("pizza orders with size (small $8, large $12)", "pizza orders with size (small $8, large $12)", ""),
            ("rent is $900", "rent is $900", ""),
        ] {
            let (left, offers) = cut(text);
            let shown: Vec<String> = offers.iter().map(|offer| format!("{} {}", offer.name, offer.price)).collect();
            assert_eq!(left, rest, "{text}");
            assert_eq!(shown.join("; "), found, "{text}");
        }
    }
}
