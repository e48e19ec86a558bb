//! Starting and stopping an app on its owner's request.

use chrono::{DateTime, Utc};
use isekai_domain::{Activity, AppId, AppStatus, CorrelationId, UserId, WorkflowId};

use crate::apps::{self, App, Change};
use crate::iterations::{admit_in, lock_owned_in, queue_in};
use crate::params::{self, OfApp};
use crate::workflows::{self, NewWorkflow};
use crate::{Result, Store, StoreError, Tx, quotas};

#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub app_id: AppId,
    /// The app's owner; an app of somebody else is not found.
    pub user_id: UserId,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
}

/// A stopped or failed app becomes `generating`, within the quota of active apps, and gets the workflow
/// [`params::START_APP`].
pub async fn start(store: &Store, request: Request<'_>) -> Result<WorkflowId> {
    let mut tx = store.begin().await?;
    // Before the app's row, as everywhere: the quota's row is locked first.
    let admitted = quotas::admit_active_in(&mut tx, request.user_id).await;
    let app = lock_owned_in(&mut tx, request.user_id, request.app_id).await?;
    admit_in(&mut tx, &app).await?;
    if app.status.is_active() {
        return Err(StoreError::conflict(format!("the app is {} already", app.status)));
    }
    admitted?;
    let change = Change {
        status: Some(AppStatus::Generating),
        reason: Some(None),
        activity: Some(Activity::Queued),
        ..Change::default()
    };
    let app = apps::apply_in(&mut tx, app, change).await?;
    let id = enqueue(&mut tx, params::START_APP, &app, &request).await?;
    tx.commit().await?;
    Ok(id)
}

/// A running app that lost its sandbox runs again, by the workflow [`params::START_APP`]. It is active already, so no
/// quota is asked; an app with open work is a conflict: that work gives it a sandbox.
pub async fn recover(store: &Store, request: Request<'_>) -> Result<WorkflowId> {
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, request.user_id, request.app_id).await?;
    let open = workflows::open_for_app_in(&mut tx, app.id).await?;
    if app.status != AppStatus::Running || app.activity == Activity::Deleting || !open.is_empty() {
        return Err(StoreError::conflict("something is being done with the app already".to_owned()));
    }
    let change = Change {
        status: Some(AppStatus::Generating),
        activity: Some(Activity::Queued),
        sandbox: Some(None),
        ..Change::default()
    };
    let app = apps::apply_in(&mut tx, app, change).await?;
    let id = enqueue(&mut tx, params::START_APP, &app, &request).await?;
    tx.commit().await?;
    Ok(id)
}

/// The workflow [`params::STOP_APP`]; the app's status changes when it is done.
pub async fn stop(store: &Store, request: Request<'_>) -> Result<WorkflowId> {
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, request.user_id, request.app_id).await?;
    admit_in(&mut tx, &app).await?;
    if !app.status.is_active() {
        return Err(StoreError::conflict(format!("the app is {} already", app.status)));
    }
    let id = enqueue(&mut tx, params::STOP_APP, &app, &request).await?;
    queue_in(&mut tx, app).await?;
    tx.commit().await?;
    Ok(id)
}

async fn enqueue(tx: &mut Tx, kind: &str, app: &App, request: &Request<'_>) -> Result<WorkflowId> {
    let params = OfApp { app_id: app.id };
    let workflow = NewWorkflow::for_app(kind, app, &params, request.correlation_id, request.now)?;
    workflows::enqueue_in(tx, workflow).await
}
