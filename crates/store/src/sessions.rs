//! Sign-ins. A session is a family of refresh tokens, each good for one use; a second use ends the family
//! (RFC 9700, section 4.14.2). But an answer may get lost, in a page that is being reloaded above all: who shows a token again within
//! [`GRACE`] is given the same next one again, so that there is one chain whoever follows it, and a thief is noticed at its next link.

pub mod end;
pub mod proof;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{SessionId, UserId};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::security::{self, NewEvent};
use crate::{Page, PageOf, Result, Store, StoreError, check};

#[derive(Debug, Clone, FromRow)]
pub struct Session {
    #[sqlx(try_from = "Uuid")]
    pub id: SessionId,
    #[sqlx(try_from = "Uuid")]
    pub user_id: UserId,
    pub user_agent: Option<String>,
    pub ip_address: Option<String>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub revoked_reason: Option<String>,
}

#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    pub user_id: UserId,
    /// SHA-256 of the refresh token.
    pub token_hash: [u8; 32],
    pub expires_at: DateTime<Utc>,
    pub user_agent: Option<&'a str>,
    pub ip: Option<&'a str>,
}

/// What became of a refresh token that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    Rotated {
        session_id: SessionId,
        user_id: UserId,
        expires_at: DateTime<Utc>,
    },
    /// It was used before, and not just now, so somebody else has it: the whole session is revoked now.
    Reused {
        session_id: SessionId,
        user_id: UserId,
    },
    Revoked,
    Expired,
    Unknown,
}

/// How long the next one may be asked for again.
pub const GRACE: TimeDelta = TimeDelta::seconds(10);
const AGENT_BYTES: usize = 512;
/// More than any person keeps; the oldest give way in a list.
const LISTED: i64 = 100;

/// Now, by the database's clock.
pub async fn start(store: &Store, new: NewSession<'_>) -> Result<SessionId> {
    let id = SessionId::new();
    let mut tx = store.begin().await?;
    start_in(&mut tx, id, new, None).await?;
    tx.commit().await?;
    Ok(id)
}

pub(crate) async fn start_in(
    connection: &mut PgConnection,
    id: SessionId,
    new: NewSession<'_>,
    now: Option<DateTime<Utc>>,
) -> Result<()> {
    let sql = "INSERT INTO sessions (id, user_id, user_agent, ip_address, expires_at, created_at, last_used_at, authenticated_at)
               SELECT $1, $2, $3, $4, $5, at, at, at FROM coalesce($6, now()) AS at";
    let inserted = sqlx::query(sql)
        .bind(id.uuid())
        .bind(new.user_id.uuid())
        .bind(new.user_agent.map(|agent| check::cleaned(agent, AGENT_BYTES)))
        .bind(new.ip.map(|ip| check::cleaned(ip, AGENT_BYTES)))
        .bind(new.expires_at)
        .bind(now)
        .execute(&mut *connection)
        .await;
    match inserted {
        Err(error) if StoreError::is_violation_of(&error, "sessions_user_id_fkey") => {
            return Err(StoreError::NotFound { entity: "user" });
        }
        inserted => inserted?,
    };
    insert_token(connection, id.uuid(), &new.token_hash).await
}

/// Takes the token with `token_hash` for good and puts `new_hash` in its place, which must follow from the token: the same token
/// comes with the same next one. A session that was not used for `idle` ends instead. `reused` says what is written down when it was
/// used before, for the user of the session.
pub async fn rotate(
    store: &Store,
    token_hash: &[u8; 32],
    new_hash: &[u8; 32],
    now: DateTime<Utc>,
    idle: TimeDelta,
    reused: impl FnOnce(SessionId, UserId) -> (AuditEntry, NewEvent) + Send,
) -> Result<Rotation> {
    #[derive(FromRow)]
    struct Row {
        session_id: Uuid,
        user_id: Uuid,
        used_at: Option<DateTime<Utc>>,
        last_used_at: DateTime<Utc>,
        expires_at: DateTime<Utc>,
        revoked_at: Option<DateTime<Utc>>,
    }
    let mut tx = store.begin().await?;
    let sql = "SELECT t.session_id, s.user_id, t.used_at, s.last_used_at, s.expires_at, s.revoked_at
               FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
               WHERE t.token_hash = $1 FOR UPDATE";
    let row: Option<Row> = sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(&mut *tx).await?;
    let Some(row) = row else { return Ok(Rotation::Unknown) };
    let (session_id, user_id) = (SessionId::from(row.session_id), UserId::from(row.user_id));
    if row.revoked_at.is_some() {
        return Ok(Rotation::Revoked);
    }
    if let Some(used_at) = row.used_at {
        if now < used_at + GRACE && is_unused(&mut tx, row.session_id, new_hash).await? && row.expires_at > now {
            return Ok(Rotation::Rotated { session_id, user_id, expires_at: row.expires_at });
        }
        end_in(&mut tx, row.session_id, "a refresh token was used twice", now).await?;
        let (entry, event) = reused(session_id, user_id);
        audit::append_in(store, &mut tx, entry).await?;
        security::report_in(&mut tx, event).await?;
        tx.commit().await?;
        return Ok(Rotation::Reused { session_id, user_id });
    }
    if row.expires_at <= now {
        return Ok(Rotation::Expired);
    }
    if row.last_used_at + idle <= now {
        end_in(&mut tx, row.session_id, "it was not used for too long", now).await?;
        tx.commit().await?;
        return Ok(Rotation::Expired);
    }
    let sql = "UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1";
    sqlx::query(sql).bind(&token_hash[..]).bind(now).execute(&mut *tx).await?;
    let sql = "UPDATE sessions SET last_used_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(row.session_id).bind(now).execute(&mut *tx).await?;
    insert_token(&mut tx, row.session_id, new_hash).await?;
    tx.commit().await?;
    Ok(Rotation::Rotated { session_id, user_id, expires_at: row.expires_at })
}

/// The session that a refresh token belongs to, used or not, and whose it is: what sign-out ends.
pub async fn of_token(store: &Store, token_hash: &[u8; 32]) -> Result<Option<(SessionId, UserId)>> {
    let sql = "SELECT s.id, s.user_id FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
               WHERE t.token_hash = $1";
    let row: Option<(Uuid, Uuid)> = sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(store.pool()).await?;
    Ok(row.map(|(session, user)| (session.into(), user.into())))
}

/// A session that is revoked keeps its first reason.
pub async fn revoke(store: &Store, id: SessionId, reason: &str) -> Result<()> {
    check::text("reason", reason, check::TEXT_BYTES)?;
    let sql = "UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE id = $1 AND revoked_at IS NULL";
    sqlx::query(sql).bind(id.uuid()).bind(reason).execute(store.pool()).await?;
    Ok(())
}

/// Answers how many sessions it ended.
pub async fn revoke_all(store: &Store, user: UserId, reason: &str) -> Result<u64> {
    check::text("reason", reason, check::TEXT_BYTES)?;
    let sql = "UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE user_id = $1 AND revoked_at IS NULL";
    Ok(sqlx::query(sql).bind(user.uuid()).bind(reason).execute(store.pool()).await?.rows_affected())
}

/// As [`revoke_all`], with what it belongs to; answers which they were.
pub(crate) async fn end_all_in(connection: &mut PgConnection, user: UserId, reason: &str) -> Result<Vec<SessionId>> {
    let sql = "UPDATE sessions SET revoked_at = now(), revoked_reason = $2 WHERE user_id = $1 AND revoked_at IS NULL
               RETURNING id";
    let ids: Vec<Uuid> = sqlx::query_scalar(sql).bind(user.uuid()).bind(reason).fetch_all(connection).await?;
    Ok(ids.into_iter().map(SessionId::from).collect())
}

/// Newest first, all of them in pages.
pub async fn page(store: &Store, user: UserId, page: Page) -> Result<PageOf<Session>> {
    let sql = "SELECT id, user_id, user_agent, ip_address, created_at, last_used_at, expires_at, revoked_at,
                   revoked_reason
               FROM sessions WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    let query = sqlx::query_as(sql).bind(user.uuid()).bind(page.below()).bind(page.fetch_limit());
    Ok(page.of(query.fetch_all(store.pool()).await?, |session: &Session| session.id.uuid()))
}

/// As [`is_live`], and it is this user's.
pub async fn is_live_of(store: &Store, id: SessionId, user: UserId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT FROM sessions s JOIN users u ON u.id = s.user_id
               WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()
                 AND u.account_status = 'active')";
    Ok(sqlx::query_scalar(sql).bind(id.uuid()).bind(user.uuid()).fetch_one(store.pool()).await?)
}

/// Neither revoked nor expired, and its account is active.
pub async fn is_live(store: &Store, id: SessionId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT FROM sessions s JOIN users u ON u.id = s.user_id
               WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.account_status = 'active')";
    Ok(sqlx::query_scalar(sql).bind(id.uuid()).fetch_one(store.pool()).await?)
}

/// Newest first.
pub async fn list(store: &Store, user: UserId) -> Result<Vec<Session>> {
    let sql = "SELECT id, user_id, user_agent, ip_address, created_at, last_used_at, expires_at, revoked_at,
                   revoked_reason
               FROM sessions WHERE user_id = $1 ORDER BY id DESC LIMIT $2";
    Ok(sqlx::query_as(sql).bind(user.uuid()).bind(LISTED).fetch_all(store.pool()).await?)
}

/// Those that have not ended, and were used within the last `idle`, newest first.
pub async fn open(store: &Store, user: UserId, now: DateTime<Utc>, idle: TimeDelta) -> Result<Vec<Session>> {
    let sql = "SELECT id, user_id, user_agent, ip_address, created_at, last_used_at, expires_at, revoked_at,
                   revoked_reason
               FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $3 AND last_used_at > $4
               ORDER BY id DESC LIMIT $2";
    let query = sqlx::query_as(sql).bind(user.uuid()).bind(LISTED).bind(now).bind(now - idle);
    Ok(query.fetch_all(store.pool()).await?)
}

async fn end_in(connection: &mut PgConnection, session: Uuid, reason: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE sessions SET revoked_at = $2, revoked_reason = $3 WHERE id = $1";
    sqlx::query(sql).bind(session).bind(now).bind(reason).execute(connection).await?;
    Ok(())
}

async fn is_unused(connection: &mut PgConnection, session: Uuid, hash: &[u8; 32]) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT FROM refresh_tokens WHERE token_hash = $1 AND session_id = $2 AND used_at IS NULL)";
    Ok(sqlx::query_scalar(sql).bind(&hash[..]).bind(session).fetch_one(connection).await?)
}

async fn insert_token(connection: &mut PgConnection, session: Uuid, hash: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO refresh_tokens (token_hash, session_id) VALUES ($1, $2)";
    sqlx::query(sql).bind(&hash[..]).bind(session).execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
