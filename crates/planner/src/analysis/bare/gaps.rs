//! Where a list may begin.

use super::super::grammar::{is_app_word, is_article, is_boundary};
use crate::text::Word;

/// Who wants a page for visitors lists what is to be on it.
const VERBS: &[&str] = &["leave", "leaves", "enter", "put", "record", "fill"];
const MAX_DOTTED_WORDS: usize = 4;

/// What may separate the name of a thing from its fields.
pub struct Gap {
    /// The words before the mark, and those behind it.
    pub before: usize,
    pub after: usize,
    /// Where the list ends at the latest.
    pub end: usize,
    /// Words behind the list's own closing mark.
    pub rest: usize,
    pub mark: Mark,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Stop,
    Dash,
    Colon,
    Bracket,
    Comma,
    Line,
    /// "visitor register + badge no + car reg": besides what it has anyway.
    Plus,
    With,
    /// "guests leave name, message & stars"
    Verb,
    /// "job tracker company, role, date applied"
    Run,
}

pub fn gaps(text: &str, read: &[Word]) -> Vec<Gap> {
    let mut found = Vec::new();
    for at in 1..read.len() {
        let mark = match read[at].lower.as_str() {
            "." | "…" | "!" | ";" => Some(Mark::Stop),
            "–" | "—" => Some(Mark::Dash),
            ":" => Some(Mark::Colon),
            "(" => Some(Mark::Bracket),
            _ if read[at].punctuation && text[read[at].span.clone()].contains('\n') => Some(Mark::Line),
            "," => Some(Mark::Comma),
            "with" => Some(Mark::With),
            _ if read[at].is_any(VERBS) => Some(Mark::Verb),
            "+" if read.iter().filter(|word| word.is("+")).count() > 1 => Some(Mark::Plus),
            _ => None,
        };
        let dashed = !read[at].punctuation && {
            let between = &text[read[at - 1].span.end..read[at].span.start];
            [" - ", " -- "].iter().any(|dash| between.contains(dash)) || between.trim_end().ends_with("- ")
        };
        let lined = !read[at].punctuation && text[read[at - 1].span.end..read[at].span.start].contains('\n');
        let dashed = dashed || lined;
        let run = is_run(text, read, at);
        let (after, mark) = match mark {
            Some(mark) => {
                let after = (at + 1..read.len()).find(|&at| !read[at].is_any(&[".", "…", ":", ","]));
                (after.unwrap_or(read.len()), mark)
            }
            None if dashed => (at, Mark::Dash),
            None if run => (at, Mark::Run),
            None => continue,
        };
        let before = if dashed || mark == Mark::Run {
            at
        } else if mark == Mark::Verb {
            at + 1
        } else {
            (0..at).rev().find(|&at| !read[at].punctuation).map_or(0, |at| at + 1)
        };
        let closing = |at: &usize| match mark {
            Mark::Bracket => read[*at].is(")"),
            _ => ends_sentence(read, *at),
        };
        let mut depth = 0_usize;
        let end = (after..read.len()).find(|at| {
            match read[*at].lower.as_str() {
                "(" => depth += 1,
                ")" if depth > 0 => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth == 0 && closing(at)
        });
        let end = match mark {
            Mark::Stop => dotted(read, after, end.unwrap_or(read.len())),
            _ => end.unwrap_or(read.len()),
        };
        found.push(Gap { before, after, end, rest: (end + 1).min(read.len()), mark });
    }
    found
}

/// Behind a word for an app, a short item and a comma.
fn is_run(text: &str, read: &[Word], at: usize) -> bool {
    let opens = at > 1 && is_app_word(&read[at - 1]) && !is_app_word(&read[at]) && !is_boundary(&read[at]);
    let comma = (at..read.len().min(at + 4)).find(|&at| read[at].punctuation);
    let close = text[read[at - 1].span.end..comma.map_or(0, |comma| read[comma].span.start).max(read[at - 1].span.end)]
        .contains(" - ");
    opens
        && !close
        && !is_article(&read[at])
        && !read[at].punctuation
        && comma.is_some_and(|comma| read[comma].is(","))
        && !read[..at].iter().any(|word| word.is(","))
}

/// "Gig list for our band. Venue. Date. Fee.": sentences that are so short are items.
fn dotted(read: &[Word], after: usize, end: usize) -> usize {
    let mut last = end;
    let mut from = after;
    let mut count = 0;
    while from < read.len() {
        let stop = (from..read.len()).find(|&at| ends_sentence(read, at)).unwrap_or(read.len());
        if stop == from || stop - from > MAX_DOTTED_WORDS || read[from..stop].iter().any(|word| word.is(",")) {
            break;
        }
        (last, from, count) = (stop, stop + 1, count + 1);
    }
    if count > 2 { last } else { end }
}

/// A full stop, or a question mark that belongs to no item: "bought?, price".
fn ends_sentence(read: &[Word], at: usize) -> bool {
    let goes_on = read.get(at + 1).is_none_or(|next| next.is_any(&[",", "/", "+", ")"]));
    read[at].is_any(&[".", "!", "…", ";"]) || read[at].is("?") && !goes_on
}
