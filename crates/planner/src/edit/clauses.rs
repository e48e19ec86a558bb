//! "Rename title to name, and add a due date. Also make it dark" → three clauses.

use std::ops::Range;

use crate::text::{Reading, Word};

/// Verbs that begin a change.
pub const VERBS: &[&str] = &[
    "add",
    "include",
    "insert",
    "give",
    "put",
    "enable",
    "remove",
    "delete",
    "drop",
    "hide",
    "clear",
    "disable",
    "rename",
    "call",
    "change",
    "make",
    "set",
    "turn",
    "use",
    "switch",
    "replace",
    "show",
    "sort",
    "order",
    "filter",
    "group",
    "move",
    "default",
    "create",
    "introduce",
    "reorder",
    "allow",
    "let",
    "export",
    "search",
    "convert",
    "mark",
    "update",
    "name",
    "color",
    "colour",
    "get",
    "take",
    "swap",
    "display",
    "start",
    "i",
    "we",
    "need",
    "want",
    "could",
    "can",
    "it",
    "link",
    "connect",
    "limit",
    "cap",
    "restrict",
    "require",
    "only",
    "relabel",
    "undo",
    "assign",
];

const LEAD: &[&str] = &[
    "please", "can", "could", "would", "you", "also", "then", "and", "now", "just", "let's", "lets", "i", "we", "want",
    "need", "to", "like", "i'd", "we'd", "next", "finally", "first", "second", "hey", "hi", "ok", "okay", "should",
    "it", "there", ",", "but", "pls", "plz", "really", "would", "have", "the", "app", "kindly",
];

/// Words before a change that are no part of it.
pub fn is_lead(word: &Word) -> bool {
    word.is_any(LEAD)
}

/// Splits at ends of sentences, and at "and" or a comma before a verb. Each clause begins with its verb.
pub fn split(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for at in 0..reading.len() {
        let word = &reading.words[at];
        match word.lower.as_str() {
            "(" | "\"" | "“" => depth += usize::from(word.lower != "\"" || depth == 0),
            ")" | "”" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if word.is("\"") && depth > 0 && reading.words[start..at].iter().filter(|word| word.is("\"")).count() % 2 == 1 {
            depth = 0;
        }
        let sentence = word.is_any(&[".", ";", "!", "?"]);
        let joint = word.is_any(&["and", ",", "then", "&", ":"]) && begins(reading, at + 1);
        if depth == 0 && (sentence || joint) {
            push(reading, &mut clauses, start..at);
            start = at + 1;
        }
    }
    push(reading, &mut clauses, start..reading.len());
    clauses
}

/// Whether a change begins at `at`, after "also", "then" and the like.
fn begins(reading: &Reading<'_>, at: usize) -> bool {
    let skip = (at..reading.len())
        .find(|&at| !reading.words[at].is_any(&["also", "then", "please", "and", ",", "finally", "now"]));
    // "a choice of open and closed", "search and filter": a verb that may be a noun needs an object.
    skip.is_some_and(|at| {
        let word = &reading.words[at];
        let bare = word.is_any(&[
            "search", "filter", "sort", "export", "order", "group", "set", "start", "default", "display", "name", "i",
            "it", "color", "colour", "use", "can", "want", "need", "link", "limit", "cap", "require", "only",
        ]);
        word.is_any(VERBS)
            && (!bare
                || reading.words.get(at + 1).is_some_and(|next| {
                    next.is_any(&[
                        "by", "the", "it", "all", "them", "want", "need", "would", "should", "to", "as", "my", "a",
                        "each", "every", "admins", "members", "login",
                    ])
                }))
    })
}

fn push(reading: &Reading<'_>, clauses: &mut Vec<Range<usize>>, range: Range<usize>) {
    // "the app should …" leads, "it dark" does not stand alone; a verb is never part of the lead.
    let start = range.clone().find(|&at| !is_lead(&reading.words[at])).unwrap_or(range.end);
    if start < range.end {
        clauses.push(start..range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<&str> {
        let reading = Reading::new(text);
        split(&reading).into_iter().map(|clause| reading.source(clause)).collect()
    }

    #[test]
    fn splits_changes_and_keeps_lists() {
        assert_eq!(
            clauses("Rename title to name, and add a due date. Also make it dark!"),
            ["Rename title to name", "add a due date", "make it dark"]
        );
        assert_eq!(clauses("please add title, notes and a due date"), ["add title, notes and a due date"]);
        assert_eq!(
            clauses("make priority a choice of low, medium and high"),
            ["make priority a choice of low, medium and high"]
        );
        assert_eq!(clauses("add search and filter by category"), ["add search", "filter by category"]);
        assert_eq!(clauses("add search and export"), ["add search and export"]);
        assert_eq!(clauses("I want you to remove notes, then sort by date"), ["remove notes", "sort by date"]);
        assert_eq!(clauses("call it \"Plan and make it\""), ["call it \"Plan and make it\""]);
        assert!(clauses("please!").is_empty());
    }
}
