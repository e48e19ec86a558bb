//! Credentials for programs. Only the SHA-256 of a token is kept.

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{ApiTokenId, UserId};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, StoreError, check};

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ApiToken {
    #[sqlx(try_from = "Uuid")]
    pub id: ApiTokenId,
    #[sqlx(try_from = "Uuid")]
    pub user_id: UserId,
    pub name: String,
    pub scopes: Vec<String>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

#[derive(Debug)]
pub struct NewApiToken<'a> {
    pub id: ApiTokenId,
    pub user_id: UserId,
    pub name: &'a str,
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    pub scopes: &'a [String],
    pub expires_at: DateTime<Utc>,
    pub audit: AuditEntry,
}

/// That are neither revoked nor expired.
pub const MAX_PER_USER: i64 = 50;
/// How much older than its real use `last_used_at` may be.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);
const NAME_BYTES: usize = 400;

macro_rules! columns {
    () => {
        "id, user_id, name, scopes, created_at, expires_at, last_used_at"
    };
}

/// At the time of the row of the audit log.
pub async fn create(store: &Store, new: NewApiToken<'_>) -> Result<ApiToken> {
    check::name("name", new.name, NAME_BYTES)?;
    let now = new.audit.timestamp;
    let mut tx = store.begin().await?;
    // Requests at the same time count one after the other.
    let sql = "SELECT id FROM users WHERE id = $1 FOR UPDATE";
    let user: Option<Uuid> = sqlx::query_scalar(sql).bind(new.user_id.uuid()).fetch_optional(&mut *tx).await?;
    user.ok_or(StoreError::NotFound { entity: "user" })?;
    let sql = "SELECT count(*) FROM api_tokens WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2";
    let present: i64 = sqlx::query_scalar(sql).bind(new.user_id.uuid()).bind(now).fetch_one(&mut *tx).await?;
    if present >= MAX_PER_USER {
        return Err(StoreError::conflict(format!("you have {present} tokens; revoke one that you no longer need")));
    }
    let sql = concat!(
        "INSERT INTO api_tokens (id, user_id, name, token_hash, scopes, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ",
        columns!()
    );
    let token = sqlx::query_as(sql)
        .bind(new.id.uuid())
        .bind(new.user_id.uuid())
        .bind(new.name)
        .bind(&new.token_hash[..])
        .bind(new.scopes)
        .bind(now)
        .bind(new.expires_at)
        .fetch_one(&mut *tx)
        .await?;
    audit::append_in(store, &mut tx, new.audit).await?;
    tx.commit().await?;
    Ok(token)
}

/// Those that are not revoked, newest first.
pub async fn list(store: &Store, user: UserId) -> Result<Vec<ApiToken>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM api_tokens WHERE user_id = $1 AND revoked_at IS NULL ORDER BY id DESC LIMIT 500"
    );
    Ok(sqlx::query_as(sql).bind(user.uuid()).fetch_all(store.pool()).await?)
}

/// One of the user's own; answers its SHA-256. `None`, and nothing is written, when they have none such.
pub async fn revoke(store: &Store, user: UserId, id: ApiTokenId, audit: AuditEntry) -> Result<Option<[u8; 32]>> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE api_tokens SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL
               RETURNING token_hash";
    let query = sqlx::query_scalar(sql).bind(id.uuid()).bind(user.uuid()).bind(audit.timestamp);
    let hash: Option<[u8; 32]> = query.fetch_optional(&mut *tx).await?;
    if hash.is_some() {
        audit::append_in(store, &mut tx, audit).await?;
        tx.commit().await?;
    }
    Ok(hash)
}

/// All of the user's; answers the SHA-256 of each.
pub(crate) async fn revoke_all_in(
    connection: &mut PgConnection,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Vec<[u8; 32]>> {
    let sql = "UPDATE api_tokens SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL RETURNING token_hash";
    Ok(sqlx::query_scalar(sql).bind(user.uuid()).bind(now).fetch_all(connection).await?)
}

/// The token with this hash, if it is good at `now`; that it is used is written down, at most once a minute.
pub async fn used(store: &Store, hash: &[u8; 32], now: DateTime<Utc>) -> Result<Option<ApiToken>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM api_tokens WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2"
    );
    let token: Option<ApiToken> = sqlx::query_as(sql).bind(&hash[..]).bind(now).fetch_optional(store.pool()).await?;
    if let Some(token) = &token
        && token.last_used_at.is_none_or(|last| last + TOUCH_EVERY <= now)
    {
        let sql = "UPDATE api_tokens SET last_used_at = $2
                   WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)";
        let query = sqlx::query(sql).bind(token.id.uuid()).bind(now).bind(now - TOUCH_EVERY);
        query.execute(store.pool()).await?;
    }
    Ok(token)
}

#[cfg(test)]
mod tests;
