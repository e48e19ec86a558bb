//! Requests to change an app by words.

use chrono::{DateTime, Utc};
use isekai_domain::{
    Activity, AppId, AppStatus, CorrelationId, IterationId, IterationStatus, Prompt, UserId, WorkflowId,
};
use serde_json::{Value, json};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::apps::{self, App, Change};
use crate::audit::{self, AuditEntry};
use crate::convert::AsText;
use crate::params::{self, Iterate};
use crate::workflows::{self, Fence, NewWorkflow};
use crate::{Page, PageOf, Result, Store, StoreError, check, events};

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct Iteration {
    #[sqlx(try_from = "Uuid")]
    pub id: IterationId,
    #[sqlx(try_from = "Uuid")]
    pub app_id: AppId,
    pub prompt: String,
    pub changes: Value,
    #[sqlx(try_from = "AsText<IterationStatus>")]
    pub status: IterationStatus,
    pub error: Option<String>,
    /// The version that it made.
    pub code_version: Option<i32>,
    pub applied_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy)]
pub struct NewIteration<'a> {
    pub app_id: AppId,
    /// The app's owner; an app of somebody else is not found.
    pub user_id: UserId,
    pub prompt: &'a Prompt,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    /// The same key for the same app again gives the same iteration again.
    pub idempotency_key: Option<&'a str>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

/// Workflows of one app that may wait at a time.
const MAX_WAITING: i64 = 20;

macro_rules! columns {
    () => {
        "id, app_id, prompt, changes, status, error, code_version, applied_at, created_at"
    };
}

/// The iteration with its workflow [`params::ITERATE`]. Refused while the app is being generated or deleted.
pub async fn create(store: &Store, new: NewIteration<'_>) -> Result<(Iteration, WorkflowId)> {
    let key = new.idempotency_key.map(|key| params::key(params::ITERATE, new.app_id.uuid(), key)).transpose()?;
    let mut tx = store.begin().await?;
    let app = lock_owned_in(&mut tx, new.user_id, new.app_id).await?;
    if let Some(key) = &key
        && let Some(workflow) = workflows::by_key_in(&mut tx, key).await?
    {
        let params: Iterate = workflow.params()?;
        return Ok((get_in(&mut tx, params.app_id, params.iteration_id).await?, workflow.id));
    }
    admit_in(&mut tx, &app).await?;
    let sql = concat!(
        "INSERT INTO iterations (id, app_id, prompt, status, created_at) VALUES ($1, $2, $3, 'pending', $4) RETURNING ",
        columns!()
    );
    let iteration: Iteration = sqlx::query_as(sql)
        .bind(IterationId::new().uuid())
        .bind(new.app_id.uuid())
        .bind(new.prompt.as_str())
        .bind(new.now)
        .fetch_one(&mut *tx)
        .await?;
    announce(&mut tx, &iteration).await?;
    let params = Iterate { app_id: app.id, iteration_id: iteration.id, prompt: iteration.prompt.clone() };
    let workflow = NewWorkflow {
        idempotency_key: key,
        ..NewWorkflow::for_app(params::ITERATE, &app, &params, new.correlation_id, new.now)?.within(params::LIMIT)
    };
    let workflow_id = workflows::enqueue_in(&mut tx, workflow).await?;
    let app = queue_in(&mut tx, app).await?;
    let details = json!({ "iteration": iteration.id });
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok((iteration, workflow_id))
}

/// `changes` says what was changed; `code_version` is the version that holds it.
pub async fn applied(
    store: &Store,
    id: IterationId,
    changes: &Value,
    code_version: i32,
    fence: Option<Fence>,
) -> Result<Iteration> {
    check::json("changes", changes, check::JSON_BYTES)?;
    let sql = concat!(
        "UPDATE iterations SET status = 'applied', changes = $2, code_version = $3, applied_at = now(), error = NULL
         WHERE id = $1 RETURNING ",
        columns!()
    );
    let query = sqlx::query_as(sql).bind(id.uuid()).bind(changes).bind(code_version);
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, fence).await?;
    let iteration = query.fetch_optional(&mut *tx).await?.ok_or(NOT_FOUND)?;
    announce(&mut tx, &iteration).await?;
    tx.commit().await?;
    Ok(iteration)
}

/// `error` is for the user to read. One that was applied stays so.
pub async fn failed(store: &Store, id: IterationId, error: &str, fence: Option<Fence>) -> Result<Iteration> {
    let sql = concat!(
        "UPDATE iterations SET status = 'failed', error = $2 WHERE id = $1 AND status <> 'applied' RETURNING ",
        columns!()
    );
    let query = sqlx::query_as(sql).bind(id.uuid()).bind(check::cleaned(error, check::TEXT_BYTES));
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, fence).await?;
    let iteration = query.fetch_optional(&mut *tx).await?.ok_or(NOT_FOUND)?;
    announce(&mut tx, &iteration).await?;
    tx.commit().await?;
    Ok(iteration)
}

pub async fn get(store: &Store, app: AppId, id: IterationId) -> Result<Iteration> {
    let mut connection = store.pool().acquire().await?;
    get_in(&mut connection, app, id).await
}

pub async fn list(store: &Store, app: AppId, page: Page) -> Result<PageOf<Iteration>> {
    let sql =
        concat!("SELECT ", columns!(), " FROM iterations WHERE app_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(page.below()).bind(page.fetch_limit());
    Ok(page.of(query.fetch_all(store.pool()).await?, |iteration: &Iteration| iteration.id.uuid()))
}

/// Locks the app's row; an app of somebody else is not found.
pub(crate) async fn lock_owned_in(connection: &mut PgConnection, user: UserId, app: AppId) -> Result<App> {
    let app = apps::lock_in(connection, app).await?;
    if app.user_id == user { Ok(app) } else { Err(StoreError::NotFound { entity: "app" }) }
}

/// Whether the app's code may be changed now. The app must be locked.
pub(crate) async fn admit_in(connection: &mut PgConnection, app: &App) -> Result<()> {
    if app.activity == Activity::Deleting {
        return Err(StoreError::conflict("the app is being deleted"));
    }
    if app.status == AppStatus::Generating {
        return Err(StoreError::conflict("the app is still being made; wait until it runs, or cancel"));
    }
    let waiting = workflows::open_count_in(connection, app.id).await?;
    if waiting >= MAX_WAITING {
        return Err(StoreError::conflict(format!("{waiting} changes of this app are waiting; try again later")));
    }
    Ok(())
}

/// Shows that work waits, unless some is going on already.
pub(crate) async fn queue_in(connection: &mut PgConnection, app: App) -> Result<App> {
    if !matches!(app.activity, Activity::Ready | Activity::Paused) {
        return Ok(app);
    }
    apps::apply_in(connection, app, Change { activity: Some(Activity::Queued), ..Change::default() }).await
}

const NOT_FOUND: StoreError = StoreError::NotFound { entity: "iteration" };

async fn get_in(connection: &mut PgConnection, app: AppId, id: IterationId) -> Result<Iteration> {
    let sql = concat!("SELECT ", columns!(), " FROM iterations WHERE id = $1 AND app_id = $2");
    let query = sqlx::query_as(sql).bind(id.uuid()).bind(app.uuid());
    query.fetch_optional(connection).await?.ok_or(NOT_FOUND)
}

async fn announce(connection: &mut PgConnection, iteration: &Iteration) -> Result<()> {
    let mut data = json!({ "id": iteration.id, "status": iteration.status });
    if let Some(error) = &iteration.error {
        data["error"] = json!(error);
    }
    events::append_in(connection, iteration.app_id, "iteration", &data).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
