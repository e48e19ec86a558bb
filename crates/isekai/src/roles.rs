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
    isekai_planner::server::run(&config, until_signal()?).await?;
    Ok(ExitCode::SUCCESS)
}

fn start(role: &'static str, file: Option<&Path>) -> anyhow::Result<Config> {
    let config = Config::load(file)?;
    telemetry::init(role, config.telemetry.log_format, &config.telemetry.log_filter)?;
    tracing::info!(version = isekai_platform::VERSION, "starting");
    Ok(config)
}

/// What signals ask of a process that has more to tidy up than a role has. The third one ends it at once.
#[derive(Debug, Clone)]
pub struct Signals {
    /// Fires at the first SIGTERM or SIGINT: end in order.
    pub stop: CancellationToken,
    /// Fires at the second: wait for nobody, but leave nothing behind.
    pub hurry: CancellationToken,
}

impl Signals {
    pub fn listen() -> anyhow::Result<Self> {
        let signals = Self { stop: CancellationToken::new(), hurry: CancellationToken::new() };
        cancel_in_turn(vec![signals.stop.clone(), signals.hurry.clone()])?;
        Ok(signals)
    }
}

/// Fires at the first SIGTERM or SIGINT; a second one ends the process at once.
pub fn until_signal() -> anyhow::Result<CancellationToken> {
    let token = CancellationToken::new();
    cancel_in_turn(vec![token.clone()])?;
    Ok(token)
}

/// Each signal cancels the next token; the one after the last ends the process.
fn cancel_in_turn(tokens: Vec<CancellationToken>) -> anyhow::Result<()> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::spawn(async move {
        for token in tokens {
            tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
            token.cancel();
        }
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        std::process::exit(130);
    });
    Ok(())
}

/// For commands that need the configuration only.
pub fn config(file: Option<&Path>) -> anyhow::Result<Config> {
    Config::load(file).context("cannot read the configuration")
}
