//! What belongs to selling and is not sold: shipping, discount codes, the items of a basket.

use std::ops::Range;

use isekai_codegen::Field;

use crate::analysis::Draft;
use crate::analysis::brief::{Brief, Demand, Thing, things};
use crate::analysis::grammar::is_article;
use crate::lexicon::Intent;
use crate::lexicon::fields::parse_line;

/// Nouns of our lexicon that name a term of trade.
const TERMS: &[&str] = &["Delivery", "Coupon", "Payment"];
/// Who does this with them keeps a list of them.
const KEEPS: &[&str] = &[
    "manage",
    "managing",
    "management",
    "create",
    "creating",
    "edit",
    "track",
    "tracking",
    "issue",
    "list",
    "update",
    "browse",
    "schedule",
    "assign",
    "record",
];
/// In a basket these are whatever is sold.
const WARES: &[&str] = &["item", "thing", "good"];

pub fn sells(brief: &Brief) -> bool {
    brief.demands.iter().any(|demand| matches!(demand.intent, Intent::Cart | Intent::Checkout))
}

/// "apply promo codes", "free delivery" of a shop.
pub fn is_term(draft: &Draft<'_>, brief: &Brief, demand: &Demand) -> bool {
    let named =
        |thing: &Thing| thing.noun.is_some_and(|noun| TERMS.contains(&draft.lexicon.nouns.get(noun).name.as_str()));
    let said = &draft.reading.words[demand.at.clone()];
    let kept = said.iter().any(|word| word.is_any(KEEPS))
        || demand.intent == Intent::Edit
        || brief.demands.iter().any(|other| {
            other.intent == Intent::Edit
                && other
                    .thing
                    .as_ref()
                    .is_some_and(|thing| demand.thing.as_ref().is_some_and(|own| own.noun == thing.noun))
        });
    // "selling gift coupons"
    let sold = said.iter().any(|word| word.stem == "sell" || word.is_any(&["selling", "buy", "shop", "store"]));
    // "prices in pounds": they stand with the goods.
    let plans = draft.reading.words.iter().any(|word| word.is_any(&["plans", "plan", "subscription", "membership"]));
    if demand.intent == Intent::Pricing && demand.title.is_none() && sells(brief) && !plans {
        return true;
    }
    let used = said.first().is_some_and(|word| word.is_any(&["apply", "enter", "use", "redeem"]));
    let kept = kept && !used;
    sells(brief) && demand.thing.as_ref().is_some_and(named) && !kept && !sold
}

/// "add items to the basket": what is sold is named elsewhere.
pub fn is_any_ware(draft: &Draft<'_>, demand: &Demand, thing: &Thing) -> bool {
    let words = &draft.reading.words[thing.words.clone()];
    demand.intent == Intent::Cart && matches!(words, [word] if WARES.contains(&word.stem.as_str()))
}

/// "shop for handmade soap": what a shop is said to sell is sold, though a single word says so.
pub fn is_named_ware(draft: &Draft<'_>, demand: &Demand) -> bool {
    let shop = |word: &crate::text::Word| {
        word.stem == "sell" || word.is_any(&["selling", "shop", "store", "webshop", "boutique", "marketplace"])
    };
    demand.intent == Intent::Cart && draft.reading.words[demand.at.clone()].iter().any(shop)
}

/// What is known of those and that which a booking names.
pub fn chosen_fields(draft: &Draft<'_>, name: &str) -> Vec<Field> {
    let person = draft.lexicon.shapes.of(&crate::text::words(name)).name == "person";
    let lines = if person {
        &["Name!: text", "About: long", "Picture: image"]
    } else {
        &["Name!: text", "Seats: integer", "Description: long"]
    };
    lines.iter().filter_map(|line| parse_line(line)).collect()
}

/// "book a babysitter": one word for those who can be booked.
pub fn is_booked(draft: &Draft<'_>, demand: &Demand, thing: &Thing) -> bool {
    let words = &draft.reading.words[thing.words.clone()];
    let time = [
        "appointment",
        "session",
        "slot",
        "time",
        "visit",
        "place",
        "spot",
        "date",
        "online",
        "day",
        "consultation",
        "ticket",
        "service",
        "call",
        "reservation",
        "booking",
        "stay",
        "trip",
        "trial",
        "demo",
        "meeting",
        "item",
    ];
    let article = draft.reading.words.get(thing.words.start.saturating_sub(1));
    demand.intent == Intent::Book
        && thing.noun.is_none()
        && article.is_some_and(is_article)
        && words.last().is_some_and(|last| !time.contains(&last.stem.as_str()) && last.lower == last.stem)
}

/// Who or what is booked at a price.
pub fn booked_fields(draft: &Draft<'_>) -> Vec<Field> {
    let hourly = draft.reading.words.windows(2).any(|pair| pair[0].is_any(&["per", "an"]) && pair[1].is("hour"));
    let price = if hourly { "Price per hour: money" } else { "Price: money" };
    ["Name!: text", price, "Rating: rating 5", "Available: boolean", "Picture: image", "About: long"]
        .iter()
        .filter_map(|line| parse_line(line))
        .collect()
}

/// "choose a service, pick a stylist", "choose a table (window, terrace)": what a booking is to say, with whom or where.
pub fn chosen(draft: &Draft<'_>, brief: &Brief, demand: &Demand) -> Option<Thing> {
    let words = &draft.reading.words;
    let verb = words.get(demand.at.start)?;
    let picks = verb.is_any(&["pick", "choose", "select", "choosing", "picking", "selecting"]);
    let booked = brief.demands.iter().any(|demand| demand.intent == Intent::Book)
        || words.iter().any(|word| ["reservation", "appointment", "booking"].contains(&word.stem.as_str()));
    if !(picks && booked && demand.tool.is_none()) {
        return None;
    }
    let end = (demand.at.start + 1..demand.at.end)
        .find(|&at| words[at].punctuation || words[at].is_any(&["from", "for", "by", "and", "or", "in", "with"]))
        .unwrap_or(demand.at.end);
    let mut object: Range<usize> = demand.at.start + 1..end;
    let which =
        ["a", "an", "the", "their", "your", "my", "preferred", "favorite", "favourite", "available", "specific"];
    while object.len() > 1 && words[object.start].is_any(&which) {
        object.start += 1;
    }
    let last = words.get(object.end.checked_sub(1)?).filter(|_| !object.is_empty())?;
    let person = draft.lexicon.shapes.of(&words[object.clone()]).name == "person";
    let place = last.is_any(&["table", "tables", "room", "court", "seat", "desk", "bay", "lane", "chair", "cabin"]);
    let thing = things::known(draft, object.clone()).unwrap_or(Thing { noun: None, words: object });
    (person || place).then_some(thing)
}

/// Said with an order: "add a greeting card message", "check out with a delivery date".
pub fn is_ordered_with(draft: &Draft<'_>, brief: &Brief, demand: &Demand) -> bool {
    let words = &draft.reading.words;
    let told = words[demand.object.clone()]
        .last()
        .is_some_and(|word| ["message", "instruction", "engraving", "dedication"].contains(&word.stem.as_str()));
    let added =
        words.get(demand.at.start).is_some_and(|word| word.is_any(&["add", "include", "leave", "write", "enter"]));
    sells(brief)
        && (demand.intent == Intent::Checkout && !demand.fields.is_empty()
            || demand.intent == Intent::Create && added && told && demand.fields.is_empty())
}

/// The lines of these fields.
pub fn order_fields(draft: &Draft<'_>, demand: &Demand) -> Vec<String> {
    let label = |range: &Range<usize>| {
        let mut range = range.clone();
        while range.len() > 1 && is_article(&draft.reading.words[range.start]) {
            range.start += 1;
        }
        crate::text::sentence_case(&draft.reading.source(range).to_lowercase())
    };
    if demand.intent == Intent::Create {
        return vec![format!("{}: long", label(&demand.object))];
    }
    demand.fields.iter().map(label).filter(|label| !label.is_empty()).map(|label| line(&label)).collect()
}

fn line(label: &str) -> String {
    let lower = label.to_lowercase();
    let ends = |text: &str| lower.ends_with(text);
    let kind = match () {
        () if ends("date") || ends("day") => "date",
        () if ends("time") => "time",
        () if ends("email") => "email",
        () if ends("phone") || ends("phone number") => "phone",
        () if ends("message") || ends("note") || ends("notes") || ends("instructions") => "long",
        () => "text",
    };
    format!("{label}: {kind}")
}
