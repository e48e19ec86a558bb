//! Removing what nobody needs any more. Called from time to time; each call removes a bounded number of rows.

use chrono::{DateTime, TimeDelta, Utc};
use isekai_platform::config::RetentionConfig;
use uuid::Uuid;

use crate::{Result, Store, code};

/// How many rows of each kind a call of [`sweep`] removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    pub sessions: u64,
    pub api_tokens: u64,
    /// Shares of attempts that are whole again.
    pub throttles: u64,
    /// Sign-ins at a provider that nobody came back from, or whose second factor never came.
    pub oidc: u64,
    pub preview_codes: u64,
    pub preview_links: u64,
    pub workflows: u64,
    pub egress_decisions: u64,
    pub execution_logs: u64,
    pub security_events: u64,
    pub blobs: u64,
}

const BLOBS_KEPT: TimeDelta = TimeDelta::hours(1);
const BATCH: i64 = 5000;

/// Stuck workflows stay: they wait for a person. A finished deletion or creation is also forgotten as an idempotency
/// key.
pub async fn sweep(store: &Store, keep: &RetentionConfig, now: DateTime<Utc>) -> Result<Swept> {
    let before = |days: u32| now - TimeDelta::days(i64::from(days));
    let sessions = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < $1 LIMIT $2)";
    let tokens = "DELETE FROM api_tokens WHERE id IN (SELECT id FROM api_tokens WHERE expires_at < $1 LIMIT $2)";
    let throttles = "DELETE FROM throttles WHERE key IN (SELECT key FROM throttles WHERE full_at < $1 LIMIT $2)
                         AND full_at < $1";
    let flows = "DELETE FROM oidc_flows WHERE state_hash IN (
                     SELECT state_hash FROM oidc_flows WHERE expires_at < $1 LIMIT $2)";
    let proofs = "DELETE FROM oidc_proofs WHERE token_hash IN (
                      SELECT token_hash FROM oidc_proofs WHERE expires_at < $1 LIMIT $2)";
    let codes = "DELETE FROM preview_codes WHERE code_hash IN (
                     SELECT code_hash FROM preview_codes WHERE expires_at < $1 LIMIT $2)";
    let links = "DELETE FROM preview_links WHERE id IN (SELECT id FROM preview_links WHERE expires_at < $1 LIMIT $2)";
    let workflows = "DELETE FROM workflows WHERE id IN (SELECT id FROM workflows WHERE finished_at < $1 LIMIT $2)";
    // How many there are of one app is bounded when they are written.
    let decisions = "DELETE FROM egress_decisions WHERE id IN (SELECT id FROM egress_decisions WHERE at < $1 LIMIT $2)";
    let events = "DELETE FROM security_events WHERE id IN (
                      SELECT id FROM security_events WHERE timestamp < $1 LIMIT $2)";
    Ok(Swept {
        sessions: remove(store, sessions, before(keep.sessions_days)).await?,
        api_tokens: remove(store, tokens, before(keep.sessions_days)).await?,
        throttles: remove(store, throttles, now).await?,
        oidc: remove(store, flows, now).await? + remove(store, proofs, now).await?,
        preview_codes: remove(store, codes, now).await?,
        preview_links: remove(store, links, before(keep.sessions_days)).await?,
        workflows: remove(store, workflows, before(keep.workflows_days)).await?,
        egress_decisions: remove(store, decisions, before(keep.egress_decisions_days)).await?,
        execution_logs: remove_logs(store, before(keep.execution_logs_days)).await?,
        security_events: remove(store, events, before(keep.security_events_days)).await?,
        blobs: code::prune_blobs(store, now - BLOBS_KEPT).await?,
    })
}

async fn remove(store: &Store, sql: &'static str, before: DateTime<Utc>) -> Result<u64> {
    Ok(sqlx::query(sql).bind(before).bind(BATCH).execute(store.pool()).await?.rows_affected())
}

/// By their ids, which tell when they were collected: an index on the time would cost with every line that an app prints.
async fn remove_logs(store: &Store, before: DateTime<Utc>) -> Result<u64> {
    let sql = "DELETE FROM execution_logs WHERE id IN (
                   SELECT id FROM execution_logs WHERE id < $1 ORDER BY id LIMIT $2)";
    Ok(sqlx::query(sql).bind(first_id(before)).bind(BATCH).execute(store.pool()).await?.rows_affected())
}

/// Smaller than every UUIDv7 that is made from then on: they begin with 48 bits of milliseconds (RFC 9562, section 5.7).
fn first_id(time: DateTime<Utc>) -> Uuid {
    let ms = u128::try_from(time.timestamp_millis()).unwrap_or(0);
    Uuid::from_u128(ms << 80)
}

#[cfg(test)]
mod tests;
