//! When somebody last proved in a session who they are.

use chrono::{DateTime, Utc};
use isekai_domain::{SessionId, UserId};

use crate::audit::{self, AuditEntry};
use crate::sign_in::{Factor, proved_in};
use crate::{Result, Store};

/// By signing in, or by [`renew`]. `None` when there is no such session.
pub async fn at(store: &Store, session: SessionId) -> Result<Option<DateTime<Utc>>> {
    let sql = "SELECT authenticated_at FROM sessions WHERE id = $1";
    Ok(sqlx::query_scalar(sql).bind(session.uuid()).fetch_optional(store.pool()).await?)
}

/// The password was right, at the time of the row of the audit log. False, and nothing of it, when the second factor has been used
/// before, or is missing, or the account takes no attempts now.
pub async fn renew(store: &Store, session: SessionId, user: UserId, factor: Factor, audit: AuditEntry) -> Result<bool> {
    let mut tx = store.begin().await?;
    if !proved_in(store, &mut tx, user, factor, audit.timestamp).await? {
        return Ok(false);
    }
    let sql = "UPDATE sessions SET authenticated_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL";
    let query = sqlx::query(sql).bind(session.uuid()).bind(user.uuid()).bind(audit.timestamp);
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    audit::append_in(store, &mut tx, audit).await?;
    tx.commit().await?;
    Ok(true)
}
