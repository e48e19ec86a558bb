//! What one item of a bare list is.

use std::ops::Range;

use super::super::grammar::{is_article, is_lead};
use crate::lexicon::{Lexicon, Wish};
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
    "i", "i'd", "i'm", "we", "you", "users", "people", "they", "it", "he", "she", "should", "must", "can", "need",
    "needs", "want", "would", "please", "let", "lets", "that", "so", "show", "shows", "no", "not", "don't", "just",
    "then", "make", "give", "also", "use", "nothing", "ideally", "thanks", "that's", "there",
];
/// What is worked out, not filled in: "weekly total".
const FIGURES: &[&str] = &["total", "totals", "average", "weekly", "monthly", "yearly", "daily", "running", "overall"];
/// What an app looks like or shows.
const SHOWN: &[&str] = &[
    "button",
    "buttons",
    "ring",
    "bar",
    "chart",
    "graph",
    "mode",
    "theme",
    "page",
    "pages",
    "toggle",
    "widget",
    "colors",
    "colours",
    "palette",
    "scheme",
    "background",
    "accent",
    "look",
    "style",
    "design",
];
const ASKING: &[&str] = &["how", "what", "when", "where", "who", "which", "did", "if", "whether", "was"];

pub fn kind_of(words: &[Word], lexicon: &Lexicon) -> Item {
    let from = words.iter().position(|word| !(is_article(word) || word.is_any(&["just", "only"]))).unwrap_or(0);
    let bracket = words.iter().position(|word| word.is_any(&["(", "["]));
    let name = &words[from..bracket.unwrap_or(words.len())];
    let told = bracket.is_some() || is_marked(name);
    let name = &name[..(0..name.len()).find(|&at| is_mark_at(name, at)).unwrap_or(name.len())];
    let (Some(first), true) = (name.first(), name.len() <= MAX_ITEM_WORDS) else { return Item::Clause };
    if is_thing(name, lexicon) || bracket.is_some_and(|bracket| holds_fields(&words[bracket + 1..], lexicon)) {
        return Item::Thing;
    }
    if lexicon.fields.phrases().exact(name).is_some() {
        return Item::Known;
    }
    let says = name.iter().any(|word| word.is_any(&["has", "have", "each", "with", "leave", "leaves", "enter"]));
    if says && !first.is_any(ASKING) || !name.iter().any(|word| word.lower.chars().any(char::is_alphabetic)) {
        return Item::Clause;
    }
    let ended = lexicon.fields.phrases().ending(name).is_some();
    if first.lower.starts_with(|c: char| c.is_ascii_digit()) && !ended {
        return Item::Clause;
    }
    let looks = lexicon.styles.looks().at(name).is_some() || first.is_any(&["light", "dark"]);
    if !ended && (looks || lexicon.styles.at(name).is_some()) {
        return Item::Feature;
    }
    if name.len() > 1 && first.is_any(FIGURES) || name.iter().any(|word| word.is_any(SHOWN)) {
        return Item::Feature;
    }
    if first.is_any(SPEAKING) || name.iter().any(|word| word.punctuation) {
        return Item::Clause;
    }
    if first.is_any(ASKING) {
        let asks = name.iter().any(|word| word.is_any(&["can", "could", "should", "would", "most", "left", "owes"]));
        return if asks {
            Item::Clause
        } else if told {
            Item::Known
        } else {
            Item::Plain
        };
    }
    // "checked on", "bought on"
    let day = name.len() == 2 && name[1].is("on");
    let wish = lexicon.wishes.phrases().at(name).is_some_and(|found| found.value != Wish::Fluff);
    let done = lexicon.demands.verbs.at(name).is_some();
    let part = lexicon.demands.nouns.exact(name).is_some();
    if !told && !day && (wish || part || done && !ended) {
        return Item::Feature;
    }
    if told || ended || day {
        return Item::Known;
    }
    if is_lead(first) {
        return Item::Clause;
    }
    Item::Plain
}

/// "contacts, companies": plurals that are kept lists of, unless fields are called so in the plural, as notes are.
fn is_thing(name: &[Word], lexicon: &Lexicon) -> bool {
    let many = name.last().is_some_and(|last| last.lower != last.stem);
    // "guest list", "todo list", but "price list"
    let list =
        matches!(name, [first, last] if last.is_any(&["list", "lists"]) && !first.is_any(&["price", "check", "wish"]));
    list || many && !lexicon.fields.is_plural_by_nature(name) && lexicon.nouns.phrases().exact(name).is_some()
}

/// "fuel ups (litres, price, odometer)"
fn holds_fields(inner: &[Word], lexicon: &Lexicon) -> bool {
    let parts: Vec<&[Word]> = inner.split(|word| word.punctuation).filter(|part| !part.is_empty()).collect();
    lexicon.fields.are_most(&parts)
}

/// What is said of fields only: "1-5", "yes/no", "?".
fn is_marked(name: &[Word]) -> bool {
    (1..name.len()).any(|at| is_mark_at(name, at))
}

fn is_mark_at(name: &[Word], at: usize) -> bool {
    let number = |at: usize| name.get(at).is_some_and(|word| word.lower.chars().all(|c| c.is_ascii_digit()));
    let scale =
        number(at) && number(at + 1) || name[at].is("out") && name.get(at + 1).is_some_and(|next| next.is("of"));
    scale || name[at].is_any(&["?", "/", "yes", "no", "y", "n", "£", "€", "$", "%", "=", ":"])
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
