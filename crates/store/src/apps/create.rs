//! A new app: quota, port, row, first event and workflow in one transaction.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, AppStatus, CorrelationId, Prompt, UserId, WorkflowId};
use sqlx::PgConnection;

use super::{App, columns, get_in};
use crate::params::{self, CreateApp};
use crate::workflows::{self, NewWorkflow};
use crate::{Result, Store, StoreError, check, ports, quotas};

#[derive(Clone, Copy)]
pub struct NewApp<'a> {
    pub user_id: UserId,
    pub name: &'a str,
    pub prompt: &'a Prompt,
    pub framework: Option<&'a str>,
    pub language: Option<&'a str>,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    /// Where the preview's port is taken from.
    pub ports: &'a RangeInclusive<u16>,
    /// Ports of the range that are known to be in use by others.
    pub exclude_ports: &'a [u16],
    /// The address of a preview; stored in the workflow and published by it.
    pub preview_url: &'a (dyn Fn(u16, AppId) -> String + Send + Sync),
    /// The same key of the same user again gives the same app again.
    pub idempotency_key: Option<&'a str>,
}

#[derive(Debug, Clone)]
pub struct Created {
    pub app: App,
    pub port: u16,
    pub workflow_id: WorkflowId,
    /// The app was made by an earlier call with the same idempotency key.
    pub replayed: bool,
}

/// The app with its workflow [`params::CREATE_APP`], or [`StoreError::QuotaExceeded`].
pub async fn create(store: &Store, new: NewApp<'_>) -> Result<Created> {
    check::name("name", new.name, check::NAME_BYTES)?;
    check::optional("framework", new.framework, check::NAME_BYTES)?;
    check::optional("language", new.language, check::NAME_BYTES)?;
    let key = new.idempotency_key.map(|key| params::key(params::CREATE_APP, new.user_id.uuid(), key)).transpose()?;
    let mut tx = store.begin().await?;
    // The lock makes calls of one user follow each other, those with the same idempotency key too.
    let quota = quotas::lock_in(&mut tx, new.user_id).await?;
    if let Some(key) = &key
        && let Some(workflow) = workflows::by_key_in(&mut tx, key).await?
    {
        return replay(&mut tx, workflow).await;
    }
    let usage = quotas::usage_in(&mut tx, new.user_id).await?;
    quotas::check_total(quota, usage)?;
    quotas::check_active(quota, usage)?;

    let app = insert(&mut tx, &new).await?;
    super::change::announce(&mut tx, &app).await?;
    let port = ports::allocate_in(&mut tx, app.id, new.ports, new.exclude_ports).await?;
    let params = CreateApp {
        app_id: app.id,
        prompt: app.prompt.clone(),
        framework: app.framework.clone(),
        language: app.language.clone(),
        port,
        preview_url: (new.preview_url)(port, app.id),
    };
    let workflow = NewWorkflow {
        idempotency_key: key,
        ..NewWorkflow::for_app(params::CREATE_APP, &app, &params, new.correlation_id, new.now)?
    };
    let workflow_id = workflows::enqueue_in(&mut tx, workflow).await?;
    tx.commit().await?;
    Ok(Created { app, port, workflow_id, replayed: false })
}

async fn replay(connection: &mut PgConnection, workflow: workflows::WorkflowRow) -> Result<Created> {
    let params: CreateApp = workflow.params()?;
    match get_in(connection, params.app_id).await {
        Ok(app) => Ok(Created { app, port: params.port, workflow_id: workflow.id, replayed: true }),
        Err(StoreError::NotFound { .. }) => {
            Err(StoreError::conflict("the app that was made with this idempotency key has been deleted"))
        }
        Err(error) => Err(error),
    }
}

async fn insert(connection: &mut PgConnection, new: &NewApp<'_>) -> Result<App> {
    let sql = concat!(
        "INSERT INTO apps (id, user_id, name, prompt, framework, language, status, activity)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued') RETURNING ",
        columns!()
    );
    let app = sqlx::query_as(sql)
        .bind(AppId::new().uuid())
        .bind(new.user_id.uuid())
        .bind(new.name)
        .bind(new.prompt.as_str())
        .bind(new.framework)
        .bind(new.language)
        .bind(AppStatus::Generating.as_str())
        .fetch_one(connection)
        .await?;
    Ok(app)
}
