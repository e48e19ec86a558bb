//! Shows which running apps are paused because nobody uses them.

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::sandbox_api::{Sandbox, SandboxId, SandboxState};
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps;
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const ROUND: Duration = Duration::from_secs(3);

pub async fn run(services: Arc<Services>, shutdown: CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = shutdown.cancelled() => return,
        }
        if let Err(error) = round(&services).await {
            tracing::debug!(error, "cannot tell which apps are paused");
        }
    }
}

async fn round(services: &Services) -> Result<(), String> {
    let sandboxes = services.sandboxes.list().await.map_err(|error| cause_chain(&error))?;
    let (paused, awake) = (of(&sandboxes, SandboxState::Paused), of(&sandboxes, SandboxState::Running));
    apps::note_pauses(&services.store, &paused, &awake).await.map(|_| ()).map_err(|error| cause_chain(&error))
}

fn of(sandboxes: &[Sandbox], state: SandboxState) -> Vec<SandboxId> {
    sandboxes.iter().filter(|sandbox| sandbox.state == state).map(|sandbox| sandbox.id).collect()
}
