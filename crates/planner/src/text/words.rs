//! A text as words and punctuation, and a record of which of them have been understood.

use std::ops::Range;

use super::inflect::singular;
use super::lines;

const NEGATIONS: &[&str] =
    &["no", "not", "without", "don't", "dont", "never", "excluding", "except", "minus", "avoid", "skip"];
/// What may stand between a negation and its object.
const BEFORE_NEGATED: &[&str] = &[
    "a", "an", "the", "any", "use", "using", "need", "want", "for", "of", "it", "be", "in", "include", "with", "add",
    "extra", "against", "fancy", "have",
];
const MAX_NEGATION_WORDS: usize = 6;

/// A word, a number, or one mark of punctuation. Hyphens separate words, so that `to-do` and `to do` read the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case.
    pub lower: String,
    /// Lower case and singular: what phrases are compared by.
    pub stem: String,
    /// Bytes in the text.
    pub span: Range<usize>,
    pub punctuation: bool,
}

impl Word {
    pub fn is(&self, text: &str) -> bool {
        self.lower == text
    }

    pub fn is_any(&self, texts: &[&str]) -> bool {
        texts.contains(&self.lower.as_str())
    }
}

/// Splits a text. Linear in its length.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut breaks = lines::breaks(text).into_iter().peekable();
    while let Some((start, first)) = chars.next() {
        if let Some(found_break) = breaks.next_if(|one| one.span.start == start) {
            while chars.next_if(|(at, _)| *at < found_break.span.end).is_some() {}
            separate(&mut found, found_break);
            continue;
        }
        if first.is_whitespace() || first == '-' || first == '‐' || lines::is_picture(first) {
            continue;
        }
        let hex = first == '#' && chars.peek().is_some_and(|(_, c)| c.is_ascii_hexdigit());
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() || hex {
            while let Some(&(at, c)) = chars.peek() {
                let joins = matches!(c, '.' | '\'' | '’')
                    && text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                if !(c.is_alphanumeric() || c == '_' || joins) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
        }
        let lower = text[start..end].to_lowercase().replace('’', "'");
        let punctuation = !(first.is_alphanumeric() || hex);
        let stem = if punctuation { lower.clone() } else { singular(lower.strip_suffix("'s").unwrap_or(&lower)) };
        found.push(Word { lower, stem, span: start..end, punctuation });
    }
    found
}

/// A mark between lines, unless there is one already: "fields:" and a list begins, "- title," and the next item follows.
fn separate(found: &mut Vec<Word>, one: lines::Break) {
    let Some(mark) = one.mark else { return };
    // "- Title." is an item, not a sentence.
    while one.item && found.last().is_some_and(|word| word.is_any(&[".", ",", ";"])) {
        found.pop();
    }
    if found.last().is_none_or(|word| word.is_any(&[":", ",", ".", ";", "!", "?", "("])) {
        return;
    }
    found.push(Word { lower: mark.to_owned(), stem: mark.to_owned(), span: one.span, punctuation: true });
}

/// A text being read: each word is marked once something has made sense of it.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    used: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str) -> Self {
        let words = words(text);
        let used = vec![false; words.len()];
        Self { text, words, used }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn take(&mut self, range: Range<usize>) {
        for slot in self.used.iter_mut().take(range.end).skip(range.start) {
            *slot = true;
        }
    }

    /// Nothing was made of it after all.
    pub fn give_back(&mut self, index: usize) {
        if let Some(slot) = self.used.get_mut(index) {
            *slot = false;
        }
    }

    pub fn is_used(&self, index: usize) -> bool {
        self.used.get(index).copied().unwrap_or(true)
    }

    pub fn any_used(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|index| self.is_used(index))
    }

    /// The source text of a range of words, with its own case and punctuation.
    pub fn source(&self, range: Range<usize>) -> &'a str {
        match (self.words.get(range.start), range.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if first.span.start < last.span.end => {
                &self.text[first.span.start..last.span.end]
            }
            _ => "",
        }
    }

    /// Whether the words from `at` are exactly these, compared in lower case.
    pub fn starts(&self, at: usize, expected: &[&str]) -> bool {
        self.words.len() >= at + expected.len()
            && expected.iter().zip(&self.words[at..]).all(|(text, word)| word.lower == *text)
    }

    /// Whether the words before `at` say that it is not wanted: "no dark mode", "without any charts or search", "don't use React".
    pub fn is_negated(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..MAX_NEGATION_WORDS {
            let Some(before) = at.checked_sub(1).and_then(|at| self.words.get(at)) else { return false };
            if before.is_any(NEGATIONS) {
                return true;
            }
            let other = before.is_any(&["or", "nor"]) && at > 1 && !self.words[at - 2].punctuation;
            if !(other || before.is_any(BEFORE_NEGATED)) {
                return false;
            }
            // What stands before "or" is another thing that is not wanted.
            at -= 1 + usize::from(other);
        }
        false
    }

    /// Index of the first word at or after `from` that ends a sentence, else the number of words.
    pub fn sentence_end(&self, from: usize) -> usize {
        (from..self.len()).find(|&index| self.words[index].is_any(&[".", "!", "?", ";"])).unwrap_or(self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lower(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.lower).collect()
    }

    #[test]
    fn splits_as_people_read() {
        assert_eq!(lower("A to-do list, in Next.js!"), ["a", "to", "do", "list", ",", "in", "next.js", "!"]);
        assert_eq!(lower("use #FF8800 and #abc"), ["use", "#ff8800", "and", "#abc"]);
        assert_eq!(lower("my pets' vet-visits (2.5 h)"), ["my", "pets", "'", "vet", "visits", "(", "2.5", "h", ")"]);
        assert_eq!(lower("# heading"), ["#", "heading"]);
        assert!(lower(" \n").is_empty());
    }

    #[test]
    fn lines_and_bullets_separate() {
        for (text, expected) in [
            ("fields:\n- Amount\n- Due date.\n- Notes", "fields : amount , due date , notes"),
            ("fields:\n\n  * Amount\n  * Date\n\nDark mode", "fields : amount , date . dark mode"),
            ("1. Amount\n2) Category\n3.5 stars", "amount , category . 3.5 stars"),
            ("todo app\ndark mode", "todo app , dark mode"),
            (
                "a tracker that keeps all of my\nexpenses with an amount and a date",
                "a tracker that keeps all of my expenses with an amount and a date",
            ),
            ("habit tracker 💪\r\n", "habit tracker"),
            ("a to-do list", "a to do list"),
        ] {
            assert_eq!(lower(text).join(" "), expected, "{text:?}");
        }
    }

    #[test]
    fn knows_what_is_not_wanted() {
        for (text, at, negated) in [
            ("no dark mode", 1, true),
            ("without React, plain HTML", 1, true),
            ("without React, plain HTML", 3, false),
            ("without any charts or search", 4, true),
            ("don't use charts", 2, true),
            ("no frills, charts", 3, false),
            ("charts", 0, false),
        ] {
            assert_eq!(Reading::new(text).is_negated(at), negated, "{text}");
        }
    }

    #[test]
    fn source_keeps_case_and_hyphens() {
        let reading = Reading::new("a To-Do list");
        assert_eq!(reading.source(1..3), "To-Do");
        assert_eq!(reading.source(3..3), "");
        assert_eq!(reading.source(9..12), "");
    }
}
