//! Files changed by hand. Saving makes a version at once and a workflow that brings what runs up to it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CodeId, CorrelationId, UserId, WorkflowId};
use serde_json::json;

use crate::audit::{self, AuditEntry};
use crate::code::{self, CodeOrigin, NewVersion};
use crate::iterations::{admit_in, lock_owned_in, queue_in};
use crate::locks::Lock;
use crate::params::{self, Rebuild};
use crate::workflows::{self, NewWorkflow};
use crate::{Result, Store, StoreError, apps};

#[derive(Debug, Clone)]
pub struct NewEdit<'a> {
    pub app_id: AppId,
    /// The app's owner; an app of somebody else is not found.
    pub user_id: UserId,
    /// The version that was edited; when it is not the latest, nothing is saved.
    pub expected_version: i32,
    /// Path to new content; `None` deletes the file.
    pub changes: &'a BTreeMap<String, Option<String>>,
    pub summary: Option<&'a str>,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub version: i32,
    /// The workflow [`params::REBUILD`].
    pub workflow_id: WorkflowId,
}

/// Refused while the app is being generated or deleted. Deleting a file that is not there is [`StoreError::NotFound`].
pub async fn enqueue(store: &Store, new: NewEdit<'_>) -> Result<Edited> {
    // A version never changes, so it can be read before the locks; whether it is still the latest is checked under
    // them.
    apps::get_owned(store, new.user_id, new.app_id).await?;
    let base = code::latest(store, new.app_id).await?.ok_or(StoreError::NotFound { entity: "version" })?;
    if base.version != new.expected_version {
        return Err(StoreError::ConcurrentModification { expected: new.expected_version, found: base.version });
    }
    let mut files = base.files;
    for (path, content) in new.changes {
        match content {
            Some(content) => {
                files.insert(path.clone(), content.clone());
            }
            None => {
                files.remove(path).ok_or(StoreError::NotFound { entity: "file" })?;
            }
        }
    }
    let mut tx = store.begin().await?;
    Lock::Blobs.shared(&mut tx).await?;
    let app = lock_owned_in(&mut tx, new.user_id, new.app_id).await?;
    admit_in(&mut tx, &app).await?;
    let version = NewVersion {
        code_id: CodeId::new(),
        app_id: app.id,
        expected_version: Some(new.expected_version),
        files: &files,
        base_files: &base.base_files,
        spec: base.spec.as_ref(),
        generator_version: base.generator_version.as_deref(),
        framework: base.framework.as_deref(),
        language: base.language.as_deref(),
        origin: CodeOrigin::Edit,
        summary: new.summary,
        fence: None,
    };
    let version = code::put_in(&mut tx, version).await?;
    let params = Rebuild { app_id: app.id, code_version: version };
    let workflow =
        NewWorkflow::for_app(params::REBUILD, &app, &params, new.correlation_id, new.now)?.within(params::LIMIT);
    let workflow_id = workflows::enqueue_in(&mut tx, workflow).await?;
    let app = apps::get_in(&mut tx, app.id).await?;
    let app = queue_in(&mut tx, app).await?;
    let files: Vec<&String> = new.changes.keys().collect();
    let details = json!({ "before": { "version": base.version }, "after": { "version": version }, "files": files });
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(Edited { version, workflow_id })
}

#[cfg(test)]
mod tests;
