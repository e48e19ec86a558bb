//! What the app is to be made of.

use isekai_codegen::{Language, Target};

use super::Draft;
use crate::lexicon::StackWord;

/// Framework and language: the context's, else the words', else React with TypeScript.
pub fn read(draft: &mut Draft<'_>) -> (Target, Language) {
    let (mut target, mut language) = (draft.context.framework, draft.context.language);
    let mut without_react = false;
    let mut at = 0;
    while at < draft.reading.len() {
        let Some(found) = draft.lexicon.stacks.phrases().at(&draft.reading.words[at..]) else {
            at += 1;
            continue;
        };
        let range = at..at + found.words;
        at = range.end;
        // "rust removal log", "express deliveries": only after "in", "with", "using", or as "a React app".
        let cue = range.start == 0
            || draft.reading.words[range.start - 1].is_any(&[
                "in", "using", "with", "and", "use", "pure", "plain", "only", ",", "a", "on", "by", "via", "no", "(",
                "just", "simple",
            ]);
        if draft.reading.is_negated(range.start) {
            // "without React": what is left is plain HTML.
            if found.value == StackWord::React && target.is_none() {
                without_react = true;
            }
            draft.reading.take(range.start - 1..range.end);
            continue;
        }
        match found.value {
            StackWord::Other if !cue || is_part_of_name(draft, range.end) => {}
            StackWord::Other => {
                let name = draft.reading.source(range.clone()).to_owned();
                let instead = if target == Some(Target::Static) { "plain HTML, CSS and JavaScript" } else { "React" };
                draft.reading.take(range);
                draft.warn(format!("{name} is not available; the app is written in {instead}."));
            }
            StackWord::React => set(draft, &mut target, Target::React, range, "React project"),
            StackWord::Static => {
                set(draft, &mut target, Target::Static, range, "HTML, CSS and JavaScript without a build")
            }
            StackWord::Typescript => set(draft, &mut language, Language::Typescript, range, "TypeScript"),
            StackWord::Javascript => set(draft, &mut language, Language::Javascript, range, "JavaScript"),
        }
    }
    let target = target.unwrap_or(if without_react { Target::Static } else { Target::React });
    // A static project has no compiler: its scripts are JavaScript whatever was asked for.
    let language = if target == Target::Static { Language::Javascript } else { language.unwrap_or_default() };
    (target, language)
}

/// The first that is said wins, and the context before it.
fn set<T: Copy + PartialEq>(
    draft: &mut Draft<'_>,
    slot: &mut Option<T>,
    value: T,
    range: std::ops::Range<usize>,
    outcome: &str,
) {
    match slot {
        Some(other) if *other != value => draft.reading.take(range),
        _ => {
            *slot = Some(value);
            draft.decide(range, outcome);
        }
    }
}

/// "Java coffee inventory": a noun follows that is neither an app word nor the end.
fn is_part_of_name(draft: &Draft<'_>, next: usize) -> bool {
    draft.reading.words.get(next).is_some_and(|word| {
        !word.punctuation
            && !super::grammar::is_app_word(word)
            && !super::grammar::is_boundary(word)
            && !word.is_any(&[
                "and",
                "or",
                "backend",
                "frontend",
                "server",
                "project",
                "code",
                "framework",
                "component",
            ])
    })
}
