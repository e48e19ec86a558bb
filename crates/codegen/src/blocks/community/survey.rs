//! `survey`: questions to answer, and what was answered.

use super::{HEADING, kept_as};
use crate::blocks::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::validate::Errors;

pub struct Survey;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("text", OptionKind::Text(400), "Shown below the heading."),
    OptionDef::required("questions", OptionKind::Items(QUESTION, 40), "The questions."),
    OptionDef::new("submitLabel", OptionKind::Line(40), "The button; `Submit` by default."),
    OptionDef::new("successText", OptionKind::Line(200), "Shown when the answers are stored."),
    OptionDef::new(
        "results",
        OptionKind::OneOf(&["everyone", "admin", "nobody"]),
        "Who sees the results; `everyone` by default.",
    ),
];

const QUESTION: &[OptionDef] = &[
    OptionDef::required("text", OptionKind::Line(200), "The question."),
    OptionDef::required(
        "type",
        OptionKind::OneOf(&["single", "multiple", "scale", "text", "number"]),
        "How it is answered.",
    ),
    OptionDef::new("options", OptionKind::Lines(20), "The answers to choose from, for `single` and `multiple`."),
    OptionDef::new("required", OptionKind::Flag, "Must be answered; off by default."),
    OptionDef::new("max", OptionKind::Integer(3, 10), "The greatest value of a scale from 1; 5 by default."),
];

impl BlockKind for Survey {
    fn kind(&self) -> &'static str {
        "survey"
    }

    fn about(&self) -> &'static str {
        "A questionnaire with validation and progress; responses are charted and exported as CSV."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let questions = cx.items("questions");
        if questions.is_empty() {
            errors.push(format!("{path}.questions"), "must have at least one question");
        }
        for (at, question) in questions.iter().enumerate() {
            let path = format!("{path}.questions[{at}]");
            let chosen = question.get("type").is_some_and(|kind| kind == "single" || kind == "multiple");
            let options = question.get("options").and_then(|options| options.as_array()).map_or(0, Vec::len);
            if chosen && options < 2 {
                errors.push(format!("{path}.options"), "needs at least two answers to choose from");
            }
            // Answers are kept by the text of their question.
            if questions[..at].iter().any(|other| other.get("text") == question.get("text")) {
                errors.push(format!("{path}.text"), "is asked twice");
            }
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Survey", "components/survey/Survey").with("keptAs", kept_as(cx)).options(cx, &[]).typed(
            "questions",
            "SurveyQuestion",
            "lib/survey/survey",
        )
    }
}
