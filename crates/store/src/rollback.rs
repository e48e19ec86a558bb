//! Going back to an earlier version of the code.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CorrelationId, UserId, WorkflowId};
use serde_json::json;

use crate::audit::{self, AuditEntry};
use crate::iterations::{admit_in, lock_owned_in, queue_in};
use crate::params::{self, Rollback};
use crate::workflows::{self, NewWorkflow};
use crate::{Result, Store, StoreError};

#[derive(Debug, Clone, Copy)]
pub struct NewRollback<'a> {
    pub app_id: AppId,
    /// The app's owner; an app of somebody else is not found.
    pub user_id: UserId,
    pub to_version: i32,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

/// The workflow [`params::ROLLBACK`]. Refused while the app is being generated or deleted.
pub async fn enqueue(store: &Store, new: NewRollback<'_>) -> Result<WorkflowId> {
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, new.user_id, new.app_id).await?;
    admit_in(&mut tx, &app).await?;
    let sql = "SELECT EXISTS (SELECT FROM generated_code WHERE app_id = $1 AND version = $2)";
    let known: bool = sqlx::query_scalar(sql).bind(app.id.uuid()).bind(new.to_version).fetch_one(&mut *tx).await?;
    if !known {
        return Err(StoreError::NotFound { entity: "version" });
    }
    let params = Rollback { app_id: app.id, to_version: new.to_version };
    let workflow =
        NewWorkflow::for_app(params::ROLLBACK, &app, &params, new.correlation_id, new.now)?.within(params::LIMIT);
    let id = workflows::enqueue_in(&mut tx, workflow).await?;
    let app = queue_in(&mut tx, app).await?;
    let details = json!({ "before": { "liveVersion": app.live_version }, "toVersion": new.to_version });
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(id)
}
