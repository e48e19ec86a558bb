//! Erasing a user: asked for here, done by its workflow in rounds. Each round asks for the deletion of the apps that are left; when
//! none is, the account goes. What the audit log says of them stays as a row, but without the key to what was theirs in it.

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{CorrelationId, SessionId, UserId, WorkflowId};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::deletion::{self, NewDeletion};
use crate::params::{self, EraseUser};
use crate::roles::Administrators;
use crate::users::columns;
use crate::workflows::{self, Fence, NewWorkflow};
use crate::{Page, Result, Store, StoreError, apps, datakeys, security, sessions, users};

#[derive(Debug)]
pub struct NewErasure<'a> {
    pub user: UserId,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    pub audit: AuditEntry,
}

/// Until the next round looks whether the apps are gone: it grows, for what takes long takes longer.
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(2);
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(5);

/// Shuts the account for good, ends its sessions, and enqueues [`params::ERASE_USER`]. Answers the workflow and the sessions that
/// ended. Not for the last active administrator. Asked for again, it gives a workflow that came to an end without success another
/// chance.
pub async fn request(store: &Store, new: NewErasure<'_>) -> Result<(WorkflowId, Vec<SessionId>)> {
    let mut tx = store.begin().await?;
    let administrators = Administrators::before(&mut tx, new.user).await?;
    let sql = concat!("SELECT ", columns!(), " FROM users WHERE id = $1 FOR UPDATE");
    let user: Option<users::User> = sqlx::query_as(sql).bind(new.user.uuid()).fetch_optional(&mut *tx).await?;
    let user = user.ok_or(StoreError::NotFound { entity: "user" })?;
    if user.erasure_requested_at.is_some()
        && let Some(open) = open_in(&mut tx, new.user).await?
    {
        return Ok((open, Vec::new()));
    }
    let sql = "UPDATE users SET account_status = 'suspended', updated_at = $2, version = version + 1,
                   erasure_requested_at = coalesce(erasure_requested_at, $2)
               WHERE id = $1";
    sqlx::query(sql).bind(new.user.uuid()).bind(new.now).execute(&mut *tx).await?;
    let ended = sessions::end_all_in(&mut tx, new.user, "the account is being erased").await?;
    administrators.remain(&mut tx).await?;
    let params = EraseUser { user_id: new.user, round: 1 };
    let id = workflows::enqueue_in(&mut tx, round(&params, new.correlation_id, None, new.now)?).await?;
    let details = json!({ "workflow": id, "before": { "accountStatus": user.account_status.as_str() } });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..new.audit }).await?;
    tx.commit().await?;
    Ok((id, ended))
}

/// Asks for the deletion of every app of the user; one that could not be deleted is tried again. Answers how many there are.
pub async fn delete_apps(
    store: &Store,
    user: UserId,
    correlation_id: &CorrelationId,
    now: DateTime<Utc>,
) -> Result<u64> {
    let mut left = 0;
    let mut after = None;
    loop {
        let page = apps::list(store, user, Page { limit: Page::MAX_LIMIT, after }).await?;
        for app in page.items {
            // The row that asked for the erasure stands for all of them.
            let deletion = NewDeletion { app_id: app.id, user_id: user, correlation_id, now, audit: None };
            match deletion::enqueue(store, deletion).await {
                Ok(_) => left += 1,
                Err(StoreError::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(left);
        }
    }
}

/// The round after `this` one, a while later. The same again for a step that runs again.
pub async fn again(
    store: &Store,
    this: &EraseUser,
    correlation_id: &CorrelationId,
    fence: Fence,
    now: DateTime<Utc>,
) -> Result<WorkflowId> {
    let pause = (FIRST_PAUSE * 2_i32.pow(this.round.min(10))).min(LONGEST_PAUSE);
    let key = format!("{}:{}", params::ERASE_USER, fence.workflow_id);
    let next = EraseUser { round: this.round.saturating_add(1), ..*this };
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, Some(fence)).await?;
    let id = workflows::enqueue_in(&mut tx, round(&next, correlation_id, Some(key), now + pause)?).await?;
    tx.commit().await?;
    Ok(id)
}

/// Removes the account with its roles, quota and sessions. Refused while there are apps. One that is gone already is fine: a step that
/// runs twice must not fail.
pub async fn finish(store: &Store, user: UserId, fence: Fence, entry: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, Some(fence)).await?;
    let sql = "SELECT erasure_requested_at IS NOT NULL FROM users WHERE id = $1 FOR UPDATE";
    match sqlx::query_scalar(sql).bind(user.uuid()).fetch_optional(&mut *tx).await? {
        None => return Ok(()),
        Some(true) => {}
        Some(false) => return Err(StoreError::conflict("nobody asked for the erasure of this account")),
    }
    let apps: i64 = sqlx::query_scalar("SELECT count(*) FROM apps WHERE user_id = $1")
        .bind(user.uuid())
        .fetch_one(&mut *tx)
        .await?;
    if apps > 0 {
        return Err(StoreError::conflict(format!("{apps} apps of this account are left")));
    }
    sqlx::query("DELETE FROM users WHERE id = $1").bind(user.uuid()).execute(&mut *tx).await?;
    sqlx::query("DELETE FROM workflow_shares WHERE queue = $1").bind(user.uuid()).execute(&mut *tx).await?;
    security::forget_in(&mut tx, user).await?;
    // What is personal in rows of the audit log goes with the key; the rows stay, and hold.
    datakeys::erase_in(store, &mut tx, user.uuid()).await?;
    audit::append_in(store, &mut tx, entry).await?;
    tx.commit().await
}

/// It belongs to no user: it outlives the one whom it is about.
fn round<'a>(
    params: &EraseUser,
    correlation_id: &'a CorrelationId,
    idempotency_key: Option<String>,
    run_at: DateTime<Utc>,
) -> Result<NewWorkflow<'a>> {
    NewWorkflow::of_system(params::ERASE_USER, params, correlation_id, run_at)
        .map(|workflow| NewWorkflow { idempotency_key, ..workflow })
}

/// Not finished yet; the newest.
async fn open_in(connection: &mut PgConnection, user: UserId) -> Result<Option<WorkflowId>> {
    let sql = "SELECT id FROM workflows WHERE kind = $1 AND params ->> 'userId' = $2
                   AND status IN ('pending', 'running', 'compensating')
               ORDER BY id DESC LIMIT 1";
    let query = sqlx::query_scalar(sql).bind(params::ERASE_USER).bind(user.to_string());
    let id: Option<Uuid> = query.fetch_optional(connection).await?;
    Ok(id.map(WorkflowId::from))
}

#[cfg(test)]
mod tests;
