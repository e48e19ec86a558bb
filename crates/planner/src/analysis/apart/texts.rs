//! "a hero with the text \"Baked before sunrise\" and two buttons, \"Our menu\" and \"Order a cake\"": texts that are to stand on the first page.

use std::ops::Range;

use serde_json::{Value, json};

use super::{source, without};
use crate::analysis::compose::Composed;
use crate::analysis::grammar::is_article;
use crate::text::{Word, sentence_case, words};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Texts {
    headline: Option<String>,
    lead: Option<String>,
    buttons: Vec<String>,
}

const OPEN: &[&str] = &["\"", "“", "„", "«"];
const CLOSE: &[&str] = &["\"", "”", "“", "»"];
const HEADLINES: &[&str] = &["headline", "heading", "hero", "title", "slogan", "header"];
const LEADS: &[&str] = &["tagline", "subtitle", "subheading", "subheadline", "lead", "motto"];
const SAYS: &[&str] = &[
    "text", "saying", "says", "reading", "reads", "with", "the", "a", "an", "that", "which", ":", "titled", "labelled",
    "labeled", "is", "of", "message", "words", "show", "showing", "section", "banner", "large", "big", "called",
];
/// "a book now button": verbs that a button bids one to.
const BIDS: &[&str] = &[
    "book",
    "buy",
    "call",
    "order",
    "shop",
    "donate",
    "join",
    "apply",
    "start",
    "get",
    "sign",
    "learn",
    "contact",
    "reserve",
    "subscribe",
    "download",
    "visit",
    "see",
];
const MAX_LABEL_CHARS: usize = 40;
const MAX_LINE_CHARS: usize = 120;
const MAX_QUOTED_WORDS: usize = 24;

pub fn cut(text: &str) -> (String, Texts) {
    let read = words(text);
    let mut texts = Texts::default();
    let mut cuts: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = 0;
    while at < read.len() {
        let found = named(text, &read, at, &mut texts).or_else(|| bidden(text, &read, at, &mut texts));
        match found {
            Some(range) => {
                at = range.end;
                let hero = read[range.clone()].iter().any(|word| word.is("hero"));
                cuts.push((range, if hero { "a hero section" } else { "" }));
            }
            None => at += 1,
        }
    }
    (if cuts.is_empty() { text.to_owned() } else { without(text, &read, &cuts) }, texts)
}

/// "headline \"…\"", "buttons \"…\" and \"…\"", "a \"…\" button".
fn named(text: &str, read: &[Word], at: usize, texts: &mut Texts) -> Option<Range<usize>> {
    let button = |word: &Word| word.stem == "button";
    let first = quoted(read, at);
    if let Some(range) = first.clone().filter(|range| read.get(range.end).is_some_and(button)) {
        let label = inner(text, read, &range);
        return texts.button(label).then(|| from_lead(read, at)..range.end + 1);
    }
    let headline = read[at].is_any(HEADLINES);
    let lead = read[at].is_any(LEADS);
    if !(headline || lead || button(&read[at])) {
        return None;
    }
    let mut next = at + 1;
    while read.get(next).is_some_and(|word| word.is_any(SAYS) || button(&read[at]) && word.is(",")) {
        next += 1;
    }
    let mut range = quoted(read, next)?;
    let said = inner(text, read, &range);
    if headline {
        texts.headline = fitting(said, MAX_LINE_CHARS);
    } else if lead {
        texts.lead = fitting(said, MAX_LINE_CHARS);
    } else {
        texts.button(said);
        // "… and \"Order a cake\""
        while let Some(further) = (range.end..read.len().min(range.end + 3))
            .find(|&at| !read[at].is_any(&[",", "and", "or", "&"]))
            .filter(|&at| at > range.end)
            .and_then(|at| quoted(read, at))
        {
            texts.button(inner(text, read, &further));
            range.end = further.end;
        }
    }
    Some(from_lead(read, at)..range.end)
}

/// "book now button", "with a call now button".
fn bidden(text: &str, read: &[Word], at: usize, texts: &mut Texts) -> Option<Range<usize>> {
    if !read[at].is_any(BIDS) {
        return None;
    }
    let end = (at + 2..read.len().min(at + 5)).find(|&end| read[end].is_any(&["button", "cta"]))?;
    let now = read[end - 1].is_any(&["now", "today", "started", "up", "more", "us", "online", "here"]);
    let plain = !read[at..end].iter().any(|word| word.punctuation);
    let label = sentence_case(source(text, read, &(at..end)));
    (now && plain && texts.button(&label)).then(|| from_lead(read, at)..end + 1)
}

/// With "a", "and", "two" before it.
fn from_lead(read: &[Word], at: usize) -> usize {
    let mut start = at;
    while start > 0 && (is_article(&read[start - 1]) || read[start - 1].is_any(&["and", "two", "with", "large", "big"]))
    {
        start -= 1;
    }
    start
}

/// The quoted words that begin at a word, marks included.
fn quoted(read: &[Word], at: usize) -> Option<Range<usize>> {
    read.get(at).filter(|word| word.is_any(OPEN))?;
    let close = (at + 2..read.len().min(at + 2 + MAX_QUOTED_WORDS)).find(|&at| read[at].is_any(CLOSE))?;
    Some(at..close + 1)
}

fn inner<'a>(text: &'a str, read: &[Word], range: &Range<usize>) -> &'a str {
    source(text, read, &(range.start + 1..range.end - 1))
}

fn fitting(text: &str, most: usize) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= most).then_some(text)
}

impl Texts {
    fn button(&mut self, label: &str) -> bool {
        let label = fitting(label, MAX_LABEL_CHARS).filter(|_| self.buttons.len() < 2);
        self.buttons.extend(label.clone());
        label.is_some()
    }
}

impl Texts {
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.headline.iter().chain(&self.lead).chain(&self.buttons).map(String::as_str)
    }
}

/// On the first page's opening.
pub fn show(texts: &Texts, app: &mut Composed) {
    let places: Vec<(String, String)> =
        app.pages.iter().skip(1).map(|page| (page.title.clone(), format!("#/{}", page.id))).collect();
    let Some(hero) = app.pages.first_mut().and_then(|page| page.blocks.iter_mut().find(|block| block.kind == "hero"))
    else {
        return;
    };
    if let Some(headline) = &texts.headline {
        hero.options.insert("heading".to_owned(), json!(headline));
    }
    if let Some(lead) = &texts.lead {
        hero.options.insert("text".to_owned(), json!(lead));
    }
    let usual = hero.options.get("primaryAction").and_then(|action| action.get("href")).cloned();
    for (label, place) in texts.buttons.iter().zip(["primaryAction", "secondaryAction"]) {
        let own = hero.options.get(place).and_then(|action| action.get("href")).cloned();
        let href: Option<Value> = target(label, &places).map(Value::from).or(own).or_else(|| usual.clone());
        if let Some(href) = href {
            hero.options.insert(place.to_owned(), json!({"label": label, "href": href}));
        }
    }
}

/// The page that a button speaks of.
fn target(label: &str, places: &[(String, String)]) -> Option<String> {
    let said = words(label);
    let spoken = |title: &str| words(title).iter().any(|word| said.iter().any(|other| other.stem == word.stem));
    places.iter().find(|(title, _)| spoken(title)).map(|(_, href)| href.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_opening_are_taken_out_of_the_text() {
        let (text, texts) = cut(
            "Show a hero with the text \"Baked before sunrise\" and two buttons, \"See our menu\" and \"Order a cake\".",
        );
        assert_eq!(text, "Show a hero section .");
        assert_eq!(texts.headline.as_deref(), Some("Baked before sunrise"));
        assert_eq!(texts.buttons, ["See our menu", "Order a cake"]);
        let (text, texts) = cut("barber. book now button. sections: team");
        assert_eq!((text.as_str(), texts.buttons), ("barber. . sections: team", vec!["Book now".to_owned()]));
        for text in ["a counter with plus and minus buttons", "title, author and year", "tip buttons"] {
            assert_eq!(cut(text).1, Texts::default(), "{text}");
        }
    }
}
