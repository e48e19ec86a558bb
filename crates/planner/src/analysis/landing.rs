//! Landing pages with copy that fits the kind of business.

mod listed;

use std::ops::Range;

use isekai_codegen::{Block, Page};
use serde_json::{Value, json};

use super::Draft;
use super::blocks::block;
use crate::lexicon::{Business, Feature, Lexicon};
use crate::text::Word;
pub use listed::arrange;

/// Pictograms in the order the cards of offers take them.
const ICONS: &[&str] = &["spark", "heart", "star", "clock", "people", "shield"];

/// The page of a landing site: the sections that were asked for, else all that the business has copy for.
pub fn page(draft: &mut Draft<'_>, business: &Business, name: &str, asked: &[Feature]) -> Page {
    let wants = |feature: Feature| asked.contains(&feature);
    let chosen =
        [Feature::Pricing, Feature::Testimonials, Feature::Faq, Feature::Gallery, Feature::Services, Feature::About]
            .into_iter()
            .any(wants);
    let unwanted = draft.unwanted.clone();
    let offered = |feature: Feature| !unwanted.contains(&feature) && (!chosen || wants(feature));
    let mut blocks = vec![hero(business, name, !business.prices.is_empty() && offered(Feature::Pricing))];
    if wants(Feature::About) {
        blocks.push(about(business, name));
    }
    let is_portfolio = business.kind == "portfolio";
    if wants(Feature::Gallery) || is_portfolio {
        blocks.push(gallery(business, if is_portfolio { "Work" } else { "A look inside" }));
    }
    if !is_portfolio && (offered(Feature::Services) || !wants(Feature::Gallery)) {
        blocks.push(features(business));
    }
    if !business.prices.is_empty() && offered(Feature::Pricing) {
        let mut prices = pricing(business);
        if let Some(words) = billing(draft, &mut prices) {
            draft.decide(words, "Prices by the month and by the year, with a switch");
        }
        blocks.push(prices);
    }
    if offered(Feature::Testimonials) {
        blocks.push(testimonials(business));
    }
    if offered(Feature::Faq) {
        blocks.push(faq(business));
    }
    let mut contact = contact(business);
    if let Some(words) = asked_for(draft) {
        let heading = crate::text::sentence_case(draft.reading.source(words.clone()));
        contact.options.insert("heading".to_owned(), heading.into());
        draft.reading.take(words);
    }
    blocks.push(contact);
    draft.decisions.push(super::Decision {
        words: String::new(),
        outcome: format!("Sections: {}", blocks.iter().map(|block| block.kind.as_str()).collect::<Vec<_>>().join(", ")),
    });
    Page { id: "home".to_owned(), title: "Home".to_owned(), blocks, ..Page::default() }
}

pub fn headline(business: &Business, name: &str) -> String {
    business.headline.replace("{name}", name)
}

fn hero(business: &Business, name: &str, prices: bool) -> Block {
    let mut options = json!({
        "heading": headline(business, name),
        "eyebrow": name,
        "text": business.lead,
        "primaryAction": {"label": business.action, "href": "#contact"},
    });
    if prices {
        options["secondaryAction"] = json!({"label": "See prices", "href": "#pricing"});
    }
    block("hero", None, options)
}

fn features(business: &Business) -> Block {
    let items: Vec<Value> = business
        .offers
        .iter()
        .zip(ICONS.iter().cycle())
        .map(|((title, text), icon)| json!({"icon": icon, "title": title, "text": text}))
        .collect();
    block("features", None, json!({"heading": "What we offer", "items": items}))
}

fn gallery(business: &Business, heading: &str) -> Block {
    let items: Vec<Value> = business
        .offers
        .iter()
        .map(|(title, text)| (title, text))
        .chain(business.prices.iter().map(|(title, _, text)| (title, text)))
        .take(6)
        .map(|(title, text)| json!({"title": title, "text": text.chars().take(160).collect::<String>()}))
        .collect();
    block("gallery", None, json!({"heading": heading, "items": items}))
}

fn pricing(business: &Business) -> Block {
    let middle = business.prices.len() / 2;
    let plan = |(index, (name, price, text)): (usize, &(String, String, String))| {
        // "$59 / month" is a price and its period.
        let (price, period) = price
            .split_once(" / ")
            .map_or((price.as_str(), None), |(price, period)| (price, Some(format!("per {period}"))));
        let mut plan = json!({"name": name, "price": price, "text": text, "highlighted": index == middle});
        if let Some(period) = period {
            plan["period"] = json!(period);
        }
        plan
    };
    let plans: Vec<Value> = business.prices.iter().enumerate().map(plan).collect();
    block("pricing", None, json!({"heading": "Prices", "plans": plans}))
}

/// "three pricing plans with a switch between monthly and yearly billing": a year costs ten months.
pub fn billing(draft: &Draft<'_>, prices: &mut Block) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    if words.iter().any(|word| word.is_any(&["pricing", "plans"])) {
        prices.options.insert("heading".to_owned(), json!("Pricing"));
    }
    let year = words.iter().position(|word| word.is_any(&["yearly", "annual", "annually"]))?;
    let plans = prices.options.get_mut("plans").and_then(Value::as_array_mut)?;
    let mut given = false;
    for plan in plans.iter_mut().filter(|plan| plan["period"] == "per month") {
        let year = plan["price"].as_str().and_then(ten_times);
        given |= year.is_some();
        if let Some(price) = year {
            plan["yearlyPrice"] = price.into();
        }
    }
    let said = |at: &usize| {
        words[*at].is_any(&[
            "switch", "toggle", "between", "monthly", "and", "with", "a", "or", "plans", "pricing", "billing",
        ])
    };
    let start = (0..year).rev().take_while(said).last().unwrap_or(year);
    let end = (year + 1..words.len()).take_while(said).last().map_or(year + 1, |at| at + 1);
    given.then_some(start..end)
}

/// "$9" is "$90".
fn ten_times(price: &str) -> Option<String> {
    let start = price.find(|c: char| c.is_ascii_digit())?;
    let end = price[start..].find(|c: char| !c.is_ascii_digit()).map_or(price.len(), |end| start + end);
    let amount: u64 = price[start..end].parse().ok()?;
    (end == price.len()).then(|| format!("{}{}", &price[..start], amount.saturating_mul(10)))
}

/// "a form to request a demo", "get a quote": what the contact form is for.
fn asked_for(draft: &Draft<'_>) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let verbs = ["request", "book", "get", "schedule", "ask"];
    let asked = ["demo", "quote", "callback", "consultation", "trial", "estimate", "brochure", "sample"];
    let at = (0..words.len()).find(|&at| {
        words[at].is_any(&verbs)
            && words.get(at + 1).is_some_and(|next| next.is_any(&["a", "an", "your", "for"]))
            && (at + 2..words.len().min(at + 4)).any(|end| words[end].is_any(&asked))
    })?;
    let end = (at + 2..words.len()).find(|&end| words[end].is_any(&asked))?;
    Some(at..end + 1)
}

fn testimonials(business: &Business) -> Block {
    let items: Vec<Value> = business.quotes.iter().map(|(quote, name)| json!({"quote": quote, "name": name})).collect();
    block("testimonials", None, json!({"heading": "What people say", "items": items}))
}

fn faq(business: &Business) -> Block {
    let items: Vec<Value> =
        business.questions.iter().map(|(question, answer)| json!({"question": question, "answer": answer})).collect();
    block("faq", None, json!({"heading": "Good to know", "items": items}))
}

pub fn about(business: &Business, name: &str) -> Block {
    let offers: Vec<&str> = business.offers.iter().map(|(title, _)| title.as_str()).collect();
    let body = format!(
        "{name} began with a simple idea: {}\n\n{}. That is what we do, every day, for people from around the corner and from far away.",
        business.lead,
        offers.join(", ")
    );
    block("text", None, json!({"heading": format!("About {name}"), "body": body}))
}

pub fn contact(business: &Business) -> Block {
    block(
        "contact-form",
        None,
        json!({
            "heading": business.action,
            "text": "Write to us. We answer within one working day.",
            "email": "hello@example.com",
            "phone": "+1 555 0100",
            "address": "12 Harbour Street",
            "hours": ["Monday to Friday, 9:00 to 18:00", "Saturday, 9:00 to 14:00"],
            "successText": "Thank you. We will be in touch soon.",
        }),
    )
}

/// One section, with copy that fits any business.
pub fn section(feature: Feature, lexicon: &Lexicon, name: &str) -> Option<Block> {
    section_of(feature, lexicon.businesses.general(), name)
}

/// One section with the copy of a business; prices of another where it has none.
pub fn section_of(feature: Feature, business: &Business, name: &str) -> Option<Block> {
    Some(match feature {
        Feature::Contact => contact(business),
        Feature::About => about(business, name),
        Feature::Faq => faq(business),
        Feature::Pricing if business.prices.is_empty() => return None,
        Feature::Pricing => pricing(business),
        Feature::Testimonials => testimonials(business),
        Feature::Gallery => gallery(business, "A look inside"),
        Feature::Services => features(business),
        _ => return None,
    })
}

/// "a page with our gigs, prices and a newsletter": a page of somebody that we know nothing else of.
pub fn is_bare(draft: &Draft<'_>, head: Range<usize>) -> bool {
    let words = &draft.reading.words;
    let page = words[head].iter().any(|word| word.is_any(&["page", "website", "site", "homepage"]));
    let shown = |word: &Word| word.is_any(&["newsletter", "contact", "gallery", "faq", "testimonials", "prices"]);
    page && words.iter().filter(|word| shown(word)).count() > 1
}
