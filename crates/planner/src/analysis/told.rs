//! Fields that are told in a clause rather than named: "how often it needs water", "when it was watered last", "where i bought it".

use std::ops::Range;

use isekai_codegen::{Field, FieldKind};

use super::annotations::{Annotations, options};
use super::fields::{ParsedField, field_of};
use crate::lexicon::Noun;
use crate::lexicon::fields::DEFAULT_CURRENCY;
use crate::text::{Reading, Word, camel_id, sentence_case};

const ASKING: &[&str] = &["how", "when", "where", "who", "what", "which", "why"];
/// Say nothing about what the clause is about.
const SMALL: &[&str] = &[
    "it", "they", "i", "we", "he", "she", "them", "you", "was", "is", "were", "are", "be", "been", "to", "the", "a",
    "an", "has", "have", "had", "do", "does", "did", "last", "next", "needs", "need", "must", "should", "gets", "get",
    "got", "my", "of", "for", "on", "in", "each", "one", "time", "me", "us", "at", "it's", "i've", "every", "this",
];
/// What is worked out rather than written down: "how many days left", "who has the most points".
const WORKED_OUT: &[&str] = &[
    "left",
    "remaining",
    "until",
    "till",
    "most",
    "least",
    "best",
    "next",
    "wins",
    "leads",
    "ahead",
    "spend",
    "per",
    "total",
    "altogether",
];
const MAX_WORDS: usize = 9;

/// Whether a word begins such a clause. What follows is a field or nothing, but no name.
pub fn is_asking(word: &Word) -> bool {
    word.is_any(ASKING) || word.is_any(&["who's", "what's", "where's"])
}

/// "home or away", "alive/dead", "paid or not": one of two, and no other name.
pub fn one_of_two(reading: &Reading<'_>, range: Range<usize>) -> Option<ParsedField> {
    let words = reading.words.get(range.clone())?;
    let at = words.iter().position(|word| word.is_any(&["or", "/"])).filter(|&at| at > 0 && at < 3)?;
    let (one, other) = (range.start..range.start + at, range.start + at + 1..range.end);
    // "condition good/bad" has a name in front; "half day or full day" ends alike.
    let joined = words[at].is("/") && (one.len() > 1 || other.len() > 2);
    let marked = words.iter().enumerate().any(|(place, word)| place != at && word.punctuation);
    if other.is_empty() || other.len() > 3 || joined || marked {
        return None;
    }
    let label = |words: Range<usize>| sentence_case(reading.source(words));
    let (label, kind) = if other.len() == 1 && reading.words[other.start].is("not") {
        (label(one), FieldKind::Boolean)
    } else {
        let options = options(vec![label(one), label(other)]);
        (label(range), FieldKind::Choice { options, many: false })
    };
    let field = Field { id: camel_id(&label, "field"), label, kind, required: false, default: None, help: None };
    Some(ParsedField { field, known: true, told: true })
}

/// "did it help", "is it mine": answered by yes or no.
pub fn is_questioning(word: &Word) -> bool {
    word.is_any(&["did", "was", "were", "is", "has", "have", "can", "does", "if", "whether"])
}

/// The number of words of the clause at `at`, when it tells a field: a list goes on behind it.
pub fn clause(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let first = reading.words.get(at).filter(|word| is_asking(word))?;
    let begins = at == 0
        || reading.words[at - 1].is_any(&[",", "and", ":", "with", "has", "have", "&", "log", "record", "track", "("]);
    let end = (at + 1..reading.len().min(at + MAX_WORDS))
        .find(|&at| reading.words[at].punctuation || reading.words[at].is_any(&["and", "or", "&"]))
        .unwrap_or(reading.len().min(at + MAX_WORDS));
    let words = &reading.words[at..end];
    // "what, when and who"
    let alone = words.len() == 1 && begins && at > 0 && first.is_any(&["when", "where", "who"]);
    let told = match first.lower.as_str() {
        _ if alone => true,
        "how" => words.get(1).is_some_and(|next| next.is_any(&["often", "much", "many", "long", "far", "big", "old"])),
        "when" => {
            words.len() > 2
                && (words[1].is_any(&["it", "they", "it's"])
                    || words[1].is("last")
                    || words.iter().any(|word| word.is_any(&["last", "them"])))
        }
        "where" => {
            words.len() > 2
                && words[1].is_any(&["it", "i", "we", "they", "it's"])
                && !words[2].is_any(&["can", "could", "should"])
        }
        "who" => {
            words.len() > 1
                && participle(words).is_some()
                && words.last().is_some_and(|last| last.is_any(&["it", "them"]))
        }
        _ => false,
    };
    (told && begins && !words.iter().any(|word| word.is_any(WORKED_OUT) && !word.is("last"))).then_some(end - at)
}

/// The field that a clause tells.
pub fn field(reading: &Reading<'_>, range: Range<usize>, noun: Option<&Noun>) -> Option<ParsedField> {
    let words = reading.words.get(range.clone())?;
    clause(reading, range.start)?;
    let content: Vec<&str> = words[1..]
        .iter()
        .filter(|word| !word.is_any(SMALL) && !word.is_any(&["often", "much", "many", "long", "far"]))
        .map(|word| word.lower.as_str())
        .take(3)
        .collect();
    let told = content.join(" ");
    let kind = |integer, unit: &str| FieldKind::Number {
        integer,
        min: None,
        max: None,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
    };
    let text = FieldKind::Text { multiline: false, max_length: None };
    let how = words.get(1).map_or("", |word| word.lower.as_str());
    let (label, kind) = match (words[0].lower.as_str(), how) {
        ("how", "often") => {
            let own = noun.and_then(|noun| noun.fields.iter().find(|field| is_period(field)));
            let label = own.map_or_else(|| joined(&told, "every", "Every"), |field| field.label.clone());
            (label, kind(true, "days"))
        }
        ("how", "much") => {
            let paid = content.is_empty()
                || content.iter().any(|word| ["cost", "costs", "paid", "pay", "spent", "charge"].contains(word));
            let label = if told.is_empty() || told == "costs" { "Cost".to_owned() } else { told.clone() };
            let money = FieldKind::Money { currency: DEFAULT_CURRENCY.to_owned() };
            (
                if paid && !told.starts_with("cost") { "Amount".to_owned() } else { label },
                if paid { money } else { kind(false, "") },
            )
        }
        ("how", "long") => ("Duration".to_owned(), kind(true, "min")),
        ("how", "far") => ("Distance".to_owned(), kind(false, "km")),
        ("how", _) => (if told.is_empty() { format!("How {how}") } else { told }, kind(true, "")),
        ("when", _) => {
            let last = words.iter().any(|word| word.is("last"));
            let own = noun.and_then(|noun| {
                noun.fields
                    .iter()
                    .find(|field| field.kind == FieldKind::Date && last && field.label.to_lowercase().contains("last"))
            });
            let label = match own {
                None if words.len() == 1 => "Date".to_owned(),
                Some(field) => field.label.clone(),
                None if last => joined("last", &told, "Last time"),
                None if told.ends_with("ed") || told.ends_with("ght") => joined(&told, "on", "Date"),
                None => joined(&told, "", "Date"),
            };
            (label, FieldKind::Date)
        }
        ("where", _) => (if told.is_empty() { "Place".to_owned() } else { joined(&told, "at", "Place") }, text),
        ("who", _) => (participle(words).map_or_else(|| "Person".to_owned(), |verb| format!("{verb} by")), text),
        _ => return None,
    };
    let label: String = sentence_case(&label).chars().take(40).collect();
    let known = noun.and_then(|noun| field_of(noun, &crate::text::words(&label)));
    let kind = known
        .filter(|known| matches!(known.kind, FieldKind::Date | FieldKind::Number { .. }))
        .map_or(kind, |known| known.kind.clone());
    let field = Field { id: camel_id(&label, "field"), label, kind, required: false, default: None, help: None };
    Some(ParsedField { field, known: true, told: true })
}

/// A clause in a list that is said to be one of fields: "where found", "when lent", "who its for", "how it went", "did it help".
pub fn as_said(reading: &Reading<'_>, range: Range<usize>, mut facts: Annotations) -> Option<ParsedField> {
    let words = reading.words.get(range.clone())?;
    let first = words.first()?;
    let number = FieldKind::Number { integer: true, min: None, max: None, unit: None };
    let text = FieldKind::Text { multiline: false, max_length: None };
    let kind = match first.lower.as_str() {
        "when" => FieldKind::Date,
        "how" if words.get(1).is_some_and(|next| next.is_any(&["many", "often", "long", "far", "old"])) => number,
        _ if is_questioning(first) => FieldKind::Boolean,
        _ => text,
    };
    let label: String = sentence_case(reading.source(range)).chars().take(40).collect();
    let (required, help) = (facts.required.unwrap_or(false), facts.help.take());
    let (kind, default) = facts.apply(kind);
    let field = Field { id: camel_id(&label, "field"), label, kind, required, default, help };
    Some(ParsedField { field, known: true, told: true })
}

fn is_period(field: &Field) -> bool {
    matches!(&field.kind, FieldKind::Number { unit: Some(unit), .. } if unit == "days")
}

fn joined(one: &str, other: &str, otherwise: &str) -> String {
    let text = format!("{one} {other}");
    let text = text.trim();
    if one.is_empty() || text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
}

/// "one entry a day" says how often, and is no field.
pub fn is_frequency(words: &[Word]) -> bool {
    let one =
        words.first().is_some_and(|word| word.is_any(&["one", "1", "an", "a", "single", "once", "every", "each"]));
    let often = words.windows(2).any(|pair| {
        pair[0].is_any(&["a", "per", "each", "every"])
            && pair[1].is_any(&["day", "week", "month", "night", "morning", "evening"])
    });
    one && often && words.len() > 1
}

/// What somebody did to it: "who borrowed it" → borrowed.
fn participle(words: &[Word]) -> Option<&str> {
    let irregular = [
        ("has", "held"),
        ("owns", "owned"),
        ("wrote", "written"),
        ("made", "made"),
        ("gave", "given"),
        ("took", "taken"),
        ("got", "received"),
    ];
    let word = words.get(1)?;
    if word.lower.ends_with("ed") {
        return Some(word.lower.as_str());
    }
    irregular.iter().find(|(verb, _)| word.is(verb)).map(|(_, past)| *past)
}

/// "gift ideas per person": whose it is, is no part of the name. Where the name ends.
pub fn without_owner(reading: &Reading<'_>, range: Range<usize>, noun: Option<&Noun>) -> Range<usize> {
    let own = |word: &Word| {
        noun.is_some_and(|noun| noun.name.to_lowercase() == word.stem || noun.called.contains(&word.stem))
    };
    let per = range.clone().find(|&at| {
        at > range.start
            && (reading.words[at].is("per")
                || reading.words[at].is("for")
                    && reading.words.get(at + 1).is_some_and(|next| next.is_any(&["each", "every"])))
            && reading.words[at + 1..range.end].iter().any(|word| OWNERS.contains(&word.stem.as_str()) || own(word))
    });
    range.start..per.unwrap_or(range.end)
}

/// Those who have something each.
const OWNERS: &[&str] = &[
    "person", "people", "kid", "child", "children", "student", "guest", "member", "friend", "player", "user",
    "customer", "client", "team", "employee", "patient", "pet", "family", "item", "entry", "one",
];
