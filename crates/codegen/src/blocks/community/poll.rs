//! `poll`: a question with choices, one vote for each viewer.

use super::{HEADING, TEXT};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{Accepts, OptionDef, OptionKind};
use crate::spec::{FieldKind, Target};
use crate::validate::Errors;

pub struct Poll;

const CHOICES: Accepts =
    Accepts { what: "a text or tags field", check: |kind| matches!(kind, FieldKind::Text { .. } | FieldKind::Tags) };

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("question", OptionKind::Line(160), "The question of a poll that is always there."),
    OptionDef::new("choices", OptionKind::Lines(10), "Its choices; yes and no by default."),
    OptionDef::new("questionField", OptionKind::Field(TEXT), "The question, in an entity of polls."),
    OptionDef::new(
        "choicesField",
        OptionKind::Field(CHOICES),
        "The choices, in an entity of polls: tags, or a text with one on each line or between commas.",
    ),
    OptionDef::new("create", OptionKind::Flag, "Lets people make polls; on by default with an entity."),
];

impl BlockKind for Poll {
    fn kind(&self) -> &'static str {
        "poll"
    }

    fn about(&self) -> &'static str {
        "Polls: vote once, change the vote, see the results as bars; people may make their own."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Optional
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let Some(entity) = cx.entity() else { return };
        let usable = entity.fields.iter().filter(|field| (CHOICES.check)(&field.kind)).count();
        if usable < 2 {
            errors
                .push(path, "the entity needs a text field for the question and a text or tags field for the choices");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let mut element = Element::new("Poll", "components/poll/Poll").entity(cx).options(cx, &["choices", "create"]);
        let with_entity = cx.entity().is_some();
        let asked = cx.option("question").is_some();
        if !asked && !with_entity {
            element = element.with("question", Lit::text(&format!("How do you like {}?", cx.spec.name.trim())));
        }
        if asked || !with_entity {
            let usual: &[&str] = if asked { &["Yes", "No"] } else { &["A lot", "It is fine", "Not much"] };
            let choices = cx.option("choices").map_or_else(|| Lit::texts(usual.iter().copied()), Lit::from);
            element = element.with("choices", choices);
        }
        element.flag("create", cx.flag("create", with_entity))
    }
}
