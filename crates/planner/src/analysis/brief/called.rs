//! What a tool for work is called: by what it is for, not by those who use it.

use std::ops::Range;

use super::super::grammar::{is_app_word, is_article, is_generic_app_word};
use super::super::{Draft, naming};
use crate::text::{Word, title_case};

/// Say how or for whom, and are no name: "an internal system", "a personal application".
const SAYS_HOW: &[&str] =
    &["internal", "digital", "online", "web", "based", "custom", "complete", "central", "information", "new"];
/// What is done with something, which has to be named too: "a monitoring application".
const BARE: &[&str] =
    &["monitoring", "management", "tracking", "administration", "planning", "booking", "reporting", "scheduling"];
/// Whose tool it is: "for private investors".
const PEOPLE: &[&str] = &[
    "owner",
    "investor",
    "freelancer",
    "teacher",
    "student",
    "writer",
    "editor",
    "worker",
    "employee",
    "manager",
    "people",
    "user",
    "parent",
    "farmer",
    "nurse",
    "doctor",
    "trainer",
    "landlord",
    "tenant",
    "volunteer",
    "developer",
    "designer",
    "gardener",
    "collector",
    "runner",
    "beekeeper",
    "photographer",
    "musician",
    "agent",
    "staff",
    "family",
    "individual",
    "professional",
    "trader",
    "team",
    "group",
    "company",
    "business",
    "office",
    "department",
    "organisation",
    "organization",
    "agency",
    "firm",
];

/// The name, where the words in front of "app" are none: "internal system for leave requests" → Leave Requests.
pub fn of_work(draft: &Draft<'_>, phrases: &[Range<usize>], end: usize, is_tool: bool) -> Option<String> {
    let words = &draft.reading.words;
    let first = phrases.first().cloned().unwrap_or(0..0);
    let how = |word: &Word| SAYS_HOW.contains(&word.lower.as_str()) || is_article(word) || is_generic_app_word(word);
    let bare = first.clone().find(|&at| BARE.contains(&words[at].lower.as_str()));
    let told = first.clone().any(|at| !how(&words[at]) && !BARE.contains(&words[at].lower.as_str()));
    let second = phrases.get(1).cloned().unwrap_or(0..0);
    let kinds = first.clone().all(|at| is_app_word(&words[at]) || how(&words[at]));
    if told
        && kinds
        && (1..=3).contains(&second.len())
        && !words[second.clone()].iter().any(|word| word.is_any(&["my", "our"]))
    {
        // "inventory app for a restaurant kitchen"
        let kind: Vec<&str> = first.clone().filter(|&at| !how(&words[at])).map(|at| words[at].lower.as_str()).collect();
        return library(draft, &first, phrases)
            .or_else(|| named(draft, second, Some(&kind.join(" "))).filter(|_| is_tool));
    }
    if told {
        return library(draft, &first, phrases);
    }
    let people = |range: &Range<usize>| {
        let head = range.clone().find(|&at| words[at].is("of")).unwrap_or(range.end);
        head > range.start && PEOPLE.contains(&words[head - 1].stem.as_str())
    };
    if second.is_empty() || people(&second) {
        let what = second_of(words, &second, end).or_else(|| worked_on(words, second.end.max(first.end), end))?;
        return named(draft, what, bare.map(|at| words[at].lower.as_str()));
    }
    is_tool.then(|| named(draft, second, bare.map(|at| words[at].lower.as_str()))).flatten()
}

/// "a library management system for a town library" is the town library's.
fn library(draft: &Draft<'_>, first: &Range<usize>, phrases: &[Range<usize>]) -> Option<String> {
    let words = &draft.reading.words;
    let second = phrases.get(1).cloned().filter(|second| (2..=3).contains(&second.len()))?;
    let head = &words[first.clone()].first()?.stem;
    let same = words[second.clone()].last().is_some_and(|last| last.stem == *head);
    (same && words[second.clone()].len() > 1).then(|| named(draft, second, None)).flatten()
}

/// "owners of solar panels": the panels.
fn second_of(words: &[Word], second: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let of = words.get(second.end).filter(|_| second.end < end);
    let from = match (second.clone().find(|&at| words[at].is("of")), of) {
        (Some(at), _) => at + 1,
        (None, Some(word)) if word.is("of") => second.end + 1,
        _ => return None,
    };
    phrase(words, from, end)
}

/// "to keep an eye on their stock portfolio", "for managing accounts": what is worked on.
fn worked_on(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let cue = (from..end).find(|&at| {
        words[at].is("to")
            || words[at].is_any(&[
                "managing",
                "tracking",
                "recording",
                "logging",
                "organising",
                "organizing",
                "monitoring",
            ])
    })?;
    let whose = (cue..end).find(|&at| words[at].is_any(&["their", "its", "the", "our", "my", "his", "her"]));
    phrase(words, whose.map_or(cue + if words[cue].is("to") { 2 } else { 1 }, |at| at + 1), end)
}

fn phrase(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let from = (from..end).find(|&at| !is_article(&words[at]))?;
    let stop = |at: &usize| {
        words[*at].punctuation
            || words[*at].is_any(&[
                "and", "or", "to", "with", "in", "on", "for", "of", "by", "that", "which", "where", "from", "at", "so",
                "as",
            ])
    };
    let to = (from..end).find(stop).unwrap_or(end);
    (to > from && to - from <= 3).then_some(from..to)
}

/// "Leave Requests", "Solar Panel Monitoring".
fn named(draft: &Draft<'_>, what: Range<usize>, activity: Option<&str>) -> Option<String> {
    let words = &draft.reading.words;
    let mut what = what;
    let bare = words
        .get(what.start)
        .filter(|word| what.len() > 1 && BARE.contains(&word.lower.as_str()) && word.lower.ends_with("ing"));
    let activity = activity.or(bare.map(|word| word.lower.as_str()));
    if bare.is_some() {
        what.start += 1;
        what.end = what.clone().find(|&at| words[at].is("of")).unwrap_or(what.end);
    }
    while what.len() > 1 && (is_article(&words[what.start]) || SAYS_HOW.contains(&words[what.start].lower.as_str())) {
        what.start += 1;
    }
    let what = what.start..what.end.min(what.start + 3);
    let (last, head) = words[what.clone()].split_last()?;
    let text = match activity {
        Some(activity) => {
            let head: Vec<&str> = head.iter().map(|word| word.lower.as_str()).collect();
            [head.as_slice(), &[last.stem.as_str(), activity]].concat().join(" ")
        }
        None => draft.reading.source(what).to_owned(),
    };
    naming::tidy(&title_case(&text))
}
