//! `isekai migrate up | down | status`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use isekai_store::{Store, migrate, roles};

use crate::{output, roles as run};

#[derive(Debug, Args)]
pub struct Migrate {
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Apply what is missing.
    Up,
    /// Take back the newest.
    Down {
        #[arg(long, default_value_t = 1)]
        steps: u32,
    },
    /// Say what is applied.
    Status,
}

pub async fn run(options: Migrate) -> anyhow::Result<ExitCode> {
    let config = run::config(options.config.as_deref())?;
    let store = Store::connect(&config.postgres).await?;
    match options.action {
        Action::Up => {
            print(&migrate::up(&store).await?)?;
            roles::ensure_builtin(&store).await?;
        }
        Action::Down { steps } => print(&migrate::down(&store, steps).await?)?,
        Action::Status => print(&migrate::status(&store).await?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print<T: serde::Serialize>(value: &T) -> anyhow::Result<()> {
    output::line(serde_json::to_string_pretty(value)?);
    Ok(())
}
