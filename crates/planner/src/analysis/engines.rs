//! Apps that are one engine, with options drawn from the request.

mod asked;
mod counter;
mod dated;
mod given;
mod interval;
mod meant;
mod options;

use isekai_codegen::{Block, Page};
use serde_json::{Value, json};

use super::Draft;
use super::blocks::block;
use crate::lexicon::{Engine, EngineKind, Feature};

pub use meant::meant;

/// The one page of an engine other than a board, which shows records.
pub fn page(draft: &mut Draft<'_>, engine: &Engine, title: &str, subject: &str) -> Page {
    if engine.block == "timer"
        && let Some((countdown, heading)) = dated::read(draft)
    {
        let title = if title == engine.name { heading } else { title.to_owned() };
        let title = title.chars().take(60).collect();
        return Page { id: "home".to_owned(), title, blocks: vec![countdown], ..Page::default() };
    }
    let mut block = match engine.kind {
        EngineKind::Part => block(&engine.block, None, Value::Object(engine.options.clone())),
        EngineKind::CsvViewer => csv_viewer(draft),
        EngineKind::Todo => todo(subject),
        EngineKind::Notes => notes(),
        EngineKind::Calculator => calculator(draft),
        EngineKind::TicTacToe | EngineKind::Board => block("tic-tac-toe", None, json!({})),
    };
    let lexicon = draft.lexicon;
    // What is decided by the engine's own name narrows what else is known of it.
    let fixed = block.options.clone();
    let mut taken = Vec::new();
    let below = match block.kind.as_str() {
        "poll" => {
            asked::poll(draft, &mut block);
            None
        }
        "generator" if fixed.get("what").is_some_and(|what| what == "dice") => {
            asked::dice(draft, &mut block);
            None
        }
        "counter" => counter::read(draft, &mut block),
        "timer" if is_interval(&block) => {
            interval::read(draft, &mut block);
            None
        }
        _ => None,
    };
    for part in lexicon.engines.parts(&block.kind, &fixed) {
        for option in &part.options {
            options::read(draft, &mut block, option, &engine.name, &mut taken);
        }
    }
    given::read(draft, &block, &engine.name);
    let blocks = std::iter::once(block).chain(below).collect();
    Page { id: "home".to_owned(), title: title.to_owned(), blocks, ..Page::default() }
}

/// A name of an engine's app by what it is about: "Bird Counter".
pub fn title(draft: &Draft<'_>, engine: &Engine) -> Option<String> {
    let countdown = (engine.block == "timer").then(|| dated::title(&draft.reading)).flatten();
    countdown.or_else(|| counter::title(&draft.reading, engine))
}

fn is_interval(block: &Block) -> bool {
    block.options.get("modes").is_some_and(|modes| *modes == json!(["interval"]))
}

/// What is said of a wish for what an engine does anyway.
fn has_it(name: &str) -> String {
    // "The dice have it", but "the chess has it".
    let several = name.ends_with('s') && !name.ends_with("ss");
    format!("The {} {} it", name.to_lowercase(), if several { "have" } else { "has" })
}

/// Features an engine has already; asking for them is understood.
pub fn has(kind: EngineKind, feature: Feature) -> bool {
    match kind {
        _ if feature == Feature::Landing => true,
        EngineKind::CsvViewer => {
            matches!(feature, Feature::Search | Feature::Filter | Feature::Sort | Feature::Export | Feature::Table)
        }
        EngineKind::Todo => matches!(feature, Feature::Filter | Feature::Stats),
        EngineKind::Notes => matches!(feature, Feature::Search),
        EngineKind::Board => matches!(feature, Feature::Board | Feature::Search | Feature::Cards),
        EngineKind::Calculator | EngineKind::TicTacToe => matches!(feature, Feature::Stats),
        // What a part has is known of each, by its words.
        EngineKind::Part => false,
    }
}

fn csv_viewer(draft: &mut Draft<'_>) -> Block {
    let reading = &draft.reading;
    let without = |what: &str| (0..reading.len()).any(|at| reading.words[at].stem == what && reading.is_negated(at));
    let mut options = json!({});
    if without("sample") || without("example") {
        options["sample"] = json!(false);
    }
    if without("download") || without("export") {
        options["download"] = json!(false);
    }
    if without("filter") {
        options["columnFilters"] = json!(false);
    }
    block("csv-viewer", None, options)
}

fn todo(subject: &str) -> Block {
    let items: &[&str] = match subject {
        subject if subject.contains("wedding") => {
            &["Book the venue", "Send the invitations", "Taste the cake", "Choose the music"]
        }
        subject if subject.contains("shopping") || subject.contains("grocer") => {
            &["Tomatoes", "Rye bread", "Olive oil", "Coffee"]
        }
        subject if subject.contains("travel") || subject.contains("trip") || subject.contains("packing") => {
            &["Check the passport", "Book the train", "Pack the chargers", "Ask the neighbour to water the plants"]
        }
        subject if subject.contains("school") || subject.contains("study") => {
            &["Read chapter four", "Finish the problem set", "Ask about the essay", "Return library books"]
        }
        _ => &["Water the plants", "Call the dentist", "Finish the report", "Plan the weekend"],
    };
    block("todo", None, json!({"items": items}))
}

fn notes() -> Block {
    let samples = json!([
        {"title": "Ideas for the weekend", "body": "Bike to the lake.\nTry the new bakery on Mill Lane.\nCall Ana about the tent."},
        {"title": "Meeting on Monday", "body": "Ask for the numbers of March.\nWho brings the projector?"},
        {"title": "Words to look up", "body": "petrichor, liminal, sonder"},
    ]);
    block("notes", None, json!({"samples": samples}))
}

fn calculator(draft: &mut Draft<'_>) -> Block {
    let mut options = json!({});
    let scientific = draft.reading.words.iter().position(|word| {
        word.is_any(&[
            "scientific",
            "advanced",
            "trigonometry",
            "sin",
            "cos",
            "roots",
            "engineering",
            "powers",
            "square",
        ])
    });
    if let Some(at) = scientific.filter(|at| !draft.reading.is_negated(*at)) {
        options["scientific"] = json!(true);
        draft.decide(at..at + 1, "Roots, powers and trigonometry");
    }
    let words = &draft.reading.words;
    let history = words.iter().position(|word| word.is("history"));
    if let Some(at) = history {
        let off = draft.reading.is_negated(at);
        options["history"] = json!(!off);
        draft.decide(if off { at - 1 } else { at }..at + 1, if off { "No history" } else { "History of results" });
    }
    block("calculator", None, options)
}
