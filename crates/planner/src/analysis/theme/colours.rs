//! Every colour that a text says of an app, and what it is for.

use std::ops::Range;

use super::parts::{self, Claim, Place, is_colour_word};
use super::whole;
use crate::lexicon::styles::Styles;
use crate::text::Reading;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Primary,
    Background,
    Surface,
}

/// A colour found in a text, and the part it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colouring {
    pub part: Part,
    pub value: String,
    pub words: Range<usize>,
    /// Only for details, such as links: gives way to a colour for all.
    pub accent: bool,
    /// For the header too.
    pub bar: bool,
}

/// A colour where a text names it.
#[derive(Debug, Clone)]
pub struct Mention {
    pub words: Range<usize>,
    pub value: String,
    pub exact: bool,
    pub thing: bool,
}

/// All that a text says about colours.
#[derive(Debug, Default)]
pub struct Colours {
    pub colourings: Vec<Colouring>,
    /// Colours of letters, which follow from what is behind them.
    pub letters: Vec<Range<usize>>,
    /// Colours of parts that have none of their own.
    pub other: Vec<Range<usize>>,
}

pub fn read(reading: &Reading<'_>, styles: &Styles) -> Colours {
    let mut mentions = mentions(reading, styles);
    let mut claims: Vec<Option<Claim>> = Vec::new();
    let mut from = 0;
    for index in 0..mentions.len() {
        let to = mentions.get(index + 1).map_or(reading.len(), |next| next.words.start);
        let claim = parts::claim(reading, &mentions, index, from, to);
        from = claim.as_ref().map_or(mentions[index].words.end, |claim| claim.words.end.max(mentions[index].words.end));
        claims.push(claim);
    }
    for index in 0..mentions.len() {
        let Some((value, words)) = in_parentheses(reading, &mentions, index, claims[index].as_ref()) else { continue };
        claims[index + 1] = Some(Claim { places: Vec::new(), words: words.clone() });
        mentions[index].value = value;
        if let Some(claim) = &mut claims[index] {
            claim.words = words;
        }
    }
    whole::claim(reading, &mentions, &mut claims);
    let mut colours = Colours::default();
    for (index, mention) in mentions.iter().enumerate() {
        let Some(claim) = &claims[index] else { continue };
        let next = mentions.get(index + 1).map_or(reading.len(), |next| next.words.start);
        let value = &mention.value;
        let words = claim.words.start..colour_word_end(reading, claim.words.end, next);
        for place in &claim.places {
            let (part, accent, bar) = match place {
                Place::Primary { accent, bar } => (Part::Primary, *accent, *bar),
                Place::Background => (Part::Background, false, false),
                Place::Surface => (Part::Surface, false, false),
                Place::Letters => {
                    colours.letters.push(words.clone());
                    continue;
                }
                Place::Other => {
                    colours.other.push(words.clone());
                    continue;
                }
            };
            match colours.colourings.iter_mut().find(|other| other.part == part && other.words == words) {
                Some(other) => (other.accent, other.bar) = (other.accent && accent, other.bar || bar),
                None => {
                    colours.colourings.push(Colouring { part, value: value.clone(), words: words.clone(), accent, bar })
                }
            }
        }
    }
    colours
}

/// The colours of a text, in order. A name and the number of the same colour are one: "navy (#001f3f)".
fn mentions(reading: &Reading<'_>, styles: &Styles) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let Some(colour) = styles.at(&reading.words[at..]) else {
            at += 1;
            continue;
        };
        let words = at..at + colour.words;
        at = words.end;
        let (exact, thing) = (colour.exact, colour.thing);
        if reading.is_negated(words.start) || is_booking(reading, &words) {
            continue;
        }
        match found.last_mut() {
            Some(last) if exact && !last.exact && gap(reading, last.words.end, words.start) => {
                let close = reading.words.get(words.end).is_some_and(|word| word.is(")"));
                last.words.end = words.end + usize::from(close);
                (last.value, last.exact, last.thing) = (colour.value, true, false);
            }
            Some(last)
                if !exact && last.exact && words.start == last.words.end + 1 && opens(reading, last.words.end) =>
            {
                let close = reading.words.get(words.end).is_some_and(|word| word.is(")"));
                last.words.end = words.end + usize::from(close);
            }
            _ => found.push(Mention { words, value: colour.value, exact, thing }),
        }
    }
    found
}

/// Nothing, or an opening parenthesis.
fn gap(reading: &Reading<'_>, end: usize, start: usize) -> bool {
    start == end || start == end + 1 && opens(reading, end)
}

fn opens(reading: &Reading<'_>, at: usize) -> bool {
    reading.words.get(at).is_some_and(|word| word.is_any(&["(", ":", "="]))
}

/// "Yellow background (#fff8dc is fine)": the number behind the part says which yellow.
fn in_parentheses(
    reading: &Reading<'_>,
    mentions: &[Mention],
    index: usize,
    claim: Option<&Claim>,
) -> Option<(String, Range<usize>)> {
    let claim = claim?;
    let next = mentions.get(index + 1).filter(|next| next.exact && !mentions[index].exact)?;
    let opened = reading.words.get(claim.words.end).is_some_and(|word| word.is("("));
    let end = (next.words.end..reading.len().min(next.words.end + 5)).find(|&at| reading.words[at].is(")"))?;
    (opened && next.words.start == claim.words.end + 1).then(|| (next.value.clone(), claim.words.start..end + 1))
}

/// The cards of a referee: "goals, yellow cards and red cards".
fn is_booking(reading: &Reading<'_>, colour: &Range<usize>) -> bool {
    let card = |at: usize| reading.words.get(at).is_some_and(|word| word.stem == "card");
    let sport =
        ["football", "soccer", "player", "match", "goal", "referee", "rugby", "hockey", "team", "game", "league"];
    colour.len() == 1
        && reading.words[colour.start].is_any(&["yellow", "red"])
        && card(colour.end)
        && reading.words.iter().any(|word| sport.contains(&word.stem.as_str()))
}

/// Includes a following "colour", "theme", "scheme".
fn colour_word_end(reading: &Reading<'_>, mut end: usize, next: usize) -> usize {
    while end < next && reading.words.get(end).is_some_and(is_colour_word) {
        end += 1;
    }
    end
}
