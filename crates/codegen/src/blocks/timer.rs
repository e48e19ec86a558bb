//! `timer`: pomodoro, countdown, stopwatch, clock and rounds of work and rest. `world-clock`: the time in several cities.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::Errors;

pub struct Timer;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the timer; none by default."),
    OptionDef::new("modes", OptionKind::SomeOf(MODES), "What it offers; pomodoro, countdown and stopwatch by default."),
    OptionDef::new("minutes", OptionKind::Integer(1, 1440), "Of the countdown at first; 5 by default."),
    OptionDef::new("work", OptionKind::Integer(1, 180), "Minutes of a pomodoro session; 25 by default."),
    OptionDef::new("shortBreak", OptionKind::Integer(1, 180), "Minutes; 5 by default."),
    OptionDef::new("longBreak", OptionKind::Integer(1, 180), "Minutes; 15 by default."),
    OptionDef::new("workSeconds", OptionKind::Integer(1, 3600), "Of a round of the interval timer; 40 by default."),
    OptionDef::new("restSeconds", OptionKind::Integer(0, 3600), "Between its rounds; 20 by default."),
    OptionDef::new("prepareSeconds", OptionKind::Integer(0, 60), "Before its first round; 5 by default."),
    OptionDef::new(
        "rounds",
        OptionKind::Integer(1, MOST_ROUNDS),
        "Sessions before a long break, 4 by default and 12 at most; rounds of the interval timer, 8 by default.",
    ),
    OptionDef::new("sound", OptionKind::Flag, "A sound at the end; on by default."),
];

const MODES: &[&str] = &["pomodoro", "countdown", "stopwatch", "clock", "interval"];
/// Modes when none are said.
const USUAL: usize = 3;
const MOST_ROUNDS: i64 = 99;
const MOST_SESSIONS: i64 = 12;
const POMODORO: &[&str] = &["work", "shortBreak", "longBreak", "rounds", "sound"];
const COUNTDOWN: &[&str] = &["minutes", "sound"];
const INTERVAL: &[&str] = &["workSeconds", "restSeconds", "prepareSeconds", "rounds", "sound"];

fn modes<'a>(cx: &BlockCx<'a>) -> Vec<&'a str> {
    match cx.items("modes") {
        [] => MODES[..USUAL].to_vec(),
        chosen => chosen.iter().filter_map(Value::as_str).collect(),
    }
}

impl BlockKind for Timer {
    fn kind(&self) -> &'static str {
        "timer"
    }

    fn about(&self) -> &'static str {
        "Pomodoro timer with sessions counted by day, countdown, stopwatch with laps, clock, interval timer with rounds of work \
         and rest."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["records", "tools", "generators", "timer"]
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let rounds = cx.option("rounds").and_then(Value::as_i64);
        if rounds.is_some_and(|rounds| rounds > MOST_SESSIONS) && modes(cx).contains(&"pomodoro") {
            errors.push(format!("{path}.rounds"), format!("a pomodoro timer has at most {MOST_SESSIONS}"));
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let modes = modes(cx);
        let has = |name: &str| modes.contains(&name);
        // A single mode stands for itself, without the choice between several.
        let element = match modes.as_slice() {
            ["pomodoro"] => Element::new("Pomodoro", "components/tools/timer/Pomodoro"),
            ["countdown"] => Element::new("CountdownTimer", "components/tools/timer/CountdownTimer"),
            ["stopwatch"] => Element::new("Stopwatch", "components/tools/timer/Stopwatch"),
            ["clock"] => Element::new("Clock", "components/tools/timer/Clock"),
            ["interval"] => Element::new("IntervalTimer", "components/tools/timer/IntervalTimer"),
            _ => Element::new("Timer", "components/tools/timer/Timer"),
        };
        let known = |name: &str| {
            [("pomodoro", POMODORO), ("countdown", COUNTDOWN), ("interval", INTERVAL)]
                .iter()
                .any(|(mode, options)| has(mode) && options.contains(&name))
        };
        let others = |name: &&str| *name != "heading" && *name != "sound" && !known(name);
        let mut except: Vec<&str> = OPTIONS.iter().map(|def| def.name).filter(others).collect();
        except.push("sound");
        let mut element = element.options(cx, &except);
        if modes.len() > 1 {
            element = element.with("modes", Lit::texts(modes.iter().copied()));
        }
        element.flag("sound", known("sound") && cx.flag("sound", true))
    }
}

pub struct WorldClock;

const WORLD_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the clocks; none by default."),
    OptionDef::new(
        "cities",
        OptionKind::Lines(24),
        "Names of large cities or time zones; six of the world by default.",
    ),
];

const CITIES: &[&str] = &["London", "New York", "Los Angeles", "Tokyo", "Sydney", "Dubai"];

impl BlockKind for WorldClock {
    fn kind(&self) -> &'static str {
        "world-clock"
    }

    fn about(&self) -> &'static str {
        "The time in several cities, which one adds and removes."
    }

    fn options(&self) -> &'static [OptionDef] {
        WORLD_OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["records", "tools"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let cities = cx.option("cities").map_or_else(|| Lit::texts(CITIES.iter().copied()), Lit::from);
        Element::new("WorldClock", "components/tools/timer/WorldClock").options(cx, &["cities"]).with("cities", cities)
    }
}
