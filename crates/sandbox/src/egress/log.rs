//! What was decided about connections, until somebody has collected it. In an append-only file, so that a crash loses nothing that an
//! app was answered. A disk that takes no more costs only that: decisions go on, and are told as long as this process lives.

mod kept;

use std::net::IpAddr;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_channel::egress_api::{EgressDecision, EgressDecisions, EgressReason};
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::AppId;
use uuid::Uuid;

use self::kept::{Kept, Line};
use crate::lines::{self, FileError, LineFile};

/// The same decision this soon after is counted with the one before.
const FOLD_WITHIN: TimeDelta = TimeDelta::seconds(10);
/// Of what the app asked for.
const MAX_HOST_CHARS: usize = 253;

/// Whose connection it is.
#[derive(Debug, Clone, Copy)]
pub struct Whose {
    pub sandbox: SandboxId,
    pub app: AppId,
}

/// What was decided: allowed, unless there is a reason against it.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    pub host: &'a str,
    pub port: u16,
    pub address: Option<IpAddr>,
    pub reason: Option<EgressReason>,
}

#[derive(Debug)]
pub struct Log {
    file: LineFile,
    kept: Kept,
    /// The greatest number that was given to a collector. Up to here nothing is changed any more: it may have been counted.
    handed: u64,
}

impl Log {
    /// Goes on with the file's numbers. Without a file they begin at the present time in microseconds: a collector that still has a number
    /// of a log that was lost collects nothing of this one with it.
    pub fn open(path: &Path, now: DateTime<Utc>) -> Result<Self, FileError> {
        let first = u64::try_from(now.timestamp_micros()).unwrap_or(1);
        let mut kept = Kept::new(Uuid::now_v7().to_string(), first);
        lines::read(path)?.into_iter().for_each(|line| kept.apply(line));
        let file = LineFile::create(path, kept.lines())?;
        let handed = kept.last_seq();
        Ok(Self { file, kept, handed })
    }

    pub fn record(&mut self, now: DateTime<Utc>, whose: Whose, decided: Decided<'_>) {
        let mut decision = EgressDecision {
            seq: self.kept.last_seq() + 1,
            sandbox_id: whose.sandbox,
            app_id: whose.app,
            at: now,
            host: decided.host.chars().take(MAX_HOST_CHARS).collect(),
            port: decided.port,
            address: decided.address,
            allowed: decided.reason.is_none(),
            reason: decided.reason,
            count: 1,
        };
        let before = self.kept.latest_of(whose.sandbox).filter(|before| before.seq > self.handed);
        let before = before.filter(|before| is_same(before, &decision));
        let replaces = before.map(|before| before.seq);
        decision.count += before.map_or(0, |before| before.count.min(u32::MAX - 1));
        self.write(Line::Decided { replaces, decision });
    }

    /// Those with a greater number than `after`. Forgets the others.
    pub fn collect(&mut self, after: u64, limit: usize) -> EgressDecisions {
        // A number that this log never gave says nothing about it.
        let after = if after > self.kept.last_seq() { 0 } else { after };
        if self.kept.has_until(after) {
            self.write(Line::Collected { until: after });
        }
        let decisions: Vec<EgressDecision> = self.kept.after(after).take(limit).cloned().collect();
        self.handed = decisions.last().map_or(self.handed, |last| last.seq.max(self.handed));
        EgressDecisions { log_id: self.kept.log_id().to_owned(), decisions, lost: self.kept.lost() }
    }

    fn write(&mut self, line: Line) {
        if let Err(error) = self.file.append(&line) {
            tracing::warn!(error = &error as &dyn std::error::Error, "a decision on egress is not in its file");
        }
        self.kept.apply(line);
        if self.file.is_long() {
            self.file.compact(self.kept.lines());
        }
    }
}

fn is_same(before: &EgressDecision, decision: &EgressDecision) -> bool {
    (&before.host, before.port, before.allowed, before.reason)
        == (&decision.host, decision.port, decision.allowed, decision.reason)
        && (decision.at - before.at).abs() <= FOLD_WITHIN
}

#[cfg(test)]
mod tests;
