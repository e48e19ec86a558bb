//! Keeps what running apps have written, once a minute: a machine that is lost takes no more than that with it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures::{StreamExt as _, stream};
use isekai_channel::sandbox_api::{SandboxId, SandboxState};
use isekai_domain::{AppId, Clock, LogLevel};
use isekai_platform::telemetry::cause_chain;
use isekai_store::logs::{self, NewLog};
use tokio_util::sync::CancellationToken;

use crate::parts::data::{DataError, save};
use crate::services::Services;

const ROUND: Duration = Duration::from_secs(60);
/// Each holds an archive in memory.
const AT_ONCE: usize = 2;

/// What was last said of a sandbox whose data cannot be kept: it is said once.
type Told = HashMap<SandboxId, String>;

pub async fn run(services: Arc<Services>, clock: Arc<dyn Clock>, shutdown: CancellationToken) {
    let mut told = Told::new();
    loop {
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = shutdown.cancelled() => return,
        }
        tokio::select! {
            result = round(&services, &*clock, &mut told) => if let Err(error) = result {
                tracing::warn!(error, "cannot keep the data of apps");
            },
            () = shutdown.cancelled() => return,
        }
    }
}

async fn round(services: &Services, clock: &dyn Clock, told: &mut Told) -> Result<(), String> {
    let sandboxes = services.sandboxes.list().await.map_err(|error| cause_chain(&error))?;
    // What is paused was awake a minute ago at the latest, and has not changed since.
    let awake = sandboxes.into_iter().filter(|sandbox| sandbox.state == SandboxState::Running);
    let saved = awake.map(|sandbox| async move {
        (sandbox.app_id, sandbox.id, save(services, sandbox.app_id, sandbox.id, clock.now()).await)
    });
    let saved: Vec<_> = stream::iter(saved).buffer_unordered(AT_ONCE).collect().await;
    told.retain(|id, _| saved.iter().any(|(_, sandbox, _)| sandbox == id));
    for (app, sandbox, result) in saved {
        match result {
            Ok(()) => {
                told.remove(&sandbox);
            }
            Err(error) if error.may_pass() => {
                tracing::debug!(%app, error = cause_chain(&error), "its data is not kept this time");
            }
            Err(error) => tell(services, clock, app, sandbox, &error, told).await,
        }
    }
    Ok(())
}

async fn tell(services: &Services, clock: &dyn Clock, app: AppId, id: SandboxId, error: &DataError, told: &mut Told) {
    let text = format!("what the app keeps is not saved: {error}");
    if told.get(&id) == Some(&text) {
        return;
    }
    let line = NewLog { level: LogLevel::Error, message: text.clone(), metadata: None, timestamp: clock.now() };
    match logs::append(&services.store, app, &[line]).await {
        Ok(_) => {
            told.insert(id, text);
        }
        Err(error) => tracing::debug!(%app, error = cause_chain(&error), "cannot tell that its data is not kept"),
    }
}
