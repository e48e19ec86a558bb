//! Landing pages with copy that fits the kind of business.

use isekai_codegen::{Block, Page};
use serde_json::{Value, json};

use super::Draft;
use super::blocks::block;
use crate::lexicon::{Business, Feature, Lexicon};

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
        blocks.push(pricing(business));
    }
    if offered(Feature::Testimonials) {
        blocks.push(testimonials(business));
    }
    if offered(Feature::Faq) {
        blocks.push(faq(business));
    }
    blocks.push(contact(business));
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
