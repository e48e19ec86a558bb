//! Which part of an app a colour is for, by the words beside it.

use std::ops::Range;

use super::colours::Mention;
use crate::text::{Reading, Word};

/// What a colour may be said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Buttons, headers, what stands out. `accent`: only details, which give way to a main colour; `bar`: the header.
    Primary {
        accent: bool,
        bar: bool,
    },
    Background,
    Surface,
    /// Letters have the colour that is readable on what is behind them.
    Letters,
    /// Parts that have no colour of their own.
    Other,
}

/// The parts a colour is for, and all the words that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub places: Vec<Place>,
    pub words: Range<usize>,
}

const BACKGROUND: &[&str] = &["background", "backdrop", "bg", "page", "canvas"];
const SURFACE: &[&str] = &["card", "surface", "panel", "box", "container", "tile"];
const BAR: &[&str] =
    &["header", "navbar", "nav", "navigation", "bar", "menu", "toolbar", "sidebar", "footer", "topbar", "banner"];
const MAIN: &[&str] = &["component", "button", "btn", "primary", "element", "main", "brand", "theme", "tab", "control"];
const ACCENT: &[&str] = &["accent", "link", "highlight", "title", "heading", "headline", "icon", "detail", "secondary"];
const LETTERS: &[&str] = &["text", "font", "foreground", "letter", "writing", "typography"];
const OTHER: &[&str] = &["border", "outline", "shadow", "hover", "frame"];
/// Words that say which one of a part's kind it is: "main background".
const WHICH: &[&str] = &["main", "primary", "brand", "theme", "page", "secondary"];
/// What may stand between a colour and its part.
const FILLERS: &[&str] = &[
    "as", "the", "for", "a", "my", "your", "our", "its", "all", "on", "coloured", "colored", "colour", "color", "is",
    "of", "be", "in", "to", "set", "app", "site", "website", "screen", "top", "bottom", "side", "rounded", "round",
    "big", "large", "action", "body", "call", "submit", "overall", "every", "whole", "tone", "one",
];
const FILLERS_BEFORE: &[&str] = &[
    "as", "the", "a", "an", "is", "are", "of", "be", "in", "to", "should", "will", "must", "set", "colour", "color",
    "colours", "colors", "coloured", "colored", ":", "=", "(", "use", "using", "has", "have",
];
/// How far from a colour its part may be named.
const NEAR: usize = 6;

pub fn named(word: &Word) -> Option<Place> {
    let stem = word.stem.as_str();
    let places = [
        (BACKGROUND, Place::Background),
        (SURFACE, Place::Surface),
        (BAR, Place::Primary { accent: false, bar: true }),
        (MAIN, Place::Primary { accent: false, bar: false }),
        (ACCENT, Place::Primary { accent: true, bar: false }),
        (LETTERS, Place::Letters),
        (OTHER, Place::Other),
    ];
    places.iter().find(|(words, _)| words.contains(&stem)).map(|(_, place)| *place)
}

/// Words for colours themselves, which belong to what they follow.
pub fn is_colour_word(word: &Word) -> bool {
    word.is_any(&["colour", "color", "colours", "colors", "theme", "scheme", "palette", "design"])
}

/// The part of a colour that stands among others: `from` to `to` are the words that are not theirs.
pub fn claim(reading: &Reading<'_>, mentions: &[Mention], index: usize, from: usize, to: usize) -> Option<Claim> {
    let colour = &mentions[index].words;
    let next_is_colour = |at: usize| mentions.get(index + 1).is_some_and(|next| next.words.start == at);
    let before = before(reading, colour, from);
    let Some(after) = after(reading, colour, to, &next_is_colour) else { return before };
    // "background white, buttons navy" without its comma: the part after white belongs to navy.
    let theirs = next_is_colour(after.words.end);
    if theirs && before.is_some() { before } else { Some(after) }
}

/// "navy components", "red for the header and links".
fn after(
    reading: &Reading<'_>,
    colour: &Range<usize>,
    to: usize,
    next_is_colour: &impl Fn(usize) -> bool,
) -> Option<Claim> {
    let words = &reading.words[..to];
    let first = (colour.end..to.min(colour.end + NEAR)).find(|&at| !words[at].is_any(FILLERS))?;
    let (place, mut end) = compound(words, first)?;
    // "white theme" is about the whole, "the theme colour" is not.
    if words[first].is("theme") && end == first + 1 {
        return None;
    }
    let mut places = vec![place];
    let said_of = words[colour.end..first].iter().any(|word| word.is_any(&["for", "as", "on", "in", "is"]));
    loop {
        let joint = words.get(end).filter(|word| word.is_any(&["and", "&", "/"]) || said_of && word.is(","));
        if joint.is_none() {
            break;
        }
        let next = (end + 1..to.min(end + 4)).find(|&at| !words[at].is_any(&["the", "and", "for", "all", "as", "my"]));
        let Some((other, stop)) = next.and_then(|at| compound(words, at)) else { break };
        // "navy buttons and background white": what another colour follows is not ours.
        let asked = words.get(stop).is_some_and(|word| word.is_any(&[":", "=", "is", "are", "in", "should"]));
        let alike = matches!((place, other), (Place::Primary { .. }, Place::Primary { .. }));
        if asked || next_is_colour(stop) || !(said_of || alike) {
            break;
        }
        places.push(other);
        end = stop;
    }
    Some(Claim { places, words: colour.start..end })
}

/// "buttons and links in indigo", "Background: white".
fn before(reading: &Reading<'_>, colour: &Range<usize>, from: usize) -> Option<Claim> {
    let words = &reading.words;
    let last = (from..colour.start).rev().take(NEAR).find(|&at| !words[at].is_any(FILLERS_BEFORE))?;
    let place = named(&words[last])?;
    let mut places = vec![place];
    let mut start = last;
    while start > from && named(&words[start - 1]).is_some() {
        start -= 1;
    }
    // "card background" is that of the card.
    if place == Place::Background && start < last && !words[last - 1].is_any(WHICH) {
        places = named(&words[last - 1]).into_iter().collect();
    }
    while start > from + 1 && words[start - 1].is_any(&["and", "&", ","]) && named(&words[start - 2]).is_some() {
        places.extend(named(&words[start - 2]));
        start -= 2;
    }
    Some(Claim { places, words: start..colour.end })
}

/// A part of one or more words, "navigation bar" or "page background", and where it ends, with a following "colour".
fn compound(words: &[Word], at: usize) -> Option<(Place, usize)> {
    let mut place = named(words.get(at)?)?;
    let mut end = at + 1;
    while let Some(next) = words.get(end).and_then(named) {
        let which = words[end - 1].is_any(WHICH);
        if next != Place::Background || which {
            place = next;
        }
        end += 1;
    }
    while words.get(end).is_some_and(is_colour_word) {
        end += 1;
    }
    Some((place, end))
}
