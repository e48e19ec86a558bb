//! "discount code SOAP10 gives 10% off", "free shipping over £30": the terms of a shop, which are no goods.

use std::ops::Range;

use serde_json::{Value, json};

use super::without;
use crate::analysis::compose::Composed;
use crate::analysis::units;
use crate::text::{Word, words};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// Code, percent.
    coupons: Vec<(String, u32)>,
    free_from: Option<f64>,
    shipping: Option<f64>,
    /// Of the sums.
    pub currency: Option<&'static str>,
    /// Codes are spoken of, whichever.
    wanted: bool,
}

impl Terms {
    pub fn said(&self) -> Vec<String> {
        let codes = self.coupons.iter().map(|(code, percent)| format!("code {code}, {percent} % off"));
        let free = self.free_from.map(|sum| format!("free shipping from {sum}"));
        codes.chain(free).chain(self.shipping.map(|sum| format!("shipping {sum}"))).collect()
    }
}

/// Between a code and what it takes off.
const GIVES: &[&str] = &[
    "gives", "give", "giving", "for", "with", "takes", "gets", "get", "you", "is", "(", "=", ":", "a", "which", "that",
];
const CODES: &[&str] = &["code", "coupon", "voucher"];
const KINDS: &[&str] = &["discount", "promo", "coupon", "voucher", "promotion", "a", "the", "and", "use", "with"];
/// What shipping costs where it is free only from a sum on.
const SHIPPING: f64 = 4.9;

pub fn cut(text: &str) -> (String, Terms) {
    let read = words(text);
    let mut terms = Terms::default();
    let mut cuts: Vec<(Range<usize>, &str)> = Vec::new();
    let mut at = 0;
    while at < read.len() {
        if let Some((range, code, percent)) = coupon(text, &read, at) {
            at = range.end;
            terms.coupons.push((code, percent));
            cuts.push((range, ""));
        } else if let Some((range, sum)) = free_shipping(&read, at) {
            at = range.end;
            terms.free_from = Some(sum);
            cuts.push((range, ""));
        } else if let Some((range, sum)) = flat_shipping(&read, at) {
            at = range.end;
            terms.shipping = Some(sum);
            cuts.push((range, ""));
        } else {
            at += 1;
        }
    }
    let sums = cuts.iter().flat_map(|(range, _)| &read[range.clone()]);
    terms.currency = sums.filter(|word| word.punctuation).find_map(|word| units::currency(&word.stem));
    terms.wanted = !terms.coupons.is_empty()
        || read.windows(2).any(|pair| pair[0].is_any(&KINDS[..5]) && CODES.contains(&pair[1].stem.as_str()))
        || read.iter().any(|word| word.stem == "coupon");
    (if cuts.is_empty() { text.to_owned() } else { without(text, &read, &cuts) }, terms)
}

/// "discount code SOAP10 gives 10% off", "code SUMMER for 20 percent off".
fn coupon(text: &str, read: &[Word], at: usize) -> Option<(Range<usize>, String, u32)> {
    if !CODES.contains(&read[at].stem.as_str()) {
        return None;
    }
    let quote = |word: &Word| word.is_any(&["\"", "“", "”", "'"]);
    let place = (at + 1..read.len().min(at + 4))
        .find(|&at| !quote(&read[at]) && !read[at].is_any(&["called", "like", "of", ":"]))?;
    let code = &text[read[place].span.clone()];
    let is_code = code.len() >= 3
        && code.len() <= 20
        && !code.chars().any(char::is_lowercase)
        && code.chars().any(char::is_alphabetic);
    let number = (place + 1..read.len().min(place + 6))
        .find(|&at| !quote(&read[at]) && !read[at].is_any(GIVES))
        .filter(|_| is_code)?;
    let percent: u32 = read[number].lower.parse().ok().filter(|percent| (1..=100).contains(percent))?;
    let mut end = number + 1;
    let sign = read.get(end).is_some_and(|word| word.is("%") || word.stem == "percent");
    end += 1;
    while read.get(end).is_some_and(|word| word.is_any(&["off", "discount", ")"])) {
        end += 1;
    }
    let mut start = at;
    while start > 0 && KINDS[..5].contains(&read[start - 1].lower.as_str()) {
        start -= 1;
    }
    sign.then(|| (start..end, code.to_owned(), percent))
}

/// "free shipping over £30", "free delivery from 50 euros".
fn free_shipping(read: &[Word], at: usize) -> Option<(Range<usize>, f64)> {
    let said = read[at].is("free") && read.get(at + 1).is_some_and(is_shipping);
    // "delivery is free from $60"
    let turned = is_shipping(&read[at])
        && read.get(at + 1).is_some_and(|word| word.is("is"))
        && read.get(at + 2).is_some_and(|word| word.is("free"));
    let (free, first) = (said || turned, if turned { at + 3 } else { at + 2 });
    let mut next = first;
    while read.get(next).is_some_and(|word| {
        word.is_any(&["on", "for", "orders", "over", "above", "from", "of", "starting", "at", "more", "than"])
    }) {
        next += 1;
    }
    let (sum, end) = amount(read, next).filter(|_| free && next > first)?;
    Some((from_mark(read, at)..end, sum))
}

/// "shipping is $5", "shipping costs 4.90 euros".
fn flat_shipping(read: &[Word], at: usize) -> Option<(Range<usize>, f64)> {
    let told = is_shipping(&read[at])
        && read.get(at + 1).is_some_and(|word| word.is_any(&["is", "costs", "cost", ":", "for"]));
    let (sum, end) = amount(read, at + 2).filter(|_| told)?;
    Some((from_mark(read, at)..end, sum))
}

/// With the comma or "and" before it, so that the rest reads on.
fn from_mark(read: &[Word], at: usize) -> usize {
    let mut start = at;
    while start > 0 && read[start - 1].is_any(&[",", "and", "with"]) {
        start -= 1;
    }
    start
}

fn is_shipping(word: &Word) -> bool {
    word.is_any(&["shipping", "delivery"])
}

fn amount(read: &[Word], at: usize) -> Option<(f64, usize)> {
    let sign = units::currency(&read.get(at)?.stem).is_some();
    let number = at + usize::from(sign);
    let sum: f64 = read.get(number)?.lower.parse().ok()?;
    let named = !sign && units::currency(&read.get(number + 1)?.stem).is_some();
    (sign || named).then_some((sum, number + 1 + usize::from(named)))
}

/// The cart knows the terms; a checkout follows it.
pub fn show(terms: &Terms, app: &mut Composed) {
    let usual = usual(app);
    for cart in app.pages.iter_mut().flat_map(|page| &mut page.blocks).filter(|block| block.kind == "cart") {
        if terms.wanted {
            let coupons = if terms.coupons.is_empty() { &usual } else { &terms.coupons };
            let coupons: Vec<Value> =
                coupons.iter().map(|(code, percent)| json!({"code": code, "percent": percent})).collect();
            cart.options.insert("coupons".to_owned(), json!(coupons));
        }
        if let Some(sum) = terms.free_from {
            cart.options.insert("freeShippingFrom".to_owned(), json!(sum));
        }
        if let Some(cost) = terms.shipping.or(terms.free_from.map(|_| SHIPPING)) {
            cart.options.insert("shipping".to_owned(), json!(cost));
        }
    }
}

/// Those that the app keeps a list of; else one to be replaced.
fn usual(app: &Composed) -> Vec<(String, u32)> {
    let kept = app.entities.iter().find(|entity| entity.id == "coupon");
    let code = |row: &indexmap::IndexMap<String, Value>| {
        let percent = u32::try_from(row.get("discount")?.as_u64()?).ok()?;
        Some((row.get("code")?.as_str()?.to_owned(), percent)).filter(|_| (1..100).contains(&percent))
    };
    let codes: Vec<_> = kept.into_iter().flat_map(|entity| &entity.samples).filter_map(code).collect();
    if codes.is_empty() { vec![("WELCOME10".to_owned(), 10)] } else { codes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_a_shop_are_taken_out_of_the_text() {
        let (text, terms) =
            cut("soap shop, discount code SOAP10 gives 10% off, free shipping over £30, shipping costs $5");
        assert_eq!(text, "soap shop, ");
        assert_eq!(terms.coupons, [("SOAP10".to_owned(), 10)]);
        assert_eq!((terms.free_from, terms.shipping), (Some(30.0), Some(5.0)));
        for text in
            ["a code editor for 10 languages", "customers enter a discount code", "free shipping", "zip code 10115"]
        {
            let (rest, terms) = cut(text);
            assert_eq!((rest.as_str(), terms.coupons.len(), terms.free_from), (text, 0, None));
            assert_eq!(terms.wanted, text.contains("discount"), "{text}");
        }
    }
}
