//! Waits until every role says that it is ready.

use std::time::Duration;

use anyhow::bail;
use http_body_util::BodyExt as _;
use isekai_platform::health::{Health, HealthStatus};
use tokio_util::sync::CancellationToken;

use super::settings::Ports;
use super::supervise::Supervisor;
use crate::client::http;

const PATIENCE: Duration = Duration::from_secs(90);

pub async fn wait(ports: &Ports, supervisor: &mut Supervisor, shutdown: &CancellationToken) -> anyhow::Result<()> {
    let mut last = String::new();
    let all = async {
        for port in ports.ops {
            loop {
                match ask(port).await {
                    Ok(()) => break,
                    Err(error) => last = format!("{error:#}"),
                }
                tokio::time::sleep(Duration::from_millis(30)).await;
            }
        }
    };
    let waited = tokio::select! {
        waited = supervisor.unless_a_child_ends(tokio::time::timeout(PATIENCE, all)) => waited?,
        () = shutdown.cancelled() => bail!("stopped during the start"),
    };
    if waited.is_err() {
        bail!("the services were not ready within {} s: {last}", PATIENCE.as_secs());
    }
    Ok(())
}

async fn ask(port: u16) -> anyhow::Result<()> {
    let response = http::get(&format!("http://127.0.0.1:{port}/health/ready")).await?;
    let body = response.into_body().collect().await?.to_bytes();
    let health: Health = serde_json::from_slice(&body)?;
    let down: Vec<_> = health
        .checks
        .iter()
        .filter(|check| check.status == HealthStatus::Down)
        .map(|check| format!("{} ({})", check.name, check.message.as_deref().unwrap_or("down")))
        .collect();
    anyhow::ensure!(down.is_empty(), "waiting for {}", down.join(", "));
    Ok(())
}
