//! Deleting an app: asked for here, done by its workflow.

use chrono::{DateTime, Utc};
use isekai_domain::{Activity, AppId, CorrelationId, UserId, WorkflowId};
use serde_json::json;

use crate::apps::{self, Change};
use crate::audit::{self, AuditEntry};
use crate::iterations::lock_owned_in;
use crate::params::{self, OfApp};
use crate::workflows::{self, NewWorkflow};
use crate::{Result, Store};

#[derive(Debug, Clone, Copy)]
pub struct NewDeletion<'a> {
    pub app_id: AppId,
    /// The app's owner; an app of somebody else is not found.
    pub user_id: UserId,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

/// The workflow [`params::DELETE_APP`]; it runs after those of the app that are open, which are asked to stop. The same
/// workflow again for a second call, which gives one that got stuck another chance.
pub async fn enqueue(store: &Store, new: NewDeletion<'_>) -> Result<WorkflowId> {
    let app = apps::get_owned(store, new.user_id, new.app_id).await?;
    let key = format!("{}:{}", params::DELETE_APP, app.id);
    let mut tx = store.begin().await?;
    // Workflows before the app's row, in the order in which a workflow's own writes lock them.
    workflows::cancel_others_in(&mut tx, app.id, &[params::DELETE_APP]).await?;
    let params = OfApp { app_id: app.id };
    let workflow = NewWorkflow {
        idempotency_key: Some(key),
        ..NewWorkflow::for_app(params::DELETE_APP, &app, &params, new.correlation_id, new.now)?
    };
    let id = workflows::enqueue_in(&mut tx, workflow).await?;
    workflows::restart_in(&mut tx, id, new.now).await?;
    let app = lock_owned_in(&mut tx, new.user_id, new.app_id).await?;
    let app = apps::apply_in(&mut tx, app, Change { activity: Some(Activity::Deleting), ..Change::default() }).await?;
    let (details, name) = (json!({ "before": { "status": app.status } }), json!({ "before": { "name": app.name } }));
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, Some(name)).await?;
    tx.commit().await?;
    Ok(id)
}

#[cfg(test)]
mod tests;
