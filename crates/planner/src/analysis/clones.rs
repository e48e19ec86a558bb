//! "twitter clone", "an app like Airbnb": the request names a product, and what that does is what is wanted.

use std::borrow::Cow;
use std::ops::Range;

use super::Decision;
use super::grammar::{is_article, is_generic_app_word};
use crate::lexicon::Lexicon;
use crate::text::{Word, words};

/// Stand before the name of a product that is to be copied.
const BEFORE: &[&str] = &["like", "as", "mini", "simple", "basic", "tiny", "own", "of", "another", "to"];
/// Stand behind it.
const AFTER: &[&str] =
    &["clone", "like", "copy", "replica", "alternative", "style", "lookalike", "lite", "replacement"];

/// The text with the first such product written out, and the decision.
pub fn spelled_out<'a>(text: &'a str, lexicon: &Lexicon) -> (Cow<'a, str>, Vec<Decision>) {
    let read = words(text);
    let found = (0..read.len().min(16)).find_map(|at| copied(&read, at, lexicon));
    let Some((range, index)) = found else { return (Cow::Borrowed(text), Vec::new()) };
    let does = lexicon.clones.does(index);
    let (start, end) = (read[range.start].span.start, read[range.end - 1].span.end);
    let said = text[start..end].to_owned();
    let mut whole = text.to_owned();
    whole.replace_range(start..end, does);
    (Cow::Owned(whole), vec![Decision { words: said, outcome: format!("Read as \"{does}\"") }])
}

/// The words that ask for a copy of the product whose name begins at `at`, and its index.
fn copied(read: &[Word], at: usize, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let found = lexicon.clones.phrases().at(&read[at..])?;
    let mut end = at + found.words;
    let mut start = at;
    let is = |at: usize, texts: &[&str]| read.get(at).is_some_and(|word| word.is_any(texts));
    let mut asked = false;
    // "instagram like photo sharing app": what the product does is said once more.
    let kind = (end + 1..(end + 5).min(read.len()))
        .take_while(|&at| !read[at].punctuation && !read[at].is_any(&["with", "for", "where", "that"]))
        .find(|&at| read[at].is_any(&["app", "application", "platform", "website", "site"]))
        .filter(|_| is(end, &["style", "like"]));
    if let Some(kind) = kind {
        return Some((start..kind + 1, found.value));
    }
    // "instagram style gallery" is a gallery.
    if is(end, AFTER)
        && (!is(end, &["style", "like"])
            || read.get(end + 1).is_none_or(|next| next.punctuation || is_generic_app_word(next)))
    {
        asked = true;
        end += 1;
    }
    let before = (0..start).rev().find(|&at| !is_article(&read[at]));
    if let Some(before) = before.filter(|&at| is(at, BEFORE)) {
        asked = true;
        start = before;
        // "something similar to", "an app like", "a clone of", "works like", "kind of like".
        while start > 0
            && (is(
                start - 1,
                &["similar", "something", "clone", "copy", "works", "sort", "kind", "of", "looks", "just"],
            ) || is_generic_app_word(&read[start - 1]))
        {
            start -= 1;
        }
    }
    while asked && read.get(end).is_some_and(is_generic_app_word) {
        end += 1;
    }
    // "reddit for cat lovers", "twitter": a name that the request begins with.
    let leads = (0..start).all(|at| super::grammar::is_lead(&read[at]) || is_article(&read[at]));
    let ends = read.get(end).is_none_or(|next| next.punctuation || next.is_any(&["for", "with", "but", "where", "in"]));
    (asked || leads && ends).then_some((start..end, found.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_read_as_what_they_do() {
        let lexicon = Lexicon::load().unwrap();
        for (text, expected) in [
            ("make me a twitter clone", "make me a social feed app with likes, comments and profiles"),
            (
                "simple twitter like app, post something",
                "simple social feed app with likes, comments and profiles, post something",
            ),
            ("an app like airbnb for boats", "an apartment list app with booking, reviews and favourites for boats"),
            ("reddit", "discussion forum app"),
            ("something like google forms please", "survey please"),
            ("share buttons for twitter and facebook", "share buttons for twitter and facebook"),
            ("list of books to read with amazon link", "list of books to read with amazon link"),
            ("nail salon with an instagram style gallery", "nail salon with an instagram style gallery"),
            ("instagram like photo sharing app with hearts", "photo feed app with likes and comments with hearts"),
            ("x", "x"),
        ] {
            assert_eq!(spelled_out(text, &lexicon).0, expected, "{text}");
        }
    }
}
