//! `isekai doctor`: asks every part how it is, and says what to do about what is wrong.

use std::path::Path;
use std::process::ExitCode;

use isekai_channel::client::SandboxClient;
use isekai_planner::client::PlannerClient;
use isekai_platform::health::{Check, HealthStatus};
use isekai_store::{Store, cache::Cache};

use crate::{output, roles};

pub async fn run(file: Option<&Path>) -> anyhow::Result<ExitCode> {
    let mut config = roles::config(file)?;
    // Somebody is waiting for the answer.
    config.postgres.connect_timeout_ms = 1_000;
    let mut checks = Vec::new();
    checks.push(
        Check::run("PostgreSQL", false, async {
            Store::connect(&config.postgres).await?.ping().await?;
            anyhow::Ok(())
        })
        .await,
    );
    checks.push(
        Check::run("Redis", true, async {
            anyhow::ensure!(
                !config.redis.url.is_empty(),
                "not configured; text appears file by file while it is written"
            );
            Cache::connect(Some(&config.redis)).ping().await?;
            anyhow::Ok(())
        })
        .await,
    );
    checks.push(
        Check::run("planner", false, async {
            PlannerClient::new(&config.planner.url, config.serve.tls.as_ref())?.health().await?;
            anyhow::Ok(())
        })
        .await,
    );
    let sandboxes = SandboxClient::new(&config.sandbox.url, config.serve.tls.clone())?;
    checks.push(Check::run("sandboxd", false, async { sandboxes.health().await.map(drop) }).await);

    for check in &checks {
        let mark = if check.status == HealthStatus::Ok { "✔" } else { "✘" };
        output::line(format!(
            "{mark} {:<12} {:>7.1} ms  {}",
            check.name,
            check.latency_ms,
            check.message.as_deref().unwrap_or("")
        ));
    }
    if let Ok(health) = sandboxes.health().await {
        let engine = &health.engine;
        output::line(format!(
            "  Docker Engine {}, API {}, cgroup {}, runtime {}",
            engine.version, engine.api_version, engine.cgroup_version, engine.runtime
        ));
        for finding in &health.findings {
            output::line(format!("  {}: {} ({})", finding.severity, finding.message, finding.code));
        }
    }
    let bad = checks.iter().any(|check| check.status == HealthStatus::Down);
    Ok(if bad { ExitCode::from(output::UNAVAILABLE) } else { ExitCode::SUCCESS })
}
