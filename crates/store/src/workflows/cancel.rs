//! Asking workflows to stop, giving a stuck one another chance, and forgetting what a deleted app was about.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, WorkflowId};
use serde_json::json;
use sqlx::PgConnection;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, apps, notify};

/// The workflow undoes what it did as soon as it notices. Answers whether it was still open.
pub async fn request_cancel(store: &Store, id: WorkflowId) -> Result<bool> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE workflows SET cancel_requested = true, run_at = least(run_at, now())
               WHERE id = $1 AND status IN ('pending', 'running', 'compensating')";
    let done = sqlx::query(sql).bind(id.uuid()).execute(&mut *tx).await?;
    notify::send_in(&mut tx, notify::WORKFLOWS, &id.to_string()).await?;
    tx.commit().await?;
    Ok(done.rows_affected() > 0)
}

/// As [`request_cancel`], for all workflows of the app but those of the kinds `except`. Answers how many were still
/// open; `entry` is written when there were any.
pub async fn request_cancel_for_app(
    store: &Store,
    app: AppId,
    except: &[&str],
    entry: Option<&AuditEntry>,
) -> Result<u64> {
    let mut tx = store.begin().await?;
    let cancelled = cancel_others_in(&mut tx, app, except).await?;
    if cancelled > 0 {
        let app = apps::get_in(&mut tx, app).await?;
        let details = json!({ "workflows": cancelled });
        audit::append_of_app_in(store, &mut tx, entry, &app, details, None).await?;
    }
    tx.commit().await?;
    Ok(cancelled)
}

pub(crate) async fn cancel_others_in(connection: &mut PgConnection, app: AppId, except: &[&str]) -> Result<u64> {
    let sql = "UPDATE workflows SET cancel_requested = true, run_at = least(run_at, now())
               WHERE app_id = $1 AND kind <> ALL ($2) AND status IN ('pending', 'running', 'compensating')";
    let done = sqlx::query(sql).bind(app.uuid()).bind(except).execute(&mut *connection).await?;
    notify::send_in(connection, notify::WORKFLOWS, &app.to_string()).await?;
    Ok(done.rows_affected())
}

/// Runs a workflow that ended without success again from its first step.
pub(crate) async fn restart_in(connection: &mut PgConnection, id: WorkflowId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE workflows SET status = 'pending', step = 0, attempt = 0, outputs = '{}', error = NULL,
                   cancel_requested = false, run_at = $2, finished_at = NULL, updated_at = $2
               WHERE id = $1 AND status IN ('stuck', 'compensated')";
    sqlx::query(sql).bind(id.uuid()).bind(now).execute(&mut *connection).await?;
    notify::send_in(connection, notify::WORKFLOWS, &id.to_string()).await
}

/// Takes what people wrote out of the workflows of an app that is deleted; that they ran stays on record.
pub(crate) async fn forget_words_in(connection: &mut PgConnection, app: AppId) -> Result<()> {
    let sql = "UPDATE workflows SET params = params || '{\"prompt\": \"\", \"name\": \"\"}', outputs = '{}'
               WHERE app_id = $1 AND params ? 'prompt'";
    sqlx::query(sql).bind(app.uuid()).execute(&mut *connection).await?;
    let sql = "DELETE FROM workflow_drafts d USING workflows w WHERE w.id = d.workflow_id AND w.app_id = $1";
    sqlx::query(sql).bind(app.uuid()).execute(connection).await?;
    Ok(())
}
