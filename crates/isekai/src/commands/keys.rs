//! `isekai keys rotate`: a new key, used at once, and what is under the old one moved to it. Nothing stops meanwhile.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use isekai_auth::{KeyKind, Keyring, Keys};
use isekai_domain::{Clock as _, SystemClock};
use isekai_store::{Store, datakeys};

use crate::{output, roles};

#[derive(Debug, Args)]
pub struct KeysCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a new key and use it from now on.
    Rotate(Rotate),
}

#[derive(Debug, Args)]
struct Rotate {
    /// Of `isekai up`: config/operator.toml in the data directory.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Which one.
    #[arg(long, value_enum, default_value_t = Kind::Encryption)]
    kind: Kind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// What encrypts people's data keys; they are all encrypted anew.
    Encryption,
    /// What authenticates the audit log; rows that are there keep theirs.
    Audit,
    /// What signs access tokens; those of the old key are good until they expire.
    AccessToken,
}

pub async fn run(options: KeysCommand) -> anyhow::Result<ExitCode> {
    let Action::Rotate(options) = options.action;
    let config = roles::config(options.config.as_deref())?;
    if matches!(options.kind, Kind::AccessToken) {
        Keys::rotate_access(&config.auth.keys_dir, SystemClock.now())?;
        output::line("a new key signs access tokens within five seconds; old tokens are good until they expire");
        return Ok(ExitCode::SUCCESS);
    }
    let keyring = Keyring::open(&config.secrets).await?;
    // Before anything is under the new key, everybody can read it.
    let id = match options.kind {
        Kind::Audit => keyring.rotate(KeyKind::Audit, SystemClock.now()).await?,
        Kind::Encryption | Kind::AccessToken => keyring.rotate(KeyKind::Kek, SystemClock.now()).await?,
    };
    // Who has the keys from Vault needs no copy.
    let copies = if keyring.is_remote() { &[] } else { &config.secrets.also_in[..] };
    for dir in copies {
        keyring.copy_to(dir).with_context(|| format!("{} did not get the new key; run this again", dir.display()))?;
    }
    output::line(format!("new key {id}"));
    if matches!(options.kind, Kind::Audit) {
        output::line(
            "services use it when they next start, or when they meet a row that has it; from Vault, within a minute",
        );
        return Ok(ExitCode::SUCCESS);
    }
    let store = Store::connect(&config.postgres).await?.with_keyring(keyring);
    let mut moved = 0;
    loop {
        match datakeys::rewrap(&store).await? {
            0 => break,
            count => moved += count,
        }
    }
    output::line(format!("{moved} data keys are under it now"));
    Ok(ExitCode::SUCCESS)
}
