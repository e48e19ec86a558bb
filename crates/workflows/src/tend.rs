//! Tending what runs: renews the leases of sandboxes, starts apps again whose sandbox is gone, and records usage. Any number
//! of workers may do so at a time.

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::sandbox_api::ResourceUsage;
use isekai_domain::{Clock, CorrelationId};
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps::{self, App};
use isekai_store::usage::{self, Usage};
use isekai_store::{StoreError, lifecycle, retention};
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const PAGE: u32 = 100;
const MIB: u64 = 1024 * 1024;
/// Rounds between two looks at usage, and between two sweeps of what is no longer needed.
const USAGE_ROUNDS: u64 = 2;
const SWEEP_ROUNDS: u64 = 200;

pub async fn run(services: Arc<Services>, clock: Arc<dyn Clock>, shutdown: CancellationToken) {
    // Three rounds may fail before a lease ends.
    let pause = Duration::from_secs(u64::from(services.sandbox_lease_seconds / 4).max(1));
    let mut round = 0_u64;
    loop {
        if let Err(error) = once(&services, &*clock, round).await {
            tracing::warn!(error, "could not tend the running apps");
        }
        round = round.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = shutdown.cancelled() => return,
        }
    }
}

async fn once(services: &Services, clock: &dyn Clock, round: u64) -> Result<(), String> {
    let mut after = None;
    loop {
        let page =
            apps::running_with_sandbox(&services.store, after, PAGE).await.map_err(|error| cause_chain(&error))?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        renew(services, clock, &page).await?;
        if round.is_multiple_of(USAGE_ROUNDS) {
            record_usage(services, clock, &page).await;
        }
    }
    if round % SWEEP_ROUNDS == SWEEP_ROUNDS - 1 {
        retention::sweep(&services.store, clock.now()).await.map_err(|error| cause_chain(&error))?;
    }
    Ok(())
}

async fn renew(services: &Services, clock: &dyn Clock, page: &[App]) -> Result<(), String> {
    let ids: Vec<_> = page.iter().filter_map(|app| app.sandbox_id).collect();
    let missing =
        services.sandboxes.renew(&ids, services.sandbox_lease_seconds).await.map_err(|error| cause_chain(&error))?;
    for app in page.iter().filter(|app| app.sandbox_id.is_some_and(|id| missing.contains(&id))) {
        start_again(services, clock, app).await;
    }
    Ok(())
}

/// Its container is gone: the machine or the engine was restarted, or it ended by itself.
async fn start_again(services: &Services, clock: &dyn Clock, app: &App) {
    tracing::warn!(app = %app.id, "the app lost its sandbox and is started again");
    let correlation_id = CorrelationId::generate();
    let request =
        lifecycle::Request { app_id: app.id, user_id: app.user_id, correlation_id: &correlation_id, now: clock.now() };
    match lifecycle::recover(&services.store, request).await {
        // A conflict says that something is being done with it already.
        Ok(_) | Err(StoreError::Conflict { .. } | StoreError::NotFound { .. }) => {}
        Err(error) => tracing::warn!(app = %app.id, error = cause_chain(&error), "cannot start the app again"),
    }
}

async fn record_usage(services: &Services, clock: &dyn Clock, page: &[App]) {
    for app in page {
        let Some(sandbox) = app.sandbox_id else { continue };
        let used = match services.sandboxes.usage(sandbox).await {
            Ok(used) => used,
            Err(error) => {
                tracing::debug!(app = %app.id, error = cause_chain(&error), "no usage");
                continue;
            }
        };
        if let Err(error) = usage::set(&services.store, app.id, in_stored_units(&used, clock)).await {
            tracing::debug!(app = %app.id, error = cause_chain(&error), "cannot record usage");
        }
    }
}

/// The specification keeps memory and storage in MiB.
fn in_stored_units(used: &ResourceUsage, clock: &dyn Clock) -> Usage {
    Usage {
        cpu: used.cpu,
        memory_mib: (used.memory / MIB).try_into().unwrap_or(i32::MAX),
        storage_mib: (used.storage / MIB).try_into().unwrap_or(i32::MAX),
        network_in_bytes: used.network_in.try_into().unwrap_or(i64::MAX),
        network_out_bytes: used.network_out.try_into().unwrap_or(i64::MAX),
        execution_seconds: used.execution_time.try_into().unwrap_or(i32::MAX),
        last_updated: clock.now(),
    }
}
