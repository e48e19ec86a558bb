//! What a poll asks and dice have: "where to eat lunch? options sushi, burgers, salad", "d4, d8 and d20".

use std::ops::Range;

use isekai_codegen::Block;
use serde_json::json;

use crate::analysis::{Draft, items};
use crate::text::{Word, sentence_case};

const MAX_CHOICES: usize = 10;
const MAX_CHOICE_WORDS: usize = 4;
const MAX_QUESTION_WORDS: usize = 16;
const ASKS: &[&str] = &["what", "where", "which", "who", "when", "how", "should", "do", "is", "are", "shall", "why"];
const MAX_SIDES: u32 = 1000;

/// The question and the choices that the request gives.
pub fn poll(draft: &mut Draft<'_>, block: &mut Block) {
    let words = &draft.reading.words;
    let question = (1..words.len()).find(|&at| words[at].is_any(ASKS)).and_then(|start| {
        let end = (start..words.len().min(start + MAX_QUESTION_WORDS)).find(|&at| words[at].is_any(&["?", ":"]))?;
        Some(start..end)
    });
    let cue = question.as_ref().map(|question| question.end + 1);
    let cue = cue.or_else(|| (1..words.len()).find(|&at| words[at].is_any(&[":", "between"])).map(|at| at + 1));
    let named = (1..words.len()).find(|&at| words[at].is_any(&["options", "choices", "option", "choice"]));
    let Some(mut from) = named.map(|at| at + 1).or(cue) else { return };
    while words.get(from).is_some_and(|word| word.punctuation || word.is_any(&["are", "between", "with"])) {
        from += 1;
    }
    let end = (from..words.len()).find(|&at| words[at].is_any(&["?", ".", "!", ";"])).unwrap_or(words.len());
    let plain = |item: &Range<usize>| {
        (1..=MAX_CHOICE_WORDS).contains(&item.len()) && words[item.clone()].iter().all(|word| !word.punctuation)
    };
    let choices: Vec<Range<usize>> = alternatives(draft, from..end);
    let chosen = (2..=MAX_CHOICES).contains(&choices.len()) && choices.iter().all(plain);
    if !chosen {
        return;
    }
    let labels: Vec<String> = choices.iter().map(|item| sentence_case(draft.reading.source(item.clone()))).collect();
    let asked = question.as_ref().map(|question| format!("{}?", sentence_case(draft.reading.source(question.clone()))));
    let asked = asked.unwrap_or_else(|| format!("{}?", labels.join(" or ")));
    if asked.chars().count() > 200 {
        return;
    }
    block.options.insert("question".to_owned(), json!(asked));
    block.options.insert("choices".to_owned(), json!(labels));
    if let Some(question) = question {
        draft.decide(question, "The question of the poll");
    }
    draft.decide(from..end, "The choices of the poll");
}

/// Parts between commas and "or".
fn alternatives(draft: &Draft<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let listed = items(&draft.reading, range, |_| 0);
    let words = &draft.reading.words;
    let split = |item: Range<usize>| -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = item.start;
        for at in item.clone().filter(|&at| words[at].is_any(&["or", "/", "|"])) {
            parts.push(start..at);
            start = at + 1;
        }
        parts.push(start..item.end);
        parts.retain(|part| !part.is_empty());
        parts
    };
    listed.into_iter().flat_map(split).collect()
}

/// "d20", "2d6": how many sides.
pub fn die(word: &Word) -> Option<u32> {
    let (count, sides) = word.lower.split_once('d')?;
    let sides = sides.parse().ok().filter(|sides| (2..=MAX_SIDES).contains(sides))?;
    (count.is_empty() || count.parse::<u32>().is_ok()).then_some(sides)
}

/// The dice that the request names, by their sides.
pub fn dice(draft: &mut Draft<'_>, block: &mut Block) {
    let words = &draft.reading.words;
    let sided = |at: usize| {
        let next = words.get(at + 1)?;
        let number = super::options::value_of(&words[at].lower).and_then(|sides| u32::try_from(sides).ok())?;
        let told = next.is_any(&["sides", "sided", "faces", "faced"]);
        (told && (2..=MAX_SIDES).contains(&number)).then_some((number, at..at + 2))
    };
    let found: Vec<(u32, Range<usize>)> = (0..words.len())
        .filter_map(|at| die(&words[at]).map(|sides| (sides, at..at + 1)).or_else(|| sided(at)))
        .collect();
    let mut sides: Vec<u32> = Vec::new();
    for (number, range) in found {
        if !sides.contains(&number) {
            sides.push(number);
        }
        draft.decide(range, format!("A die of {number} sides"));
    }
    if !sides.is_empty() {
        let lines: Vec<String> = sides.iter().take(12).map(u32::to_string).collect();
        block.options.insert("items".to_owned(), json!(lines));
    }
}
