//! What a workflow has made and not stored as a version yet. It ends with the workflow.

use isekai_domain::WorkflowId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Fence, guard_in};
use crate::{Result, Store, StoreError};

/// Twice what a version may hold, and its base, as JSON.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// In the place of the one before.
pub async fn put_draft(store: &Store, fence: Fence, draft: &impl Serialize) -> Result<()> {
    let invalid = |problem| StoreError::Invalid { field: "draft", problem };
    let content = serde_json::to_vec(draft).map_err(|error| invalid(format!("cannot be written: {error}")))?;
    if content.len() > MAX_BYTES {
        return Err(invalid(format!("has {} bytes; at most {MAX_BYTES} are allowed", content.len())));
    }
    let mut tx = store.begin().await?;
    guard_in(&mut tx, Some(fence)).await?;
    let sql = "INSERT INTO workflow_drafts (workflow_id, content) VALUES ($1, $2)
               ON CONFLICT (workflow_id) DO UPDATE SET content = excluded.content";
    sqlx::query(sql).bind(fence.workflow_id.uuid()).bind(content).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn draft<T: DeserializeOwned>(store: &Store, workflow: WorkflowId) -> Result<T> {
    let sql = "SELECT content FROM workflow_drafts WHERE workflow_id = $1";
    let content: Option<Vec<u8>> = sqlx::query_scalar(sql).bind(workflow.uuid()).fetch_optional(store.pool()).await?;
    let content = content.ok_or(StoreError::NotFound { entity: "draft" })?;
    serde_json::from_slice(&content)
        .map_err(|error| StoreError::Corrupt { entity: "draft".to_owned(), source: error.into() })
}
