//! `flashcards`: cards to learn by turning them over.

use serde_json::{Value, json};

use super::{HEADING, QUIZ_TOPICS, TEXT, kept_as, quiz_bank};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::Errors;

pub struct Flashcards;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("cards", OptionKind::Items(CARD, 100), "The cards; those of the topic by default."),
    OptionDef::new(
        "topic",
        OptionKind::OneOf(QUIZ_TOPICS),
        "Where cards are taken from when there are none; `english-vocabulary` by default.",
    ),
    OptionDef::new("front", OptionKind::Field(TEXT), "The question, in an entity of cards."),
    OptionDef::new("back", OptionKind::Field(TEXT), "The answer, in an entity of cards."),
    OptionDef::new("add", OptionKind::Flag, "Lets people add cards to the entity; on by default."),
];

const CARD: &[OptionDef] = &[
    OptionDef::required("front", OptionKind::Text(300), "The question."),
    OptionDef::required("back", OptionKind::Text(400), "The answer."),
    OptionDef::new("deck", OptionKind::Line(40), "Learners may choose one."),
];

impl BlockKind for Flashcards {
    fn kind(&self) -> &'static str {
        "flashcards"
    }

    fn about(&self) -> &'static str {
        "Flashcards with spaced repetition: flip, know or don't know, boxes and progress."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Optional
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

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let texts = |entity: &crate::spec::Entity| entity.fields.iter().filter(|one| (TEXT.check)(&one.kind)).count();
        if cx.entity().is_some_and(|entity| texts(entity) < 2) {
            errors.push(path, "the entity needs two text fields for the sides of a card");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        if cx.entity().is_some() {
            return Element::new("RecordFlashcards", "components/flashcards/RecordFlashcards")
                .entity(cx)
                .with("keptAs", kept_as(cx))
                .options(cx, &["cards", "topic", "add"])
                .flag("add", cx.flag("add", true));
        }
        Element::new("Flashcards", "components/flashcards/Flashcards")
            .with("keptAs", kept_as(cx))
            .options(cx, &["cards", "topic", "front", "back", "add"])
            .with("cards", cards(cx))
            .typed("cards", "Card", "lib/flashcards/leitner")
    }
}

/// Those of the spec, else the questions of the topic with their answers.
fn cards(cx: &BlockCx<'_>) -> Lit {
    let given = cx.items("cards");
    let cards: Vec<Value> = if given.is_empty() {
        quiz_bank(cx.text("topic").unwrap_or("english-vocabulary")).iter().map(card).collect()
    } else {
        given.to_vec()
    };
    Lit::option(cx.spec, &OptionKind::Items(CARD, 100), &Value::Array(cards))
}

fn card(question: &Value) -> Value {
    let mut card = json!({"front": question["question"], "back": question["answer"]});
    if let Some(category) = question.get("category") {
        card["deck"] = category.clone();
    }
    card
}
