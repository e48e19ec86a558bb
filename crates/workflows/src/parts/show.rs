//! Tells the user what is happening, as events and log lines of the app.

use std::time::Instant;

use chrono::Utc;
use isekai_domain::{Clock as _, LogLevel, SystemClock};
use isekai_store::logs::{self, NewLog};
use isekai_store::{StoreError, events};
use serde_json::{Value, json};

use crate::executor::StepError;
use crate::services::Ctx;

/// Runs a step's work between the events of its beginning and its end. `work` may add fields to the last one.
pub async fn step(
    ctx: &Ctx,
    name: &'static str,
    work: impl Future<Output = Result<(Value, Value), StepError>>,
) -> Result<Value, StepError> {
    let app = ctx.app()?;
    let started = Instant::now();
    let beginning = json!({ "name": name, "phase": "started" });
    let begun = events::append(ctx.store(), app, "step", &beginning, ctx.held());
    let (begun, result) = tokio::join!(begun, tokio::time::timeout(ctx.timeout, work));
    let result =
        result.unwrap_or_else(|_| Err(StepError::transient(format!("{name} took longer than {:?}", ctx.timeout))));
    begun.map(drop).or_else(unless_deleted)?;
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let (data, result) = match result {
        Ok((output, detail)) => {
            (json!({ "name": name, "phase": "succeeded", "durationMs": duration_ms, "detail": detail }), Ok(output))
        }
        Err(error) => {
            let message = match &error {
                StepError::Transient(_) if ctx.attempt < ctx.attempts => "failed; it is tried again".to_owned(),
                StepError::Transient(error) => error.to_string(),
                StepError::Fatal { message, .. } => message.clone(),
            };
            (json!({ "name": name, "phase": "failed", "durationMs": duration_ms, "message": message }), Err(error))
        }
    };
    events::append(ctx.store(), app, "step", &data, ctx.held()).await.map(drop).or_else(unless_deleted)?;
    result
}

pub async fn event(ctx: &Ctx, kind: &str, data: Value) -> Result<(), StepError> {
    events::append(ctx.store(), ctx.app()?, kind, &data, ctx.held()).await.map(drop).or_else(unless_deleted)?;
    Ok(())
}

/// A line of the app's execution log. It is lost rather than a reason to fail.
pub async fn log(ctx: &Ctx, level: LogLevel, message: impl Into<String>, metadata: Option<Value>) {
    let Ok(app) = ctx.app() else { return };
    let timestamp: chrono::DateTime<Utc> = SystemClock.now();
    let line = NewLog { level, message: message.into(), metadata, timestamp };
    if let Err(error) = logs::append(ctx.store(), app, &[line]).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot write an execution log");
    }
}

/// An app that is gone has no log to write to; the step that needs the app says so.
fn unless_deleted(error: StoreError) -> Result<(), StoreError> {
    match error {
        StoreError::NotFound { .. } => Ok(()),
        other => Err(other),
    }
}
