//! What people ask of their websites in few words: "book online pick a technician", "rsvp form", "schedule of the day".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_article;
use super::Demand;
use super::things;
use crate::lexicon::Intent;

/// Families and guests read the order of a day; others look at a calendar.
const PARTIES: &[&str] = &["wedding", "party", "reception", "anniversary", "reunion", "christening", "engagement"];
const ORDERS_OF_A_DAY: &[&str] = &["schedule", "programme", "program", "timeline", "agenda", "itinerary"];

/// What people hand in by a form.
pub const FORMS: &[&str] = &[
    "order",
    "quote",
    "inquiry",
    "enquiry",
    "request",
    "registration",
    "application",
    "signup",
    "preorder",
    "callback",
    "volunteer",
];

/// Where the parts begin: "for Nadia & Tom" says whose the website is.
pub fn parts_start(draft: &Draft<'_>, head_end: usize) -> usize {
    let words = &draft.reading.words;
    if !words.get(head_end).is_some_and(|word| word.is_any(&["for", "of", "about"])) {
        return head_end;
    }
    (head_end + 1..words.len())
        .find(|&at| {
            words[at].is_any(&[",", ":", ".", ";", "with", "where", "that", "(", "including", "to", "who", "which"])
        })
        .unwrap_or(head_end)
}

/// The demand as the words of a website mean it.
pub fn refined(draft: &Draft<'_>, demand: Demand) -> Vec<Demand> {
    let words = &draft.reading.words;
    let start = demand.at.clone().find(|&at| !is_article(&words[at])).unwrap_or(demand.at.start);
    let object = &words[demand.object.clone()];
    // "rsvp form with meal choice", "guest book": others fill it in.
    let handed_in = object.iter().any(|word| word.is_any(&["rsvp", "rsvps", "guestbook"]))
        || object.windows(2).any(|pair| pair[0].is("guest") && pair[1].is("book"));
    if handed_in {
        return vec![Demand { intent: Intent::Create, thing: None, tool: None, ..demand }];
    }
    // "online ordering (pickup or delivery)"
    let ordered = demand.at.clone().any(|at| {
        draft
            .lexicon
            .demands
            .nouns
            .at(&words[at..demand.at.end])
            .is_some_and(|found| found.value == Intent::Cart && found.words > 1)
    });
    if ordered && demand.intent == Intent::Create && demand.thing.as_ref().is_none_or(|thing| thing.noun.is_none()) {
        return vec![Demand { intent: Intent::Cart, thing: None, ..demand }];
    }
    // "an order form"
    if matches!(object, [.., kind, form] if form.is("form") && kind.is_any(FORMS)) {
        return vec![Demand { intent: Intent::Create, thing: None, tool: None, ..demand }];
    }
    let party = words.iter().any(|word| word.is_any(PARTIES));
    if party && matches!(object, [word] if word.is_any(ORDERS_OF_A_DAY)) {
        return vec![Demand { intent: Intent::Schedule, thing: None, tool: None, ..demand }];
    }
    let next = words.get(start + 1).filter(|_| start + 1 < demand.at.end);
    let booked = words[start].is_any(&["book", "reserve"])
        && next.is_some_and(|next| is_article(next) || next.is_any(&["online", "now", "appointments", "appointment"]));
    if !booked || demand.tool.is_some() {
        return vec![demand];
    }
    let mut found = Vec::new();
    let picked = picked(draft, start + 1..demand.at.end);
    let whole = Demand { intent: Intent::Book, tool: None, ..demand };
    let rest = start + 1..picked.as_ref().map_or(whole.at.end, |(cue, _)| *cue);
    let thing = things::known(draft, rest);
    found.push(Demand { thing, ..whole.clone() });
    if let Some((_, range)) = picked {
        found.push(Demand { thing: things::find(draft, range.clone()), object: range, ..whole });
    }
    found
}

/// "pick a technician", "choose your stylist": the place of the verb, and what is chosen.
fn picked(draft: &Draft<'_>, range: Range<usize>) -> Option<(usize, Range<usize>)> {
    let words = &draft.reading.words;
    let cue =
        range.clone().find(|&at| words[at].is_any(&["pick", "choose", "choosing", "picking", "select", "with"]))?;
    let from = (cue + 1..range.end).find(|&at| !is_article(&words[at]))?;
    let end = (from..range.end.min(from + 3)).find(|&at| words[at].punctuation).unwrap_or(range.end.min(from + 3));
    Some((cue, from..end))
}

/// "bouquets with prices": what is on offer.
pub fn is_priced(draft: &Draft<'_>, demand: &Demand) -> bool {
    let words = &draft.reading.words;
    demand.intent == Intent::Browse
        && demand.fields.iter().any(|range| words[range.clone()].iter().any(|word| word.is_any(&["price", "prices"])))
}
