//! Accounts.

mod manage;
mod search;

use std::fmt;

use chrono::{DateTime, Utc};
use isekai_domain::{AccountStatus, ResourceQuota, UserId};
use serde_json::json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::convert::AsText;
use crate::{Result, Store, StoreError, check, quotas, roles};

pub(crate) use manage::lock_open_in;
pub use manage::{Standing, StandingChange, change_standing, set_email};
pub use search::{UserFilter, search};

#[derive(Clone, FromRow)]
pub struct User {
    #[sqlx(try_from = "Uuid")]
    pub id: UserId,
    pub username: String,
    pub email: String,
    /// PHC string; it never leaves the server.
    pub password_hash: String,
    #[sqlx(try_from = "AsText<AccountStatus>")]
    pub account_status: AccountStatus,
    pub failed_login_attempts: i32,
    pub locked_until: Option<DateTime<Utc>>,
    pub last_login_at: Option<DateTime<Utc>>,
    /// From then on it is shut, until nothing is left of it.
    pub erasure_requested_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
}

#[derive(Clone)]
pub struct NewUser<'a> {
    pub username: &'a str,
    pub email: &'a str,
    pub password_hash: &'a str,
    /// Also part of the PHC string; a column of its own because the specification has one.
    pub salt: &'a str,
    /// Names.
    pub roles: &'a [&'a str],
    pub quota: ResourceQuota,
}

const USERNAME_BYTES: usize = 64;
const EMAIL_BYTES: usize = 254;
const HASH_BYTES: usize = 512;

macro_rules! columns {
    () => {
        "id, username, email, password_hash, account_status, failed_login_attempts, locked_until, last_login_at, \
         erasure_requested_at, created_at, updated_at, version"
    };
}
pub(crate) use columns;

/// The account with its quota and roles. Names and addresses are unique whatever their case.
pub async fn create(store: &Store, new: NewUser<'_>) -> Result<User> {
    let mut tx = store.begin().await?;
    let user = create_in(&mut tx, new, None).await?;
    tx.commit().await?;
    Ok(user)
}

/// As [`create`], with its row of the audit log, which gets the account's id and what it is as its details.
pub async fn create_by(store: &Store, by: UserId, new: NewUser<'_>, entry: AuditEntry) -> Result<User> {
    let mut tx = store.begin().await?;
    let roles = new.roles;
    let user = create_in(&mut tx, new, Some(by)).await?;
    let details = json!({ "after": { "username": user.username, "email": user.email, "roles": roles } });
    let entry = AuditEntry { resource_id: Some(user.id.to_string()), details: Some(details), ..entry };
    audit::append_in(store, &mut tx, entry).await?;
    tx.commit().await?;
    Ok(user)
}

async fn create_in(connection: &mut PgConnection, new: NewUser<'_>, by: Option<UserId>) -> Result<User> {
    check::name("username", new.username, USERNAME_BYTES)?;
    check::name("email", new.email, EMAIL_BYTES)?;
    check::name("password hash", new.password_hash, HASH_BYTES)?;
    check::text("salt", new.salt, HASH_BYTES)?;
    let sql = concat!(
        "INSERT INTO users (id, username, email, password_hash, salt) VALUES ($1, $2, $3, $4, $5) RETURNING ",
        columns!()
    );
    let user: User = sqlx::query_as(sql)
        .bind(UserId::new().uuid())
        .bind(new.username)
        .bind(new.email)
        .bind(new.password_hash)
        .bind(new.salt)
        .fetch_one(&mut *connection)
        .await
        .map_err(name_taken)?;
    quotas::insert_in(&mut *connection, user.id, new.quota).await?;
    for role in new.roles {
        roles::assign_in(&mut *connection, user.id, role, by).await?;
    }
    Ok(user)
}

pub async fn by_id(store: &Store, id: UserId) -> Result<Option<User>> {
    let query = sqlx::query_as(concat!("SELECT ", columns!(), " FROM users WHERE id = $1")).bind(id.uuid());
    Ok(query.fetch_optional(store.pool()).await?)
}

/// Whatever the case of `username`. A name that no account can have is simply not found.
pub async fn by_username(store: &Store, username: &str) -> Result<Option<User>> {
    if check::name("username", username, USERNAME_BYTES).is_err() {
        return Ok(None);
    }
    let sql = concat!("SELECT ", columns!(), " FROM users WHERE lower(username) = lower($1)");
    Ok(sqlx::query_as(sql).bind(username).fetch_optional(store.pool()).await?)
}

pub async fn set_password_hash(store: &Store, id: UserId, hash: &str) -> Result<()> {
    check::name("password hash", hash, HASH_BYTES)?;
    let sql = "UPDATE users SET password_hash = $2, updated_at = now(), version = version + 1 WHERE id = $1";
    let done = sqlx::query(sql).bind(id.uuid()).bind(hash).execute(store.pool()).await?;
    found(done.rows_affected())
}

/// Counts a failed sign-in; answers how many there were since the last success.
pub async fn record_failure(store: &Store, id: UserId, lock_until: Option<DateTime<Utc>>) -> Result<i32> {
    let sql = "UPDATE users SET failed_login_attempts = failed_login_attempts + 1,
                   locked_until = greatest(locked_until, $2), updated_at = now()
               WHERE id = $1 RETURNING failed_login_attempts";
    let attempts = sqlx::query_scalar(sql).bind(id.uuid()).bind(lock_until).fetch_optional(store.pool()).await?;
    attempts.ok_or(StoreError::NotFound { entity: "user" })
}

pub async fn record_success(store: &Store, id: UserId) -> Result<()> {
    let sql = "UPDATE users SET failed_login_attempts = 0, locked_until = NULL, last_login_at = now(),
                   updated_at = now()
               WHERE id = $1";
    found(sqlx::query(sql).bind(id.uuid()).execute(store.pool()).await?.rows_affected())
}

pub async fn count(store: &Store) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM users").fetch_one(store.pool()).await?)
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User").field("id", &self.id).field("username", &self.username).finish_non_exhaustive()
    }
}

fn name_taken(error: sqlx::Error) -> StoreError {
    if StoreError::is_violation_of(&error, "users_username") {
        StoreError::conflict("this username is taken")
    } else if StoreError::is_violation_of(&error, "users_email") {
        StoreError::conflict("this e-mail address is taken")
    } else {
        error.into()
    }
}

fn found(rows: u64) -> Result<()> {
    if rows == 0 { Err(StoreError::NotFound { entity: "user" }) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
