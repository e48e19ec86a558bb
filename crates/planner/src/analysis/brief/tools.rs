//! Tools that a brief names among its parts: "a mortgage calculator", "convert units", "a memory game".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_article;
use super::Demand;
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
        let word = &words[object.end - 1..object.end];
        let watch = word[0].is_any(&["stopwatch", "pomodoro", "timer", "clock"]);
        found.words == 1 && !watch && draft.lexicon.demands.nouns.exact(word).is_some()
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

/// So many tools make a workbench, whose texts and figures are what its tools work on.
const WORKBENCH: usize = 3;

/// "counting words, characters and sentences", "paste text, see the counts at once": what the tools of a workbench do anyway is
/// theirs, and nothing to keep a list of.
pub fn share(draft: &Draft<'_>, demands: &mut Vec<Demand>) -> bool {
    let mut tools: Vec<usize> = demands.iter().filter_map(|demand| demand.tool).collect();
    tools.sort_unstable();
    tools.dedup();
    if tools.len() < WORKBENCH {
        return false;
    }
    let engines = &draft.lexicon.engines;
    // Beside other tools, "a calculator" is one of its own.
    let calculator = engines.all.iter().position(|engine| engine.kind == EngineKind::Calculator);
    for demand in demands.iter_mut().filter(|demand| demand.tool.is_none()) {
        let said = &draft.reading.words[demand.at.clone()];
        demand.tool = calculator.filter(|_| said.last().is_some_and(|word| word.stem == "calculator"));
    }
    let has = |tool: usize, object: &[Word]| {
        let engine = &engines.all[tool];
        engines.parts(&engine.block, &engine.options).iter().any(|part| part.has.exact(object).is_some())
    };
    one_text(draft, demands);
    // "for pupils", "removing duplicate lines": who uses it, and what no tool does.
    let known = |demand: &Demand| demand.thing.as_ref().is_some_and(|thing| thing.noun.is_some());
    // A workbench may have pages beside its tools all the same.
    let page = |demand: &Demand| {
        matches!(
            demand.intent,
            Intent::Contact | Intent::News | Intent::Faq | Intent::About | Intent::Forum | Intent::Newsletter
        )
    };
    let kept = |demand: &Demand| known(demand) && demand.intent != Intent::Browse || page(demand);
    demands.retain(|demand| demand.tool.is_some() || kept(demand));
    for demand in demands.iter_mut().filter(|demand| demand.tool.is_none() && !page(demand)) {
        let words = &draft.reading.words[demand.object.clone()];
        let object = &words[words.iter().take_while(|word| is_article(word)).count()..];
        demand.tool = tools.iter().copied().find(|tool| !object.is_empty() && has(*tool, object));
        if demand.tool.is_some() {
            demand.thing = None;
        }
    }
    true
}

/// Counting, changing case and replacing are done with one and the same text.
fn one_text(draft: &Draft<'_>, demands: &mut [Demand]) {
    let engines = &draft.lexicon.engines.all;
    let what = |tool: usize| engines[tool].options.get("what").and_then(|what| what.as_str()).unwrap_or_default();
    let joins =
        |tool: usize| engines[tool].block == "text-tool" && ["word-count", "case", "replace"].contains(&what(tool));
    let mut joined: Vec<usize> = demands.iter().filter_map(|demand| demand.tool).filter(|tool| joins(*tool)).collect();
    joined.sort_unstable();
    joined.dedup();
    let workbench = (0..engines.len()).find(|tool| engines[*tool].block == "text-tool" && what(*tool) == "workbench");
    let Some(workbench) = workbench.filter(|_| joined.len() > 1) else { return };
    for demand in demands.iter_mut().filter(|demand| demand.tool.is_some_and(joins)) {
        demand.tool = Some(workbench);
    }
}
