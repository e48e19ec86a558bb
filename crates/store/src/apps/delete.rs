//! Removing an app for good.

use isekai_domain::AppId;

use super::lock_in;
use crate::locks::Lock;
use crate::workflows::{self, Fence};
use crate::{Result, Store, StoreError, code, notify, ports};

/// Removes the app with all that belongs to it and releases its port. Answers how many blobs nothing refers to any more
/// and were removed too. An app that is gone already is fine: a step that runs twice must not fail.
pub async fn delete(store: &Store, id: AppId, fence: Option<Fence>) -> Result<u64> {
    let mut tx = store.begin().await?;
    // Before the guard: what holds the workflow's row while it waits keeps its own lease from being renewed.
    Lock::Blobs.exclusive(&mut tx).await?;
    workflows::guard_in(&mut tx, fence).await?;
    match lock_in(&mut tx, id).await {
        Err(StoreError::NotFound { .. }) => return Ok(0),
        locked => locked?,
    };
    let blobs = code::blobs_of_in(&mut tx, id).await?;
    sqlx::query("DELETE FROM apps WHERE id = $1").bind(id.uuid()).execute(&mut *tx).await?;
    let freed = code::remove_unreferenced_in(&mut tx, &blobs).await?;
    workflows::forget_words_in(&mut tx, id).await?;
    ports::release_in(&mut tx, id).await?;
    notify::send_in(&mut tx, notify::EVENTS, &id.to_string()).await?;
    tx.commit().await?;
    Ok(freed)
}
