//! "a, b (x, y) and c" → three items.

use std::ops::Range;

use crate::text::Reading;

/// Splits a range of words at commas and conjunctions, but not inside of brackets and not between the options of "a choice
/// of x, y or z". `keep(at)` says how many words from `at` belong together although they hold a conjunction.
pub fn items(reading: &Reading<'_>, range: Range<usize>, keep: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at, mut depth) = (range.start, range.start, 0_usize);
    // Some(false): inside a list of options; Some(true): its "or" has been seen, so the next separator ends it.
    let mut options: Option<bool> = None;
    while at < range.end {
        let word = &reading.words[at];
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let skip = keep(at);
        if skip > 1 && depth == 0 {
            at = (at + skip).min(range.end);
            continue;
        }
        if starts_options(reading, at) {
            options = Some(false);
        }
        let conjunction = word.is_any(&["and", "or", "&", "plus", "with", "+"]);
        // "a status dropdown with options open, closed" is one item.
        let with_options = word.is("with") && starts_options(reading, at + 1);
        let splits = depth == 0
            && !with_options
            && (conjunction && !word.is("or") || word.is_any(&[",", "、", "，", ";", "•", "*"]));
        match options {
            Some(false) if depth == 0 => options = Some(word.is_any(&["and", "or", "&"])),
            _ if splits => {
                push(&mut found, start..at);
                start = at + 1;
                options = None;
            }
            _ => {}
        }
        at += 1;
    }
    push(&mut found, start..range.end);
    found
}

fn starts_options(reading: &Reading<'_>, at: usize) -> bool {
    reading.starts(at, &["choice", "of"])
        || reading.starts(at, &["choices", "of"])
        || reading.starts(at, &["one", "of"])
        || reading.starts(at, &["options"])
        || reading.starts(at, &["the", "options"])
        || reading.starts(at, &["choices"])
        || reading.starts(at, &["values"])
        || reading.starts(at, &["either"])
}

fn push(found: &mut Vec<Range<usize>>, range: Range<usize>) {
    if !range.is_empty() {
        found.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let reading = Reading::new(text);
        items(&reading, 0..reading.len(), |_| 0).into_iter().map(|item| reading.source(item)).collect()
    }

    #[test]
    fn splits_lists_as_people_write_them() {
        assert_eq!(split("title, due date and notes"), ["title", "due date", "notes"]);
        assert_eq!(
            split("title, priority (low, medium, high), and tags"),
            ["title", "priority (low, medium, high)", "tags"]
        );
        assert_eq!(split("size as a choice of s, m or l, and price"), ["size as a choice of s, m or l", "price"]);
        assert_eq!(split("search & charts plus export"), ["search", "charts", "export"]);
        assert_eq!(
            split("a status dropdown with options open, closed"),
            ["a status dropdown with options open, closed"]
        );
        assert!(split(", and").is_empty());
        assert_eq!(split("a (b"), ["a (b"]);
    }
}
