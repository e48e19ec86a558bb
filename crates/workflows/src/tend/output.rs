//! Brings what apps print into their execution logs. An app that prints is asked every second, a silent one ever less often, and one
//! that is paused not at all: asking would wake it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use futures::{StreamExt as _, stream};
use isekai_channel::agent_api::LogLine;
use isekai_channel::client::ClientError;
use isekai_channel::sandbox_api::{SandboxId, SandboxState};
use isekai_domain::LogLevel;
use isekai_platform::telemetry::cause_chain;
use isekai_store::logs::{self, NewLog, Outlet};
use serde_json::json;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::services::Services;

const ROUND: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(16);
const PAGE: u32 = 500;
const AT_ONCE: usize = 8;
const PATIENCE: Duration = Duration::from_secs(5);
/// The workflows tell themselves about building and verifying.
const SOURCES: [&str; 2] = ["app", "agent"];
/// What a line takes in a batch beside its message.
const LINE_OVERHEAD_BYTES: usize = 64;

/// When a sandbox is asked next, and how long after the time before.
struct Turn {
    due: Instant,
    pause: Duration,
}

pub async fn run(services: Arc<Services>, shutdown: CancellationToken) {
    let mut turns = HashMap::new();
    loop {
        if let Err(error) = round(&services, &mut turns).await {
            tracing::warn!(error, "cannot collect the output of apps");
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = shutdown.cancelled() => return,
        }
    }
}

async fn round(services: &Services, turns: &mut HashMap<SandboxId, Turn>) -> Result<(), String> {
    let outlets = outlets(services).await?;
    let present: HashSet<SandboxId> = outlets.iter().map(|outlet| outlet.sandbox_id).collect();
    turns.retain(|id, _| present.contains(id));
    let now = Instant::now();
    let is_due = |outlet: &Outlet| turns.get(&outlet.sandbox_id).is_none_or(|turn| turn.due <= now);
    let due: Vec<Outlet> = outlets.into_iter().filter(is_due).collect();
    if due.is_empty() {
        return Ok(());
    }
    let sandboxes = services.sandboxes.list().await.map_err(|error| cause_chain(&error))?;
    let running = sandboxes.iter().filter(|sandbox| sandbox.state == SandboxState::Running);
    let awake: HashSet<SandboxId> = running.map(|sandbox| sandbox.id).collect();
    let asked = due.into_iter().map(|outlet| {
        let awake = awake.contains(&outlet.sandbox_id);
        async move { (outlet.sandbox_id, awake && collect(services, outlet).await) }
    });
    let asked: Vec<(SandboxId, bool)> = stream::iter(asked).buffer_unordered(AT_ONCE).collect().await;
    for (id, printed) in asked {
        let pause = match turns.get(&id) {
            Some(turn) if !printed => (turn.pause * 2).min(LONGEST),
            _ => ROUND,
        };
        turns.insert(id, Turn { due: Instant::now() + pause, pause });
    }
    Ok(())
}

async fn outlets(services: &Services) -> Result<Vec<Outlet>, String> {
    let mut all: Vec<Outlet> = Vec::new();
    loop {
        let after = all.last().map(|outlet| outlet.app_id);
        let page = logs::outlets(&services.store, after, PAGE).await.map_err(|error| cause_chain(&error))?;
        let is_last = page.len() < PAGE as usize;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

/// Whether there was something.
async fn collect(services: &Services, outlet: Outlet) -> bool {
    let lines = match tokio::time::timeout(PATIENCE, read(services, outlet)).await {
        Ok(Ok(lines)) => lines,
        Ok(Err(error)) => {
            tracing::debug!(app = %outlet.app_id, error = cause_chain(&error), "cannot read its output");
            return false;
        }
        Err(_) => return false,
    };
    let Some(last) = lines.last() else { return false };
    let cursor = i64::try_from(last.seq).unwrap_or(i64::MAX);
    let new = to_store(outlet.cursor.try_into().unwrap_or_default(), &lines);
    if let Err(error) = logs::collected(&services.store, outlet, cursor, &new).await {
        tracing::warn!(app = %outlet.app_id, error = cause_chain(&error), "cannot keep its output");
    }
    true
}

/// As many lines as one batch takes; the next ones follow in the next round.
async fn read(services: &Services, outlet: Outlet) -> Result<Vec<LogLine>, ClientError> {
    let after = outlet.cursor.try_into().unwrap_or_default();
    let mut stream = services.sandboxes.logs(outlet.sandbox_id, after, false).await?;
    let (mut lines, mut bytes) = (Vec::<LogLine>::new(), 0);
    while bytes < logs::BATCH_BYTES / 2 {
        let Some(line) = stream.next().await.transpose()? else { break };
        // An agent's numbers only grow. What comes out of a container is not believed.
        if line.seq <= lines.last().map_or(after, |last| last.seq) {
            break;
        }
        bytes += line.message.len() + LINE_OVERHEAD_BYTES;
        lines.push(line);
    }
    Ok(lines)
}

fn to_store(after: u64, lines: &[LogLine]) -> Vec<NewLog> {
    let mut new = Vec::new();
    let mut last = after;
    for line in lines {
        let timestamp = DateTime::from_timestamp_millis(line.ts_unix_ms).unwrap_or_default();
        let missing = line.seq.saturating_sub(last).saturating_sub(1);
        if missing > 0 {
            let message = format!("{missing} lines are missing: they came faster than they could be kept");
            new.push(NewLog {
                level: LogLevel::Warn,
                message,
                metadata: Some(json!({ "source": "agent" })),
                timestamp,
            });
        }
        last = line.seq;
        if SOURCES.contains(&line.source.as_str()) {
            let level = line.level.parse().unwrap_or(LogLevel::Info);
            let metadata = Some(json!({ "source": line.source }));
            new.push(NewLog { level, message: line.message.clone(), metadata, timestamp });
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seq: u64, source: &str, level: &str) -> LogLine {
        let message = format!("line {seq}");
        LogLine { seq, ts_unix_ms: 1_000, level: level.to_owned(), source: source.to_owned(), message }
    }

    #[test]
    fn lines_of_the_app_are_kept_and_gaps_are_told() {
        let lines =
            [line(3, "build", "info"), line(4, "app", "error"), line(9, "app", "odd"), line(10, "console", "warn")];
        let shown: Vec<_> = to_store(2, &lines)
            .into_iter()
            .map(|log| (log.level, log.message, log.metadata.unwrap()["source"].clone()))
            .collect();
        let missing = "4 lines are missing: they came faster than they could be kept";
        assert_eq!(
            shown,
            [
                (LogLevel::Error, "line 4".to_owned(), json!("app")),
                (LogLevel::Warn, missing.to_owned(), json!("agent")),
                (LogLevel::Info, "line 9".to_owned(), json!("app")),
            ]
        );
    }
}
