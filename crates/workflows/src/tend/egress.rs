//! Connections of apps to the outside, in two loops: sandboxes learn what their apps may connect to where the API could not tell them
//! ([`tell`]), and what was decided about connections is brought into the database ([`collect`]).

mod collect;
mod tell;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use isekai_store::egress::pushes::Which;
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const ROUND: Duration = Duration::from_secs(2);

pub async fn run(services: Arc<Services>, shutdown: CancellationToken) {
    tokio::join!(telling(&services, &shutdown), collecting(&services, &shutdown));
}

async fn telling(services: &Services, shutdown: &CancellationToken) {
    // With the start the administrator's bounds may have changed.
    let mut which = Which::All;
    loop {
        match tell::round(services, which).await {
            Ok(()) => which = Which::Untold,
            Err(error) => tracing::warn!(error, "cannot tell sandboxes what they may connect to"),
        }
        if !pause(shutdown).await {
            return;
        }
    }
}

async fn collecting(services: &Services, shutdown: &CancellationToken) {
    loop {
        if let Err(error) = collect::round(services).await {
            tracing::warn!(error, "cannot collect what was decided about connections");
        }
        if !pause(shutdown).await {
            return;
        }
    }
}

/// Whether to go on.
async fn pause(shutdown: &CancellationToken) -> bool {
    tokio::select! {
        () = tokio::time::sleep(ROUND) => true,
        () = shutdown.cancelled() => false,
    }
}
