//! What nodes decided about connections. The newest of each app are kept.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::{Page, PageOf, Result, Store, StoreError, check};

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Decision {
    pub id: Uuid,
    #[sqlx(try_from = "Uuid")]
    pub app_id: AppId,
    pub sandbox_id: Uuid,
    pub at: DateTime<Utc>,
    pub host: String,
    #[sqlx(try_from = "i32")]
    pub port: u16,
    pub address: Option<String>,
    pub allowed: bool,
    pub reason: Option<String>,
    #[sqlx(try_from = "i64")]
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// The node's own number.
    pub seq: i64,
    pub sandbox_id: Uuid,
    pub app_id: AppId,
    pub at: DateTime<Utc>,
    /// As the app wrote it.
    pub host: String,
    pub port: u16,
    pub address: Option<IpAddr>,
    pub allowed: bool,
    pub reason: Option<String>,
    pub count: u32,
}

/// How far a node's decisions were collected.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Cursor {
    /// Identifies the node's numbering.
    pub log_id: String,
    pub seq: i64,
    /// Decisions that the node had lost by then.
    pub lost: i64,
}

#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    pub node: &'a str,
    pub log_id: &'a str,
    /// Of the node, since its numbering began.
    pub lost: i64,
    /// In the order of their numbers, which continue the ones that were collected before.
    pub decisions: &'a [NewDecision],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Collected {
    /// Less than there were when some had been collected before, or were of apps that are gone.
    pub kept: u64,
    /// Since the time before.
    pub lost: u64,
}

/// Decisions kept per app.
pub const KEPT_PER_APP: i64 = 10_000;
pub const MAX_BATCH: usize = 1000;
/// 253 characters.
const HOST_BYTES: usize = 1012;
const REASON_BYTES: usize = 64;

/// `None` before the node's first decision was collected.
pub async fn cursor(store: &Store, node: &str) -> Result<Option<Cursor>> {
    let sql = "SELECT log_id, seq, lost FROM egress_cursors WHERE node = $1";
    Ok(sqlx::query_as(sql).bind(node).fetch_optional(store.pool()).await?)
}

/// Keeps each decision once, however often it is collected, and moves the cursor with it. Decisions of apps that are gone are
/// dropped.
pub async fn collected(store: &Store, batch: Batch<'_>) -> Result<Collected> {
    check::name("node", batch.node, check::NAME_BYTES)?;
    check::name("log id", batch.log_id, check::NAME_BYTES)?;
    if batch.decisions.len() > MAX_BATCH {
        let problem = format!("has {} entries; at most {MAX_BATCH} are allowed", batch.decisions.len());
        return Err(StoreError::Invalid { field: "decisions", problem });
    }
    let mut tx = store.begin().await?;
    let lost = move_cursor_in(&mut tx, batch).await?;
    let kept = if batch.decisions.is_empty() { 0 } else { insert_in(&mut tx, batch).await? };
    if kept > 0 {
        trim_in(&mut tx, batch.decisions).await?;
    }
    tx.commit().await?;
    Ok(Collected { kept, lost })
}

/// Newest first.
pub async fn page(store: &Store, app: AppId, page: Page) -> Result<PageOf<Decision>> {
    let sql = "SELECT id, app_id, sandbox_id, at, host, port, address, allowed, reason, count FROM egress_decisions
               WHERE app_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(page.below()).bind(page.fetch_limit());
    Ok(page.of(query.fetch_all(store.pool()).await?, |decision: &Decision| decision.id))
}

/// Answers what was lost since the time before. Never goes back within a numbering; another numbering begins anew.
async fn move_cursor_in(connection: &mut PgConnection, batch: Batch<'_>) -> Result<u64> {
    // Workers who come at the same time follow each other from here on.
    let sql = "INSERT INTO egress_cursors (node, log_id, seq, lost) VALUES ($1, $2, 0, 0) ON CONFLICT DO NOTHING";
    sqlx::query(sql).bind(batch.node).bind(batch.log_id).execute(&mut *connection).await?;
    let sql = "SELECT log_id, seq, lost FROM egress_cursors WHERE node = $1 FOR UPDATE";
    let before: Cursor = sqlx::query_as(sql).bind(batch.node).fetch_one(&mut *connection).await?;
    let (seq, lost) = if before.log_id == batch.log_id { (before.seq, before.lost) } else { (0, 0) };
    let last = batch.decisions.last().map_or(0, |decision| decision.seq);
    let sql = "UPDATE egress_cursors SET log_id = $2, seq = $3, lost = $4 WHERE node = $1";
    let query = sqlx::query(sql).bind(batch.node).bind(batch.log_id).bind(seq.max(last)).bind(lost.max(batch.lost));
    query.execute(connection).await?;
    Ok(batch.lost.saturating_sub(lost).try_into().unwrap_or_default())
}

async fn insert_in(connection: &mut PgConnection, batch: Batch<'_>) -> Result<u64> {
    let of = batch.decisions;
    let column = |text: fn(&NewDecision) -> Option<String>| of.iter().map(text).collect::<Vec<_>>();
    // The lock keeps an app that is being deleted from failing the whole batch.
    let sql = "INSERT INTO egress_decisions (id, app_id, sandbox_id, node, log_id, seq, at, host, port, address, allowed,
                   reason, count)
               SELECT d.id, d.app_id, d.sandbox_id, $1, $2, d.seq, d.at, d.host, d.port, d.address, d.allowed, d.reason, d.count
               FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::timestamptz[], $8::text[], $9::integer[],
                       $10::text[], $11::boolean[], $12::text[], $13::bigint[])
                       AS d (id, app_id, sandbox_id, seq, at, host, port, address, allowed, reason, count)
                   JOIN apps a ON a.id = d.app_id
               FOR KEY SHARE OF a
               ON CONFLICT (node, log_id, seq) DO NOTHING";
    let done = sqlx::query(sql)
        .bind(batch.node)
        .bind(batch.log_id)
        .bind(of.iter().map(|_| Uuid::now_v7()).collect::<Vec<_>>())
        .bind(of.iter().map(|decision| decision.app_id.uuid()).collect::<Vec<_>>())
        .bind(of.iter().map(|decision| decision.sandbox_id).collect::<Vec<_>>())
        .bind(of.iter().map(|decision| decision.seq).collect::<Vec<_>>())
        .bind(of.iter().map(|decision| decision.at).collect::<Vec<_>>())
        .bind(column(|decision| Some(check::cleaned(&decision.host, HOST_BYTES))))
        .bind(of.iter().map(|decision| i32::from(decision.port)).collect::<Vec<_>>())
        .bind(column(|decision| decision.address.map(|address| address.to_string())))
        .bind(of.iter().map(|decision| decision.allowed).collect::<Vec<_>>())
        .bind(column(|decision| decision.reason.as_deref().map(|reason| check::cleaned(reason, REASON_BYTES))))
        .bind(of.iter().map(|decision| i64::from(decision.count)).collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

/// At once and not from time to time: an app may try to connect thousands of times a second.
async fn trim_in(connection: &mut PgConnection, added: &[NewDecision]) -> Result<()> {
    let mut apps: Vec<Uuid> = added.iter().map(|decision| decision.app_id.uuid()).collect();
    apps.sort_unstable();
    apps.dedup();
    let sql = "DELETE FROM egress_decisions d USING (
                   SELECT app_id, (SELECT e.id FROM egress_decisions e WHERE e.app_id = added.app_id
                                   ORDER BY e.id DESC OFFSET $2 LIMIT 1) AS newest
                   FROM unnest($1::uuid[]) AS added (app_id)
               ) beyond
               WHERE d.app_id = beyond.app_id AND d.id <= beyond.newest";
    sqlx::query(sql).bind(apps).bind(KEPT_PER_APP).execute(connection).await?;
    Ok(())
}
