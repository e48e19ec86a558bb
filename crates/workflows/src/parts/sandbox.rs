//! Claiming a sandbox for an app, and bringing code to life in it.

use std::collections::BTreeMap;
use std::time::Duration;

use isekai_channel::agent_api::{BuildResult, FileBody, FileContent, NOT_STARTED, Start, WriteFiles};
use isekai_channel::client::ClientError;
use isekai_channel::sandbox_api::{CreateSandbox, Sandbox, SandboxState};
use isekai_codegen::Target;
use isekai_domain::{AppId, ErrorBody, ErrorCode, LogLevel, ResourceLimits};
use isekai_platform::resilience::{self, RetryPolicy};
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps::{self, App};
use serde_json::{Value, json};
use uuid::Uuid;

use super::framework;
use super::{data, show};
use crate::executor::StepError;
use crate::services::Ctx;

const RELEASE: RetryPolicy = RetryPolicy { max_attempts: 8, base_ms: 100, cap_ms: 1_000 };
const RELEASE_PATIENCE: Duration = Duration::from_secs(10);
/// Of active time, for an app's own server: the most that a sandbox may have. The owner's limit is for single commands; a server runs as
/// long as its app.
const SERVER_TIME_SECONDS: u32 = 7 * 86_400;
/// Of what a server says that does not start.
const SHOWN_CHARS: usize = 2_000;
/// Diagnostics shown of a failed build.
const SHOWN_ERRORS: usize = 5;

/// The app's sandbox: the one that it has, or, when that is gone, a new one.
pub async fn ensure(ctx: &Ctx, app: &App) -> Result<Sandbox, StepError> {
    let sandboxes = &ctx.services.sandboxes;
    let old = match app.sandbox_id {
        None => None,
        Some(id) => match sandboxes.get(id).await {
            Ok(sandbox) if sandbox.state != SandboxState::Dead => return Ok(sandbox),
            Ok(dead) => {
                sandboxes.delete(dead.id).await?;
                Some(id)
            }
            Err(error) if error.code() == ErrorCode::NotFound => Some(id),
            Err(error) => return Err(error.into()),
        },
    };
    let egress = ctx.egress(app.id).await?;
    // The same key again gives the same sandbox again, so that a crash in between leaves none behind. A request that differs needs
    // another key; what was claimed for the one before is then left to its lease.
    let opened = Uuid::new_v5(&Uuid::NAMESPACE_OID, json!(egress).to_string().as_bytes());
    let key = ctx.idempotency_key(&format!("claim/{}/{opened}", old.unwrap_or_default()));
    let request = CreateSandbox {
        app_id: app.id,
        limits: Some(ctx.limits(app.user_id).await?),
        lease_seconds: ctx.services.sandbox_lease_seconds,
        image: None,
        network_mode: None,
        security_options: None,
        egress,
    };
    let sandbox = sandboxes.create(&request, &key).await?;
    data::restore(ctx, app, &sandbox).await?;
    let holds = Some((sandbox.id, sandbox.container_id.clone()));
    apps::set_sandbox(ctx.store(), app.id, holds, ctx.held()).await?;
    Ok(sandbox)
}

/// Removes every sandbox of the app, known to the database or not.
pub async fn release_all(ctx: &Ctx, app: AppId) -> Result<(), StepError> {
    for sandbox in ctx.services.sandboxes.list().await? {
        if sandbox.app_id == app {
            ctx.services.sandboxes.delete(sandbox.id).await?;
        }
    }
    Ok(())
}

/// Like [`release_all`], for an app that holds no sandbox from now on: what cannot be removed is left to its lease, which nobody
/// renews. The app is not kept waiting for a service that may stay away, or for an engine that refuses.
pub async fn release_or_leave(ctx: &Ctx, app: AppId) -> Result<(), StepError> {
    let may_come_back = |error: &StepError| matches!(error, StepError::Transient(_));
    let tries = resilience::retry(&RELEASE, may_come_back, || release_all(ctx, app));
    match tokio::time::timeout(RELEASE_PATIENCE, tries).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::warn!(%app, error = cause_chain(&error), "its sandbox is left to its lease");
            Ok(())
        }
        Err(_) => {
            tracing::warn!(%app, "its sandbox is left to its lease: the sandbox service is away");
            Ok(())
        }
    }
}

/// Writes `files` in the place of what is there and builds them. A build that fails leaves the last one being served.
pub async fn build(
    ctx: &Ctx,
    sandbox: &Sandbox,
    files: &BTreeMap<String, String>,
    target: Target,
) -> Result<Value, StepError> {
    let sandboxes = &ctx.services.sandboxes;
    let present = sandboxes.list_files(sandbox.id).await?;
    let delete = present.into_iter().map(|file| file.path).filter(|path| !files.contains_key(path)).collect();
    let contents =
        files.iter().map(|(path, text)| FileContent { path: path.clone(), body: FileBody::Text(text.clone()) });
    sandboxes.write_files(sandbox.id, &WriteFiles { files: contents.collect(), delete }).await?;

    let result = sandboxes.build(sandbox.id, framework::build(target)).await?;
    let data = json!({ "ok": result.ok, "durationMs": result.duration_ms, "errors": result.errors, "warnings": result.warnings });
    show::event(ctx, "build", data).await?;
    if !result.ok {
        let problem = describe(&result);
        show::log(ctx, LogLevel::Error, format!("the build failed: {problem}"), None).await;
        return Err(StepError::fatal(ErrorCode::Internal, format!("the code does not build: {problem}")));
    }
    let bytes: u64 = result.outputs.iter().map(|output| output.size_bytes).sum();
    show::log(ctx, LogLevel::Info, format!("built in {} ms, {bytes} bytes", result.duration_ms), None).await;
    Ok(json!({ "durationMs": result.duration_ms }))
}

/// Serves what was built and looks at the page: it must answer and show something.
pub async fn start_and_verify(ctx: &Ctx, sandbox: &Sandbox, target: Target) -> Result<Value, StepError> {
    let sandboxes = &ctx.services.sandboxes;
    start(ctx, sandbox, target).await?;
    let page = sandboxes.verify(sandbox.id, "/").await?;
    let data = json!({ "ok": page.ok, "rendered": page.rendered, "consoleErrors": page.console_errors, "durationMs": page.duration_ms });
    show::event(ctx, "verify", data).await?;
    for error in &page.console_errors {
        show::log(ctx, LogLevel::Warn, format!("console: {error}"), None).await;
    }
    if page.status != 200 || !page.rendered {
        let because = page.console_errors.first().cloned().unwrap_or_else(|| format!("status {}", page.status));
        let message = format!("the page does not show anything: {because}");
        show::log(ctx, LogLevel::Error, &message, None).await;
        return Err(StepError::fatal(ErrorCode::Internal, message));
    }
    if !page.console_errors.is_empty() {
        let text = format!("the page works, but its console shows: {}", page.console_errors[0]);
        show::event(ctx, "warning", json!({ "code": "CONSOLE_ERRORS", "text": text })).await?;
    }
    show::log(ctx, LogLevel::Info, format!("the page renders: {}", page.title), None).await;
    Ok(json!({ "durationMs": page.duration_ms }))
}

/// What runs of an earlier version is ended first; what the app keeps stays. A server that does not start says why.
async fn start(ctx: &Ctx, sandbox: &Sandbox, target: Target) -> Result<(), StepError> {
    let sandboxes = &ctx.services.sandboxes;
    let start = framework::start(target);
    if matches!(start, Start::Command { .. }) {
        let limits = sandboxes.limits(sandbox.id).await?;
        if limits.execution_time < SERVER_TIME_SECONDS {
            let limits = ResourceLimits { execution_time: SERVER_TIME_SECONDS, ..limits };
            sandboxes.set_limits(sandbox.id, &limits).await?;
        }
    }
    match sandboxes.start(sandbox.id, &start).await {
        Err(ClientError::Api(refusal)) if is_its_own_fault(&refusal) => {
            // The words of the app, which may be any.
            let words = refusal.message.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN_CHARS);
            let message = format!("the app's server does not start: {}", words.collect::<String>());
            show::log(ctx, LogLevel::Error, &message, None).await;
            Err(StepError::fatal(ErrorCode::Internal, message))
        }
        started => Ok(started?),
    }
}

fn is_its_own_fault(refusal: &ErrorBody) -> bool {
    refusal.details.as_ref().is_some_and(|details| details["reason"] == NOT_STARTED)
}

fn describe(result: &BuildResult) -> String {
    let lines: Vec<_> = result
        .errors
        .iter()
        .take(SHOWN_ERRORS)
        .map(|error| {
            let place = error
                .file
                .as_ref()
                .map(|file| format!("{file}:{}: ", error.line.unwrap_or_default()))
                .unwrap_or_default();
            format!("{place}{}", error.message)
        })
        .collect();
    if lines.is_empty() { "the compiler gave no reason".to_owned() } else { lines.join("; ") }
}

#[cfg(test)]
mod tests;
