//! Accounts.

mod address;
mod adopt;
mod manage;
mod password;
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

pub use address::with_emails;
pub(crate) use adopt::{adopt_in, forget_old_rows};
pub(crate) use manage::lock_open_in;
pub use manage::{Standing, StandingChange, change_standing, set_email};
pub use search::{UserFilter, names, search};

pub use password::{Ended, PasswordChange, PasswordReset, change as change_password, rehash, reset as reset_password};

#[derive(Clone, FromRow)]
pub struct User {
    #[sqlx(try_from = "Uuid")]
    pub id: UserId,
    pub username: String,
    email_sealed: Vec<u8>,
    /// PHC string; it never leaves the server.
    pub password_hash: String,
    #[sqlx(try_from = "AsText<AccountStatus>")]
    pub account_status: AccountStatus,
    /// Somebody else chose the password.
    pub must_change_password: bool,
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
    /// Whether the first thing to do is to choose another password.
    pub must_change_password: bool,
}

const USERNAME_BYTES: usize = 64;
const EMAIL_BYTES: usize = 254;
const HASH_BYTES: usize = 512;

macro_rules! columns {
    () => {
        "id, username, email_sealed, password_hash, account_status, must_change_password, failed_login_attempts, locked_until, \
         last_login_at, erasure_requested_at, created_at, updated_at, version"
    };
}
pub(crate) use columns;

/// The account with its quota and roles. Names and addresses are unique whatever their case.
pub async fn create(store: &Store, new: NewUser<'_>) -> Result<User> {
    let mut tx = store.begin().await?;
    let user = create_in(store, &mut tx, new, None).await?;
    tx.commit().await?;
    Ok(user)
}

/// As [`create`], with its row of the audit log, which gets the account's id and what it is as its details. Somebody who registers has
/// nobody who made the account.
pub async fn create_by(store: &Store, by: Option<UserId>, new: NewUser<'_>, entry: AuditEntry) -> Result<User> {
    let mut tx = store.begin().await?;
    let user = create_by_in(store, &mut tx, by, new, entry).await?;
    tx.commit().await?;
    Ok(user)
}

/// As [`create_by`], together with what else belongs to it.
pub(crate) async fn create_by_in(
    store: &Store,
    connection: &mut PgConnection,
    by: Option<UserId>,
    new: NewUser<'_>,
    entry: AuditEntry,
) -> Result<User> {
    let made = json!({ "roles": new.roles, "quota": new.quota, "mustChangePassword": new.must_change_password });
    let personal = json!({ "username": new.username, "email": new.email });
    let user = create_in(store, connection, new, by).await?;
    let details = json!({ "before": null, "after": made });
    let resource_id = Some(user.id.to_string());
    let entry =
        AuditEntry { resource_id, details: Some(details), personal: Some(personal), about: Some(user.id), ..entry };
    audit::append_in(store, connection, entry).await?;
    Ok(user)
}

async fn create_in(store: &Store, connection: &mut PgConnection, new: NewUser<'_>, by: Option<UserId>) -> Result<User> {
    check::name("username", new.username, USERNAME_BYTES)?;
    check::name("password hash", new.password_hash, HASH_BYTES)?;
    check::text("salt", new.salt, HASH_BYTES)?;
    let id = UserId::new();
    let email = address::protect_in(store, connection, id, new.email).await?;
    let sql = concat!(
        "INSERT INTO users (id, username, email_sealed, email_hash, password_hash, salt, must_change_password)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ",
        columns!()
    );
    let user: User = sqlx::query_as(sql)
        .bind(id.uuid())
        .bind(new.username)
        .bind(email.sealed)
        .bind(&email.hash[..])
        .bind(new.password_hash)
        .bind(new.salt)
        .bind(new.must_change_password)
        .fetch_one(&mut *connection)
        .await
        .map_err(name_taken)?;
    quotas::insert_in(connection, user.id, new.quota).await?;
    for role in new.roles {
        roles::assign_in(connection, user.id, role, by).await?;
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

/// Whatever the case of `email`. An address that no account can have is simply not found.
pub async fn by_email(store: &Store, email: &str) -> Result<Option<User>> {
    if check::name("email", email, EMAIL_BYTES).is_err() {
        return Ok(None);
    }
    let hash = address::hash_of(store, email)?;
    let sql = concat!("SELECT ", columns!(), " FROM users WHERE email_hash = $1");
    Ok(sqlx::query_as(sql).bind(&hash[..]).fetch_optional(store.pool()).await?)
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
    } else if StoreError::is_violation_of(&error, "users_email_hash") {
        StoreError::conflict("this e-mail address is taken")
    } else {
        error.into()
    }
}

#[cfg(test)]
mod tests;
