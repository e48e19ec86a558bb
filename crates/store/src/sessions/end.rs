//! Signing out: the row of the audit log stands with it.

use isekai_domain::{SessionId, UserId};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, check};

/// One of the user's own, at the time of the row of the audit log. False, and nothing is written, when they have no such session or it
/// has ended.
pub async fn one(store: &Store, user: UserId, id: SessionId, reason: &str, audit: AuditEntry) -> Result<bool> {
    check::text("reason", reason, check::TEXT_BYTES)?;
    let mut tx = store.begin().await?;
    let sql = "UPDATE sessions SET revoked_at = $3, revoked_reason = $4
               WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL AND expires_at > $3";
    let query = sqlx::query(sql).bind(id.uuid()).bind(user.uuid()).bind(audit.timestamp).bind(reason);
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    audit::append_in(store, &mut tx, audit).await?;
    tx.commit().await?;
    Ok(true)
}

/// All of the user's but `kept`. Answers which.
pub async fn all(
    store: &Store,
    user: UserId,
    kept: Option<SessionId>,
    reason: &str,
    audit: AuditEntry,
) -> Result<Vec<SessionId>> {
    check::text("reason", reason, check::TEXT_BYTES)?;
    let mut tx = store.begin().await?;
    let ended = all_in(&mut tx, user, kept, reason, &audit).await?;
    let details = json!({ "ended": ended, "kept": kept });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..audit }).await?;
    tx.commit().await?;
    Ok(ended)
}

pub(crate) async fn all_in(
    connection: &mut PgConnection,
    user: UserId,
    kept: Option<SessionId>,
    reason: &str,
    audit: &AuditEntry,
) -> Result<Vec<SessionId>> {
    let sql = "UPDATE sessions SET revoked_at = $3, revoked_reason = $4
               WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND revoked_at IS NULL RETURNING id";
    let ids: Vec<Uuid> = sqlx::query_scalar(sql)
        .bind(user.uuid())
        .bind(kept.map(SessionId::uuid))
        .bind(audit.timestamp)
        .bind(reason)
        .fetch_all(connection)
        .await?;
    Ok(ids.into_iter().map(SessionId::from).collect())
}
