//! Choosing who is served next.
//!
//! Fairness is that of deficit round-robin (each user gets the same share of service whatever the length of their
//! queue, counted in weight, and unused credit is not saved up), computed as start-time fair queueing (Goyal, Vin,
//! Cheng 1996) because that needs to write only the rows of users who are served: a workflow's start tag is the later
//! of the virtual time and the finish tag of its user's previous one; its finish tag is its start tag plus its weight;
//! the smallest start tag is served first; the virtual time is the largest start tag served so far.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{AppId, CorrelationId, UserId, WorkflowId};
use serde_json::Value;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::{Fence, WorkflowRow, WorkflowStatus, columns};
use crate::locks::Lock;
use crate::{Result, Store, check};

/// A workflow that the caller may now work on until its lease ends.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: WorkflowId,
    pub kind: String,
    pub user_id: Option<UserId>,
    pub app_id: Option<AppId>,
    pub params: Value,
    pub status: WorkflowStatus,
    pub step: i32,
    pub attempt: i32,
    pub outputs: Value,
    pub error: Option<Value>,
    pub cancel_requested: bool,
    pub correlation_id: CorrelationId,
    pub fence: i64,
    pub deadline_at: Option<DateTime<Utc>>,
}

/// Most workflows that one call takes.
const MAX_LIMIT: u32 = 64;

/// Up to `limit` workflows of these kinds that are due and that nobody holds, those with an expired lease included.
/// Pending ones become running.
pub async fn claim(
    store: &Store,
    owner: &str,
    kinds: &[&str],
    lease: Duration,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Claimed>> {
    check::name("lease owner", owner, check::NAME_BYTES)?;
    let mut tx = store.begin().await?;
    // One claim at a time: two would give the same user's turn twice, or two workflows of one app to two workers.
    Lock::Claims.exclusive(&mut tx).await?;
    let chosen = choose(&mut tx, kinds, now, limit.clamp(1, MAX_LIMIT)).await?;
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    charge(&mut tx, &chosen, now).await?;
    let ids: Vec<Uuid> = chosen.iter().map(|choice| choice.id).collect();
    let lease = TimeDelta::from_std(lease).unwrap_or(TimeDelta::MAX);
    let until = now.checked_add_signed(lease).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let sql = concat!(
        "UPDATE workflows SET lease_owner = $2, lease_until = $3, fence = fence + 1, updated_at = $4,
             status = CASE status WHEN 'pending' THEN 'running' ELSE status END
         WHERE id = ANY($1) RETURNING ",
        columns!()
    );
    let rows: Vec<WorkflowRow> =
        sqlx::query_as(sql).bind(&ids).bind(owner).bind(until).bind(now).fetch_all(&mut *tx).await?;
    tx.commit().await?;
    let mut claimed: Vec<Claimed> = rows.into_iter().map(Claimed::from).collect();
    claimed.sort_by_key(|claimed| ids.iter().position(|id| *id == claimed.id.uuid()));
    Ok(claimed)
}

#[derive(FromRow)]
pub(super) struct Choice {
    id: Uuid,
    queue: Uuid,
    start_tag: i64,
    weight: i32,
}

/// In the order of service. The recursive part walks the index from user to user, so that the cost grows with the
/// number of users who wait, not with the length of their queues.
pub(super) async fn choose(
    connection: &mut PgConnection,
    kinds: &[&str],
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Choice>> {
    let sql = "
        WITH RECURSIVE queues AS (
            (SELECT queue FROM workflows WHERE status IN ('pending', 'running', 'compensating') ORDER BY queue LIMIT 1)
            UNION ALL
            SELECT (SELECT w.queue FROM workflows w
                    WHERE w.status IN ('pending', 'running', 'compensating') AND w.queue > q.queue
                    ORDER BY w.queue LIMIT 1)
            FROM queues q WHERE q.queue IS NOT NULL
        ), candidates AS (
            SELECT c.id, q.queue, c.weight, c.run_at,
                   greatest(s.finish_tag, (SELECT coalesce(max(start_tag), 0) FROM workflow_shares))
                   + coalesce(sum(c.weight) OVER earlier, 0)::bigint AS start_tag
            FROM queues q
            LEFT JOIN workflow_shares s ON s.queue = q.queue
            CROSS JOIN LATERAL (
                SELECT w.id, w.weight, w.run_at FROM workflows w
                WHERE w.queue = q.queue AND w.status IN ('pending', 'running', 'compensating')
                  AND w.run_at <= $2 AND (w.lease_until IS NULL OR w.lease_until <= $2) AND w.kind = ANY ($1)
                  AND NOT EXISTS (
                      SELECT FROM workflows other
                      WHERE other.app_id = w.app_id AND other.id <> w.id
                        AND other.status IN ('pending', 'running', 'compensating')
                        AND (other.id < w.id OR other.lease_until > $2))
                ORDER BY w.run_at, w.id LIMIT $3
            ) c
            WINDOW earlier AS (PARTITION BY q.queue ORDER BY c.run_at, c.id
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ), best AS (
            SELECT * FROM candidates ORDER BY start_tag, run_at, id LIMIT $3
        )
        SELECT best.id, best.queue, best.start_tag, best.weight
        FROM best JOIN workflows w ON w.id = best.id
        WHERE w.lease_until IS NULL OR w.lease_until <= $2
        ORDER BY best.start_tag, best.run_at, best.id
        FOR UPDATE OF w SKIP LOCKED";
    let query = sqlx::query_as(sql).bind(kinds).bind(now).bind(i64::from(limit));
    Ok(query.fetch_all(connection).await?)
}

async fn charge(connection: &mut PgConnection, chosen: &[Choice], now: DateTime<Utc>) -> Result<()> {
    // The last one of each queue has its largest tags.
    let tags: BTreeMap<Uuid, (i64, i64)> = chosen
        .iter()
        .map(|choice| (choice.queue, (choice.start_tag, choice.start_tag.saturating_add(i64::from(choice.weight)))))
        .collect();
    let queues: Vec<Uuid> = tags.keys().copied().collect();
    let (starts, finishes): (Vec<i64>, Vec<i64>) = tags.into_values().unzip();
    let sql = "INSERT INTO workflow_shares (queue, start_tag, finish_tag, last_served_at)
               SELECT queue, start_tag, finish_tag, $4
               FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS t (queue, start_tag, finish_tag)
               ON CONFLICT (queue) DO UPDATE SET start_tag = excluded.start_tag, finish_tag = excluded.finish_tag,
                   last_served_at = excluded.last_served_at";
    sqlx::query(sql).bind(queues).bind(starts).bind(finishes).bind(now).execute(connection).await?;
    Ok(())
}

impl Claimed {
    pub fn fence(&self) -> Fence {
        Fence { workflow_id: self.id, fence: self.fence }
    }
}

impl From<WorkflowRow> for Claimed {
    fn from(row: WorkflowRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            user_id: row.user_id,
            app_id: row.app_id,
            params: row.params,
            status: row.status,
            step: row.step,
            attempt: row.attempt,
            outputs: row.outputs,
            error: row.error,
            cancel_requested: row.cancel_requested,
            correlation_id: row.correlation_id,
            fence: row.fence,
            deadline_at: row.deadline_at,
        }
    }
}
