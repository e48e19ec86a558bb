//! `counter`: numbers that one counts up and down with large buttons, or the points of a game's players.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::Errors;

pub struct Counter;

const MOST: i64 = 1_000_000;
const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default."),
    OptionDef::new("names", OptionKind::Lines(24), "Counters of the first visit, or players; one counter by default."),
    OptionDef::new(
        "scoreboard",
        OptionKind::Flag,
        "The counters are players: ranked, with any number of points at once.",
    ),
    OptionDef::new("step", OptionKind::Integer(1, 1000), "What one press adds or takes at first; 1 by default."),
    OptionDef::new("start", OptionKind::Integer(-MOST, MOST), "Where counters begin; 0 by default."),
    OptionDef::new("goal", OptionKind::Integer(-MOST, MOST), "What they are to reach, up or down; none by default."),
    OptionDef::new("negative", OptionKind::Flag, "They may go below zero; off by default."),
    OptionDef::new("lowest", OptionKind::Flag, "The fewest points win a scoreboard's game; off by default."),
];

impl BlockKind for Counter {
    fn kind(&self) -> &'static str {
        "counter"
    }

    fn about(&self) -> &'static str {
        "Counters with large plus and minus buttons, goals and a total; a scoreboard of players with their ranking."
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
        &["records", "tools", "bars", "counters"]
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let number = |name: &str| cx.option(name).and_then(Value::as_i64);
        let start = number("start").unwrap_or(0);
        for (name, value) in [("start", Some(start)), ("goal", number("goal"))] {
            if value.is_some_and(|value| value < 0) && !cx.flag("negative", false) {
                errors.push(format!("{path}.{name}"), "is below zero, where `negative` does not let counters go");
            }
        }
        if cx.flag("lowest", false) && !cx.flag("scoreboard", false) {
            errors.push(format!("{path}.lowest"), "needs `scoreboard`");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = if cx.flag("scoreboard", false) {
            Element::new("Scoreboard", "components/tools/counter/Scoreboard")
        } else {
            Element::new("Counter", "components/tools/counter/Counter")
        };
        element.with("keptAs", super::community::kept_as(cx)).options(cx, &["scoreboard"])
    }
}
