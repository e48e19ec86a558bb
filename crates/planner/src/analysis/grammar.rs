//! Small words: what begins a request, what ends a phrase, what stands between a verb and its object.

pub mod words;

use words::{APP, ARTICLES, BOUNDARY, GENERIC_APP, LEAD, LIST_END, STRONG_VERBS, VERBS};

use crate::text::{Reading, Word};

/// A list with more words is no list of fields. It also bounds the time that hostile prompts can cost.
const MAX_LIST_WORDS: usize = 150;

/// What [`super::bare`] announces a list with, behind "with": none that people use.
pub const EXACTLY: &[&str] = &["exactly", "these", "fields"];

pub fn is_lead(word: &Word) -> bool {
    LEAD.contains(word.lower.as_str())
}

pub fn is_app_word(word: &Word) -> bool {
    APP.contains(word.lower.as_str())
}

pub fn is_generic_app_word(word: &Word) -> bool {
    GENERIC_APP.contains(word.lower.as_str())
}

pub fn is_boundary(word: &Word) -> bool {
    BOUNDARY.contains(word.lower.as_str())
}

pub fn ends_list(word: &Word) -> bool {
    LIST_END.contains(word.lower.as_str())
}

pub fn is_article(word: &Word) -> bool {
    ARTICLES.contains(word.lower.as_str())
}

/// Whether the word is one of our verbs in any form, and if so whether unknown objects count.
pub fn verb(word: &Word) -> Option<(&'static str, bool)> {
    let form = |base: &&&'static str| is_form(&word.lower, base);
    let strong = STRONG_VERBS.iter().find(form).map(|base| (*base, true));
    strong.or_else(|| VERBS.iter().find(form).map(|base| (*base, false)))
}

/// What is called so is a part of the app, not the app: "a field called Merchant".
pub fn is_part_word(word: &Word) -> bool {
    word.is_any(&[
        "field",
        "fields",
        "column",
        "columns",
        "attribute",
        "attributes",
        "property",
        "properties",
        "input",
        "option",
        "options",
        "category",
        "categories",
        "list",
        "lists",
        "table",
        "page",
        "pages",
        "section",
        "tab",
        "button",
        "status",
        "stage",
        "stages",
    ])
}

pub fn is_verb(word: &Word) -> bool {
    verb(word).is_some()
}

/// First word at or after `from` that ends a list, else the end of the text.
///
/// A list that is said to be exactly that ends with its sentence.
pub fn list_end(reading: &Reading<'_>, from: usize) -> usize {
    if (2..=4).any(|back| from >= back && reading.starts(from - back, EXACTLY)) {
        return reading.sentence_end(from);
    }
    let mut depth = 0_usize;
    let longest = reading.len().min(from + MAX_LIST_WORDS);
    // "…, and when it was watered last" goes on with the list.
    let mut told_until = from;
    for at in from..longest {
        let word = &reading.words[at];
        told_until = told_until.max(super::told::clause(reading, at).map_or(0, |count| at + count));
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" if depth > 0 => depth -= 1,
            "built" | "made" | "written" if at > from && reading.words[at - 1].is_any(&["is", "was"]) => {}
            // "a field called Merchant"
            "called" | "named" if at > from && is_part_word(&reading.words[at - 1]) => {}
            // "whether it is paid"
            "it" | "they" if at > from && reading.words[at - 1].is_any(&["whether", "if"]) => {}
            _ if depth == 0 && at > from && at >= told_until && ends_list(word) => {
                // "… and notes. Users can …": the subject of the next clause is no item.
                let modal = word.is_any(&["should", "must", "can", "could", "will", "would", "need", "needs", "want"]);
                let subject = modal
                    && at > from + 1
                    && reading.words[at - 1].is_any(&["users", "user", "people", "everyone", "visitors", "customers"]);
                return if subject { at - 1 } else { at };
            }
            _ => {}
        }
    }
    longest
}

/// `track` → track, tracks, tracked, tracking; `manage` → managing; `plan` → planning; `study` → studies.
fn is_form(word: &str, base: &str) -> bool {
    let Some(first) = base.get(..2) else { return word == base };
    if !word.starts_with(first) {
        return false;
    }
    let stem = base.strip_suffix('e').unwrap_or(base);
    let doubled = base.chars().last().unwrap_or_default();
    word == base
        || word.strip_prefix(base).is_some_and(|end| ["s", "es", "d", "ed", "ing"].contains(&end))
        || word.strip_prefix(stem).is_some_and(|end| end == "ing")
        || word
            .strip_prefix(base)
            .and_then(|rest| rest.strip_prefix(doubled))
            .is_some_and(|end| end == "ing" || end == "ed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn knows_verbs_in_their_forms() {
        for (text, base) in [
            ("tracking", "track"),
            ("managing", "manage"),
            ("planning", "plan"),
            ("browses", "browse"),
            ("logged", "log"),
        ] {
            assert_eq!(verb(&words(text)[0]).map(|(base, _)| base), Some(base), "{text}");
        }
        assert_eq!(verb(&words("tracker")[0]), None);
    }

    #[test]
    fn lists_end_where_the_next_clause_begins() {
        let end = |text: &str| {
            let reading = Reading::new(text);
            reading.source(0..list_end(&reading, 0)).to_owned()
        };
        assert_eq!(end("title and notes. Users can add"), "title and notes");
        assert_eq!(end("title, notes users can edit"), "title, notes");
        assert_eq!(end("a (must, can) and b so that"), "a (must, can) and b");
    }
}
