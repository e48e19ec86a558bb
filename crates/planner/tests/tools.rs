//! Tools with what the request asks of them: units, dice, polls, days to count down to, cards, forms of charts.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use isekai_codegen::{AppSpec, Block};
use serde_json::{Value, json};

use common::app;

fn first(spec: &AppSpec) -> &Block {
    &spec.pages[0].blocks[0]
}

#[test]
fn tools_have_what_is_asked_of_them() {
    let table: &[(&str, &str, Value)] = &[
        ("convert miles to km", "converter", json!({"kinds": ["length"]})),
        ("convert cups and tablespoons to ml", "converter", json!({"kinds": ["volume"]})),
        ("dice roller with d4, d8 and d20", "generator", json!({"what": "dice", "items": ["4", "8", "20"]})),
        ("dice with 3 sides", "generator", json!({"what": "dice", "items": ["3"]})),
        ("roll 2d6 and 1d20", "generator", json!({"what": "dice", "items": ["6", "20"]})),
        (
            "poll: where to eat lunch? options sushi, burgers, salad bar",
            "poll",
            json!({"question": "Where to eat lunch?", "choices": ["Sushi", "Burgers", "Salad bar"]}),
        ),
        ("poll: should we move? yes / no / don't care", "poll", json!({"choices": ["Yes", "No", "Don't care"]})),
        ("countdown to our wedding on 14 June 2027", "countdown", json!({"heading": "Wedding", "date": "2027-06-14"})),
        ("countdown to new year", "countdown", json!({"heading": "New year", "date": "2027-01-01"})),
        ("countdown until our trip on February 9", "countdown", json!({"heading": "Trip", "date": "2027-02-09"})),
        ("countdown timer for 10 minutes", "timer", json!({"minutes": 10})),
        (
            "pomodoro, 50 min focus 10 min break, long break of 30 min after 4 rounds",
            "timer",
            json!({"work": 50, "shortBreak": 10, "longBreak": 30, "rounds": 4}),
        ),
        (
            "stretch timer: 30 sec stretch, 10 sec switch, 5 rounds",
            "timer",
            json!({"workSeconds": 30, "restSeconds": 10, "rounds": 5}),
        ),
        ("split a dinner bill: total, tip %, number of people", "formula", json!({"preset": "tip"})),
        ("quiz about the solar system with 8 questions", "quiz", json!({"topic": "space", "count": 8})),
        ("flashcards for spanish vocabulary", "flashcards", json!({"front": "front", "back": "back"})),
        (
            "pie chart of my expenses by category",
            "chart",
            json!({"form": "pie", "groupBy": "category", "measure": "sum"}),
        ),
    ];
    for (prompt, kind, options) in table {
        let spec = app(prompt);
        let block = first(&spec);
        assert_eq!(block.kind, *kind, "{prompt}");
        for (name, value) in options.as_object().unwrap() {
            assert_eq!(block.options.get(name), Some(value), "{prompt}: {name}");
        }
    }
}

#[test]
fn a_pie_counts_and_does_not_average() {
    let spec = app("mood tracker with a pie chart of my moods");
    let chart = first(&spec);
    assert_eq!((&chart.options["form"], &chart.options["groupBy"]), (&json!("pie"), &json!("mood")));
    assert!(!chart.options.contains_key("measure"), "{:?}", chart.options);
    let weight = app("weight tracker with a chart over time");
    assert_eq!(first(&weight).options["measure"], "average");
}

#[test]
fn what_is_pressed_is_no_field() {
    let spec = app("water intake tracker, buttons for 200 ml and 330 ml");
    let labels: Vec<&str> = spec.entities[0].fields.iter().map(|field| field.label.as_str()).collect();
    assert!(labels.contains(&"Amount") && labels.iter().all(|label| !label.contains("utton")), "{labels:?}");
}

#[test]
fn who_owes_whom_is_more_than_a_tip() {
    let spec = app("split the bill app, add people, items and who paid, shows who owes whom");
    assert_eq!(spec.entities[0].singular, "Shared expense");
}
