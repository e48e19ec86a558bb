//! The long-running roles: read the configuration, set logging up, run until a signal, drain.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use isekai_platform::{Config, telemetry};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

pub async fn serve(config: Option<&Path>) -> anyhow::Result<ExitCode> {
    let config = start("serve", config)?;
    isekai_gateway::run(config, until_signal()?).await?;
    Ok(ExitCode::SUCCESS)
}

pub async fn worker(config: Option<&Path>) -> anyhow::Result<ExitCode> {
    let config = start("worker", config)?;
    isekai_workflows::run(config, until_signal()?).await?;
    Ok(ExitCode::SUCCESS)
}

pub async fn planner(config: Option<&Path>) -> anyhow::Result<ExitCode> {
    let config = start("planner", config)?;
    isekai_planner::server::run(&config.planner, until_signal()?).await?;
    Ok(ExitCode::SUCCESS)
}

fn start(role: &'static str, file: Option<&Path>) -> anyhow::Result<Config> {
    let config = Config::load(file)?;
    telemetry::init(role, config.telemetry.log_format, &config.telemetry.log_filter)?;
    tracing::info!(version = isekai_platform::VERSION, "starting");
    Ok(config)
}

/// Fires at the first SIGTERM or SIGINT; a second one ends the process at once.
pub fn until_signal() -> anyhow::Result<CancellationToken> {
    let token = CancellationToken::new();
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let fired = token.clone();
    tokio::spawn(async move {
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        fired.cancel();
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        std::process::exit(130);
    });
    Ok(token)
}

/// For commands that need the configuration only.
pub fn config(file: Option<&Path>) -> anyhow::Result<Config> {
    Config::load(file).context("cannot read the configuration")
}
