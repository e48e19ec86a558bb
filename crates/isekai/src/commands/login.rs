//! `isekai login`.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use nix::sys::termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};
use tokio::signal::unix::{SignalKind, signal};

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
    /// For accounts with a second factor: what the authenticator shows, or a recovery code.
    #[arg(long)]
    code: Option<String>,
}

/// As a shell tells it: 128 and the number of the signal.
const BY_SIGINT: u8 = 130;
const BY_SIGTERM: u8 = 143;

pub async fn run(options: Login) -> anyhow::Result<ExitCode> {
    // A signal would end the process at the prompt and leave the terminal without echo. Once we listen for it, it ends
    // nothing by itself, so it must end whatever we are at.
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        done = login(&options) => done,
        _ = interrupt.recv() => Ok(ExitCode::from(BY_SIGINT)),
        _ = terminate.recv() => Ok(ExitCode::from(BY_SIGTERM)),
    }
}

async fn login(options: &Login) -> anyhow::Result<ExitCode> {
    let password = match &options.password_file {
        Some(file) => std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?,
        None => ask().await?,
    };
    let password = password.trim_end_matches(['\r', '\n']);
    let code = options.code.as_deref();
    let (_, credentials) = Api::sign_in_for_later(&options.url, &options.username, password, code).await?;
    credentials.save()?;
    output::line(format!("Signed in at {} as {}.", options.url, options.username));
    Ok(ExitCode::SUCCESS)
}

/// Reads a line; on a terminal, without showing it.
async fn ask() -> anyhow::Result<String> {
    let _hidden = Hidden::begin()?;
    // On a thread that may go on waiting for the line when we are not: `main` does not wait for it.
    let line = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    });
    line.await.context("the prompt ended early")?.context("cannot read the password")
}

/// While it lives, the terminal does not show what is typed.
struct Hidden {
    /// How the terminal was; `None` when standard input is no terminal.
    before: Option<Termios>,
}

impl Hidden {
    fn begin() -> anyhow::Result<Self> {
        let stdin = io::stdin();
        if !stdin.is_terminal() {
            return Ok(Self { before: None });
        }
        output::note("Password: ");
        let before = tcgetattr(&stdin)?;
        let mut hidden = before.clone();
        hidden.local_flags.remove(LocalFlags::ECHO);
        tcsetattr(&stdin, SetArg::TCSANOW, &hidden)?;
        Ok(Self { before: Some(before) })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // A terminal that is gone needs no echo.
            let _ = tcsetattr(io::stdin(), SetArg::TCSANOW, before);
        }
    }
}
