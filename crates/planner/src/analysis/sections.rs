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
    paged(&staged(&sectioned(text)))
}

/// "Home, Menu and Contact pages" → "pages: Home, Menu and Contact".
fn paged(text: &str) -> String {
    let read = words(text);
    let found = (2..read.len()).find_map(|at| {
        let listed = read[at].is_any(&["pages", "tabs", "page"]);
        // "About and Contact pages: …", "pages for …" name them behind the word.
        let behind = read.get(at + 1).is_some_and(|next| {
            next.is_any(&[":", "for", "named", "called", "such", "like", "are", "including"]) || is_capital(text, next)
        });
        if !listed || behind { None } else { names_before(text, &read, at).map(|names| (names, at)) }
    });
    // "Terms and Privacy page" is one.
    let found = found.filter(|(names, at)| {
        read[*at].is_any(&["pages", "tabs"]) || read[names.clone()].iter().filter(|word| word.is(",")).count() > 1
    });
    let Some((names, at)) = found else { return text.to_owned() };
    let said = source(text, &read, &names);
    let rest = &text[read[at].span.end..];
    let mark = if read.get(at + 1).is_none_or(|next| next.is_any(&[".", "!", "?"])) { "" } else { ". " };
    // "with Home and Menu pages", "Include Home …": what leads to the list goes with it.
    let lead = (0..names.start).rev().take_while(|&at| read[at].is_any(LEADS)).last().unwrap_or(names.start);
    let before = text[..read[lead].span.start].trim_end().trim_end_matches(',');
    let between = if before.is_empty() || before.ends_with(['.', '!', '?', ':']) { " " } else { ". " };
    format!("{before}{between}Pages: {said}{mark}{}", rest.trim_start_matches([',', ' ']))
}

/// What pages are called, whether they are written large or not.
const PAGES: &[&str] = &[
    "home",
    "homepage",
    "about",
    "contact",
    "menu",
    "gallery",
    "services",
    "blog",
    "faq",
    "shop",
    "products",
    "pricing",
    "prices",
    "team",
    "events",
    "news",
    "cart",
    "portfolio",
    "booking",
    "reviews",
    "location",
    "projects",
    "account",
];
const MAX_PAGE_WORDS: usize = 3;
const LEADS: &[&str] = &[
    "include",
    "includes",
    "including",
    "add",
    "create",
    "make",
    "build",
    "with",
    "have",
    "has",
    "need",
    "provide",
    "and",
    "the",
    "a",
];

/// The list of names that ends before a word.
fn names_before(text: &str, read: &[Word], end: usize) -> Option<Range<usize>> {
    let named = |at: usize| is_capital(text, &read[at]) || PAGES.contains(&read[at].lower.as_str());
    let joint = |at: usize| read[at].is_any(&[",", "and", "&"]);
    let (mut start, mut count) = (end, 0);
    loop {
        let last = start;
        while start > 0 && last - start < MAX_PAGE_WORDS && named(start - 1) {
            start -= 1;
        }
        if start == last {
            break;
        }
        count += 1;
        // "Include Home": the verb that begins a sentence is no part of a name.
        if start < last && read[start].is_any(LEADS) {
            start += 1;
            break;
        }
        let before = (0..start).rev().take_while(|&at| joint(at)).last();
        match before.filter(|&at| at > 0 && named(at - 1)) {
            Some(at) => start = at,
            None => break,
        }
    }
    (count > 1 && start < end).then_some(start..end)
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
            (
                "website for Taco Loco. Home, Menu and Contact pages. orange",
                "website for Taco Loco. Pages: Home, Menu and Contact. orange",
            ),
            ("A site with home, about us and contact pages", "A site with home, about us and contact pages"),
            ("Include Home, Shop and Cart pages, in blue", " Pages: Home, Shop and Cart. in blue"),
            ("books and pages read", "books and pages read"),
            ("pages in the section About", "pages in the section About"),
            ("news in the sections local and sports", "news in the sections local and sports"),
        ] {
            assert_eq!(written(text), expected);
        }
    }
}
