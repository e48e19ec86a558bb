//! "in the sections Politics, Sport and Culture", "in categories such as Gear and Technique", "through the stages planned, doing and done":
//! names of a choice, written as one.
//!
//! The text is written out before anything reads it, so that no other rule has to know of it.

use std::ops::Range;

use crate::text::{Word, words};

const GROUPS: &[&str] = &["section", "category", "genre", "department", "group"];
const SUCH_AS: &[&[&str]] = &[&["such", "as"], &["like"], &["including"], &[":"], &["named"], &["called"]];
const MAX_NAME_WORDS: usize = 3;

const STAGES: &[&str] = &["stages", "statuses", "states", "steps", "phases"];
const MIN_STAGES: usize = 3;
const MAX_STAGE_WORDS: usize = 2;

/// The text with such lists in brackets: "with section (Politics, Sport, Culture)", "stages (planned, doing, done)".
pub fn written(text: &str) -> String {
    staged(&sectioned(text))
}

fn staged(text: &str) -> String {
    let read = words(text);
    let found = (1..read.len()).find_map(|at| {
        let cue = read[at].is_any(STAGES)
            && read[at - 1].is_any(&["the", "through", "following", "these", "three", "four", "five"]);
        cue.then(|| stages(&read, at + 1)).flatten().map(|names| (at, names))
    });
    let Some((at, names)) = found else { return text.to_owned() };
    let said: Vec<&str> = names.iter().map(|name| source(text, &read, name)).collect();
    let end = names.last().map_or(at + 1, |name| name.end);
    format!("{} ({}){}", &text[..read[at].span.end], said.join(", "), &text[read[end - 1].span.end..])
}

/// "planned, doing and done": names of few words, the last of them behind "and".
fn stages(read: &[Word], from: usize) -> Option<Vec<Range<usize>>> {
    let mut names = Vec::new();
    let mut start = from;
    loop {
        let end = (start..read.len())
            .find(|&at| read[at].punctuation || read[at].is_any(&["and", "or"]))
            .unwrap_or(read.len());
        let joint = read.get(end).filter(|word| word.is_any(&[",", "and", "or"]));
        let last = start > 0 && read[start - 1].is_any(&["and", "or"]);
        if end == start {
            // ", and"
            (joint.is_some() && start > from && !last).then_some(())?;
            start += 1;
            continue;
        }
        let long = end - start > MAX_STAGE_WORDS;
        if long && !last {
            return None;
        }
        names.push(start..if long { start + 1 } else { end });
        if last || joint.is_none() {
            return (last && names.len() >= MIN_STAGES).then_some(names);
        }
        start = end + 1;
    }
}

fn sectioned(text: &str) -> String {
    let read = words(text);
    let Some(list) = (1..read.len()).find_map(|at| List::read(text, &read, at)) else { return text.to_owned() };
    let names: Vec<&str> = list.names.iter().map(|name| source(text, &read, name)).collect();
    let (before, after) = (&text[..read[list.from].span.start], &text[read[list.end - 1].span.end..]);
    format!("{before}with {} ({}){after}", read[list.group].stem, names.join(", "))
}

struct List {
    /// "in the"
    from: usize,
    group: usize,
    names: Vec<Range<usize>>,
    end: usize,
}

impl List {
    fn read(text: &str, read: &[Word], group: usize) -> Option<Self> {
        let word = &read[group];
        if !GROUPS.contains(&word.stem.as_str()) || word.lower == word.stem {
            return None;
        }
        let article = usize::from(read[group - 1].is_any(&["the", "these"]));
        let from = group.checked_sub(1 + article)?;
        if !read[from].is_any(&["in", "into", "across"]) {
            return None;
        }
        let cue = SUCH_AS.iter().find(|cue| {
            cue.iter().enumerate().all(|(at, word)| read.get(group + 1 + at).is_some_and(|said| said.is(word)))
        });
        let mut at = group + 1 + cue.map_or(0, |cue| cue.len());
        let mut names = Vec::new();
        let mut end = at;
        loop {
            let start = at;
            while at < read.len() && at - start < MAX_NAME_WORDS && is_capital(text, &read[at]) {
                at += 1;
            }
            if at == start {
                break;
            }
            names.push(start..at);
            end = at;
            while read.get(at).is_some_and(|word| word.is_any(&[",", "and", "&", "or"])) {
                at += 1;
            }
            if at == end {
                break;
            }
        }
        (names.len() > 1).then_some(Self { from, group, names, end })
    }
}

fn is_capital(text: &str, word: &Word) -> bool {
    text[word.span.clone()].starts_with(char::is_uppercase)
}

fn source<'a>(text: &'a str, read: &[Word], range: &Range<usize>) -> &'a str {
    &text[read[range.start].span.start..read[range.end - 1].span.end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sections_are_written_as_a_choice() {
        for (text, expected) in [
            (
                "Users can browse articles in the sections Politics, Sport and Culture.",
                "Users can browse articles with section (Politics, Sport, Culture).",
            ),
            (
                "Members start topics in categories such as Gear, Field Technique and Critique, and reply.",
                "Members start topics with category (Gear, Field Technique, Critique), and reply.",
            ),
            ("sort them in groups of three", "sort them in groups of three"),
            (
                "Users can move tasks through the stages planned, in progress and done, and search them.",
                "Users can move tasks through the stages (planned, in progress, done), and search them.",
            ),
            ("explain the steps, the costs and the dates", "explain the steps, the costs and the dates"),
            ("see the stages of a rocket", "see the stages of a rocket"),
            ("pages in the section About", "pages in the section About"),
            ("news in the sections local and sports", "news in the sections local and sports"),
        ] {
            assert_eq!(written(text), expected);
        }
    }
}
