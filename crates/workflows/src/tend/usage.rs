//! Records what running apps use, as last measured.

use std::sync::Arc;
use std::time::Duration;

use futures::{StreamExt as _, stream};
use isekai_channel::sandbox_api::ResourceUsage;
use isekai_domain::Clock;
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps::{self, App};
use isekai_store::usage::{self, Usage};
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const ROUND: Duration = Duration::from_secs(60);
const PAGE: u32 = 100;
const AT_ONCE: usize = 8;
const MIB: u64 = 1024 * 1024;

pub async fn run(services: Arc<Services>, clock: Arc<dyn Clock>, shutdown: CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = shutdown.cancelled() => return,
        }
        tokio::select! {
            () = round(&services, &*clock) => {}
            () = shutdown.cancelled() => return,
        }
    }
}

async fn round(services: &Services, clock: &dyn Clock) {
    let mut after = None;
    loop {
        let page = match apps::running_with_sandbox(&services.store, after, PAGE).await {
            Ok(page) => page,
            Err(error) => return tracing::warn!(error = cause_chain(&error), "cannot record usage"),
        };
        let Some(last) = page.last() else { return };
        after = Some(last.id);
        stream::iter(&page).for_each_concurrent(AT_ONCE, |app| record(services, clock, app)).await;
    }
}

async fn record(services: &Services, clock: &dyn Clock, app: &App) {
    let Some(sandbox) = app.sandbox_id else { return };
    let used = match services.sandboxes.usage(sandbox).await {
        Ok(used) => used,
        Err(error) => return tracing::debug!(app = %app.id, error = cause_chain(&error), "no usage"),
    };
    if let Err(error) = usage::set(&services.store, app.id, in_stored_units(&used, clock)).await {
        tracing::debug!(app = %app.id, error = cause_chain(&error), "cannot record usage");
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
