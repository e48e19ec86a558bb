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
            StackWord::Near(_) | StackWord::Fullstack | StackWord::Python
                if !is_plain(draft, &range) && (!cue || is_part_of_name(draft, range.end)) => {}
            StackWord::Near(nearest) => {
                let name = draft.reading.source(range.clone()).to_owned();
                if nearest.has_server() && draft.context.framework.is_none() {
                    target = with_server(target, nearest);
                }
                let instead = written_in(target.unwrap_or(nearest));
                draft.reading.take(range);
                draft.warn(format!("{name} is not available; the app is {instead}."));
            }
            StackWord::Fullstack | StackWord::Python => {
                let wanted = if found.value == StackWord::Python { Target::Python } else { Target::Fullstack };
                if draft.context.framework.is_none() {
                    target = with_server(target, wanted);
                }
                match target {
                    Some(target) if target.has_server() => draft.decide(range, outcome(target)),
                    _ => draft.reading.take(range),
                }
            }
            StackWord::React => set(draft, &mut target, Target::React, range, outcome(Target::React)),
            StackWord::Static => set(draft, &mut target, Target::Static, range, outcome(Target::Static)),
            StackWord::Typescript => set(draft, &mut language, Language::Typescript, range, "TypeScript"),
            StackWord::Javascript => set(draft, &mut language, Language::Javascript, range, "JavaScript"),
        }
    }
    let target = target.unwrap_or(if without_react { Target::Static } else { Target::React });
    // A static project has no compiler: its scripts are JavaScript whatever was asked for.
    let language = if target == Target::Static { Language::Javascript } else { language.unwrap_or_default() };
    (target, language)
}

/// A React page goes with any server; of two servers the first that is named wins, but that in Python over one that is only called
/// a server.
fn with_server(target: Option<Target>, server: Target) -> Option<Target> {
    match target {
        Some(Target::Python) => target,
        Some(Target::Fullstack) if server == Target::Fullstack => target,
        _ => Some(server),
    }
}

fn outcome(target: Target) -> &'static str {
    match target {
        Target::React => "React project",
        Target::Static => "HTML, CSS and JavaScript without a build",
        Target::Fullstack => "React project with a Node server and an SQLite database",
        Target::Python => "React project with a Python server and an SQLite database",
    }
}

fn written_in(target: Target) -> &'static str {
    match target {
        Target::React => "written in React",
        Target::Static => "written in plain HTML, CSS and JavaScript",
        Target::Fullstack => "written in React, with a Node server and an SQLite database",
        Target::Python => "written in React, with a Python server and an SQLite database",
    }
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

/// Words that mean nothing else: "a full-stack task manager", "with a backend".
fn is_plain(draft: &Draft<'_>, range: &std::ops::Range<usize>) -> bool {
    range.len() > 1 || draft.reading.words[range.start].is_any(&["full-stack", "fullstack"])
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
