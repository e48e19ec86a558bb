//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{commands, roles, up};

/// Turns a sentence into a running, isolated web application, on your own machines.
#[derive(Debug, Parser)]
#[command(name = "isekai", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the whole system on this machine.
    Up(up::Up),
    /// Run the API, the web page and the previews.
    Serve(Config),
    /// Run the durable workflows.
    Worker(Config),
    /// Run the planner.
    Planner(Config),
    /// Bring the database up to date, back, or say where it is.
    Migrate(commands::migrate::Migrate),
    /// Look for what is missing or weaker than it should be.
    Doctor(Config),
    /// Measure.
    Bench(commands::bench::Bench),
    /// Print the OpenAPI document.
    Openapi,
    /// Print shell completions.
    Completions { shell: clap_complete::Shell },
    /// Sign in; the other commands then work.
    Login(commands::login::Login),
    /// Make an application.
    Create(commands::apps::Create),
    /// List your applications.
    Apps(commands::apps::List),
    /// Print a link that opens an application.
    Open(commands::apps::One),
    /// Print an application's logs.
    Logs(commands::apps::Logs),
    /// Change an application with words.
    Iterate(commands::apps::Iterate),
    /// Write an application's project to a zip file.
    Export(commands::apps::Export),
    /// Delete an application.
    Delete(commands::apps::One),
}

#[derive(Debug, clap::Args)]
pub struct Config {
    /// A file laid over the defaults.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Command {
    /// Threads of the runtime: the roles share the machine, the rest is one user's command.
    pub const fn threads(&self) -> usize {
        match self {
            Self::Serve(_) | Self::Worker(_) | Self::Planner(_) | Self::Bench(_) => 2,
            _ => 1,
        }
    }
}

impl Cli {
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Up(options) => up::run(options).await,
            Command::Serve(options) => roles::serve(options.config.as_deref()).await,
            Command::Worker(options) => roles::worker(options.config.as_deref()).await,
            Command::Planner(options) => roles::planner(options.config.as_deref()).await,
            Command::Migrate(options) => commands::migrate::run(options).await,
            Command::Doctor(options) => commands::doctor::run(options.config.as_deref()).await,
            Command::Bench(options) => commands::bench::run(options).await,
            Command::Openapi => commands::openapi(),
            Command::Completions { shell } => commands::completions(shell),
            Command::Login(options) => commands::login::run(options).await,
            Command::Create(options) => commands::apps::create(options).await,
            Command::Apps(options) => commands::apps::list(options).await,
            Command::Open(options) => commands::apps::open(options).await,
            Command::Logs(options) => commands::apps::logs(options).await,
            Command::Iterate(options) => commands::apps::iterate(options).await,
            Command::Export(options) => commands::apps::export(options).await,
            Command::Delete(options) => commands::apps::delete(options).await,
        }
    }
}
