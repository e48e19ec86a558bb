//! What the holder of a lease writes. All of it is refused once another worker has taken the workflow over.

use chrono::{DateTime, Utc};
use isekai_domain::WorkflowId;
use serde_json::Value;
use sqlx::PgConnection;

use super::{Fence, WorkflowStatus};
use crate::{Result, Store, StoreError, check};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    pub cancel_requested: bool,
}

/// Where a workflow stands after a step.
#[derive(Debug, Clone)]
pub struct WorkflowUpdate {
    pub status: WorkflowStatus,
    pub step: i32,
    pub attempt: i32,
    /// Added to the outputs; an object. A finished workflow keeps none: nothing reads them any more.
    pub outputs_patch: Option<Value>,
    pub error: Option<Value>,
    /// When it may be claimed again, if the lease is given back; `None` leaves it as it is.
    pub run_at: Option<DateTime<Utc>>,
    /// Gives the lease back. A workflow that is not open any more gives it back in any case.
    pub release: bool,
}

pub async fn renew(store: &Store, id: WorkflowId, fence: i64, until: DateTime<Utc>) -> Result<Renewed> {
    let sql = "UPDATE workflows SET lease_until = $3 WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL
               RETURNING cancel_requested";
    let query = sqlx::query_scalar(sql).bind(id.uuid()).bind(fence).bind(until);
    let cancel_requested = query.fetch_optional(store.pool()).await?.ok_or(StoreError::LeaseLost)?;
    Ok(Renewed { cancel_requested })
}

pub async fn save(store: &Store, id: WorkflowId, fence: i64, update: WorkflowUpdate) -> Result<()> {
    // Writing the column anew with nothing to add would cost as much as it is long.
    let adds = update.outputs_patch.is_some();
    let patch = update.outputs_patch.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    if !patch.is_object() {
        return Err(StoreError::Invalid { field: "outputs", problem: "is not an object".to_owned() });
    }
    check::json("outputs", &patch, check::JSON_BYTES)?;
    let error = update.error.map(|error| check::cleaned_json(&error, check::JSON_BYTES));
    let release = update.release || !update.status.is_open();
    let sql = "UPDATE workflows SET status = $3, step = $4, attempt = $5, error = $7,
                   outputs = CASE WHEN $10 THEN '{}' WHEN $11 THEN outputs || $6 ELSE outputs END,
                   run_at = coalesce($8, run_at), updated_at = now(),
                   lease_owner = CASE WHEN $9 THEN NULL ELSE lease_owner END,
                   lease_until = CASE WHEN $9 THEN NULL ELSE lease_until END,
                   finished_at = CASE WHEN $10 THEN now() END
               WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL";
    let done = sqlx::query(sql)
        .bind(id.uuid())
        .bind(fence)
        .bind(update.status.as_str())
        .bind(update.step)
        .bind(update.attempt)
        .bind(patch)
        .bind(error)
        .bind(update.run_at)
        .bind(release)
        .bind(update.status.is_finished())
        .bind(adds)
        .execute(store.pool())
        .await?;
    if done.rows_affected() == 0 {
        return Err(StoreError::LeaseLost);
    }
    if update.status.is_finished() {
        let sql = "DELETE FROM workflow_drafts WHERE workflow_id = $1";
        sqlx::query(sql).bind(id.uuid()).execute(store.pool()).await?;
    }
    Ok(())
}

/// Holds the workflow's row until the transaction ends, so that nobody can take the workflow over before what the
/// transaction writes is visible. Nothing to do for writes that no workflow makes.
pub(crate) async fn guard_in(connection: &mut PgConnection, fence: Option<Fence>) -> Result<()> {
    let Some(fence) = fence else { return Ok(()) };
    let sql = "SELECT true FROM workflows WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL FOR SHARE";
    let query = sqlx::query_scalar(sql).bind(fence.workflow_id.uuid()).bind(fence.fence);
    let held: Option<bool> = query.fetch_optional(connection).await?;
    held.map(|_| ()).ok_or(StoreError::LeaseLost)
}
