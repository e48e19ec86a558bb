//! What a request gives word by word, and is not to be read as a wish: prices of goods, codes of a shop, texts of buttons.
//!
//! It is taken out of the text before anything reads it, so that no other rule has to know of it, and shown when the app is there.

mod coupons;
mod offers;
mod people;
mod texts;

use std::ops::Range;

use isekai_codegen::Entity;

use super::Decision;
use super::compose::Composed;
use super::draft::EntityDraft;
use crate::text::Word;

pub use offers::Offer;

/// What was taken out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Apart {
    offers: Vec<Offer>,
    coupons: coupons::Terms,
    texts: texts::Texts,
    people: Vec<people::People>,
}

impl Apart {
    /// The text without it, and what it was.
    pub fn read(text: &str) -> (String, Self) {
        let (text, coupons) = coupons::cut(text);
        let (text, texts) = texts::cut(&text);
        let (text, offers) = offers::cut(&text);
        let (text, people) = people::cut(&text);
        (text, Self { offers, coupons, texts, people })
    }

    pub fn decisions(&self) -> Vec<Decision> {
        let said = |words: String, outcome: &str| Decision { words, outcome: outcome.to_owned() };
        let offers =
            self.offers.iter().map(|offer| said(format!("{} {}", offer.name, offer.price), "A price of the list"));
        let coupons = self.coupons.said().into_iter().map(|words| said(words, "The cart reckons with it"));
        let texts = self.texts.said().map(|words| said(words.to_owned(), "Stands on the first page"));
        let people = self.people.iter().map(|people| said(people.said(), "The names of the first records"));
        offers.chain(coupons).chain(texts).chain(people).collect()
    }

    /// The currency of the prices.
    pub fn currency(&self) -> Option<&'static str> {
        self.offers.first().map(|offer| offer.currency).or(self.coupons.currency)
    }

    /// What is offered becomes the rows of the entity that has prices; people are those of their kind.
    pub fn name_rows(&self, drafts: &[EntityDraft]) -> Vec<(String, Vec<String>)> {
        let people = self.people.iter().filter_map(|people| people.rows(drafts));
        offers::rows(&self.offers, drafts).into_iter().chain(people).collect()
    }

    /// The prices of the rows that bear the names.
    pub fn price_rows(&self, entity: &mut Entity) {
        offers::priced(&self.offers, entity);
    }

    /// What was given instead of what such apps usually say.
    pub fn show(&self, app: &mut Composed) {
        offers::show(&self.offers, app);
        coupons::show(&self.coupons, app);
        texts::show(&self.texts, app);
        people::show(&self.people, app);
    }
}

/// The text without the words of the ranges, each replaced by its own.
fn without(text: &str, read: &[Word], cuts: &[(Range<usize>, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, instead) in cuts {
        let (Some(first), Some(last)) = (read.get(range.start), read.get(range.end.saturating_sub(1))) else {
            continue;
        };
        out.push_str(&text[from..first.span.start.max(from)]);
        out.push_str(instead);
        from = last.span.end.max(from);
    }
    out.push_str(&text[from..]);
    out
}

fn source<'a>(text: &'a str, read: &[Word], range: &Range<usize>) -> &'a str {
    match (read.get(range.start), range.end.checked_sub(1).and_then(|last| read.get(last))) {
        (Some(first), Some(last)) if first.span.start < last.span.end => &text[first.span.start..last.span.end],
        _ => "",
    }
}
