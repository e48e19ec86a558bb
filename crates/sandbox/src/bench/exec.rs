//! A command through the agent.

use std::time::Duration;

use futures::TryStreamExt as _;
use isekai_channel::agent_api::{Exec, ExecEvent};
use isekai_channel::bench_api::BenchRow;
use isekai_channel::sandbox_api::SandboxId;

use super::BenchError;
use super::samples::Samples;
use super::stage::Stage;

const TIMEOUT: Duration = Duration::from_secs(30);

pub async fn row(stage: &Stage, id: SandboxId, n: usize) -> Result<BenchRow, BenchError> {
    stage.note("commands");
    let (mut execs, mut spawns) = (Samples::default(), Samples::default());
    for _ in 0..n {
        execs.time(run(stage, id, &["true"])).await?;
        spawns.time(spawn()).await?;
    }
    Ok(BenchRow {
        floor: Some(spawns.floor("fork and exec on the host")),
        target: Some("2 / 5".to_owned()),
        ..execs.row("exec `true` through the agent")
    })
}

/// To its end, which must be a good one.
async fn run(stage: &Stage, id: SandboxId, command: &[&str]) -> Result<(), BenchError> {
    let exec = exec(command, TIMEOUT);
    let events: Vec<ExecEvent> = stage.client.exec(id, &exec).await?.try_collect().await?;
    match events.last() {
        Some(ExecEvent::Exit { code: Some(0), .. }) => Ok(()),
        last => Err(BenchError::Command(format!("{command:?} in a sandbox: {last:?}"))),
    }
}

pub fn exec(command: &[&str], timeout: Duration) -> Exec {
    let command = command.iter().map(|word| (*word).to_owned()).collect();
    let timeout_ms = u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX);
    Exec { command, cwd: None, env: Default::default(), timeout_ms }
}

async fn spawn() -> Result<(), BenchError> {
    let spawned = tokio::task::spawn_blocking(|| std::process::Command::new("true").status()).await;
    let status = spawned.unwrap_or_else(|error| Err(error.into()));
    let status = status.map_err(|source| BenchError::Io { what: "running `true` on the host", source })?;
    if status.success() { Ok(()) } else { Err(BenchError::Command(format!("`true` on the host: {status}"))) }
}
