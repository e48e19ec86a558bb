//! Tools that a brief names among its parts: "a mortgage calculator", "convert units", "a memory game".

use std::ops::Range;

use super::super::Draft;
use crate::lexicon::{EngineKind, Intent};
use crate::text::{Word, words};

/// The engine that the words of an object name.
pub fn named(draft: &Draft<'_>, object: Range<usize>) -> Option<usize> {
    let said = &draft.reading.words[object.clone()];
    let engines = &draft.lexicon.engines;
    let found = engines.phrases.ending(said)?;
    let kind = engines.all[found.value].kind;
    let single = matches!(kind, EngineKind::Part | EngineKind::CsvViewer | EngineKind::Calculator | EngineKind::TicTacToe);
    // "clock" and "card game" may be a word of something longer; "exercise timer" is one.
    (single && (found.words > 1 || found.words == said.len())).then_some(found.value)
}

/// The engine of what is calculated, converted or made: "calculate their BMI" → BMI calculator.
pub fn of_verb(draft: &Draft<'_>, intent: Intent, object: Range<usize>) -> Option<usize> {
    let ending = match intent {
        Intent::Calculate => "calculator",
        Intent::Convert => "converter",
        Intent::Play => "game",
        _ => return None,
    };
    let said: Vec<&str> = draft.reading.words[object].iter().map(|word: &Word| word.stem.as_str()).collect();
    // "monthly mortgage", "mortgage payment", "tip": each run of words with the name of such tools behind it.
    (1..=said.len().min(3)).rev().find_map(|count| {
        said.windows(count).rev().find_map(|run| {
            let name = words(&format!("{} {ending}", run.join(" ")));
            draft.lexicon.engines.phrases.exact(&name)
        })
    })
}
