//! The second factor: a secret for time-based codes, and recovery codes. Each code is good once.

mod recovery;

use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use serde_json::json;
use sqlx::{FromRow, PgConnection};
use zeroize::Zeroizing;

use crate::audit::{self, AuditEntry};
use crate::sign_in::{self, Factor};
use crate::{Result, Store, StoreError, secrets};

/// The place of the sealed value.
const COLUMN: &str = "mfa_secrets.secret";

pub struct Mfa {
    pub secret: Zeroizing<Vec<u8>>,
    /// The last time step whose code was used.
    pub last_step: i64,
    /// Before that it is being set up, and nobody is asked for a code.
    pub enabled_at: Option<DateTime<Utc>>,
}

#[derive(Debug)]
pub struct Enabling<'a> {
    pub user: UserId,
    /// Of the code that was shown.
    pub step: i64,
    /// SHA-256.
    pub recovery_codes: &'a [[u8; 32]],
    pub audit: AuditEntry,
}

pub async fn get(store: &Store, user: UserId) -> Result<Option<Mfa>> {
    #[derive(FromRow)]
    struct Row {
        secret: Vec<u8>,
        last_step: i64,
        enabled_at: Option<DateTime<Utc>>,
    }
    let mut connection = store.pool().acquire().await?;
    let sql = "SELECT secret, last_step, enabled_at FROM mfa_secrets WHERE user_id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(user.uuid()).fetch_optional(&mut *connection).await?;
    let Some(row) = row else { return Ok(None) };
    let secret = secrets::open_in(store, &mut connection, user, COLUMN, &row.secret).await?;
    Ok(Some(Mfa { secret, last_step: row.last_step, enabled_at: row.enabled_at }))
}

/// What may be told of a second factor.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Standing {
    pub created_at: DateTime<Utc>,
    pub enabled_at: Option<DateTime<Utc>>,
    pub recovery_codes_left: i64,
}

pub async fn standing(store: &Store, user: UserId) -> Result<Option<Standing>> {
    let sql = "SELECT created_at, enabled_at,
                   (SELECT count(*) FROM mfa_recovery_codes c WHERE c.user_id = m.user_id AND used_at IS NULL)
                       AS recovery_codes_left
               FROM mfa_secrets m WHERE user_id = $1";
    Ok(sqlx::query_as(sql).bind(user.uuid()).fetch_optional(store.pool()).await?)
}

pub async fn is_enabled(store: &Store, user: UserId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT FROM mfa_secrets WHERE user_id = $1 AND enabled_at IS NOT NULL)";
    Ok(sqlx::query_scalar(sql).bind(user.uuid()).fetch_one(store.pool()).await?)
}

/// Takes the place of one that is still being set up.
pub async fn begin(store: &Store, user: UserId, secret: &[u8], audit: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    let sealed = secrets::seal_in(store, &mut tx, user, COLUMN, secret).await?;
    let sql = "INSERT INTO mfa_secrets AS m (user_id, secret, created_at) VALUES ($1, $2, $3)
               ON CONFLICT (user_id) DO UPDATE SET secret = $2, last_step = 0, created_at = $3
               WHERE m.enabled_at IS NULL";
    let query = sqlx::query(sql).bind(user.uuid()).bind(sealed).bind(audit.timestamp);
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Err(StoreError::conflict("there is a second factor already; disable it before you set up another one"));
    }
    audit::append_in(store, &mut tx, audit).await?;
    tx.commit().await
}

/// False, and nothing changes, when nothing is being set up, or the account takes no attempts now.
pub async fn enable(store: &Store, enabling: Enabling<'_>) -> Result<bool> {
    let now = enabling.audit.timestamp;
    let mut tx = store.begin().await?;
    if !sign_in::proved_in(store, &mut tx, enabling.user, Factor::None, now).await? {
        return Ok(false);
    }
    let sql = "UPDATE mfa_secrets SET enabled_at = $2, last_step = $3 WHERE user_id = $1 AND enabled_at IS NULL";
    let query = sqlx::query(sql).bind(enabling.user.uuid()).bind(now).bind(enabling.step);
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    recovery::put_in(store, &mut tx, enabling.user, enabling.recovery_codes).await?;
    audit::append_in(store, &mut tx, enabling.audit).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes one last code. False, and nothing changes, when it was used before or the account takes no attempts now.
pub async fn disable(store: &Store, user: UserId, factor: Factor, audit: AuditEntry) -> Result<bool> {
    let mut tx = store.begin().await?;
    if !sign_in::proved_in(store, &mut tx, user, factor, audit.timestamp).await? {
        return Ok(false);
    }
    sqlx::query("DELETE FROM mfa_secrets WHERE user_id = $1").bind(user.uuid()).execute(&mut *tx).await?;
    audit::append_in(store, &mut tx, audit).await?;
    tx.commit().await?;
    Ok(true)
}

/// As an administrator does it for somebody who has lost theirs. False when there is none.
pub async fn remove(store: &Store, user: UserId, audit: AuditEntry) -> Result<bool> {
    let mut tx = store.begin().await?;
    let gone = sqlx::query("DELETE FROM mfa_secrets WHERE user_id = $1").bind(user.uuid()).execute(&mut *tx).await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    let details = json!({ "before": { "mfa": true }, "after": { "mfa": false } });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..audit }).await?;
    tx.commit().await?;
    Ok(true)
}

/// False when it has been used before, or is not the kind that the account asks for.
pub(crate) async fn use_in(
    store: &Store,
    connection: &mut PgConnection,
    user: UserId,
    factor: Factor,
    now: DateTime<Utc>,
) -> Result<bool> {
    let used = match factor {
        Factor::None => {
            let sql = "SELECT NOT EXISTS (SELECT FROM mfa_secrets WHERE user_id = $1 AND enabled_at IS NOT NULL)";
            return Ok(sqlx::query_scalar(sql).bind(user.uuid()).fetch_one(connection).await?);
        }
        Factor::Step(step) => {
            let sql = "UPDATE mfa_secrets SET last_step = $2
                       WHERE user_id = $1 AND enabled_at IS NOT NULL AND last_step < $2";
            sqlx::query(sql).bind(user.uuid()).bind(step).execute(&mut *connection).await?.rows_affected() > 0
        }
        Factor::Recovery(hash) => recovery::use_in(store, connection, user, &hash, now).await?,
    };
    if used {
        recovery::seal_old_in(store, connection, user).await?;
    }
    Ok(used)
}

/// Whether one of the user's roles asks for a second factor that they do not have.
pub async fn is_owed(store: &Store, user: UserId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT FROM user_roles u JOIN roles r ON r.id = u.role_id
                              WHERE u.user_id = $1 AND r.mfa_required)
                   AND NOT EXISTS (SELECT FROM mfa_secrets WHERE user_id = $1 AND enabled_at IS NOT NULL)";
    Ok(sqlx::query_scalar(sql).bind(user.uuid()).fetch_one(store.pool()).await?)
}

/// Whether who has the role must have a second factor.
pub async fn set_required(store: &Store, role: &str, required: bool, audit: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    let sql = "SELECT mfa_required FROM roles WHERE name = $1 FOR UPDATE";
    let before: Option<bool> = sqlx::query_scalar(sql).bind(role).fetch_optional(&mut *tx).await?;
    let before = before.ok_or(StoreError::NotFound { entity: "role" })?;
    let sql = "UPDATE roles SET mfa_required = $2, updated_at = $3 WHERE name = $1";
    sqlx::query(sql).bind(role).bind(required).bind(audit.timestamp).execute(&mut *tx).await?;
    let details = json!({ "before": { "mfaRequired": before }, "after": { "mfaRequired": required } });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..audit }).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests;
