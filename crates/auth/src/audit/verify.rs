//! The whole log, from its first row to its last, against what its keys say. The verifier is told rows and checkpoints in the
//! order of the chain, keeps nothing of them, and goes on after a fault so that one change does not hide another.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::row::{GENESIS, Link, Row, link, mac};
use super::sign::{Checkpoint, SealKeys};
use crate::keyring::{KeyKind, Keyring};

/// A place of the chain, and the row that stands there.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub seq: i64,
    pub row_id: Uuid,
    pub link: Vec<u8>,
    pub key_id: String,
    pub sealed_at: DateTime<Utc>,
    /// With its MAC and the id of that one's key.
    pub row: Option<(Row, Vec<u8>, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Problem {
    /// The row is not what was written, or was never written by us.
    RowChanged,
    /// The chain has this place, and the row is gone.
    RowMissing,
    /// Places of the chain are gone.
    PlacesMissing,
    /// The place does not follow from the one before: it was moved, put in, or written by somebody else.
    LinkBroken,
    /// A row that the chain does not have, and that we never wrote.
    RowForged,
    /// A row of ours that nobody has sealed: the sealer does not run, or its list was tampered with.
    RowUnsealed,
    /// Not signed by a sealer of ours, or over another chain.
    CheckpointForged,
    /// The log ends before what was once sealed.
    Truncated,
    /// Sealed before the row in front of it was, or before it was written: the clock was put back.
    ClockRolledBack,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub problem: Problem,
    /// Place in the chain.
    pub seq: Option<i64>,
    pub row_id: Option<Uuid>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// Rows of the chain that were looked at.
    pub rows: u64,
    pub checkpoints: u64,
    /// The last place, 0 when there is none.
    pub last_seq: i64,
    /// In the order of the chain; at most [`Verifier::MAX_FINDINGS`].
    pub findings: Vec<Finding>,
}

pub struct Verifier<'a> {
    ring: &'a Keyring,
    keys: &'a SealKeys,
    previous: Link,
    next: i64,
    sealed_at: Option<DateTime<Utc>>,
    verified: Verified,
}

/// Clocks of machines differ by so much at the most.
const SKEW: TimeDelta = TimeDelta::seconds(5);
/// What is unsealed for longer stays unsealed.
const SEALED_WITHIN: TimeDelta = TimeDelta::seconds(60);

impl<'a> Verifier<'a> {
    pub const MAX_FINDINGS: usize = 100;

    /// `purge`: the newest checkpoint that says that all before it was removed.
    pub fn new(ring: &'a Keyring, keys: &'a SealKeys, purge: Option<&Checkpoint>) -> Self {
        let verified = Verified { rows: 0, checkpoints: 0, last_seq: 0, findings: Vec::new() };
        let mut verifier = Self { ring, keys, previous: GENESIS, next: 1, sealed_at: None, verified };
        if let Some(purge) = purge {
            if !(purge.purge && keys.verify(purge)) {
                verifier.find(Problem::CheckpointForged, Some(purge.seq), None);
            }
            (verifier.previous, verifier.next) = (purge.link, purge.seq.saturating_add(1));
            verifier.verified.last_seq = purge.seq;
        }
        verifier
    }

    /// The next place of the chain.
    pub fn row(&mut self, sealed: &Sealed) {
        self.verified.rows += 1;
        if sealed.seq > self.next {
            self.find(Problem::PlacesMissing, Some(self.next), None);
        }
        let (seq, id) = (Some(sealed.seq), Some(sealed.row_id));
        match &sealed.row {
            None => self.find(Problem::RowMissing, seq, id),
            Some((row, stored, key)) if !self.is_ours(row, stored, key) || row.id != sealed.row_id => {
                self.find(Problem::RowChanged, seq, id);
            }
            Some((row, ..)) if row.timestamp > sealed.sealed_at + SKEW => {
                self.find(Problem::ClockRolledBack, seq, id);
            }
            Some(_) => {}
        }
        if self.sealed_at.is_some_and(|before| sealed.sealed_at < before) {
            self.find(Problem::ClockRolledBack, seq, id);
        }
        if !self.follows(sealed) {
            self.find(Problem::LinkBroken, seq, id);
        }
        self.previous = sealed.link.as_slice().try_into().unwrap_or(GENESIS);
        self.next = sealed.seq.saturating_add(1);
        self.sealed_at = Some(sealed.sealed_at);
        self.verified.last_seq = sealed.seq;
    }

    /// A checkpoint at the place of the last row that was told, or beyond the end.
    pub fn checkpoint(&mut self, checkpoint: &Checkpoint) {
        self.verified.checkpoints += 1;
        let seq = Some(checkpoint.seq);
        if !self.keys.verify(checkpoint) {
            return self.find(Problem::CheckpointForged, seq, None);
        }
        if checkpoint.seq > self.verified.last_seq {
            self.find(Problem::Truncated, Some(self.verified.last_seq.saturating_add(1)), None);
        } else if checkpoint.seq == self.verified.last_seq && !same(&checkpoint.link, &self.previous) {
            self.find(Problem::LinkBroken, seq, None);
        }
    }

    /// A row that has no place in the chain.
    pub fn unsealed(&mut self, row: &Row, stored: &[u8], key_id: &str, now: DateTime<Utc>) {
        if !self.is_ours(row, stored, key_id) {
            self.find(Problem::RowForged, None, Some(row.id));
        } else if row.timestamp + SEALED_WITHIN < now {
            self.find(Problem::RowUnsealed, None, Some(row.id));
        }
    }

    /// A row that waited for its place and is gone.
    pub fn gone(&mut self, row_id: Uuid) {
        self.find(Problem::RowMissing, None, Some(row_id));
    }

    pub fn finish(self) -> Verified {
        self.verified
    }

    fn is_ours(&self, row: &Row, stored: &[u8], key_id: &str) -> bool {
        self.ring.find(KeyKind::Audit, key_id).is_ok_and(|key| same(&mac(&key, row), stored))
    }

    fn follows(&self, sealed: &Sealed) -> bool {
        let Some((_, stored, _)) = &sealed.row else {
            // Its MAC is gone with it; whether the next one follows can be told all the same.
            return true;
        };
        let key = self.ring.find(KeyKind::Audit, &sealed.key_id);
        key.is_ok_and(|key| {
            let expected = link(&key, &self.previous, sealed.seq, sealed.row_id, stored, sealed.sealed_at);
            same(&expected, &sealed.link)
        })
    }

    fn find(&mut self, problem: Problem, seq: Option<i64>, row_id: Option<Uuid>) {
        if self.verified.findings.len() < Self::MAX_FINDINGS {
            self.verified.findings.push(Finding { problem, seq, row_id });
        }
    }
}

fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

#[cfg(test)]
mod tests;
