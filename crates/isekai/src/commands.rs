//! Commands that do one thing and end.

pub mod apps;
pub mod audit;
pub mod bench;
pub mod doctor;
pub mod eval;
pub mod keys;
pub mod login;
pub mod migrate;

use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::cli::Cli;
use crate::output;

pub fn openapi() -> anyhow::Result<ExitCode> {
    output::line(serde_json::to_string_pretty(&isekai_gateway::openapi())?);
    Ok(ExitCode::SUCCESS)
}

pub fn completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    clap_complete::generate(shell, &mut Cli::command(), "isekai", &mut std::io::stdout());
    Ok(ExitCode::SUCCESS)
}
