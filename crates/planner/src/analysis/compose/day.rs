//! The order of a day, with times to be set right.

use isekai_codegen::Block;
use serde_json::json;

use super::super::Draft;
use super::super::blocks::block;

type Point = (&'static str, &'static str, &'static str);

const WEDDING: &[Point] = &[
    ("14:00", "Arrival", "Something cold to drink under the trees."),
    ("14:30", "Ceremony", "In the garden; in the hall if it rains."),
    ("15:30", "Cake and pictures", "Everyone in one picture, then cake."),
    ("18:00", "Dinner", "Long tables, short speeches."),
    ("21:00", "First dance", "And then everybody."),
    ("01:00", "Last bus", "From the gate to the station."),
];
const GENERAL: &[Point] = &[
    ("09:30", "Doors open", "Coffee, and time to say hello."),
    ("10:00", "Welcome", "What the day holds."),
    ("12:30", "Lunch", "For everyone, at long tables."),
    ("14:00", "Main part", "What most people come for."),
    ("17:00", "Closing", "Thanks, and a toast."),
];

pub fn schedule(draft: &Draft<'_>) -> Block {
    let wedding = draft.reading.words.iter().any(|word| word.is("wedding"));
    let points = if wedding { WEDDING } else { GENERAL };
    let items: Vec<serde_json::Value> = points
        .iter()
        .map(|(time, title, text)| json!({"day": "The day", "time": time, "title": title, "text": text}))
        .collect();
    block("schedule-list", None, json!({"heading": "Schedule of the day", "items": items}))
}
