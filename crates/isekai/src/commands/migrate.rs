//! `isekai migrate up | down | status`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use isekai_auth::Keyring;
use isekai_platform::config::PostgresConfig;
use isekai_store::migrate::{self, MigrationResult, Outcome};
use isekai_store::{Store, privileges};

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
    if let Action::Up = options.action {
        let keyring = Keyring::open_or_create(&config.secrets).await?;
        print_results(&privileges::bring_up_to_date(&config.postgres, keyring, config.retention.audit_days).await?);
        return Ok(ExitCode::SUCCESS);
    }
    let owner = if config.postgres.owner_url.is_empty() { &config.postgres.url } else { &config.postgres.owner_url };
    let store = Store::connect(&PostgresConfig { url: owner.clone(), ..config.postgres.clone() }).await?;
    match options.action {
        Action::Up => {}
        Action::Down { steps } => print_results(&migrate::down(&store, steps).await?),
        Action::Status => {
            for status in migrate::status(&store).await? {
                let when = status
                    .applied_at
                    .map_or_else(|| "not applied".to_owned(), |at| format!("applied {}", at.to_rfc3339()));
                output::line(format!("{} {:<32} {when}", status.version, status.name));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print_results(results: &[MigrationResult]) {
    for result in results {
        let what = match result.status {
            Outcome::Success => format!("done in {} ms", result.execution_time.as_millis()),
            Outcome::Skipped => "nothing to do".to_owned(),
        };
        output::line(format!("{} {:<32} {what}", result.version, result.name));
    }
}
