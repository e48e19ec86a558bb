//! Whose account it is that an OpenID Connect provider vouches for. A person may have several; each belongs to one account.

mod roles;

use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use serde_json::json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::users::{self, NewUser, User};
use crate::{Result, Store, StoreError, check};

pub use roles::{RoleSync, sync_roles};

/// What never changes and is never given to somebody else (OpenID Connect Core, section 5.7).
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub issuer: &'a str,
    pub subject: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    pub created_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}

const ISSUER_BYTES: usize = 2048;
const SUBJECT_BYTES: usize = 255;
/// More than anybody has.
const LISTED: i64 = 100;

/// The account, which is noted as used now.
pub async fn used(store: &Store, who: Subject<'_>, now: DateTime<Utc>) -> Result<Option<UserId>> {
    well_formed(who)?;
    let sql = "UPDATE identities SET last_used_at = $3 WHERE issuer = $1 AND subject = $2 RETURNING user_id";
    let query = sqlx::query_scalar(sql).bind(who.issuer).bind(who.subject).bind(now);
    let user: Option<Uuid> = query.fetch_optional(store.pool()).await?;
    Ok(user.map(UserId::from))
}

/// A new account for them, as `users::create_by` makes one. `entries`: the rows of the audit log for the account and for the link.
pub async fn create(store: &Store, who: Subject<'_>, new: NewUser<'_>, entries: [AuditEntry; 2]) -> Result<User> {
    let [made, linked] = entries;
    let mut tx = store.begin().await?;
    let user = users::create_by_in(store, &mut tx, None, new, made).await?;
    link_in(store, &mut tx, user.id, who, linked).await?;
    tx.commit().await?;
    Ok(user)
}

/// From now on they come to an account that is there already. Not when they have one, or when it is being erased.
pub async fn link(store: &Store, user: UserId, who: Subject<'_>, entry: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    users::lock_open_in(&mut tx, user).await?;
    link_in(store, &mut tx, user, who, entry).await?;
    tx.commit().await
}

/// Oldest first.
pub async fn of_user(store: &Store, user: UserId) -> Result<Vec<Identity>> {
    let sql = "SELECT issuer, subject, created_at, last_used_at FROM identities WHERE user_id = $1
               ORDER BY created_at LIMIT $2";
    Ok(sqlx::query_as(sql).bind(user.uuid()).bind(LISTED).fetch_all(store.pool()).await?)
}

async fn link_in(
    store: &Store,
    connection: &mut PgConnection,
    user: UserId,
    who: Subject<'_>,
    entry: AuditEntry,
) -> Result<()> {
    well_formed(who)?;
    let sql = "INSERT INTO identities (issuer, subject, user_id, created_at, last_used_at) VALUES ($1, $2, $3, $4, $4)";
    let query = sqlx::query(sql).bind(who.issuer).bind(who.subject).bind(user.uuid()).bind(entry.timestamp);
    match query.execute(&mut *connection).await {
        Err(error) if StoreError::is_violation_of(&error, "identities_pkey") => {
            return Err(StoreError::conflict("this identity has an account already"));
        }
        done => done?,
    };
    let personal = json!({ "issuer": who.issuer, "subject": who.subject });
    audit::append_in(store, connection, AuditEntry { personal: Some(personal), about: Some(user), ..entry }).await
}

fn well_formed(who: Subject<'_>) -> Result<()> {
    check::name("issuer", who.issuer, ISSUER_BYTES)?;
    check::name("subject", who.subject, SUBJECT_BYTES)
}

#[cfg(test)]
mod tests;
