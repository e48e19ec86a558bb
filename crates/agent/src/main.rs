//! The first process inside every sandbox container: it answers HTTP/2 requests on its own standard input and output, keeps the
//! project's files, runs the builder and the app, serves the preview, and does the duties of process 1.
//!
//! Everything else in the container is hostile to it and runs under its uid. It holds nothing that a neighbour may open: it is not
//! dumpable, its descriptors are closed on exec, and it opens project files beneath the workspace only. It listens on one port of
//! loopback, for the app's connections to the outside; about those the host decides, so that speaking to it gives nothing.
//!
//! - [`pipe`]: standard input and output as one stream; markers.
//! - [`server`]: one HTTP/2 connection per attachment; [`routes`]: which request goes where.
//! - [`files`], [`paths`], [`watch`], [`exec`], [`build`], [`app`], [`verify`], [`logs`]: one area of the control API each.
//! - [`data`]: what the app keeps, as an archive.
//! - [`limits`]: tells when the app runs into a limit.
//! - [`preview`]: requests of the browser: built files, or the app's own port.
//! - [`builder`]: the warm compiler process.
//! - [`egress`]: connections of the app to the outside.
//! - [`process`]: children, their trees, signals.
//! - [`workspace`]: the only place that opens project files.

mod agent;
mod app;
mod build;
mod builder;
mod config;
mod data;
mod egress;
mod exec;
mod failure;
mod files;
mod http;
mod limits;
mod logs;
mod paths;
mod pipe;
mod preview;
mod process;
mod routes;
mod server;
mod verify;
mod watch;
mod workspace;

use std::process::ExitCode;
use std::rc::Rc;

use thiserror::Error;
use tokio::task::LocalSet;

use crate::{agent::Agent, config::Config, pipe::Pipe, process::Signals};

#[derive(Debug, Error)]
enum StartError {
    #[error("cannot close the agent's memory to its neighbours")]
    Dumpable(#[source] nix::Error),
    #[error("cannot become the reaper of orphans")]
    Subreaper(#[source] nix::Error),
    #[error(transparent)]
    Config(#[from] config::ConfigError),
    #[error("cannot take over signals")]
    Signals(#[source] std::io::Error),
    #[error("cannot start the runtime")]
    Runtime(#[source] std::io::Error),
    #[error("standard input and output must be pipes")]
    Pipe(#[source] std::io::Error),
    #[error("cannot open the workspace")]
    Workspace(#[source] std::io::Error),
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let source = std::error::Error::source(&error).map(|source| format!(": {source}")).unwrap_or_default();
            eprintln!("isekai-agent: {error}{source}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), StartError> {
    // Before anything else: from here on no neighbour of the same uid can read the secret or take the pipe.
    nix::sys::prctl::set_dumpable(false).map_err(StartError::Dumpable)?;
    process::close_inherited();
    // Process 1 inherits orphans anyway; outside a container this makes it so.
    nix::sys::prctl::set_child_subreaper(true).map_err(StartError::Subreaper)?;
    let config = Config::from_env()?;
    process::block_signals().map_err(StartError::Signals)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(StartError::Runtime)?;
    LocalSet::new().block_on(&runtime, run(config))
}

async fn run(config: Config) -> Result<(), StartError> {
    let signals = Signals::new().map_err(StartError::Signals)?;
    let pipe = Pipe::stdio(config.secret.clone()).map_err(StartError::Pipe)?;
    let agent = Rc::new(Agent::new(config).map_err(StartError::Workspace)?);
    agent.builder.begin();
    tokio::task::spawn_local(limits::watch(Rc::clone(&agent)));
    tokio::select! {
        () = server::serve(pipe, Rc::clone(&agent)) => {}
        () = signals.until_terminated(&agent.children) => {}
    }
    process::end_everything(&agent.children, &signals).await;
    Ok(())
}
