//! Starting and stopping an app on its owner's request.

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{Activity, AppId, AppStatus, CorrelationId, UserId, WorkflowId};
use serde_json::json;
use uuid::Uuid;

use crate::apps::{self, App, Change};
use crate::audit::{self, AuditEntry};
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
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

/// An app that loses its sandbox more often than this, each time within so long of the last, is given up.
const MAX_RECOVERIES: i32 = 5;
const RECOVERY_WINDOW: TimeDelta = TimeDelta::minutes(10);
/// The sandbox service's words for a limit that was passed: starting again would only pass it again.
const LIMITS: [(&str, &str); 2] = [("oom", "used more memory than it may"), ("timeout", "ran longer than it may")];

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
    let before = app.status;
    let change = Change {
        status: Some(AppStatus::Generating),
        reason: Some(None),
        activity: Some(Activity::Queued),
        ..Change::default()
    };
    let app = apps::apply_in(&mut tx, app, change).await?;
    // What happened before its owner looked at it counts no more.
    let sql = "UPDATE apps SET recoveries = 0, recovered_at = NULL WHERE id = $1";
    sqlx::query(sql).bind(app.id.uuid()).execute(&mut *tx).await?;
    let id = enqueue(&mut tx, params::START_APP, &app, &request, Some(params::LIMIT)).await?;
    let details = json!({ "before": { "status": before } });
    audit::append_of_app_in(store, &mut tx, request.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(id)
}

/// A running app that lost its sandbox `lost` runs again, by the workflow [`params::START_APP`]. It is active already, so no
/// quota is asked; an app with open work is a conflict: that work gives it a sandbox. One that went beyond a limit, or goes on
/// losing its sandbox, is given up: `None`, and it is in `error` with what `reason` says.
pub async fn recover(store: &Store, request: Request<'_>, lost: Uuid, reason: &str) -> Result<Option<WorkflowId>> {
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, request.user_id, request.app_id).await?;
    let open = workflows::open_count_in(&mut tx, app.id).await?;
    if app.status != AppStatus::Running
        || app.activity == Activity::Deleting
        || open > 0
        || app.sandbox_id != Some(lost)
    {
        return Err(StoreError::conflict("something is being done with the app already".to_owned()));
    }
    let sql = "UPDATE apps SET recovered_at = $2,
                   recoveries = CASE WHEN recovered_at > $2 - $3 THEN recoveries + 1 ELSE 1 END
               WHERE id = $1 RETURNING recoveries";
    let query = sqlx::query_scalar(sql).bind(app.id.uuid()).bind(request.now).bind(RECOVERY_WINDOW);
    let recoveries: i32 = query.fetch_one(&mut *tx).await?;
    let limit = LIMITS.iter().find(|(name, _)| *name == reason).map(|(_, text)| *text);
    if recoveries > MAX_RECOVERIES || limit.is_some() {
        let reason = match limit {
            Some(text) => format!("it was ended because it {text}; change it, or start it again"),
            None => format!("it ended {recoveries} times in a row ({reason}); change it or start it again"),
        };
        let change = Change {
            status: Some(AppStatus::Error),
            reason: Some(Some(&reason)),
            activity: Some(Activity::Ready),
            sandbox: Some(None),
            ..Change::default()
        };
        apps::apply_in(&mut tx, app, change).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let change = Change {
        status: Some(AppStatus::Generating),
        activity: Some(Activity::Queued),
        sandbox: Some(None),
        ..Change::default()
    };
    let app = apps::apply_in(&mut tx, app, change).await?;
    let id = enqueue(&mut tx, params::START_APP, &app, &request, Some(params::LIMIT)).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The workflow [`params::STOP_APP`]; the app's status changes when it is done.
pub async fn stop(store: &Store, request: Request<'_>) -> Result<WorkflowId> {
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, request.user_id, request.app_id).await?;
    admit_in(&mut tx, &app).await?;
    if !app.status.is_active() {
        return Err(StoreError::conflict(format!("the app is {} already", app.status)));
    }
    let id = enqueue(&mut tx, params::STOP_APP, &app, &request, None).await?;
    let app = queue_in(&mut tx, app).await?;
    let details = json!({ "before": { "status": app.status } });
    audit::append_of_app_in(store, &mut tx, request.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(id)
}

async fn enqueue(
    tx: &mut Tx,
    kind: &str,
    app: &App,
    request: &Request<'_>,
    limit: Option<TimeDelta>,
) -> Result<WorkflowId> {
    let params = OfApp { app_id: app.id };
    let workflow = NewWorkflow::for_app(kind, app, &params, request.correlation_id, request.now)?;
    let workflow = match limit {
        Some(limit) => workflow.within(limit),
        None => workflow,
    };
    workflows::enqueue_in(tx, workflow).await
}
