//! What administrators do to accounts, each with its row of the audit log.

use isekai_domain::{AccountStatus, SessionId, UserId};
use serde_json::{Value, json};
use sqlx::PgConnection;

use super::{User, address, columns, name_taken};
use crate::audit::{self, AuditEntry};
use crate::roles::Administrators;
use crate::{Result, Store, StoreError, sessions};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Shut until it is unlocked.
    Lock,
    /// Also forgets failed sign-ins, and what they shut.
    Unlock,
    Suspend,
    Unsuspend,
}

#[derive(Debug)]
pub struct StandingChange {
    pub user: UserId,
    pub to: Standing,
    /// Gets what was before and what is now as its details.
    pub audit: AuditEntry,
}

/// Answers the account as it is now, and the sessions that ended with it. Not for the last active administrator. What changes
/// nothing writes nothing.
pub async fn change_standing(store: &Store, change: StandingChange) -> Result<(User, Vec<SessionId>)> {
    let mut tx = store.begin().await?;
    let administrators = Administrators::before(&mut tx, change.user).await?;
    let before = lock_open_in(&mut tx, change.user).await?;
    let status = change.to.of(before.account_status)?;
    let forgets = change.to == Standing::Unlock && (before.failed_login_attempts > 0 || before.locked_until.is_some());
    if status == before.account_status && !forgets {
        return Ok((before, Vec::new()));
    }
    let sql = concat!(
        "UPDATE users SET account_status = $2, updated_at = $4, version = version + 1,
             failed_login_attempts = CASE WHEN $3 THEN 0 ELSE failed_login_attempts END,
             locked_until = CASE WHEN $3 THEN NULL ELSE locked_until END
         WHERE id = $1 RETURNING ",
        columns!()
    );
    let query = sqlx::query_as(sql).bind(change.user.uuid()).bind(status.as_str()).bind(forgets);
    let after: User = query.bind(change.audit.timestamp).fetch_one(&mut *tx).await?;
    let ended = match status {
        AccountStatus::Active => Vec::new(),
        AccountStatus::Locked => sessions::end_all_in(&mut tx, change.user, "the account was locked").await?,
        AccountStatus::Suspended => sessions::end_all_in(&mut tx, change.user, "the account was suspended").await?,
    };
    administrators.remain(&mut tx).await?;
    let details = json!({ "before": shown(&before), "after": shown(&after) });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..change.audit }).await?;
    tx.commit().await?;
    Ok((after, ended))
}

/// With an old `expected_version` nothing is changed; what changes nothing writes nothing.
pub async fn set_email(
    store: &Store,
    id: UserId,
    expected_version: i32,
    email: &str,
    entry: AuditEntry,
) -> Result<User> {
    let mut tx = store.begin().await?;
    let before = lock_open_in(&mut tx, id).await?;
    if before.version != expected_version {
        return Err(StoreError::ConcurrentModification { expected: expected_version, found: before.version });
    }
    let old = before.email_in(store, &mut tx).await?;
    if old == email {
        return Ok(before);
    }
    let new = address::protect_in(store, &mut tx, id, email).await?;
    let sql = concat!(
        "UPDATE users SET email_sealed = $2, email_hash = $3, updated_at = $4, version = version + 1
         WHERE id = $1 RETURNING ",
        columns!()
    );
    let query = sqlx::query_as(sql).bind(id.uuid()).bind(new.sealed).bind(&new.hash[..]).bind(entry.timestamp);
    let after: User = query.fetch_one(&mut *tx).await.map_err(name_taken)?;
    let personal = json!({ "before": { "email": old }, "after": { "email": email } });
    audit::append_in(store, &mut tx, AuditEntry { personal: Some(personal), about: Some(id), ..entry }).await?;
    tx.commit().await?;
    Ok(after)
}

/// One that is not being erased, for a change.
pub(crate) async fn lock_open_in(connection: &mut PgConnection, id: UserId) -> Result<User> {
    let sql = concat!("SELECT ", columns!(), " FROM users WHERE id = $1 FOR UPDATE");
    let user: Option<User> = sqlx::query_as(sql).bind(id.uuid()).fetch_optional(connection).await?;
    match user {
        None => Err(StoreError::NotFound { entity: "user" }),
        Some(user) if user.erasure_requested_at.is_some() => {
            Err(StoreError::conflict("this account is being erased; nothing of it can be changed any more"))
        }
        Some(user) => Ok(user),
    }
}

impl Standing {
    /// What an account becomes that is `now`.
    fn of(self, now: AccountStatus) -> Result<AccountStatus> {
        match (self, now) {
            (Self::Lock, AccountStatus::Suspended) => {
                Err(StoreError::conflict("the account is suspended, which shuts it already"))
            }
            (Self::Unlock, AccountStatus::Suspended) => {
                Err(StoreError::conflict("the account is suspended, not locked; end the suspension instead"))
            }
            (Self::Unsuspend, AccountStatus::Locked) => {
                Err(StoreError::conflict("the account is locked, not suspended; unlock it instead"))
            }
            (Self::Lock, _) => Ok(AccountStatus::Locked),
            (Self::Suspend, _) => Ok(AccountStatus::Suspended),
            (Self::Unlock | Self::Unsuspend, _) => Ok(AccountStatus::Active),
        }
    }
}

fn shown(user: &User) -> Value {
    json!({
        "accountStatus": user.account_status.as_str(),
        "failedLoginAttempts": user.failed_login_attempts,
        "lockedUntil": user.locked_until,
    })
}
