//! `leaderboard`: records ranked by a number.

use super::{HEADING, PERSON};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::options::{NUMERIC, OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::Errors;

pub struct Leaderboard;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("name", OptionKind::Field(PERSON), "Who; found by its name, else the first text, by default."),
    OptionDef::new("score", OptionKind::Field(NUMERIC), "How much; found by its name, else the first number."),
    OptionDef::new("order", OptionKind::OneOf(&["highest", "lowest"]), "What is best; `highest` by default."),
    OptionDef::new(
        "combine",
        OptionKind::OneOf(&["best", "sum"]),
        "What counts of somebody with several records; `best` by default.",
    ),
    OptionDef::new("add", OptionKind::Flag, "A button that adds a record; on by default."),
];

impl BlockKind for Leaderboard {
    fn kind(&self) -> &'static str {
        "leaderboard"
    }

    fn about(&self) -> &'static str {
        "A ranking by a number with medals, the viewer's own rank and periods."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let Some(entity) = cx.entity() else { return };
        if !entity.fields.iter().any(|field| (NUMERIC.check)(&field.kind)) {
            errors.push(format!("{path}.score"), "the entity has no number field");
        }
        if !entity.fields.iter().any(|field| (PERSON.check)(&field.kind)) {
            errors.push(format!("{path}.name"), "the entity has no short text or relation field");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Leaderboard", "components/leaderboard/Leaderboard")
            .entity(cx)
            .options(cx, &["add"])
            .flag("add", cx.flag("add", true))
    }
}
