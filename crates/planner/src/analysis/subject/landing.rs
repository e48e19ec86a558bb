//! Whether a page is wanted that shows a business, and does nothing else.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_app_word, is_generic_app_word};
use super::super::objects::Thing;
use super::{Found, Kind, What, compound};

const LANDING: &[&[&str]] = &[
    &["landing", "page"],
    &["homepage"],
    &["home", "page"],
    &["portfolio"],
    &["one", "pager"],
    &["marketing", "site"],
    &["marketing", "page"],
    &["marketing", "website"],
    &["business", "website"],
    &["company", "website"],
    &["personal", "website"],
    &["personal", "site"],
    &["promo", "page"],
    &["coming", "soon"],
    &["product", "page"],
    &["business", "site"],
    &["company", "site"],
    &["web", "presence"],
    &["brochure", "site"],
    &["landing", "site"],
    &["sales", "page"],
    &["splash", "page"],
    &["resume", "site"],
];

/// Portfolios of things to list, not to show.
const PORTFOLIOS: &[&str] = &[
    "stock",
    "stocks",
    "investment",
    "investments",
    "crypto",
    "share",
    "shares",
    "trading",
    "finance",
    "financial",
    "etf",
    "bond",
    "asset",
    "fund",
];
const SITES: &[&str] = &["website", "site", "webpage", "page", "web", "platform", "portal"];

/// A landing page, when it is called so, or when a business's website is to do nothing.
pub fn find(
    draft: &Draft<'_>,
    head: &Range<usize>,
    site: bool,
    known: &[Thing],
    found: Option<&Found>,
) -> Option<(Kind, Range<usize>)> {
    let business = business(draft, head);
    let engine = matches!(compound(draft, head), Some(Found { what: What::Engine(_), .. }));
    if let Some(cue) = landing_cue(draft, head, found).filter(|_| !engine || known.is_empty()) {
        let words = business.as_ref().map(|(_, words)| cue.start.min(words.start)..cue.end.max(words.end));
        return Some((Kind::Landing(business.map(|(index, _)| index)), words.unwrap_or(cue)));
    }
    let (index, words) = business.filter(|_| site && known.is_empty())?;
    let better =
        matches!(found, Some(Found { what: What::Noun(_) | What::Engine(_), words: noun }) if noun.len() > words.len());
    (!better).then_some((Kind::Landing(Some(index)), words))
}

fn landing_cue(draft: &Draft<'_>, head: &Range<usize>, found: Option<&Found>) -> Option<Range<usize>> {
    let first = draft.reading.sentence_end(0);
    let cue = (0..first)
        .find_map(|at| LANDING.iter().find(|cue| draft.reading.starts(at, cue)).map(|cue| at..at + cue.len()))?;
    let words = &draft.reading.words;
    let money = cue.start > 0 && words[cue.start - 1].is_any(PORTFOLIOS) && words[cue.start].is("portfolio");
    // "stock portfolio tracker": a list of what is in it.
    let listed =
        words[cue.end..head.end.max(cue.end)].iter().any(|word| is_app_word(word) && !is_generic_app_word(word));
    // "expense tracker with a home page": a page of an app that is something else.
    let other = !head.contains(&cue.start)
        && words[head.clone()].iter().any(|word| is_app_word(word) && !word.is_any(SITES))
        && matches!(found, Some(Found { what: What::Noun(_) | What::Engine(_), words }) if head.contains(&words.start));
    (!money && !listed && !other).then_some(cue)
}

/// The kind of business: after "for", else in the head, else anywhere in the first sentence.
fn business(draft: &Draft<'_>, head: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let words = &draft.reading.words;
    let phrases = draft.lexicon.businesses.phrases();
    let scan = |range: Range<usize>| {
        let mut best: Option<(usize, Range<usize>)> = None;
        for at in range.clone() {
            if let Some(found) = phrases.at(&words[at..range.end])
                && best.as_ref().is_none_or(|(_, words)| found.words > words.len())
            {
                best = Some((found.value, at..at + found.words));
            }
        }
        best
    };
    let end = draft.reading.sentence_end(0);
    let after = (head.end..end).find(|&at| words[at].is("for")).and_then(|at| scan(at..end.min(at + 8)));
    after.or_else(|| scan(head.clone())).or_else(|| scan(0..end))
}
