//! Removing what nobody needs any more. Called from time to time; each call removes a bounded number of rows.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Result, Store, code};

/// How many rows of each kind a call of [`sweep`] removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    pub sessions: u64,
    pub api_tokens: u64,
    /// Shares of attempts that are whole again.
    pub throttles: u64,
    pub preview_codes: u64,
    pub preview_links: u64,
    pub workflows: u64,
    pub egress_decisions: u64,
    pub blobs: u64,
}

/// How long ended sessions, tokens, links, finished workflows and decisions about connections are kept for people who look into what
/// happened.
const KEPT: TimeDelta = TimeDelta::days(30);
const BLOBS_KEPT: TimeDelta = TimeDelta::hours(1);
const BATCH: i64 = 5000;

/// Stuck workflows stay: they wait for a person. A finished deletion or creation is also forgotten as an idempotency
/// key.
pub async fn sweep(store: &Store, now: DateTime<Utc>) -> Result<Swept> {
    let old = now - KEPT;
    let sessions = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < $1 LIMIT $2)";
    let tokens = "DELETE FROM api_tokens WHERE id IN (SELECT id FROM api_tokens WHERE expires_at < $1 LIMIT $2)";
    let throttles = "DELETE FROM throttles WHERE key IN (SELECT key FROM throttles WHERE full_at < $1 LIMIT $2)
                         AND full_at < $1";
    let codes = "DELETE FROM preview_codes WHERE code_hash IN (
                     SELECT code_hash FROM preview_codes WHERE expires_at < $1 LIMIT $2)";
    let links = "DELETE FROM preview_links WHERE id IN (SELECT id FROM preview_links WHERE expires_at < $1 LIMIT $2)";
    let workflows = "DELETE FROM workflows WHERE id IN (SELECT id FROM workflows WHERE finished_at < $1 LIMIT $2)";
    // How many there are of one app is bounded when they are written.
    let decisions = "DELETE FROM egress_decisions WHERE id IN (SELECT id FROM egress_decisions WHERE at < $1 LIMIT $2)";
    Ok(Swept {
        sessions: remove(store, sessions, old).await?,
        api_tokens: remove(store, tokens, old).await?,
        throttles: remove(store, throttles, now).await?,
        preview_codes: remove(store, codes, now).await?,
        preview_links: remove(store, links, old).await?,
        workflows: remove(store, workflows, old).await?,
        egress_decisions: remove(store, decisions, old).await?,
        blobs: code::prune_blobs(store, now - BLOBS_KEPT).await?,
    })
}

async fn remove(store: &Store, sql: &'static str, before: DateTime<Utc>) -> Result<u64> {
    Ok(sqlx::query(sql).bind(before).bind(BATCH).execute(store.pool()).await?.rows_affected())
}

#[cfg(test)]
mod tests;
