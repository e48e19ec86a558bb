//! Tending what runs, in loops of their own so that none waits for another: renewing the leases of sandboxes and starting apps again
//! whose sandbox is gone ([`run`]), recording [`usage`], keeping their [`data`], collecting what they print ([`output`]), showing which
//! are paused ([`sleep`]), and what they may connect to and tried to ([`egress`]); and the audit log ([`seal`]). Any number of workers
//! may do so at a time.

mod data;
mod egress;
mod output;
pub mod seal;
mod sleep;
mod usage;

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::sandbox_api::EndedSandbox;
use isekai_domain::{Clock, CorrelationId};
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps::{self, App};
use isekai_store::{StoreError, lifecycle, retention};
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const PAGE: u32 = 100;
/// Rounds between two sweeps of what is no longer needed.
const SWEEP_ROUNDS: u64 = 20;

pub async fn run(services: Arc<Services>, clock: Arc<dyn Clock>, shutdown: CancellationToken) {
    let leases = leases(Arc::clone(&services), Arc::clone(&clock), shutdown.clone());
    let usage = usage::run(Arc::clone(&services), Arc::clone(&clock), shutdown.clone());
    let data = data::run(Arc::clone(&services), clock, shutdown.clone());
    let sleep = sleep::run(Arc::clone(&services), shutdown.clone());
    let output = output::run(Arc::clone(&services), shutdown.clone());
    tokio::join!(leases, usage, data, sleep, output, egress::run(services, shutdown));
}

async fn leases(services: Arc<Services>, clock: Arc<dyn Clock>, shutdown: CancellationToken) {
    // Three rounds may fail before a lease ends.
    let pause = Duration::from_secs(u64::from(services.sandbox_lease_seconds / 4).max(1));
    let mut round = 0_u64;
    loop {
        if let Err(error) = renew_all(&services, &*clock).await {
            tracing::warn!(error, "could not renew the leases of running apps");
        }
        if round.is_multiple_of(SWEEP_ROUNDS)
            && let Err(error) = retention::sweep(&services.store, &services.retention, clock.now()).await
        {
            tracing::warn!(error = cause_chain(&error), "could not remove what is no longer needed");
        }
        round = round.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = shutdown.cancelled() => return,
        }
    }
}

/// Goes on with the other pages when one fails.
async fn renew_all(services: &Services, clock: &dyn Clock) -> Result<(), String> {
    let mut after = None;
    let mut result = Ok(());
    loop {
        let page =
            apps::running_with_sandbox(&services.store, after, PAGE).await.map_err(|error| cause_chain(&error))?;
        let Some(last) = page.last() else { return result };
        after = Some(last.id);
        if let Err(error) = renew(services, clock, &page).await {
            result = Err(error);
        }
    }
}

async fn renew(services: &Services, clock: &dyn Clock, page: &[App]) -> Result<(), String> {
    let ids: Vec<_> = page.iter().filter_map(|app| app.sandbox_id).collect();
    let ended =
        services.sandboxes.renew(&ids, services.sandbox_lease_seconds).await.map_err(|error| cause_chain(&error))?;
    for ended in &ended {
        if let Some(app) = page.iter().find(|app| app.sandbox_id == Some(ended.id)) {
            recover(services, clock, app, ended).await;
        }
    }
    Ok(())
}

/// Its container is gone: the machine or the engine was restarted, it ended by itself, or it went beyond a limit.
async fn recover(services: &Services, clock: &dyn Clock, app: &App, ended: &EndedSandbox) {
    tracing::warn!(app = %app.id, sandbox = %ended.id, reason = ended.reason, "the app lost its sandbox");
    let correlation_id = CorrelationId::generate();
    let request = lifecycle::Request {
        app_id: app.id,
        user_id: app.user_id,
        correlation_id: &correlation_id,
        now: clock.now(),
        audit: None,
    };
    match lifecycle::recover(&services.store, request, ended.id, &ended.reason).await {
        // A conflict says that something is being done with it already.
        Ok(_) | Err(StoreError::Conflict { .. } | StoreError::NotFound { .. }) => {}
        Err(error) => tracing::warn!(app = %app.id, error = cause_chain(&error), "cannot start the app again"),
    }
}
