//! `isekai-sandboxd bench`: what the service takes, as its callers see it: a service of its own in a process of its own, asked over
//! mutual TLS, with its own state and its own containers, of which nothing is left. Beside each figure stands its floor: what the
//! engine, the kernel or a plain server takes for the same, in the same run.
//!
//! - [`stage`]: the service and the end of it; [`served`]: an app that serves a page.
//! - [`floor`]: a container of our own without the service; [`server`]: a server without any container; [`way`]: asking any of them.
//! - [`weight`]: the rows of the design's table, from [`claims`], [`exec`], [`preview`], [`pause`] and [`memory`].
//! - [`apps`]: many apps at once.
//! - [`neighbour`]: an app beside a hostile one, which does what [`attacks`] says.

mod apps;
mod attacks;
mod claims;
mod error;
mod exec;
mod floor;
mod machine;
mod memory;
mod neighbour;
mod pause;
mod preview;
mod samples;
mod served;
mod server;
mod stage;
mod way;
mod weight;

use std::path::Path;
use std::time::Duration;

use clap::Args;
use isekai_channel::bench_api::{BenchFigure, BenchReport, BenchRow};
use isekai_platform::config::SandboxConfig;
use tokio::signal::unix::{SignalKind, signal};

pub use self::error::BenchError;
use self::stage::{Setup, Stage};

/// Leases of what is claimed last longer.
const LONGEST: Duration = Duration::from_secs(45 * 60);

#[derive(Debug, Clone, Args)]
pub struct Options {
    /// Attempts of whatever the engine takes part in; single requests are tried ten times as often.
    #[arg(short, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    n: u16,
    /// Sandboxes that are kept ready.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    pool: u16,
    /// Claims at a time before the refill of the pool is measured.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=200))]
    burst: u16,
    /// Instead: so many apps that run at the same time.
    #[arg(long, value_name = "N", conflicts_with = "neighbour", value_parser = clap::value_parser!(u16).range(1..=1_000))]
    apps: Option<u16>,
    /// Instead: an app beside a hostile one.
    #[arg(long)]
    neighbour: bool,
    /// Say on standard error what is being measured.
    #[arg(long)]
    progress: bool,
}

/// What a part of the measurement found.
#[derive(Debug, Default)]
struct Found {
    rows: Vec<BenchRow>,
    figures: Vec<BenchFigure>,
}

/// `file` is the configuration's, which the service reads as well. Removes everything also when it fails or is interrupted.
pub async fn run(config: &SandboxConfig, file: Option<&Path>, options: &Options) -> Result<BenchReport, BenchError> {
    let load_before = machine::load();
    let stage = Stage::set(config, file, &setup(options))?;
    let measured = tokio::select! {
        measured = tokio::time::timeout(LONGEST, measure(&stage, options)) => measured.unwrap_or(Err(BenchError::TooLong)),
        interrupted = interrupted() => Err(interrupted),
    };
    if measured.is_err() {
        stage.tell_log();
    }
    let swept = stage.strike().await;
    let (found, engine) = measured?;
    swept?;
    Ok(BenchReport {
        build: if cfg!(debug_assertions) { "debug" } else { "release" }.to_owned(),
        engine,
        cpus: std::thread::available_parallelism().map_or(0, usize::from),
        memory_bytes: machine::memory_bytes("MemTotal:"),
        load_before,
        rows: found.rows,
        figures: found.figures,
    })
}

fn setup(options: &Options) -> Setup {
    Setup {
        pool_size: options.pool.into(),
        progress: options.progress,
        // Soon, so that what is measured as idle is.
        builder_idle_seconds: 2,
    }
}

async fn measure(stage: &Stage, options: &Options) -> Result<(Found, String), BenchError> {
    stage.until_ready().await?;
    let found = match options.apps {
        Some(count) => apps::measure(stage, count.into()).await?,
        None if options.neighbour => neighbour::measure(stage, options.n.into()).await?,
        None => weight::measure(stage, options.n.into(), options.burst.into()).await?,
    };
    Ok((found, stage.client.health().await?.engine.version))
}

/// Resolves at the first signal to stop. Later ones are not heard: removing the containers goes on.
async fn interrupted() -> BenchError {
    let wait = async {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        Ok(())
    };
    match wait.await {
        Ok(()) => BenchError::Interrupted,
        Err(source) => BenchError::Io { what: "listening for signals", source },
    }
}
