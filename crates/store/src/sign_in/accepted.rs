//! The attempt that was right.

use chrono::{DateTime, Utc};
use isekai_domain::{SessionId, UserId};
use sqlx::PgConnection;

use crate::audit::{self, AuditEntry};
use crate::sessions::{self, NewSession};
use crate::{Result, Store, mfa};

/// What was shown besides the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    None,
    /// The code of this time step.
    Step(i64),
    /// SHA-256 of a recovery code.
    Recovery([u8; 32]),
}

#[derive(Debug)]
pub struct Accepted<'a> {
    pub id: SessionId,
    pub session: NewSession<'a>,
    pub factor: Factor,
    pub now: DateTime<Utc>,
    pub audit: AuditEntry,
}

/// Ends the row of failures and starts the session. False, and nothing of it, when the account came to wait or was shut in the
/// meantime, or when the second factor has been used before.
pub async fn accepted(store: &Store, sign_in: Accepted<'_>) -> Result<bool> {
    let mut tx = store.begin().await?;
    if !proved_in(store, &mut tx, sign_in.session.user_id, sign_in.factor, sign_in.now).await? {
        return Ok(false);
    }
    let sql = "UPDATE users SET last_login_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(sign_in.session.user_id.uuid()).bind(sign_in.now).execute(&mut *tx).await?;
    sessions::start_in(&mut tx, sign_in.id, sign_in.session, Some(sign_in.now)).await?;
    audit::append_in(store, &mut tx, sign_in.audit).await?;
    tx.commit().await?;
    Ok(true)
}

/// Uses the factor up and ends the row of failures, if the account takes attempts at all.
pub(crate) async fn proved_in(
    store: &Store,
    connection: &mut PgConnection,
    user: UserId,
    factor: Factor,
    now: DateTime<Utc>,
) -> Result<bool> {
    let sql = "UPDATE users SET failed_login_attempts = 0, locked_until = NULL, updated_at = $2
               WHERE id = $1 AND account_status = 'active' AND (locked_until IS NULL OR locked_until <= $2)";
    let done = sqlx::query(sql).bind(user.uuid()).bind(now).execute(&mut *connection).await?;
    Ok(done.rows_affected() > 0 && mfa::use_in(store, connection, user, factor, now).await?)
}
