//! "meeting room booking for our office", "app to reserve the tennis court": one kind of thing that people share, and a booking of it.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_article;
use super::Demand;
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

/// Where rooms are booked by the night.
pub const LODGINGS: &[&str] = &["hotel", "hostel", "guesthouse", "motel", "inn", "lodge", "resort", "homestay"];

pub fn is_stay(draft: &Draft<'_>, head: &Range<usize>) -> bool {
    slept_in(draft, head).is_some()
}

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

/// "hotel booking site", "room reservations for our guesthouse": nobody books the hotel.
fn slept_in(draft: &Draft<'_>, head: &Range<usize>) -> Option<things::Thing> {
    let words = &draft.reading.words;
    let sentence = head.start..draft.reading.sentence_end(head.start);
    let lodging = sentence.clone().find(|&at| LODGINGS.contains(&words[at].stem.as_str()))?;
    sentence.clone().find(|&at| words[at].is_any(BOOKING))?;
    if sentence.clone().any(|at| words[at].is_any(&["table", "tables", "restaurant", "meeting", "conference"])) {
        return None;
    }
    let room = sentence.into_iter().find(|&at| words[at].stem == "room").unwrap_or(lodging);
    Some(things::Thing { noun: draft.lexicon.nouns.named("Room"), words: room..room + 1 })
}

/// "to book a desk", "booking app for courts".
fn behind(draft: &Draft<'_>) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let end = draft.reading.sentence_end(0);
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

fn is_shared(draft: &Draft<'_>, at: usize) -> bool {
    SHARED.contains(&draft.reading.words[at].stem.as_str())
}
