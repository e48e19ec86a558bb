//! "meeting room booking for our office", "app to reserve the tennis court": one kind of thing that people share, and a booking of it.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_article, is_lead};
use super::Demand;
use super::people::is_user;
use super::things;
use crate::lexicon::Intent;

/// What several people use one after the other.
const SHARED: &[&str] = &[
    "room",
    "desk",
    "court",
    "car",
    "van",
    "vehicle",
    "bike",
    "boat",
    "equipment",
    "studio",
    "pitch",
    "hall",
    "machine",
    "laptop",
    "projector",
    "camera",
    "lab",
    "laboratory",
    "spot",
    "space",
    "workspace",
    "cabin",
    "kayak",
    "tool",
    "instrument",
    "sauna",
    "gear",
    "device",
    "tablet",
    "trailer",
    "lane",
    "kitchen",
    "garage",
    "printer",
    "microscope",
    "booth",
    "pod",
    "rehearsal",
];
/// Rooms to sleep in are booked by the night, tables and doctors by other rules.
const OTHERS: &[&str] =
    &["hotel", "hostel", "night", "nights", "guesthouse", "airbnb", "flight", "rental", "rent", "restaurant"];
const BOOKING: &[&str] = &["booking", "bookings", "reservation", "reservations", "booker", "scheduler", "scheduling"];

/// Booked by rules of their own.
const ELSEWHERE: &[&str] = &[
    "appointment",
    "table",
    "seat",
    "ticket",
    "call",
    "time",
    "slot",
    "consultation",
    "flight",
    "hotel",
    "trip",
    "it",
    "them",
    "one",
    "online",
    "now",
    "place",
    "spot",
    "demo",
    "meeting",
];
/// Where rooms are booked by the night.
pub const LODGINGS: &[&str] = &["hotel", "hostel", "guesthouse", "motel", "inn", "lodge", "resort", "homestay"];

/// The thing that is shared, and its booking; `None` when the request is about something else.
pub fn demands(draft: &Draft<'_>, head: &Range<usize>) -> Option<Vec<Demand>> {
    let words = &draft.reading.words;
    if let Some(thing) = slept_in(draft, head) {
        return Some(both(thing.words.clone(), thing));
    }
    if words.iter().any(|word| word.is_any(OTHERS)) {
        return None;
    }
    let before = head.clone().find(|&at| words[at].is_any(BOOKING) && at > head.start && is_shared(draft, at - 1));
    let object = match before {
        Some(cue) => {
            let start =
                (head.start..cue).rev().take_while(|&at| !is_article(&words[at]) && !words[at].punctuation).last()?;
            start..cue
        }
        None => behind(draft)?,
    };
    let thing = things::known(draft, object.clone()).unwrap_or(things::Thing { noun: None, words: object.clone() });
    Some(both(object, thing))
}

fn both(object: Range<usize>, thing: things::Thing) -> Vec<Demand> {
    let demand = |intent| Demand {
        intent,
        thing: Some(thing.clone()),
        by: Vec::new(),
        fields: Vec::new(),
        at: object.clone(),
        title: None,
        tool: None,
        object: object.clone(),
    };
    vec![demand(Intent::Browse), demand(Intent::Book)]
}

/// "hotel booking site", "room reservations for our guesthouse", "booking app for a hostel": nobody books the hotel. "Spa treatment
/// booking for a resort" books treatments.
fn slept_in(draft: &Draft<'_>, head: &Range<usize>) -> Option<things::Thing> {
    let words = &draft.reading.words;
    let sentence = head.start..draft.reading.sentence_end(head.start);
    let is_lodging = |at: usize| LODGINGS.contains(&words[at].stem.as_str());
    let lodging = sentence.clone().find(|&at| is_lodging(at))?;
    let booking =
        sentence.clone().find(|&at| words[at].is_any(&["booking", "bookings", "reservation", "reservations"]))?;
    let bed =
        |at: usize| is_lodging(at) || words[at].is_any(&["room", "rooms", "bed", "beds", "stay", "stays", "online"]);
    let named = (sentence.start..booking).rev().take_while(|&at| bed(at)).last();
    // "booking app for a hotel", and not for the gym of one.
    let meant = || {
        let first = sentence.start == booking;
        let bare = first || is_article(&words[booking - 1]) || is_lead(&words[booking - 1]);
        let behind = lodging > booking && lodging <= booking + 5;
        let whole =
            words.get(lodging + 1).is_none_or(|next| next.punctuation || next.is_any(&["with", "and", "in", "where"]));
        bare && behind && whole
    };
    if named.is_none() && !meant() {
        return None;
    }
    let room = sentence.clone().find(|&at| words[at].stem == "room").unwrap_or(lodging);
    Some(things::Thing { noun: draft.lexicon.nouns.named("Room"), words: room..room + 1 })
}

/// "to book a desk", "booking app for courts".
fn behind(draft: &Draft<'_>) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let end = draft.reading.sentence_end(0);
    if let Some(object) = booked_by_somebody(draft, end) {
        return Some(object);
    }
    let verb = (0..end).find(|&at| {
        words[at].is_any(&["book", "reserve"])
            && at > 0
            && words[at - 1].is_any(&["to", "can", "people", "we", "could"])
            || words[at].is_any(BOOKING)
    })?;
    let at = (verb + 1..end.min(verb + 7)).take_while(|&at| !words[at].punctuation).find(|&at| is_shared(draft, at))?;
    let start = (verb + 1..at)
        .rev()
        .take_while(|&at| {
            !is_article(&words[at]) && !words[at].is_any(&["app", "for", "system", "tool", "out", "website"])
        })
        .last();
    Some(start.unwrap_or(at)..at + 1)
}

/// "owners book a walk", "drivers reserve parking spaces", "book a haircut": whatever it is.
fn booked_by_somebody(draft: &Draft<'_>, end: usize) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let verb = (0..end).find(|&at| {
        let somebody = at > 0 && is_user(&words[at - 1]) && words[at - 1].lower != words[at - 1].stem;
        let begins = at == 0 || words[at - 1].is_any(&["to", "can", ",", ":"]);
        words[at].is_any(&["book", "reserve"]) && (somebody || begins)
    })?;
    let article = words.get(verb + 1)?.is_any(&["a", "an", "the", "your", "their"]);
    let from = verb + 1 + usize::from(article);
    let stop = |at: usize| {
        words[at].punctuation
            || words[at].is_any(&["and", "or", "for", "with", "at", "on", "in", "by", "online", "from", "to", "via"])
    };
    let to = (from..end).find(|&at| stop(at)).unwrap_or(end);
    let last = words.get(to.checked_sub(1)?)?;
    let several = last.lower != last.stem;
    let elsewhere = words[from..to].iter().any(|word| ELSEWHERE.contains(&word.stem.as_str()));
    ((1..=2).contains(&(to - from)) && (article || several) && !elsewhere).then_some(from..to)
}

fn is_shared(draft: &Draft<'_>, at: usize) -> bool {
    SHARED.contains(&draft.reading.words[at].stem.as_str())
}
