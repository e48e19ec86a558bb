//! What counters count, who plays, and how far: "counter for reps, sets and rest", "score keeper for Anna and Ben to 21".

mod names;
mod numbers;
mod words;

use std::ops::Range;

use isekai_codegen::Block;
use serde_json::{Value, json};

use crate::analysis::Draft;
use crate::analysis::blocks::block;
use crate::text::{plural, sentence_case, title_case};

pub use names::title;

/// The block of a rest between sets.
const REST: &[&str] = &["rest", "rest time", "rest timer", "break"];

const UNCOUNTED: &[&str] = &["people", "water", "traffic", "sheep", "fish", "deer", "staff"];
/// Longer names are cut, as the kit cuts them.
const MOST_CHARS: usize = 40;

/// Reads names and numbers into the block. Gives what stands below it: a timer for rests.
pub fn read(draft: &mut Draft<'_>, counter: &mut Block) -> Option<Block> {
    let scoreboard = counter.options.get("scoreboard") == Some(&json!(true));
    let numbers = numbers::read(&draft.reading, scoreboard);
    let mut names = if scoreboard { names::players(&draft.reading) } else { names::counted(&draft.reading) };
    let rest = rest(&mut names);
    if let Some(mut found) = names.filter(|found| !found.names.is_empty()) {
        let mut seen = Vec::new();
        found.names = found.names.iter().map(|name| name.chars().take(MOST_CHARS).collect()).collect();
        found.names.retain(|name| {
            let fresh = !seen.contains(name);
            seen.push(name.clone());
            fresh
        });
        let shown = found.names.join(", ");
        counter.options.insert("names".to_owned(), json!(found.names));
        let what = if scoreboard { "Players" } else { "Counters" };
        let end = found.words.end;
        draft.decide(found.words, format!("{what}: {shown}"));
        draft.reading.take(end..names::clause_end(&draft.reading, end));
    }
    for (option, says, told) in
        [("start", "Start", numbers.start), ("goal", "Goal", numbers.goal), ("step", "Step", numbers.step)]
    {
        if let Some((number, words)) = told {
            counter.options.insert(option.to_owned(), Value::from(number));
            draft.decide(words, format!("{says}: {number}"));
        }
    }
    if let Some(game) = names::game(&draft.reading).filter(|_| scoreboard) {
        draft.reading.take(game);
    }
    let words = rest?;
    draft.decide(words, "A countdown for the rest");
    Some(block("timer", None, json!({"heading": "Rest", "modes": ["countdown"], "minutes": 1})))
}

/// Names, and the words that say them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    pub names: Vec<String>,
    pub words: Range<usize>,
}

/// "reps, sets and rest": a rest is not counted but timed.
fn rest(names: &mut Option<Names>) -> Option<Range<usize>> {
    let found = names.as_mut()?;
    let at = found.names.iter().position(|name| REST.contains(&name.to_lowercase().as_str()))?;
    if found.names.len() < 2 {
        return None;
    }
    found.names.remove(at);
    Some(found.words.clone())
}

/// `bird` → `Birds`
fn many(text: &str) -> String {
    let uncounted = UNCOUNTED.iter().any(|word| text.ends_with(word));
    sentence_case(&if uncounted { text.to_owned() } else { plural(text) })
}

fn capitalised(text: &str) -> String {
    if text.chars().any(char::is_uppercase) { text.to_owned() } else { title_case(text) }
}
