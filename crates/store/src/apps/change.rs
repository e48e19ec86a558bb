//! Changing an app: lock the row, check the move, write it and its event.

use isekai_domain::{Activity, AppId, AppStatus};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{App, columns};
use crate::audit::{self, AuditEntry};
use crate::workflows::{self, Fence};
use crate::{Result, Store, StoreError, check, events};

/// What runs an app.
#[derive(Debug, Clone)]
pub struct Published<'a> {
    pub sandbox_id: Uuid,
    pub container_id: &'a str,
    /// Of the code; `None` leaves what was live before.
    pub version: Option<i32>,
}

/// What shall change; the rest stays.
#[derive(Debug, Default)]
pub(crate) struct Change<'a> {
    pub status: Option<AppStatus>,
    pub reason: Option<Option<&'a str>>,
    pub activity: Option<Activity>,
    /// Whether the activity may change although the app is being deleted.
    pub spares: bool,
    /// Shows its address.
    pub published: bool,
    pub sandbox: Option<Option<(Uuid, &'a str)>>,
    pub preview_address: Option<&'a str>,
    pub live_version: Option<i32>,
    pub name: Option<&'a str>,
    pub framework: Option<&'a str>,
    pub language: Option<&'a str>,
}

/// With an old `expected_version` nothing is changed. `audit` is the row of who asked for it.
pub async fn rename(
    store: &Store,
    id: AppId,
    expected_version: i32,
    name: &str,
    audit: Option<&AuditEntry>,
) -> Result<App> {
    check::name("name", name, check::NAME_BYTES)?;
    let mut tx = store.begin().await?;
    let app = lock_in(&mut tx, id).await?;
    if app.version != expected_version {
        return Err(StoreError::ConcurrentModification { expected: expected_version, found: app.version });
    }
    let before = app.name.clone();
    let app = apply_in(&mut tx, app, Change { name: Some(name), ..Change::default() }).await?;
    let names = json!({ "before": { "name": before }, "after": { "name": app.name } });
    audit::append_of_app_in(store, &mut tx, audit, &app, Value::Null, Some(names)).await?;
    tx.commit().await?;
    Ok(app)
}

pub async fn set_activity(store: &Store, id: AppId, activity: Activity, fence: Option<Fence>) -> Result<App> {
    change(store, id, fence, Change { activity: Some(activity), ..Change::default() }).await
}

/// The app could not be deleted after all.
pub async fn spare(store: &Store, id: AppId, fence: Option<Fence>) -> Result<App> {
    change(store, id, fence, Change { activity: Some(Activity::Ready), spares: true, ..Change::default() }).await
}

/// The app runs, and its address is shown. Also for an app that runs already, after a change of its code.
pub async fn publish(store: &Store, id: AppId, fence: Option<Fence>, published: Published<'_>) -> Result<App> {
    let change_to = Change {
        status: Some(AppStatus::Running),
        reason: Some(None),
        activity: Some(Activity::Ready),
        published: true,
        live_version: published.version,
        sandbox: Some(Some((published.sandbox_id, published.container_id))),
        ..Change::default()
    };
    change(store, id, fence, change_to).await
}

/// The app does not work; `reason` is for the user to read. It holds no sandbox any more.
pub async fn fail(store: &Store, id: AppId, reason: &str, fence: Option<Fence>) -> Result<App> {
    end(store, id, AppStatus::Error, reason, fence).await
}

/// The app holds no sandbox any more.
pub async fn stop(store: &Store, id: AppId, reason: &str, fence: Option<Fence>) -> Result<App> {
    end(store, id, AppStatus::Stopped, reason, fence).await
}

/// Sandbox id and container id of what runs the app.
pub async fn set_sandbox(
    store: &Store,
    id: AppId,
    sandbox: Option<(Uuid, String)>,
    fence: Option<Fence>,
) -> Result<App> {
    let sandbox = sandbox.as_ref().map(|(id, container)| (*id, container.as_str()));
    change(store, id, fence, Change { sandbox: Some(sandbox), ..Change::default() }).await
}

pub(crate) async fn lock_in(connection: &mut PgConnection, id: AppId) -> Result<App> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE id = $1 FOR UPDATE");
    let app = sqlx::query_as(sql).bind(id.uuid()).fetch_optional(connection).await?;
    app.ok_or(StoreError::NotFound { entity: "app" })
}

/// `app` must be locked and as it was read under the lock. A change that changes nothing writes nothing.
pub(crate) async fn apply_in(connection: &mut PgConnection, app: App, change: Change<'_>) -> Result<App> {
    let mut next = app.clone();
    if let Some(status) = change.status {
        if status != app.status && !app.status.can_become(status) {
            return Err(StoreError::conflict(format!("an app that is {} cannot become {status}", app.status)));
        }
        next.status = status;
    }
    if let Some(reason) = change.reason {
        next.status_reason = reason.map(|reason| check::cleaned(reason, check::TEXT_BYTES));
    }
    // What still runs of an app that is being deleted must not make it look alive.
    if let Some(activity) = change.activity.filter(|_| change.spares || app.activity != Activity::Deleting) {
        next.activity = activity;
    }
    if let Some(address) = change.preview_address {
        address.clone_into(&mut next.preview_address);
    }
    if change.published || next.preview_url.is_some() {
        next.preview_url = Some(next.preview_address.clone());
    }
    if let Some(sandbox) = change.sandbox {
        check::optional("container id", sandbox.map(|(_, container)| container), check::NAME_BYTES)?;
        next.sandbox_id = sandbox.map(|(id, _)| id);
        next.container_id = sandbox.map(|(_, container)| container.to_owned());
    }
    if let Some(version) = change.live_version {
        next.live_version = Some(version);
    }
    if let Some(name) = change.name {
        next.name = name.to_owned();
    }
    if let Some(framework) = change.framework {
        next.framework = Some(framework.to_owned());
    }
    if let Some(language) = change.language {
        next.language = Some(language.to_owned());
    }
    if next == app { Ok(app) } else { write(connection, &next).await }
}

pub(super) async fn announce(connection: &mut PgConnection, app: &App) -> Result<()> {
    let data = json!({
        "status": app.status,
        "activity": app.activity,
        "statusReason": app.status_reason,
        "previewUrl": app.preview_url,
    });
    events::append_in(connection, app.id, "status", &data).await?;
    Ok(())
}

async fn change(store: &Store, id: AppId, fence: Option<Fence>, change: Change<'_>) -> Result<App> {
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, fence).await?;
    let app = lock_in(&mut tx, id).await?;
    let app = apply_in(&mut tx, app, change).await?;
    tx.commit().await?;
    Ok(app)
}

async fn end(store: &Store, id: AppId, status: AppStatus, reason: &str, fence: Option<Fence>) -> Result<App> {
    let change_to = Change {
        status: Some(status),
        reason: Some(Some(reason)),
        activity: Some(Activity::Ready),
        sandbox: Some(None),
        ..Change::default()
    };
    change(store, id, fence, change_to).await
}

async fn write(connection: &mut PgConnection, next: &App) -> Result<App> {
    let sql = concat!(
        "UPDATE apps SET name = $2, status = $3, status_reason = $4, activity = $5, preview_url = $6,
             sandbox_id = $7, container_id = $8, framework = $9, language = $10, preview_address = $11,
             live_version = $12, updated_at = now(), version = version + 1
         WHERE id = $1 RETURNING ",
        columns!()
    );
    let app: App = sqlx::query_as(sql)
        .bind(next.id.uuid())
        .bind(&next.name)
        .bind(next.status.as_str())
        .bind(&next.status_reason)
        .bind(next.activity.as_str())
        .bind(&next.preview_url)
        .bind(next.sandbox_id)
        .bind(&next.container_id)
        .bind(&next.framework)
        .bind(&next.language)
        .bind(&next.preview_address)
        .bind(next.live_version)
        .fetch_one(&mut *connection)
        .await?;
    announce(connection, &app).await?;
    Ok(app)
}
