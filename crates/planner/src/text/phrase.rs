//! Looking up fixed phrases of several words, longest first.

use std::collections::HashMap;

use super::words::{Word, words};

/// A found phrase: what it stands for, and how many words it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase<T> {
    pub value: T,
    pub words: usize,
}

/// Phrases by their first word. Compared by stem, so that `due dates` finds `due date`.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Copy> Phrases<T> {
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (text, value) in phrases {
            let stems: Vec<String> = words(text).into_iter().map(|word| word.stem).collect();
            if let Some(first) = stems.first() {
                by_first.entry(first.clone()).or_default().push((stems, value));
            }
        }
        for candidates in by_first.values_mut() {
            candidates.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts exactly at `words[0]`.
    pub fn at(&self, words: &[Word]) -> Option<Phrase<T>> {
        let candidates = self.by_first.get(&words.first()?.stem)?;
        candidates
            .iter()
            .find(|(stems, _)| {
                words.len() >= stems.len() && stems.iter().zip(words).all(|(stem, word)| *stem == word.stem)
            })
            .map(|(stems, value)| Phrase { value: *value, words: stems.len() })
    }

    /// The phrase that makes up all of `words`.
    pub fn exact(&self, words: &[Word]) -> Option<T> {
        self.at(words).filter(|found| found.words == words.len()).map(|found| found.value)
    }

    /// The phrase that `words` ends with, longest first: the head of an English compound.
    pub fn ending(&self, words: &[Word]) -> Option<Phrase<T>> {
        (0..words.len()).find_map(|start| {
            let value = self.exact(&words[start..])?;
            Some(Phrase { value, words: words.len() - start })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest() {
        let phrases = Phrases::new([("date", 1), ("due date", 2), ("due", 3)]);
        assert_eq!(phrases.at(&words("due dates soon")), Some(Phrase { value: 2, words: 2 }));
        assert_eq!(phrases.at(&words("due soon")), Some(Phrase { value: 3, words: 1 }));
        assert_eq!(phrases.exact(&words("due soon")), None);
        assert_eq!(phrases.ending(&words("the due date")), Some(Phrase { value: 2, words: 2 }));
        assert_eq!(phrases.at(&[]), None);
    }
}
