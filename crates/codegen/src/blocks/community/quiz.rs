//! `quiz`: questions with choices, one after the other.

use serde_json::{Value, json};

use super::{HEADING, QUIZ_TOPICS, TEXT, kept_as, quiz_bank};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, OptionDef, OptionKind};
use crate::spec::{FieldKind, Target};
use crate::validate::Errors;

pub struct Quiz;

const CHOICES: Accepts =
    Accepts { what: "a text or tags field", check: |kind| matches!(kind, FieldKind::Text { .. } | FieldKind::Tags) };

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("questions", OptionKind::Items(QUESTION, 100), "The questions; those of the topic by default."),
    OptionDef::new(
        "topic",
        OptionKind::OneOf(QUIZ_TOPICS),
        "Where questions are taken from when there are none; `general-knowledge` by default.",
    ),
    OptionDef::new("count", OptionKind::Integer(1, 100), "Questions of a round; 10 by default."),
    OptionDef::new("shuffle", OptionKind::Flag, "Questions and choices in another order each time; on by default."),
    OptionDef::new("timeLimitSeconds", OptionKind::Integer(5, 7200), "For the whole round; no limit by default."),
    OptionDef::new("secondsPerQuestion", OptionKind::Integer(3, 600), "For each question; no limit by default."),
    OptionDef::new("questionField", OptionKind::Field(TEXT), "The question, in an entity of questions."),
    OptionDef::new("choicesField", OptionKind::Field(CHOICES), "The choices, in an entity of questions."),
    OptionDef::new("answerField", OptionKind::Field(ANY), "The right choice, in an entity of questions."),
];

const QUESTION: &[OptionDef] = &[
    OptionDef::required("question", OptionKind::Line(300), "The question."),
    OptionDef::required("choices", OptionKind::Lines(8), "What to choose from."),
    OptionDef::required("answer", OptionKind::Line(200), "The right choice; added to the choices where it is missing."),
    OptionDef::new("explanation", OptionKind::Text(400), "Shown after the answer."),
    OptionDef::new("category", OptionKind::Line(40), "Players may choose one."),
];

const COUNT: i64 = 10;

impl BlockKind for Quiz {
    fn kind(&self) -> &'static str {
        "quiz"
    }

    fn about(&self) -> &'static str {
        "A quiz: question by question with feedback, time limit, score, review and best scores."
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
        for (at, question) in cx.items("questions").iter().enumerate() {
            if question.get("choices").and_then(Value::as_array).is_some_and(Vec::is_empty) {
                errors.push(format!("{path}.questions[{at}].choices"), "must not be empty");
            }
        }
        let texts =
            |entity: &crate::spec::Entity| entity.fields.iter().filter(|one| (CHOICES.check)(&one.kind)).count();
        if cx.entity().is_some_and(|entity| texts(entity) < 2) {
            errors.push(path, "the entity needs text fields for the question and its choices");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let fields = ["questionField", "choicesField", "answerField"];
        let usual = ["questions", "topic", "count", "shuffle"];
        let count = Lit::from(&cx.option("count").cloned().unwrap_or_else(|| json!(COUNT)));
        if cx.entity().is_some() {
            let element =
                Element::new("RecordQuiz", "components/quiz/RecordQuiz").entity(cx).with("keptAs", kept_as(cx));
            return element.options(cx, &usual).with("count", count).flag("shuffle", cx.flag("shuffle", true));
        }
        let except: Vec<&str> = fields.into_iter().chain(usual).collect();
        let element = Element::new("Quiz", "components/quiz/Quiz").with("keptAs", kept_as(cx)).options(cx, &except);
        element
            .with("questions", Lit::option(cx.spec, &OptionKind::Items(QUESTION, 100), &questions(cx)))
            .with("count", count)
            .flag("shuffle", cx.flag("shuffle", true))
            .typed("questions", "Question", "lib/quiz/quiz")
    }
}

/// Those of the spec, else those of the topic.
fn questions(cx: &BlockCx<'_>) -> Value {
    let given = cx.items("questions");
    if given.is_empty() {
        return Value::Array(quiz_bank(cx.text("topic").unwrap_or_default()));
    }
    let questions = given.iter().cloned().map(|mut question| {
        let answer = question["answer"].clone();
        if let Some(choices) = question["choices"].as_array_mut()
            && !choices.contains(&answer)
        {
            choices.push(answer);
        }
        question
    });
    Value::Array(questions.collect())
}
