//! What the lines of the log add up to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

use isekai_channel::egress_api::EgressDecision;
use isekai_channel::sandbox_api::SandboxId;
use serde::{Deserialize, Serialize};

/// Of all sandboxes.
pub const MAX_DECISIONS: usize = 10_000;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Line {
    /// The first of a file that was made compact.
    Begun { log_id: String, last_seq: u64, lost: u64 },
    /// It takes the place of an earlier one when that is counted with it.
    Decided { replaces: Option<u64>, decision: EgressDecision },
    /// Up to this number nobody needs them any more.
    Collected { until: u64 },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    log_id: String,
    last_seq: u64,
    lost: u64,
    decisions: BTreeMap<u64, EgressDecision>,
    /// Their numbers by sandbox.
    seqs: BTreeMap<SandboxId, BTreeSet<u64>>,
}

impl Kept {
    pub fn new(log_id: String, first_seq: u64) -> Self {
        let last_seq = first_seq.saturating_sub(1);
        Self { log_id, last_seq, lost: 0, decisions: BTreeMap::new(), seqs: BTreeMap::new() }
    }

    /// The same lines always give the same, so that a restart finds what was.
    pub fn apply(&mut self, line: Line) {
        match line {
            Line::Begun { log_id, last_seq, lost } => {
                (self.log_id, self.last_seq, self.lost) = (log_id, last_seq, lost)
            }
            Line::Decided { replaces, decision } => {
                if let Some(seq) = replaces {
                    self.remove(seq);
                }
                self.last_seq = self.last_seq.max(decision.seq);
                self.seqs.entry(decision.sandbox_id).or_default().insert(decision.seq);
                self.decisions.insert(decision.seq, decision);
                if self.decisions.len() > MAX_DECISIONS {
                    self.drop_one();
                }
            }
            Line::Collected { until } => {
                while let Some((seq, _)) = self.decisions.first_key_value().filter(|(seq, _)| **seq <= until) {
                    let seq = *seq;
                    self.remove(seq);
                }
            }
        }
    }

    /// The shortest file that says the same.
    pub fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let begun = Line::Begun { log_id: self.log_id.clone(), last_seq: self.last_seq, lost: self.lost };
        let decided = |decision: &EgressDecision| Line::Decided { replaces: None, decision: decision.clone() };
        std::iter::once(begun).chain(self.decisions.values().map(decided))
    }

    pub fn log_id(&self) -> &str {
        &self.log_id
    }

    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    pub fn lost(&self) -> u64 {
        self.lost
    }

    pub fn latest_of(&self, sandbox: SandboxId) -> Option<&EgressDecision> {
        self.decisions.get(self.seqs.get(&sandbox)?.last()?)
    }

    pub fn has_until(&self, seq: u64) -> bool {
        self.decisions.first_key_value().is_some_and(|(first, _)| *first <= seq)
    }

    pub fn after(&self, seq: u64) -> impl Iterator<Item = &EgressDecision> {
        self.decisions.range((Excluded(seq), Unbounded)).map(|(_, decision)| decision)
    }

    /// The oldest of the sandbox that has most: who makes many pushes out none but its own.
    fn drop_one(&mut self) {
        let most = self.seqs.values().max_by_key(|seqs| seqs.len());
        if let Some(seq) = most.and_then(|seqs| seqs.first().copied())
            && let Some(dropped) = self.remove(seq)
        {
            self.lost += u64::from(dropped.count);
        }
    }

    fn remove(&mut self, seq: u64) -> Option<EgressDecision> {
        let decision = self.decisions.remove(&seq)?;
        if let Some(seqs) = self.seqs.get_mut(&decision.sandbox_id) {
            seqs.remove(&seq);
            if seqs.is_empty() {
                self.seqs.remove(&decision.sandbox_id);
            }
        }
        Some(decision)
    }
}
