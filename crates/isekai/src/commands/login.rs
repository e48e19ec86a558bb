//! `isekai login`.

use std::io::{BufRead as _, IsTerminal as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use nix::sys::termios::{LocalFlags, SetArg, tcgetattr, tcsetattr};

use crate::client::Api;
use crate::output;

#[derive(Debug, Args)]
pub struct Login {
    #[arg(long, default_value = "http://localhost:8080")]
    url: String,
    #[arg(long, default_value = "admin")]
    username: String,
    /// Read the password from this file instead of asking for it.
    #[arg(long, value_name = "FILE")]
    password_file: Option<std::path::PathBuf>,
}

pub async fn run(options: Login) -> anyhow::Result<ExitCode> {
    let password = match &options.password_file {
        Some(file) => std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?,
        None => ask()?,
    };
    let (_, credentials) =
        Api::sign_in_for_later(&options.url, &options.username, password.trim_end_matches(['\r', '\n'])).await?;
    credentials.save()?;
    output::line(format!("Signed in at {} as {}.", options.url, options.username));
    Ok(ExitCode::SUCCESS)
}

/// Reads a line; on a terminal, without showing it.
fn ask() -> anyhow::Result<String> {
    let stdin = std::io::stdin();
    let shown = if stdin.is_terminal() {
        output::note("Password: ");
        let shown = tcgetattr(&stdin)?;
        let mut hidden = shown.clone();
        hidden.local_flags.remove(LocalFlags::ECHO);
        tcsetattr(&stdin, SetArg::TCSANOW, &hidden)?;
        Some(shown)
    } else {
        None
    };
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    if let Some(shown) = shown {
        tcsetattr(&stdin, SetArg::TCSANOW, &shown)?;
    }
    read.context("cannot read the password")?;
    Ok(line)
}
