//! Changing a password.

use isekai_domain::{SessionId, UserId};
use serde_json::json;

use super::HASH_BYTES;
use super::manage::lock_open_in;
use crate::audit::{self, AuditEntry};
use crate::security::{self, NewEvent};
use crate::{Result, Store, api_tokens, check, sessions};

#[derive(Debug)]
pub struct PasswordChange<'a> {
    pub user: UserId,
    /// PHC string of the password that was shown; a change that was faster wins.
    pub from: &'a str,
    pub to: &'a str,
    pub salt: &'a str,
    /// The session that goes on; all others end.
    pub session: SessionId,
    /// Whether the API tokens end, too.
    pub revoke_api_tokens: bool,
    pub audit: AuditEntry,
}

/// What a change of the password ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ended {
    pub sessions: Vec<SessionId>,
    /// SHA-256 of each.
    pub api_tokens: Vec<[u8; 32]>,
}

/// At the time of the row of the audit log. `None`, and nothing changes, when the password is another one by now, or the account takes
/// no attempts.
pub async fn change(store: &Store, change: PasswordChange<'_>) -> Result<Option<Ended>> {
    check::name("password hash", change.to, HASH_BYTES)?;
    let now = change.audit.timestamp;
    let mut tx = store.begin().await?;
    let sql = "UPDATE users SET password_hash = $3, salt = $4, must_change_password = false, failed_login_attempts = 0,
                   locked_until = NULL, updated_at = $5, version = version + 1
               WHERE id = $1 AND password_hash = $2 AND (locked_until IS NULL OR locked_until <= $5)";
    let done = sqlx::query(sql)
        .bind(change.user.uuid())
        .bind(change.from)
        .bind(change.to)
        .bind(change.salt)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    if done.rows_affected() == 0 {
        return Ok(None);
    }
    let reason = "the password was changed";
    let sessions = sessions::end::all_in(&mut tx, change.user, Some(change.session), reason, &change.audit).await?;
    let api_tokens = match change.revoke_api_tokens {
        true => api_tokens::revoke_all_in(&mut tx, change.user, now).await?,
        false => Vec::new(),
    };
    let details = json!({ "sessionsEnded": sessions.len(), "apiTokensRevoked": api_tokens.len() });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..change.audit }).await?;
    tx.commit().await?;
    Ok(Some(Ended { sessions, api_tokens }))
}

#[derive(Debug)]
pub struct PasswordReset<'a> {
    pub user: UserId,
    /// PHC string.
    pub to: &'a str,
    pub salt: &'a str,
    pub audit: AuditEntry,
    /// What is reported with it.
    pub event: Option<NewEvent>,
}

/// A password for one sign-in: its owner chooses another one then. Ends every session and API token, and the wait after failed
/// sign-ins, for they were not with this password.
pub async fn reset(store: &Store, reset: PasswordReset<'_>) -> Result<Ended> {
    check::name("password hash", reset.to, HASH_BYTES)?;
    let (user, now) = (reset.user, reset.audit.timestamp);
    let mut tx = store.begin().await?;
    lock_open_in(&mut tx, user).await?;
    let sql = "UPDATE users SET password_hash = $2, salt = $3, must_change_password = true, failed_login_attempts = 0,
                   locked_until = NULL, updated_at = $4, version = version + 1
               WHERE id = $1";
    let query = sqlx::query(sql).bind(user.uuid()).bind(reset.to).bind(reset.salt).bind(now);
    query.execute(&mut *tx).await?;
    let reason = "the password was set by an administrator";
    let sessions = sessions::end::all_in(&mut tx, user, None, reason, &reset.audit).await?;
    let api_tokens = api_tokens::revoke_all_in(&mut tx, user, now).await?;
    if let Some(event) = reset.event {
        security::report_in(&mut tx, event).await?;
    }
    let details = json!({ "sessionsEnded": sessions.len(), "apiTokensRevoked": api_tokens.len() });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..reset.audit }).await?;
    tx.commit().await?;
    Ok(Ended { sessions, api_tokens })
}

/// The same password, hashed in today's way. Does nothing when it has been changed meanwhile.
pub async fn rehash(store: &Store, user: UserId, from: &str, to: &str, salt: &str) -> Result<()> {
    check::name("password hash", to, HASH_BYTES)?;
    let sql = "UPDATE users SET password_hash = $3, salt = $4 WHERE id = $1 AND password_hash = $2";
    sqlx::query(sql).bind(user.uuid()).bind(from).bind(to).bind(salt).execute(store.pool()).await?;
    Ok(())
}
