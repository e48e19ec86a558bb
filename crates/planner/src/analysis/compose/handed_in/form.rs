//! The list that what is handed in goes into, and the fields of its form.

use super::super::super::blocks;
use super::super::super::draft::Wanted;
use super::super::super::{Draft, wants};
use super::super::helpers::{helper, link};
use super::super::plan::{Helper, Plan, Request, ensure};
use crate::lexicon::{Feature, Intent};

const REQUEST: &[&str] = &[
    "Name!: text",
    "Email!: email",
    "Phone: phone",
    "Date: date",
    "Status: choice New blue, Confirmed green, Declined red = New",
    "Message: long",
];

const RSVP: &[&str] = &[
    "Name!: text",
    "Email: email",
    "Attending!: choice Yes green, No red, Maybe amber = Yes",
    "Guests: integer",
    "Message: long",
];
const GUEST_BOOK: &[&str] = &["Name!: text", "Message!: long", "Date: date"];

/// Applications and registrations, of the thing that they are for.
pub fn form(draft: &mut Draft<'_>, plan: &mut Plan, request: &Request) {
    let of = request.of;
    let ending = request.name.to_lowercase();
    let own = plan.entities.iter().position(|entity| entity.singular.to_lowercase().ends_with(&ending));
    let own = own.or_else(|| super::own(&plan.entities, &request.name));
    let lines = match request.name.as_str() {
        name if super::usual_fields(name).is_some() => super::usual_fields(name).unwrap_or(REQUEST),
        "RSVP" => RSVP,
        "Guest book entry" => GUEST_BOOK,
        _ => REQUEST,
    };
    let entity = own.unwrap_or_else(|| {
        let entity = helper(plan, &request.name, lines, None);
        plan.entities[entity].explicit = false;
        entity
    });
    if plan.spoken[entity].is_none() {
        plan.spoken[entity] = match request.name.as_str() {
            "RSVP" => Some("RSVP".to_owned()),
            "Guest book entry" => Some("Guest book".to_owned()),
            _ => None,
        };
    }
    if lines == GUEST_BOOK {
        // What guests write is to be read.
        plan.entities[entity].want(Wanted { feature: Feature::Cards, fields: Vec::new(), also: Vec::new() });
    }
    wants::give(draft, &mut plan.entities, entity, &request.fields);
    super::give_values(&mut plan.entities[entity], &request.options);
    let known = plan.entities[entity].noun.map(|noun| draft.lexicon.nouns.get(noun));
    let own = known.and_then(|noun| noun.fields.iter().find(|field| blocks::is_state(field)));
    if let Some(own) = own {
        // What is known of such requests is how they are decided about.
        if !plan.entities[entity].fields.iter().any(|field| field.id == own.id) {
            plan.entities[entity].fields.push(own.clone());
        }
    } else if plan.entities[entity].explicit && lines == REQUEST {
        ensure(&mut plan.entities[entity], "Status: choice New blue, Confirmed green, Declined red = New");
    }
    // A proposal is of something new, and who registers with all that is asked registers for the whole.
    let about = ["application", "enrolment", "registration", "request", "nomination", "enquiry"];
    let called =
        ["tour", "event", "visit", "call", "callback", "quote", "offer", "information", "meeting", "demo", "pickup"]
            .iter()
            .any(|what| ending.starts_with(what));
    let alone = called
        || !about.iter().any(|kind| ending.ends_with(kind))
        || ending == "registration" && plan.entities[entity].explicit && !request.fields.is_empty();
    if let Some(of) = of.or_else(|| main_offer(plan, entity).filter(|_| lines == REQUEST && !alone)) {
        link(plan, entity, of);
    }
    plan.uses[entity].insert(Intent::Create);
    if !plan.helpers.iter().any(|helper| helper.entity == entity) {
        plan.helpers.push(Helper { intent: Intent::Create, entity, of });
    }
}

/// What people can mean when they "apply" or "register" and say no more.
fn main_offer(plan: &Plan, entity: usize) -> Option<usize> {
    let others = plan.entities.iter().enumerate().filter(|(index, _)| *index != entity && !plan.is_helper(*index));
    (others.count() > 0 && plan.main != entity && plan.main < plan.entities.len()).then_some(plan.main)
}
