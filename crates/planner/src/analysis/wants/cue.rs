//! What begins a list of fields or things.

use super::super::Draft;
use super::super::grammar::EXACTLY;
use super::super::grammar::words::RECORDING;

const STRONG: &[&[&str]] = &[
    EXACTLY,
    &["fields"],
    &["columns"],
    &["attributes"],
    &["properties"],
    &["field"],
    &["each", "has"],
    &["consisting", "of"],
    &["containing"],
    &["contains"],
    &["contain"],
    &["consists", "of"],
    &["details", "like"],
    &["details", "such", "as"],
    &["information", "like"],
];
const WEAK: &[&str] = &[
    "with",
    "including",
    "includes",
    "include",
    "featuring",
    "features",
    "having",
    "has",
    "have",
    "plus",
    ":",
    "like",
    "showing",
    "by",
    "(",
];
/// What may stand at the front of a list or of an item without meaning.
pub const PREFIXES: &[&[&str]] = &[
    EXACTLY,
    &["functionalities", "for"],
    &["functionality", "for"],
    &["functionalities", "like"],
    &["functionalities", "such", "as"],
    &["features", "for"],
    &["features", "like"],
    &["features", "such", "as"],
    &["the", "ability", "to"],
    &["ability", "to"],
    &["an", "option", "to"],
    &["option", "to"],
    &["a", "way", "to"],
    &["the", "option", "to"],
    &["support", "for"],
    &["fields", "for"],
    &["fields", "like"],
    &["fields"],
    &["these", "fields"],
    &["these", "columns"],
    &["these"],
    &["the", "following", "columns"],
    &["following", "fields"],
    &["the", "columns"],
    &["a", "field", "called"],
    &["a", "field", "named"],
    &["a", "column", "called"],
    &["a", "column", "named"],
    &["a", "field", "for"],
    &["a", "field"],
    &["a", "column"],
    &["field"],
    &["column"],
    &["called"],
    &["named"],
    &["columns", "for"],
    &["columns"],
    &["the", "following", "fields"],
    &["the", "following"],
    &["such", "as"],
    &["are"],
    &["the", "fields"],
    &["following"],
    &["for"],
    &["its"],
    &["their"],
    &["details"],
    &[":"],
    &["like"],
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    Strong,
    Weak,
    /// "a field called …": of any name, besides the usual ones.
    One,
    /// Only a list of fields if it has two that we know.
    Verb,
    /// The same, and over with the first item that is no field.
    Comma,
}

/// A list that begins at `start`.
pub struct Start {
    pub start: usize,
    pub cue: Cue,
    /// The noun whose fields these are: "each student has …".
    pub owner: Option<usize>,
    /// Said to be a list of fields.
    pub fields: bool,
}

/// The list that the word at `at` announces.
pub fn find(draft: &Draft<'_>, at: usize) -> Option<Start> {
    let (start, cue, owner) = announced(draft, at)?;
    let words = draft.reading.words.get(at..draft.reading.len().min(start + 4)).unwrap_or_default();
    let fields = words.iter().take_while(|word| !word.punctuation).any(|word| word.is_any(&["fields", "columns"]));
    Some(Start { start, cue, owner, fields })
}

fn announced(draft: &Draft<'_>, at: usize) -> Option<(usize, Cue, Option<usize>)> {
    let reading = &draft.reading;
    if let Some(cue) = STRONG.iter().find(|cue| reading.starts(at, cue)) {
        let one = *cue == ["field"];
        return Some((at + cue.len(), if one { Cue::One } else { Cue::Strong }, None));
    }
    let word = &reading.words[at];
    if word.is_any(&["each", "every"]) {
        let end = (at + 2..reading.len().min(at + 5))
            .find(|&at| reading.words[at].is_any(&["has", "have", "with", "having", "should", "needs"]))?;
        let skip = usize::from(reading.words[end].is("should"));
        let owner = draft.lexicon.nouns.phrases().at(&reading.words[at + 1..end]).map(|found| found.value);
        return Some((end + 1 + skip, Cue::Strong, owner));
    }
    let thing = at > 0 && draft.lexicon.nouns.phrases().ending(&reading.words[at - 1..at]).is_some();
    if thing && (reading.starts(at, &["should", "have"]) || reading.starts(at, &["must", "have"])) {
        return Some((at + 2, Cue::Strong, None));
    }
    // "who has the most points" is a question.
    let asked = at > 0 && word.is_any(&["has", "have"]) && reading.words[at - 1].is_any(&["who", "what", "which"]);
    // "day by day", "step by step"
    let twice = word.is("by")
        && at > 0
        && reading.words.get(at + 1).is_some_and(|next| next.stem == reading.words[at - 1].stem);
    if word.is_any(WEAK) && !asked && !twice {
        let says = |texts: [&str; 2]| {
            PREFIXES
                .iter()
                .any(|prefix| reading.starts(at + 1, prefix) && prefix.iter().any(|word| texts.contains(word)))
        };
        let cue = match (says(["fields", "columns"]), says(["field", "column"])) {
            (true, _) => Cue::Strong,
            (false, true) => Cue::One,
            (false, false) => Cue::Weak,
        };
        return Some((at + 1, cue, None));
    }
    // "bug tracker, severity, status and assignee": the first comma behind the name of the app.
    if word.is(",")
        && at > 0
        && (super::super::grammar::is_app_word(&reading.words[at - 1]) || thing)
        && !reading.words[..at].iter().any(|word| word.is_any(&[",", ".", ":"]))
    {
        return Some((at + 1, Cue::Comma, None));
    }
    RECORDING.contains(word.lower.as_str()).then_some((at + 1, Cue::Verb, None))
}
