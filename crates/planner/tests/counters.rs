//! Counters, scoreboards and interval timers: names and numbers are those of the words.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, Target, compile};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::{Analysis, Context};
use serde_json::{Value, json};

static PLANNER: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::load().unwrap());

fn read(prompt: &str) -> Analysis {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let analysis = PLANNER.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(today));
    let analysis = analysis.unwrap_or_else(|error| panic!("{prompt}: {error}"));
    compile(&analysis.spec).unwrap_or_else(|error| panic!("{prompt}: {error}"));
    analysis
}

fn kinds(spec: &AppSpec) -> Vec<&str> {
    spec.pages.iter().flat_map(|page| &page.blocks).map(|block| block.kind.as_str()).collect()
}

/// What differs from what is wanted: the app's name, the kind of its first block and its options.
fn check(table: &[(&str, &str, &str, Value)]) {
    let mut wrong = Vec::new();
    for (prompt, name, kind, options) in table {
        let analysis = read(prompt);
        let block = &analysis.spec.pages[0].blocks[0];
        let got = (analysis.spec.name.as_str(), block.kind.as_str(), Value::Object(block.options.clone()));
        if got != (name, kind, options.clone()) {
            wrong.push(format!("{prompt}\n  wanted: {name} {kind} {options}\n  got:    {} {} {}", got.0, got.1, got.2));
        }
        if !analysis.not_understood.is_empty() {
            wrong.push(format!("{prompt}\n  not understood: {:?}", analysis.not_understood));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn counters_count_what_is_said() {
    let names = |names: &[&str]| json!({"names": names});
    check(&[
        ("tally counter", "Counter", "counter", json!({})),
        ("counter app", "Counter", "counter", json!({})),
        ("click counter", "Click Counter", "counter", names(&["Clicks"])),
        ("lap counter", "Lap Counter", "counter", names(&["Laps"])),
        ("counter for people coming in and out, big + and - buttons", "People Counter", "counter", names(&["People"])),
        ("a counter that counts how many birds I see", "Bird Counter", "counter", names(&["Birds"])),
        ("app to count cars passing by", "Car Counter", "counter", names(&["Cars"])),
        (
            "push up counter with a goal of 100",
            "Push Up Counter",
            "counter",
            json!({"names": ["Push ups"], "goal": 100}),
        ),
        ("tally counter with step 5, goal 200 and undo", "Counter", "counter", json!({"goal": 200, "step": 5})),
        (
            "counter that starts at 10 and can go below zero",
            "Counter",
            "counter",
            json!({"start": 10, "negative": true}),
        ),
        ("visitor counter, max 50 people", "Visitor Counter", "counter", json!({"names": ["Visitors"], "goal": 50})),
        ("tally counter for cats, dogs and birds", "Counter", "counter", names(&["Cats", "Dogs", "Birds"])),
        (
            "three counters with big buttons, reset all",
            "Counter",
            "counter",
            names(&["Counter 1", "Counter 2", "Counter 3"]),
        ),
        (
            "life counter for magic the gathering",
            "Life Counter",
            "counter",
            json!({"names": ["Player 1", "Player 2"], "start": 20}),
        ),
        ("water counter 8 glasses a day", "Water Counter", "counter", json!({"names": ["Water"], "goal": 8})),
        (
            "I need a clicker to count people at the door of my club, capacity 200",
            "People Counter",
            "counter",
            json!({"names": ["People"], "goal": 200}),
        ),
        ("two counters, home and away, works on my phone", "Counter", "counter", names(&["Home", "Away"])),
        ("counter that goes up by 10", "Counter", "counter", json!({"step": 10})),
        ("traffic counter: cars, trucks, bikes", "Traffic Counter", "counter", names(&["Cars", "Trucks", "Bikes"])),
        ("tally app for counting votes: yes, no, abstain", "Counter", "counter", names(&["Yes", "No", "Abstain"])),
        ("count how many times my dog barks", "Dog Bark Counter", "counter", names(&["Dog barks"])),
    ]);
}

#[test]
fn a_rest_between_sets_is_timed() {
    let analysis = read("counter for reps, sets and rest");
    assert_eq!(kinds(&analysis.spec), ["counter", "timer"]);
    assert_eq!(analysis.spec.pages[0].blocks[0].options["names"], json!(["Reps", "Sets"]));
    assert!(analysis.not_understood.is_empty(), "{:?}", analysis.not_understood);
}

#[test]
fn scoreboards_know_their_players_and_what_they_play_to() {
    let board = |more: Value| {
        let mut options = json!({"scoreboard": true});
        options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        options
    };
    check(&[
        (
            "scoreboard for catan night. players, add points, reset",
            "Catan Night Scoreboard",
            "counter",
            board(json!({})),
        ),
        ("keep score for darts", "Darts Scoreboard", "counter", board(json!({"start": 501, "goal": 0}))),
        (
            "score keeper for Anna and Ben to 21",
            "Scoreboard",
            "counter",
            board(json!({"names": ["Anna", "Ben"], "goal": 21})),
        ),
        (
            "scoreboard for anna, ben and chiara, first to 10",
            "Scoreboard",
            "counter",
            board(json!({"names": ["Anna", "Ben", "Chiara"], "goal": 10})),
        ),
        (
            "Scoreboard Red Team vs Blue Team",
            "Scoreboard",
            "counter",
            board(json!({"names": ["Red Team", "Blue Team"]})),
        ),
        (
            "app to keep score when we play rummy, 4 players, lowest score wins",
            "Rummy Scoreboard",
            "counter",
            board(json!({"names": ["Player 1", "Player 2", "Player 3", "Player 4"], "lowest": true})),
        ),
        ("board game score keeper", "Scoreboard", "counter", board(json!({}))),
        (
            "basketball scoreboard home and away",
            "Basketball Scoreboard",
            "counter",
            board(json!({"names": ["Home", "Away"]})),
        ),
        (
            "score tracker for ping pong me vs dad first to 11",
            "Ping Pong Scoreboard",
            "counter",
            board(json!({"names": ["Me", "Dad"], "goal": 11})),
        ),
        (
            "trivia night scoreboard for 3 teams",
            "Trivia Night Scoreboard",
            "counter",
            board(json!({"names": ["Team 1", "Team 2", "Team 3"]})),
        ),
        (
            "Spades score keeper, teams Us and Them, play to 500",
            "Spades Scoreboard",
            "counter",
            board(json!({"names": ["Us", "Them"], "goal": 500})),
        ),
        (
            "darts 301 for three players",
            "Darts Scoreboard",
            "counter",
            board(json!({"names": ["Player 1", "Player 2", "Player 3"], "start": 301, "goal": 0})),
        ),
    ]);
}

#[test]
fn interval_timers_read_their_lengths() {
    let timer = |work: i64, rest: i64, rounds: i64| json!({"modes": ["interval"], "workSeconds": work, "restSeconds": rest, "rounds": rounds});
    check(&[
        ("interval timer 40 sec on 20 sec off 8 rounds", "Interval Timer", "timer", timer(40, 20, 8)),
        ("timer 40s work 20s rest 8 rounds", "Interval Timer", "timer", timer(40, 20, 8)),
        ("HIIT timer", "Interval Timer", "timer", json!({"modes": ["interval"]})),
        ("tabata timer", "Interval Timer", "timer", timer(20, 10, 8)),
        ("boxing round timer 3 min rounds 1 min rest", "Interval Timer", "timer", timer(180, 60, 12)),
        (
            "hiit timer 30/15 x 10 with sound",
            "Interval Timer",
            "timer",
            json!({"modes": ["interval"], "workSeconds": 30, "restSeconds": 15, "rounds": 10, "sound": true}),
        ),
        (
            "workout timer with 45 seconds work, 15 seconds rest and 6 rounds",
            "Interval Timer",
            "timer",
            timer(45, 15, 6),
        ),
        (
            "a timer for boxing, 12 rounds of 2 minutes",
            "Interval Timer",
            "timer",
            json!({"modes": ["interval"], "workSeconds": 120, "rounds": 12}),
        ),
        (
            "timer for circuit training: 6 exercises 45 seconds each with 15 sec rest",
            "Interval Timer",
            "timer",
            timer(45, 15, 6),
        ),
        ("tabata 20/10 8 rounds", "Interval Timer", "timer", timer(20, 10, 8)),
        ("EMOM timer", "Interval Timer", "timer", timer(60, 0, 10)),
        ("30 minute hiit timer", "Interval Timer", "timer", json!({"modes": ["interval"], "rounds": 30})),
        ("hiit workout timer work 30s rest 10s 12 rounds", "Interval Timer", "timer", timer(30, 10, 12)),
    ]);
}

#[test]
fn both_are_made_without_a_build_too() {
    for prompt in
        ["tally counter, html and js only", "scoreboard in plain javascript", "hiit timer, html css js, no framework"]
    {
        assert_eq!(read(prompt).spec.target, Target::Static, "{prompt}");
    }
}

/// What is called a counter or a scoreboard and is none.
#[test]
fn lists_stay_lists() {
    for (prompt, kind) in [
        ("calorie counter", "records"),
        ("carb counter", "records"),
        ("points table for the league", "records"),
        ("score keeper with date, game, player and winner", "records"),
        ("book counter with title, author and date", "records"),
        ("day counter", "formula"),
        ("word counter", "text-tool"),
        ("app to count my expenses", "records"),
        ("habit counter", "records"),
        ("exam score tracker", "records"),
        ("pomodoro timer 25/5 with 4 rounds", "timer"),
        ("kitchen timer", "timer"),
        ("work timer 25 min work 5 min break", "timer"),
        ("keep track of my test scores", "records"),
        ("game score tracker", "records"),
        ("points tracker for customers", "records"),
        ("inventory counter", "records"),
        ("cookie clicker", "clicker"),
        ("noughts and crosses for two players w/ score board", "tic-tac-toe"),
        ("todo list app that counts tasks", "todo"),
        ("scoreboard for our football league with teams, matches and standings", "records"),
    ] {
        let analysis = read(prompt);
        assert!(kinds(&analysis.spec).contains(&kind), "{prompt}: {:?}", kinds(&analysis.spec));
        assert!(!kinds(&analysis.spec).contains(&"counter"), "{prompt}");
        let modes = &analysis.spec.pages[0].blocks[0].options.get("modes");
        assert_ne!(*modes, Some(&json!(["interval"])), "{prompt}");
    }
}
