//! What has been found out so far about the app that is wanted.

use std::ops::Range;

use isekai_codegen::Field;

use super::apart::Apart;
use super::{Context, Decision};
use crate::lexicon::{Feature, Intent, Lexicon};
use crate::text::Reading;

/// A request being read.
pub struct Draft<'a> {
    pub lexicon: &'a Lexicon,
    pub reading: Reading<'a>,
    pub context: &'a Context,
    pub decisions: Vec<Decision>,
    pub warnings: Vec<String>,
    /// Wishes that need more than a list, and where they stand.
    pub intents: Vec<(Intent, Range<usize>)>,
    /// Features that the request does without: "no charts".
    pub unwanted: Vec<Feature>,
    /// What the request calls the first records of an entity: its id, and their names.
    pub named_rows: Vec<(String, Vec<String>)>,
    /// The request as it was typed, before shorthand was written out.
    pub typed: &'a str,
    /// The words that ask for the app.
    pub head: Range<usize>,
    /// What was taken out of the request before it was read.
    pub apart: Apart,
}

/// Records the app keeps.
#[derive(Debug, Clone)]
pub struct EntityDraft {
    pub id: String,
    /// `Movie`; the user's own word where it fits.
    pub singular: String,
    /// Index of the noun whose knowledge applies.
    pub noun: Option<usize>,
    pub fields: Vec<Field>,
    /// Its fields are the request's, and only those.
    pub explicit: bool,
    /// Where the request names it.
    pub at: usize,
    pub features: Vec<Wanted>,
}

/// A feature and the fields it was asked for, e.g. a filter by category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub feature: Feature,
    pub fields: Vec<String>,
    /// Words such as `month` that are no field.
    pub also: Vec<String>,
}

impl<'a> Draft<'a> {
    pub fn new(text: &'a str, lexicon: &'a Lexicon, context: &'a Context) -> Self {
        Self {
            lexicon,
            reading: Reading::new(text),
            context,
            decisions: Vec::new(),
            warnings: Vec::new(),
            intents: Vec::new(),
            unwanted: Vec::new(),
            named_rows: Vec::new(),
            typed: text,
            head: 0..0,
            apart: Apart::default(),
        }
    }

    /// Notes a decision and the words that led to it, which then count as understood.
    pub fn decide(&mut self, range: Range<usize>, outcome: impl Into<String>) {
        let words = self.reading.source(range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        self.reading.take(range);
        let decision = Decision { words, outcome: outcome.into() };
        if !self.decisions.contains(&decision) {
            self.decisions.push(decision);
        }
    }

    pub fn warn(&mut self, text: String) {
        if !self.warnings.contains(&text) {
            self.warnings.push(text);
        }
    }
}

impl EntityDraft {
    pub fn wants(&self, feature: Feature) -> Option<&Wanted> {
        self.features.iter().find(|wanted| wanted.feature == feature)
    }

    pub fn want(&mut self, wanted: Wanted) {
        match self.features.iter_mut().find(|other| other.feature == wanted.feature) {
            Some(other) => {
                other.fields.extend(
                    wanted.fields.into_iter().filter(|field| !other.fields.contains(field)).collect::<Vec<_>>(),
                );
                other.also.extend(wanted.also);
            }
            None => self.features.push(wanted),
        }
    }
}
