//! What visitors hand in: registrations, proposals, reports, requests. Each is a list of its own with a form above it.
//!
//! [`applied`] goes by the verb, the rest by what is named; [`form`] makes the list and its form.

mod applied;
mod form;

use std::ops::Range;

use super::super::brief::{Brief, Demand, Thing};
use super::super::draft::EntityDraft;
use super::super::{Draft, assemble, naming};
use super::details;
use super::plan::{Plan, Request, is_actor};
use crate::lexicon::Intent;
use crate::text::{Word, words};
pub use form::form;

/// What a list of such words calls one of them.
const KINDS: &[&str] = &[
    "registration",
    "application",
    "enrolment",
    "enrollment",
    "entry",
    "submission",
    "nomination",
    "proposal",
    "enquiry",
    "inquiry",
    "request",
    "signup",
    "pledge",
    "rsvp",
];
/// Enough to sign in with; more than these is a form.
const LOGIN: &[&str] = &["name", "email", "e", "mail", "password", "username", "address", "username", "phone"];
/// Booked from what is on offer.
const OFFERED: &[&str] = &[
    "table",
    "seat",
    "room",
    "court",
    "slot",
    "appointment",
    "time",
    "ticket",
    "class",
    "session",
    "place",
    "spot",
    "visit",
    "lesson",
    "tour",
    "stay",
    "consultation",
    "it",
    "them",
    "one",
    "date",
    "hour",
    "night",
    "course",
    "bed",
    "desk",
];

pub const LOST: &[&str] = &[
    "Name!: text",
    "Kind: choice Lost red, Found green = Lost",
    "Last seen at: text",
    "Date: date",
    "Contact: text",
    "Photo: image",
    "Description: long",
];
pub const ABSENCE: &[&str] = &["Name!: text", "Class: text", "Date!: date", "Reason: long"];

/// The form that a demand asks for; `None` when it asks for something else.
pub fn read(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief) -> Option<Request> {
    let said = draft.reading.words[demand.at.clone()].to_vec();
    let first = said.iter().position(|word| !word.is_any(&["to", "also", "then", "and", "online", "can"]))?;
    let verb = said[first].stem.as_str();
    let rest = &said[first + 1..];
    let known = matches!(
        demand.intent,
        Intent::Create
            | Intent::Account
            | Intent::Browse
            | Intent::Book
            | Intent::Approve
            | Intent::Calendar
            | Intent::Report
    );
    if !known {
        return None;
    }
    match verb {
        "take" | "accept" | "collect" | "receive" => taken(draft, demand),
        "report" => reported(draft, demand, rest, plan.is_site),
        "become" => registered(plan, draft, demand, brief, &said[first..]),
        // "enter a race with name and age", but "enter meets with date and pool"
        "enter" if demand.object.clone().last().is_some_and(|at| is_several(&draft.reading.words[at])) => None,
        "register" | "join" | "enrol" | "enroll" | "sign" | "enter" => registered(plan, draft, demand, brief, rest),
        "propose" | "suggest" | "submit" | "nominate" | "offer" => proposed(plan, draft, demand, brief, verb),
        "adopt" | "sponsor" | "foster" => adopted(plan, draft, demand, brief, verb),
        "request" | "ask" => asked(plan, draft, demand, brief, rest),
        "book" | "schedule" | "arrange" | "order" => arranged(draft, demand, brief),
        _ => None,
    }
}

fn is_several(word: &Word) -> bool {
    word.lower != word.stem
}

/// "take registrations for 5 km, 10 km and marathon with name and age"
fn taken(draft: &Draft<'_>, demand: &Demand) -> Option<Request> {
    let words = &draft.reading.words;
    let at = demand.at.clone().find(|&at| KINDS.contains(&words[at].stem.as_str()))?;
    let named = demand.object.start.max(demand.at.start + 1).min(at);
    let start = (named..at).find(|&at| !super::super::grammar::is_article(&words[at])).unwrap_or(at);
    let options = listed_after(draft, at + 1..demand.at.end);
    Some(Request {
        name: assemble::name_of(&words[start..=at]),
        of: None,
        fields: demand.fields.clone(),
        options: if options.len() > 1 { options } else { Vec::new() },
    })
}

/// "for 5 km, 10 km and marathon", up to the fields.
fn listed_after(draft: &Draft<'_>, range: Range<usize>) -> Vec<String> {
    let words = &draft.reading.words;
    if !range.clone().next().is_some_and(|at| words[at].is_any(&["for", "to", "in"])) {
        return Vec::new();
    }
    let end = range.clone().find(|&at| words[at].is_any(&["with", "including", "by", "where"])).unwrap_or(range.end);
    details::values_of(draft, range.start + 1..end)
}

/// "report that a child is absent", "report a lost pet"; other reports are problems that the site keeps.
fn reported(draft: &Draft<'_>, demand: &Demand, rest: &[Word], is_site: bool) -> Option<Request> {
    let request = |name: &str| Some(Request::new(name, demand));
    let has = |texts: &[&str]| rest.iter().take(8).any(|word| word.is_any(texts));
    let that = rest.first().is_some_and(|word| word.is("that"));
    if has(&["absent", "absence", "absences", "sick", "ill"]) {
        return request("Absence");
    }
    if that {
        return request("Report");
    }
    // A defect in a flat is no bug.
    let bug = |noun: &usize| is_site && ["Bug", "Ticket"].contains(&draft.lexicon.nouns.get(*noun).name.as_str());
    let noun = demand.thing.as_ref().and_then(|thing| thing.noun).filter(|noun| !bug(noun));
    let thing_words = demand.thing.as_ref().map(|thing| assemble::name_of(&draft.reading.words[thing.words.clone()]));
    let states = ["lost", "missing", "found", "stolen", "broken", "damaged"];
    if let (None, Some(label), false) = (noun, &thing_words, has(&states)) {
        // "report a damage with number and description"
        let one = rest.iter().take(2).any(|word| word.is_any(&["a", "an"]));
        let named = label.to_lowercase().ends_with("report");
        return if one && !named && !demand.fields.is_empty() { request(&format!("{label} report")) } else { None };
    }
    // "report a lost dog or cat"
    let state = rest.iter().take(4).find(|word| word.is_any(&states))?;
    let thing = demand.thing.as_ref().map_or_else(
        || "item".to_owned(),
        |thing| assemble::name_of(&draft.reading.words[thing.words.clone()]).to_lowercase(),
    );
    let thing = thing.split(' ').next_back().filter(|word| *word != state.lower).unwrap_or("item").to_owned();
    request(&naming::label(&format!("{} {thing}", state.lower)))
}

/// "register with name, email and ticket type", "sign up as a volunteer": more than an account.
fn registered(
    plan: &mut Plan,
    draft: &mut Draft<'_>,
    demand: &Demand,
    brief: &Brief,
    rest: &[Word],
) -> Option<Request> {
    let words = &draft.reading.words;
    let as_who = rest.iter().take(2).any(|word| word.is_any(&["as", "become"]));
    if as_who && !brief.purpose.is_tool {
        let thing = demand.thing.clone()?;
        let index = plan.entity(draft, &thing)?;
        let name = plan.entities[index].singular.clone();
        return Some(Request::new(name, demand));
    }
    let login = |range: &Range<usize>| words[range.clone()].iter().all(|word| LOGIN.contains(&word.stem.as_str()));
    let more = demand.fields.iter().any(|range| !login(range));
    let up_for = rest.iter().take(3).any(|word| word.is("for"))
        && !rest
            .iter()
            .take_while(|word| !word.is("with"))
            .any(|word| word.is_any(&["newsletter", "account", "updates", "free", "email", "emails"]));
    if up_for && demand.intent == Intent::Create {
        let of = subject(plan, draft, demand, brief).or_else(|| told_before(plan, draft, demand));
        return Some(Request { of, ..Request::new("Registration", demand) });
    }
    let aimed = rest.iter().take(2).any(|word| word.is_any(&["for", "in", "to"]));
    // "register patients" keeps them; "register a child with name and birth date" is a form.
    let kept = demand.thing.as_ref().is_some_and(|thing| thing.noun.is_some() || !plan.is_site);
    if !more || kept && !aimed {
        return None;
    }
    let of = subject(plan, draft, demand, brief);
    Some(Request { of, ..Request::new("Registration", demand) })
}

/// "workshops they can register for"
fn told_before(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand) -> Option<usize> {
    let words = &draft.reading.words;
    let end = demand.at.start.checked_sub(2).filter(|&at| words[at].is_any(&["they", "you", "one", "people"]))?;
    let thing = super::super::brief::things::known(draft, end.saturating_sub(2)..end)?;
    plan.entity(draft, &thing)
}

/// "propose a talk with title and abstract": not one of the talks yet.
fn proposed(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief, verb: &str) -> Option<Request> {
    if verb == "submit" || verb == "offer" {
        let thing = demand.thing.clone().filter(|_| plan.is_site)?;
        let label = assemble::name_of(&draft.reading.words[thing.words.clone()]);
        let last = label.to_lowercase().split(' ').next_back().unwrap_or_default().to_owned();
        return KINDS.contains(&last.as_str()).then(|| Request::new(label, demand));
    }
    let ending = match verb {
        "propose" => "proposal",
        "suggest" => "suggestion",
        "nominate" => "nomination",
        _ => return None,
    };
    let thing = demand.thing.clone()?;
    let label = assemble::name_of(&draft.reading.words[thing.words.clone()]);
    // In an app of ideas a suggestion is one of them.
    let main = brief.purpose.thing.as_ref().is_some_and(|main| main.noun.is_some() && main.noun == thing.noun);
    if main || ["idea", "change", "improvement", "feature"].iter().any(|word| label.to_lowercase().ends_with(word)) {
        return None;
    }
    let of = if ending == "nomination" { subject(plan, draft, demand, brief) } else { None };
    Some(Request { name: format!("{label} {ending}"), of, fields: demand.fields.clone(), options: Vec::new() })
}

/// "adopt an animal with name and email": those who do so are listed, and the animal stays what it is.
fn adopted(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief, verb: &str) -> Option<Request> {
    let name = if verb == "sponsor" { "Sponsorship" } else { "Adoption" };
    let of = subject(plan, draft, demand, brief);
    (!demand.fields.is_empty()).then(|| Request { of, ..Request::new(name, demand) })
}

/// "request a viewing", "ask for a consultation with name, phone and area"
fn asked(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief, rest: &[Word]) -> Option<Request> {
    if demand.intent != Intent::Create {
        return None;
    }
    let thing = demand.thing.clone()?;
    let label = assemble::name_of(&draft.reading.words[thing.words.clone()]);
    let lower = label.to_lowercase();
    let noun = thing.noun.map(|noun| draft.lexicon.nouns.get(noun).name.to_lowercase());
    if lower.ends_with("request") || noun.is_some_and(|noun| noun.ends_with("request")) {
        return None;
    }
    let question = rest.iter().any(|word| word.is_any(&["question", "questions", "help"]));
    let of = subject(plan, draft, &Demand { thing: None, ..demand.clone() }, brief);
    (!question).then(|| Request {
        name: format!("{label} request"),
        of,
        fields: demand.fields.clone(),
        options: Vec::new(),
    })
}

/// "book a pickup with address and date": nothing on offer, but something to be done.
fn arranged(draft: &Draft<'_>, demand: &Demand, brief: &Brief) -> Option<Request> {
    let object = &draft.reading.words[demand.object.clone()];
    let last = object.last()?;
    let thing = demand.thing.as_ref()?;
    let elsewhere = brief.demands.iter().any(|other| {
        other.at != demand.at
            && other.title.is_none()
            && matches!(other.intent, Intent::Browse | Intent::Search | Intent::Filter | Intent::Compare)
            && draft.reading.words[other.object.clone()].last().is_some_and(|word| word.stem == last.stem)
    });
    let fresh = thing.noun.is_none() && !OFFERED.contains(&last.stem.as_str()) && !elsewhere;
    let one = last.lower == last.stem;
    (fresh && one && !demand.fields.is_empty())
        .then(|| Request::new(assemble::name_of(&draft.reading.words[thing.words.clone()]), demand))
}

/// What it is handed in about, when that is kept.
fn subject(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief) -> Option<usize> {
    let thing: Thing = demand.thing.clone().filter(|thing| !is_actor(draft, brief, demand, thing))?;
    let last = draft.reading.words.get(thing.words.end.saturating_sub(1))?;
    let kept = thing.noun.is_some() || last.lower != last.stem;
    plan.index_of(draft, &thing).or_else(|| if kept { plan.entity(draft, &thing) } else { None })
}

/// The fields that such a form has when nobody names others.
pub fn usual_fields(name: &str) -> Option<&'static [&'static str]> {
    let lost = ["Lost ", "Missing ", "Found ", "Stolen "].iter().any(|state| name.starts_with(state));
    match name {
        _ if lost => Some(LOST),
        "Absence" => Some(ABSENCE),
        _ => None,
    }
}

/// The entity that is called so: "Viewing" for viewing requests.
pub fn own(entities: &[EntityDraft], name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let short = lower.strip_suffix(" request").unwrap_or(&lower).to_owned();
    let same = |entity: &EntityDraft| {
        let label = entity.singular.to_lowercase();
        label == lower || label == short || label.ends_with(&format!(" {lower}"))
    };
    let alike = ["registration", "enrolment", "enrollment"];
    entities.iter().position(same).or_else(|| {
        entities.iter().position(|entity| alike.contains(&lower.as_str()) && entity.singular == "Registration")
    })
}

/// Gives the values that a request lists to the field that takes them: "5 km, 10 km" to the distance.
pub fn give_values(entity: &mut EntityDraft, options: &[String]) {
    if options.len() < 2 {
        return;
    }
    let names =
        ["distance", "category", "ticket type", "type", "kind", "course", "class", "race", "group", "level", "event"];
    let fits = |label: &str| {
        let label = label.to_lowercase();
        names.iter().any(|name| label == *name || words(&label).last().is_some_and(|word| word.is(name)))
    };
    let kind = details::choice(options);
    match entity.fields.iter_mut().find(|field| fits(&field.label)) {
        Some(field) => {
            field.kind = kind;
            field.default = None;
        }
        None => {
            if let Some(id) = super::plan::ensure(entity, "Category: text")
                && let Some(field) = entity.fields.iter_mut().find(|field| field.id == id)
            {
                field.kind = kind;
            }
        }
    }
}
