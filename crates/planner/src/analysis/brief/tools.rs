//! Tools that a brief names among its parts: "a mortgage calculator", "convert units", "a memory game".

use std::ops::Range;

use super::super::Draft;
use crate::lexicon::{EngineKind, Intent};
use crate::text::{Phrase, Word, words};

/// The engine that an item names: at the end of its object, or anywhere in it by a name of several words ("comparing two texts").
pub fn named(draft: &Draft<'_>, item: Range<usize>, object: Range<usize>) -> Option<usize> {
    let words = &draft.reading.words;
    let engines = &draft.lexicon.engines;
    let alone =
        engines.phrases.ending(&words[object.clone()]).filter(|found| found.words > 1 || found.words == object.len());
    // "chat", "countdown" and "quiz" alone are parts of an app that know its subject.
    let part = |found: &Phrase<usize>| {
        found.words == 1 && draft.lexicon.demands.nouns.exact(&words[object.end - 1..object.end]).is_some()
    };
    let within =
        || item.clone().find_map(|at| engines.phrases.at(&words[at..item.end]).filter(|found| found.words > 1));
    let found = alone.filter(|found| !part(found)).or_else(within)?;
    let single = |kind| {
        matches!(kind, EngineKind::Part | EngineKind::CsvViewer | EngineKind::Calculator | EngineKind::TicTacToe)
    };
    single(engines.all[found.value].kind).then_some(found.value)
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
