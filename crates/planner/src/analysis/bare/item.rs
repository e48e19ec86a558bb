//! What one item of a bare list is.

use std::ops::Range;

use super::super::grammar::{is_article, is_lead};
use crate::lexicon::Lexicon;
use crate::lexicon::Wish;
use crate::text::Word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Fields are called so, or something is said of it that is only said of fields.
    Known,
    /// May be a field.
    Plain,
    /// A list of its own.
    Thing,
    /// Something that the app is to do.
    Feature,
    /// The beginning of a sentence.
    Clause,
}

const MAX_ITEM_WORDS: usize = 5;
const SPEAKING: &[&str] = &[
    "i", "i'd", "i'm", "we", "you", "users", "people", "they", "it", "he", "she", "should", "must", "can", "need", "needs",
    "want", "would", "please", "let", "lets", "that", "so", "show", "shows", "no", "not", "don't", "just", "then",
    "make", "give", "also", "use", "nothing", "ideally", "thanks", "that's", "there",
];
const ASKING: &[&str] = &["how", "what", "when", "where", "who", "which", "did", "if", "whether", "was"];

pub fn kind_of(words: &[Word], lexicon: &Lexicon) -> Item {
    let from = words.iter().position(|word| !(is_article(word) || word.is_any(&["just", "only"]))).unwrap_or(0);
    let bracket = words.iter().position(|word| word.is_any(&["(", "["]));
    let name = &words[from..bracket.unwrap_or(words.len())];
    let told = bracket.is_some() || is_marked(name);
    let name = &name[..name.iter().position(is_mark).unwrap_or(name.len())];
    let (Some(first), true) = (name.first(), name.len() <= MAX_ITEM_WORDS) else { return Item::Clause };
    if lexicon.fields.phrases().exact(name).is_some() {
        return Item::Known;
    }
    if first.is_any(SPEAKING) || name.iter().any(|word| word.punctuation) {
        return Item::Clause;
    }
    if first.is_any(ASKING) {
        let asks = name.iter().any(|word| word.is_any(&["can", "could", "should", "would", "most", "left", "owes"]));
        return if asks { Item::Clause } else if told { Item::Known } else { Item::Plain };
    }
    let wish = lexicon.wishes.phrases().at(name).is_some_and(|found| found.value != Wish::Fluff);
    let done = lexicon.demands.verbs.at(name).is_some() && name.len() > 1;
    let part = lexicon.demands.nouns.exact(name).is_some();
    let ended = lexicon.fields.phrases().ending(name).is_some();
    if !told && (wish || part || done && !ended) {
        return Item::Feature;
    }
    if told || ended {
        return Item::Known;
    }
    if is_lead(first) {
        return Item::Clause;
    }
    let many = name.last().is_some_and(|last| last.lower != last.stem);
    if many && lexicon.nouns.phrases().exact(name).is_some() { Item::Thing } else { Item::Plain }
}

/// What is said of fields only: "1-5", "yes/no", "?".
fn is_marked(name: &[Word]) -> bool {
    name.len() > 1 && name.iter().skip(1).any(is_mark)
}

fn is_mark(word: &Word) -> bool {
    word.is_any(&["?", "/", "yes", "no", "y", "n", "£", "€", "$", "%", "=", ":"]) || word.lower.chars().all(|c| c.is_ascii_digit())
}

/// The item as rules for fields read it.
pub fn written(text: &str, read: &[Word], part: Range<usize>) -> String {
    let first = part.clone().find(|&at| !read[at].is_any(&["just", "only"])).unwrap_or(part.start);
    let said = text[read[first].span.start..read[part.end - 1].span.end].trim();
    let lower = said.to_lowercase();
    for short in ["y/n", "(y/n)", "?"] {
        if lower.ends_with(short) {
            return format!("{} yes/no", said[..said.len() - short.len()].trim_end_matches([' ', '(', '?']));
        }
    }
    said.to_owned()
}
