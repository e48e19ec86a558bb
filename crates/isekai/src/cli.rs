//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{self, apps};
use crate::{output, roles, up};

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
    /// Prove that nothing in the audit log was changed.
    Audit(commands::audit::Audit),
    /// Change the keys that protect what is stored.
    Keys(commands::keys::KeysCommand),
    /// Look for what is missing or weaker than it should be.
    Doctor(commands::doctor::Doctor),
    /// Measure.
    Bench(commands::bench::Bench),
    /// See how many checks of the evaluation set pass.
    Eval(commands::eval::Eval),
    /// Print the OpenAPI document.
    Openapi,
    /// Print shell completions.
    Completions { shell: clap_complete::Shell },
    /// Sign in; the other commands then work.
    Login(commands::login::Login),
    /// Make an application.
    Create(apps::create::Create),
    /// List your applications.
    Apps(apps::list::List),
    /// Print a link that opens an application.
    Open(apps::open::Open),
    /// Print an application's logs.
    Logs(apps::logs::Logs),
    /// Change an application with words.
    Iterate(apps::iterate::Iterate),
    /// Write an application's project to a zip file.
    Export(apps::export::Export),
    /// Show or change what an application may connect to.
    Egress(apps::egress::Egress),
    /// Delete an application.
    Delete(apps::delete::Delete),
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
        let json = self.command.json();
        match self.command.run().await {
            Err(error) if json => Ok(output::failure_as_json(&error)),
            result => result,
        }
    }
}

impl Command {
    /// Whether a script reads the answer, and so also a failure.
    fn json(&self) -> bool {
        match self {
            Self::Audit(options) => options.json(),
            Self::Doctor(options) => options.json,
            Self::Bench(options) => options.json(),
            Self::Create(options) => options.json,
            Self::Apps(options) => options.json,
            Self::Open(options) => options.json,
            Self::Logs(options) => options.json,
            Self::Iterate(options) => options.json,
            Self::Export(options) => options.json,
            Self::Egress(options) => options.json,
            Self::Delete(options) => options.json,
            _ => false,
        }
    }

    async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Up(options) => up::run(options).await,
            Self::Serve(options) => roles::serve(options.config.as_deref()).await,
            Self::Worker(options) => roles::worker(options.config.as_deref()).await,
            Self::Planner(options) => roles::planner(options.config.as_deref()).await,
            Self::Migrate(options) => commands::migrate::run(options).await,
            Self::Audit(options) => commands::audit::run(options).await,
            Self::Keys(options) => commands::keys::run(options).await,
            Self::Doctor(options) => commands::doctor::run(options).await,
            Self::Bench(options) => commands::bench::run(options).await,
            Self::Eval(options) => commands::eval::run(options).await,
            Self::Openapi => commands::openapi(),
            Self::Completions { shell } => commands::completions(shell),
            Self::Login(options) => commands::login::run(options).await,
            Self::Create(options) => apps::create::run(options).await,
            Self::Apps(options) => apps::list::run(options).await,
            Self::Open(options) => apps::open::run(options).await,
            Self::Logs(options) => apps::logs::run(options).await,
            Self::Iterate(options) => apps::iterate::run(options).await,
            Self::Export(options) => apps::export::run(options).await,
            Self::Egress(options) => apps::egress::run(options).await,
            Self::Delete(options) => apps::delete::run(options).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_answers_in_json_fails_in_json() {
        let lines: [&[&str]; 13] = [
            &["create", "a"],
            &["apps"],
            &["open", "a"],
            &["logs", "a"],
            &["iterate", "a", "b"],
            &["export", "a"],
            &["egress", "a"],
            &["egress", "a", "allow", "example.com"],
            &["egress", "a", "preset", "registries", "on"],
            &["delete", "a"],
            &["doctor"],
            &["bench", "create"],
            &["bench", "sandbox"],
        ];
        for line in lines {
            let mut words = vec!["isekai"];
            words.extend_from_slice(line);
            assert!(!Cli::try_parse_from(&words).unwrap().command.json(), "{line:?}");
            words.push("--json");
            assert!(Cli::try_parse_from(&words).unwrap().command.json(), "{line:?}");
        }
    }
}
