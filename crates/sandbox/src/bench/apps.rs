//! Many apps at once, running and idle: what they take of the machine, and whether each of them answers.

use std::time::{Duration, Instant};

use futures::{StreamExt as _, TryStreamExt as _};
use isekai_channel::bench_api::{BenchRow, BenchUnit};
use isekai_channel::sandbox_api::{SandboxId, SandboxState};
use isekai_domain::ResourceLimits;

use super::memory::{mb, used_mb};
use super::samples::{Samples, figure, ms};
use super::served::{self, PAGE, page};
use super::server::Server;
use super::stage::{Stage, until};
use super::{BenchError, Found, machine};

/// Apps that are brought up at a time.
const AT_ONCE: usize = 8;
/// Requests to each app.
const ROUNDS: usize = 3;
const PATIENCE: Duration = Duration::from_secs(300);
const MIB: u64 = 1024 * 1024;

pub async fn measure(stage: &Stage, count: usize) -> Result<Found, BenchError> {
    let available_before = machine::memory_bytes("MemAvailable:");
    stage.note(&format!("bringing {count} apps up"));
    let started = Instant::now();
    let (ids, failed) = bring_up(stage, count).await;
    let took = ms(started.elapsed()) / 1000.0;

    stage.note("waiting until all are idle");
    until("all builders end", PATIENCE, async || all_idle(stage, &ids).await).await?;
    stage.until_pool_is_full().await?;
    let taken = mb(available_before.saturating_sub(machine::memory_bytes("MemAvailable:")));
    let used = futures::stream::iter(&ids).map(|id| used_mb(stage, *id)).buffer_unordered(AT_ONCE);
    let used: f64 = used.try_collect::<Vec<_>>().await?.iter().sum();

    stage.note("asking each of them");
    let row = ask_all(stage, &ids).await?;
    let listed = stage.client.list().await?;
    let running = listed.iter().filter(|sandbox| sandbox.state == SandboxState::Running).count();
    let each = |total: f64| if ids.is_empty() { 0.0 } else { total / ids.len() as f64 };
    let figures = vec![
        figure("apps that were brought up", BenchUnit::Count, ids.len() as f64),
        figure("apps that were not", BenchUnit::Count, failed as f64),
        figure("apps that run after the last request", BenchUnit::Count, running as f64),
        figure(format!("time to bring them up, {AT_ONCE} at a time"), BenchUnit::Seconds, took),
        figure("memory of the machine that they take", BenchUnit::Mb, taken),
        figure("memory of the machine, each", BenchUnit::Mb, each(taken)),
        figure("memory of their cgroups", BenchUnit::Mb, used),
        figure("memory of a cgroup, each", BenchUnit::Mb, each(used)),
    ];
    Ok(Found { rows: vec![row], figures })
}

/// Answers with those that are up, and how many are not.
async fn bring_up(stage: &Stage, count: usize) -> (Vec<SandboxId>, usize) {
    // The disk share is the pool's: the first ones come from there, and it refills meanwhile.
    let limits = ResourceLimits { memory: 64 * MIB, cpu: 250, processes: 64, ..ResourceLimits::default() };
    let files = page();
    let starts = (0..count).map(|_| served::app(stage, Some(limits), &files));
    let mut starts = futures::stream::iter(starts).buffer_unordered(AT_ONCE);
    let (mut ids, mut failed) = (Vec::with_capacity(count), 0);
    while let Some(started) = starts.next().await {
        match started {
            Ok(id) => ids.push(id),
            Err(error) => {
                stage.note(&format!("not up: {}", isekai_platform::telemetry::cause_chain(&error)));
                failed += 1;
            }
        }
        let done = ids.len() + failed;
        if done.is_multiple_of(50) {
            stage.note(&format!("  {done} of {count}"));
        }
    }
    (ids, failed)
}

async fn all_idle(stage: &Stage, ids: &[SandboxId]) -> bool {
    let idle = futures::stream::iter(ids).map(|id| served::until_idle(stage, *id)).buffer_unordered(AT_ONCE);
    idle.try_collect::<()>().await.is_ok()
}

async fn ask_all(stage: &Stage, ids: &[SandboxId]) -> Result<BenchRow, BenchError> {
    let server = Server::start().await?;
    let (mut requests, mut plain) = (Samples::default(), Samples::default());
    for _ in 0..ROUNDS {
        for id in ids {
            // A failure is part of what is measured.
            let _ = requests.try_time(served::way(stage, *id).fetch(PAGE)).await;
            plain.time(server.way.fetch(PAGE)).await?;
        }
    }
    Ok(BenchRow {
        floor: Some(plain.floor("the same from a plain server on loopback")),
        ..requests.row("preview request while all run")
    })
}
