//! Slips of the keyboard in the words that say what an app is: "expence tracker", "calculater", "csv viwer".
//!
//! Only words that nothing else is made of are read as another, only where the slip is a likely one, and each is a decision that
//! the user sees. A real word that we do not know must stay: "monkey" is no "money".

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::Decision;
use super::grammar::words::{APP, SMALL};
use super::grammar::{is_article, is_boundary, is_lead, is_verb};
use crate::lexicon::Lexicon;
use crate::text::{Word, words};

/// Words of an app's name come early.
const MAX_WORDS: usize = 12;
const MIN_CHARS: usize = 5;
/// A letter that is wrong, missing or too much is told from another word in words of this length.
const LONG_CHARS: usize = 7;
/// Real words that lie one slip from a word that we know.
static REAL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../lexicon/real-words.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// The text with the slips mended, and a decision for each.
pub fn corrected<'a>(text: &'a str, lexicon: &Lexicon) -> (Cow<'a, str>, Vec<Decision>) {
    let read = words(text);
    let mut mended = text.to_owned();
    let mut decisions = Vec::new();
    let open: Vec<&Word> = read.iter().take(MAX_WORDS).filter(|word| is_open(word, lexicon)).collect();
    if open.is_empty() {
        return (Cow::Borrowed(text), decisions);
    }
    let known = Known::of(lexicon);
    // From the end, so that the places of earlier words stay.
    for word in open.into_iter().rev() {
        let Some(meant) = known.meant(word) else { continue };
        let said = &text[word.span.clone()];
        decisions.insert(0, Decision { words: said.to_owned(), outcome: format!("Read as \"{meant}\"") });
        mended.replace_range(word.span.clone(), &meant);
    }
    if decisions.is_empty() { (Cow::Borrowed(text), decisions) } else { (Cow::Owned(mended), decisions) }
}

/// A word that nothing is known of and that may be a slip.
fn is_open(word: &Word, lexicon: &Lexicon) -> bool {
    let one = std::slice::from_ref(word);
    word.lower.len() >= MIN_CHARS
        && word.lower.chars().all(|c| c.is_ascii_lowercase())
        && !(is_lead(word) || is_article(word) || is_boundary(word) || is_verb(word))
        && !APP.contains(word.lower.as_str())
        && !SMALL.contains(word.lower.as_str())
        && lexicon.fields.phrases().exact(one).is_none()
        && lexicon.wishes.phrases().exact(one).is_none()
        && lexicon.stacks.phrases().exact(one).is_none()
        && lexicon.styles.at(one).is_none()
        && lexicon.demands.verbs.exact(one).is_none()
        && lexicon.demands.nouns.exact(one).is_none()
        && !word.is("landing")
        && !REAL.contains(word.lower.as_str())
}

struct Known {
    /// Words of the names of things.
    nouns: HashSet<String>,
    /// Words of the names of engines, and those for apps.
    engines: HashSet<String>,
    all: HashSet<String>,
}

impl Known {
    fn of(lexicon: &Lexicon) -> Self {
        let stems = |texts: Vec<&String>| -> HashSet<String> {
            texts.into_iter().flat_map(|text| words(text)).map(|word| word.stem).collect()
        };
        let long = |set: &HashSet<String>| -> HashSet<String> {
            set.iter().filter(|word| word.len() >= MIN_CHARS && word.is_ascii()).cloned().collect()
        };
        let nouns = stems(lexicon.nouns.spoken().iter().collect());
        // What a name ends with: "monkey" is not the money of "money converter".
        let heads = |name: &String| words(name).pop().map(|word| word.stem);
        let mut engines: HashSet<String> = lexicon.engines.spoken().filter_map(heads).collect();
        engines.extend(APP.iter().map(|word| (*word).to_owned()));
        let mut all: HashSet<String> = nouns.union(&engines).cloned().collect();
        all.extend(stems(lexicon.engines.spoken().collect()));
        all.extend(stems(lexicon.businesses.all().iter().flat_map(|business| &business.words).collect()));
        all.extend(stems(lexicon.engines.other_words().collect()));
        all.extend(lexicon.fields.all().iter().flat_map(|field| words(&field.name)).map(|word| word.stem));
        Self { nouns: long(&nouns), engines: long(&engines), all }
    }

    /// The only word that this one may have been meant to be.
    fn meant(&self, word: &Word) -> Option<String> {
        if self.all.contains(&word.stem) || self.all.contains(&word.lower) {
            return None;
        }
        let likely = |known: &String, engine: bool| {
            let slip = slip(&word.stem, known)?;
            let enough = match slip {
                Slip::Doubled | Slip::Swapped => MIN_CHARS,
                Slip::Missing if engine => MIN_CHARS,
                Slip::Wrong if engine => MIN_CHARS + 1,
                Slip::Missing | Slip::Wrong => LONG_CHARS,
            };
            // "calculater" is a calculator rather than something to calculate.
            let rank = match slip {
                Slip::Doubled | Slip::Swapped => 0,
                Slip::Wrong => 1,
                Slip::Missing => 2,
            };
            (word.stem.len() >= enough).then(|| (rank, known.clone()))
        };
        let engine = self.engines.iter().filter_map(|known| likely(known, true));
        let noun = self.nouns.iter().filter_map(|known| likely(known, false));
        let found: HashSet<(u8, String)> = engine.chain(noun).collect();
        let best = found.iter().map(|(rank, _)| *rank).min()?;
        let mut likeliest = found.iter().filter(|(rank, _)| *rank == best);
        let (Some((_, only)), None) = (likeliest.next(), likeliest.next()) else { return None };
        let plural = word.lower != word.stem && word.lower.ends_with('s');
        Some(if plural { crate::text::plural(only) } else { only.clone() })
    }
}

enum Slip {
    /// `habbit`, `shoping`.
    Doubled,
    /// `trakcer`.
    Swapped,
    /// A letter too many or too few.
    Missing,
    Wrong,
}

/// The one slip that lies between two words that begin alike.
fn slip(said: &str, meant: &str) -> Option<Slip> {
    let (a, b) = (said.as_bytes(), meant.as_bytes());
    if a.first() != b.first() || a == b || a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let same = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    if long.len() != short.len() {
        let doubled = same > 0 && long[same] == long[same - 1];
        return (long[same + 1..] == short[same..]).then_some(if doubled { Slip::Doubled } else { Slip::Missing });
    }
    if a[same + 1..] == b[same + 1..] {
        return Some(Slip::Wrong);
    }
    let swapped =
        a.len() > same + 1 && a[same] == b[same + 1] && a[same + 1] == b[same] && a[same + 2..] == b[same + 2..];
    swapped.then_some(Slip::Swapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended_and_words_are_left_alone() {
        let lexicon = Lexicon::load().unwrap();
        for (text, expected) in [
            ("expence tracker", "expense tracker"),
            ("a simple calculater", "a simple calculator"),
            ("csv viwer", "csv viewer"),
            ("sudoko", "sudoku"),
            ("habbit trakcer", "habit tracker"),
            ("monkey tracker", "monkey tracker"),
            ("auction list", "auction list"),
            ("baby feeding log", "baby feeding log"),
            ("boots collection", "boots collection"),
            ("plans and pants", "plans and pants"),
            ("bird sightings log", "bird sightings log"),
            ("zorbulator zorbs", "zorbulator zorbs"),
        ] {
            assert_eq!(corrected(text, &lexicon).0, expected);
        }
    }
}
