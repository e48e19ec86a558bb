//! The state of reading one request for changes.

use std::ops::Range;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, Field, FieldKind, Patch, Target, apply_patches};
use serde_json::Value;

use super::clauses::is_lead;
use super::{links, more, react};
use crate::analysis::{DETERMINERS, Decision, QUOTES, sample_of_field};
use crate::lexicon::Lexicon;
use crate::text::Reading;

const MAX_SHOWN_CHARS: usize = 120;

pub struct Editor<'a> {
    pub lexicon: &'a Lexicon,
    pub today: NaiveDate,
    pub reading: Reading<'a>,
    /// With the patches so far, so that a later clause sees what an earlier one did.
    pub spec: AppSpec,
    pub patches: Vec<Patch>,
    pub decisions: Vec<Decision>,
    /// Changes that were understood and do not work, in words for the user.
    pub refusals: Vec<String>,
    /// Parts of clauses that are understood otherwise.
    pub unread: Vec<String>,
}

impl<'a> Editor<'a> {
    pub fn new(text: &'a str, spec: &AppSpec, lexicon: &'a Lexicon, today: NaiveDate) -> Self {
        Self {
            lexicon,
            today,
            reading: Reading::new(text),
            spec: spec.clone(),
            patches: Vec::new(),
            decisions: Vec::new(),
            refusals: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Applies patches and notes why. Says whether they could be applied; a refusal is noted too.
    pub fn apply(&mut self, words: Range<usize>, outcome: impl Into<String>, patches: Vec<Patch>) -> bool {
        if self.spec.target == Target::Static && patches.iter().any(react::needs) {
            let said = self.shown(words);
            self.refusals.push(format!("\"{said}\" needs React. {}", react::WHY_NOT));
            return false;
        }
        let applied = apply_patches(&self.spec, &patches).and_then(|spec| {
            let links = links::to_new_pages(&self.spec, &spec);
            let linked = if links.is_empty() { spec } else { apply_patches(&spec, &links)? };
            Ok((linked, [patches, links].concat()))
        });
        match applied {
            Ok((spec, patches)) => {
                self.spec = spec;
                self.patches.extend(patches);
                self.note(words, outcome);
                true
            }
            Err(error) => {
                self.refusals.push(format!("\"{}\" does not work: {error}.", self.shown(words)));
                false
            }
        }
    }

    /// Gives a field another kind, and its sample rows values of that kind where they lose theirs.
    pub fn to_kind(&self, entity: &str, field: &str, kind: FieldKind) -> Patch {
        let known = self.spec.entity(entity).and_then(|entity| entity.field(field)).cloned();
        let changed = known.map(|known| Field { kind: kind.clone(), default: None, ..known });
        let samples = changed.map(|changed| self.samples_of(entity, &changed)).unwrap_or_default();
        Patch::SetFieldKind { entity: entity.to_owned(), field: field.to_owned(), kind, samples }
    }

    /// Values for a field of the sample rows of an entity.
    pub fn samples_of(&self, entity: &str, field: &Field) -> Vec<Value> {
        if let FieldKind::Relation { entity, many } = &field.kind {
            let titles = more::titles(&self.spec, entity);
            return titles.into_iter().map(|title| if *many { vec![title].into() } else { title }).collect();
        }
        let rows = self.spec.entity(entity).map_or(0, |entity| entity.samples.len());
        (0..rows).filter_map(|row| sample_of_field(field, row, self.lexicon, self.today)).collect()
    }

    /// Notes a decision that changes nothing, e.g. because the app is so already.
    pub fn note(&mut self, words: Range<usize>, outcome: impl Into<String>) {
        let decision = Decision { words: self.shown(words), outcome: outcome.into() };
        self.decisions.push(decision);
    }

    /// Reads the parts of a clause one by one. When some are understood, the others are told of.
    pub fn each(&mut self, parts: Vec<Range<usize>>, mut read: impl FnMut(&mut Self, Range<usize>) -> bool) -> bool {
        let (mut done, mut unread) = (false, Vec::new());
        for part in parts {
            let refusals = self.refusals.len();
            if read(self, part.clone()) {
                done = true;
            } else if self.refusals.len() == refusals && !self.bare(part.clone()).is_empty() {
                unread.push(self.shown(self.bare(part)));
            }
        }
        if done {
            self.unread.append(&mut unread);
        }
        done
    }

    /// Whether "I want", "we need", "there should be" stand before a clause.
    pub fn is_wished(&self, clause: &Range<usize>) -> bool {
        let lead = self.reading.words[..clause.start].iter().rev().take_while(|word| is_lead(word));
        lead.into_iter().any(|word| word.is_any(&["want", "need", "like", "have", "should", "i'd", "we'd"]))
    }

    /// The words as they are quoted to the user.
    pub fn shown(&self, words: Range<usize>) -> String {
        let said = self.said(words);
        let start: String = said.chars().take(MAX_SHOWN_CHARS).collect();
        if start.len() < said.len() { format!("{start}…") } else { said }
    }

    pub fn said(&self, words: Range<usize>) -> String {
        self.reading.source(words).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Index of the first of `texts` in a range.
    pub fn find(&self, range: &Range<usize>, texts: &[&str]) -> Option<usize> {
        range.clone().find(|&at| self.reading.words[at].is_any(texts))
    }

    /// The range without articles and the like at its front.
    pub fn bare(&self, range: Range<usize>) -> Range<usize> {
        let quote = |at: usize| self.reading.words[at].is_any(QUOTES);
        let small = |at: &usize| {
            let word = &self.reading.words[*at];
            word.is_any(DETERMINERS) || word.is_any(&[",", ":"]) || quote(*at)
        };
        let start = range.clone().find(|at| !small(at)).unwrap_or(range.end);
        let end = range
            .clone()
            .rev()
            .find(|&at| {
                let word = &self.reading.words[at];
                at >= start && !(word.is_any(&[".", "!", ",", ":", "please", "too", "again", "?"]) || quote(at))
            })
            .map_or(start, |at| at + 1);
        start..end
    }
}
