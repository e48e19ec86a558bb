//! A new app: quota, port, row, first event and workflow in one transaction.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, AppStatus, CorrelationId, Prompt, UserId, WorkflowId};
use serde_json::json;
use sqlx::PgConnection;

use super::{App, columns, get_in};
use crate::audit::{self, AuditEntry};
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
    /// Where the preview's port is taken from; `None` where previews have names instead.
    pub ports: Option<&'a RangeInclusive<u16>>,
    /// Ports of the range that are known to be in use by others.
    pub exclude_ports: &'a [u16],
    /// The preview's address.
    pub address: &'a (dyn Fn(Option<u16>, AppId) -> String + Send + Sync),
    /// The same key of the same user again gives the same app again.
    pub idempotency_key: Option<&'a str>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

#[derive(Debug, Clone)]
pub struct Created {
    pub app: App,
    pub port: Option<u16>,
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

    let id = AppId::new();
    let port = match new.ports {
        Some(range) => Some(ports::allocate_in(&mut tx, id, range, new.exclude_ports).await?),
        None => None,
    };
    let app = insert(&mut tx, id, &new, &(new.address)(port, id)).await?;
    super::change::announce(&mut tx, &app).await?;
    let params = CreateApp {
        app_id: app.id,
        name: app.name.clone(),
        prompt: app.prompt.clone(),
        framework: app.framework.clone(),
        language: app.language.clone(),
    };
    let workflow = NewWorkflow {
        idempotency_key: key,
        ..NewWorkflow::for_app(params::CREATE_APP, &app, &params, new.correlation_id, new.now)?.within(params::LIMIT)
    };
    let workflow_id = workflows::enqueue_in(&mut tx, workflow).await?;
    let details = json!({ "after": { "framework": app.framework, "language": app.language } });
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(Created { app, port, workflow_id, replayed: false })
}

async fn replay(connection: &mut PgConnection, workflow: workflows::WorkflowRow) -> Result<Created> {
    let params: CreateApp = workflow.params()?;
    match get_in(&mut *connection, params.app_id).await {
        Ok(app) => {
            let port = ports::port_of_in(connection, app.id).await?;
            Ok(Created { app, port, workflow_id: workflow.id, replayed: true })
        }
        Err(StoreError::NotFound { .. }) => {
            Err(StoreError::conflict("the app that was made with this idempotency key has been deleted"))
        }
        Err(error) => Err(error),
    }
}

async fn insert(connection: &mut PgConnection, id: AppId, new: &NewApp<'_>, address: &str) -> Result<App> {
    check::name("preview address", address, check::TEXT_BYTES)?;
    let sql = concat!(
        "INSERT INTO apps (id, user_id, name, prompt, framework, language, status, preview_address, activity)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued') RETURNING ",
        columns!()
    );
    let app = sqlx::query_as(sql)
        .bind(id.uuid())
        .bind(new.user_id.uuid())
        .bind(new.name)
        .bind(new.prompt.as_str())
        .bind(new.framework)
        .bind(new.language)
        .bind(AppStatus::Generating.as_str())
        .bind(address)
        .fetch_one(connection)
        .await?;
    Ok(app)
}
