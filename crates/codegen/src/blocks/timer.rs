//! `timer`: pomodoro, countdown, stopwatch and clock. `world-clock`: the time in several cities.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Timer;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the timer; none by default."),
    OptionDef::new("modes", OptionKind::SomeOf(MODES), "What it offers; pomodoro, countdown and stopwatch by default."),
    OptionDef::new("minutes", OptionKind::Integer(1, 1440), "Of the countdown at first; 5 by default."),
    OptionDef::new("work", OptionKind::Integer(1, 180), "Minutes of a pomodoro session; 25 by default."),
    OptionDef::new("shortBreak", OptionKind::Integer(1, 180), "Minutes; 5 by default."),
    OptionDef::new("longBreak", OptionKind::Integer(1, 180), "Minutes; 15 by default."),
    OptionDef::new("rounds", OptionKind::Integer(1, 12), "Sessions before a long break; 4 by default."),
    OptionDef::new("sound", OptionKind::Flag, "A sound at the end; on by default."),
];

const MODES: &[&str] = &["pomodoro", "countdown", "stopwatch", "clock"];
const POMODORO: &[&str] = &["work", "shortBreak", "longBreak", "rounds", "sound"];
const COUNTDOWN: &[&str] = &["minutes", "sound"];

impl BlockKind for Timer {
    fn kind(&self) -> &'static str {
        "timer"
    }

    fn about(&self) -> &'static str {
        "Pomodoro timer with sessions counted by day, countdown, stopwatch with laps, clock."
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
        &["records", "tools", "timer"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let modes: Vec<&str> = match cx.items("modes") {
            [] => MODES[..3].to_vec(),
            chosen => chosen.iter().filter_map(Value::as_str).collect(),
        };
        let has = |name: &str| modes.contains(&name);
        // A single mode stands for itself, without the choice between several.
        let element = match modes.as_slice() {
            ["pomodoro"] => Element::new("Pomodoro", "components/tools/timer/Pomodoro"),
            ["countdown"] => Element::new("CountdownTimer", "components/tools/timer/CountdownTimer"),
            ["stopwatch"] => Element::new("Stopwatch", "components/tools/timer/Stopwatch"),
            ["clock"] => Element::new("Clock", "components/tools/timer/Clock"),
            _ => Element::new("Timer", "components/tools/timer/Timer"),
        };
        let known = |name: &str| {
            (has("pomodoro") && POMODORO.contains(&name)) || (has("countdown") && COUNTDOWN.contains(&name))
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
