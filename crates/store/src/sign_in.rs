//! Attempts to sign in, or to prove who one is again: counted, and each with its row of the audit log.

mod accepted;

use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::security::{self, NewEvent};
use crate::{Result, Store};

pub(crate) use accepted::proved_in;
pub use accepted::{Accepted, Factor, accepted};

/// How many failures in a row have which consequence.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Until when the account takes no attempt after so many, the last one at that time.
    pub wait_until: fn(u32, DateTime<Utc>) -> Option<DateTime<Utc>>,
    /// From so many on the account counts as locked, and somebody should know.
    pub locks_from: u32,
}

#[derive(Debug)]
pub struct Failure {
    /// Whose failures to count. Without one, as when nobody has the name, the work is the same.
    pub counted: Option<UserId>,
    pub now: DateTime<Utc>,
    pub audit: AuditEntry,
    /// What is reported when this failure locks the account.
    pub locked: NewEvent,
}

/// Answers how many failures in a row there are now; `None` when it was not counted, as while the account waits: attempts that are
/// refused anyway make no wait longer, and attempts at the same time are judged one after the other.
pub async fn failed(store: &Store, failure: Failure, rule: Rule) -> Result<Option<u32>> {
    let user = failure.counted.map_or(Uuid::nil(), UserId::uuid);
    let mut tx = store.begin().await?;
    let sql = "UPDATE users SET failed_login_attempts = failed_login_attempts + 1, updated_at = $2
               WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING failed_login_attempts";
    let failures: Option<i32> = sqlx::query_scalar(sql).bind(user).bind(failure.now).fetch_optional(&mut *tx).await?;
    let failures = failures.map(i32::unsigned_abs);
    let until = failures.and_then(|failures| (rule.wait_until)(failures, failure.now));
    let sql = "UPDATE users SET locked_until = $2 WHERE id = $1 AND $2 IS NOT NULL";
    sqlx::query(sql).bind(user).bind(until).execute(&mut *tx).await?;
    audit::append_in(store, &mut tx, failure.audit).await?;
    if failures.is_some_and(|failures| failures >= rule.locks_from) {
        security::report_in(&mut tx, failure.locked).await?;
    }
    tx.commit().await?;
    Ok(failures)
}

#[cfg(test)]
mod tests;
