//! `isekai audit`: straight from the database, with the keys that are kept outside of it.

mod accept;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use isekai_auth::Keyring;
use isekai_auth::audit::{Anchor, Checkpoint, Finding, Problem, SealKeys, Verified};
use isekai_domain::{Clock as _, SystemClock};
use isekai_platform::Config;
use isekai_store::Store;
use isekai_store::audit::verify;
use serde_json::json;

use self::accept::Accept;
use crate::{output, roles};

#[derive(Debug, Args)]
pub struct Audit {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Look through the whole log; exits with 1 when anything was changed.
    Verify(Verify),
    /// Let the log go on behind a known end that it no longer has, as after a backup was put back.
    Accept(Accept),
}

#[derive(Debug, Args)]
struct Verify {
    /// Of `isekai up`: config/operator.toml in the data directory.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The end of the log as it was kept elsewhere; otherwise the one in audit.dir.
    #[arg(long, value_name = "FILE")]
    anchor: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub const fn json(&self) -> bool {
        matches!(&self.action, Action::Verify(options) if options.json)
    }
}

pub async fn run(options: Audit) -> anyhow::Result<ExitCode> {
    match options.action {
        Action::Verify(options) => look(options).await,
        Action::Accept(options) => go_on(options).await,
    }
}

async fn go_on(options: Accept) -> anyhow::Result<ExitCode> {
    let config = roles::config(options.config.as_deref())?;
    let store = connect(&config).await?;
    let (dir, why) = (&config.audit.dir, (options.place, options.reason.as_str()));
    let kept = accept::accept(&store, dir, why, SystemClock.now()).await?;
    output::line(format!("Accepted, and written into the log. The end that was known is in {} now:", kept.display()));
    output::line("keep it with your report. The worker keeps a new one from here on.");
    Ok(ExitCode::SUCCESS)
}

async fn connect(config: &Config) -> anyhow::Result<Store> {
    let keyring = Keyring::open(&config.secrets).await?;
    Ok(Store::connect(&config.postgres).await?.with_keyring(keyring))
}

async fn look(options: Verify) -> anyhow::Result<ExitCode> {
    let config = roles::config(options.config.as_deref())?;
    let keys = SealKeys::load(&config.audit.dir).context("the public keys of the audit log cannot be read")?;
    anyhow::ensure!(!keys.is_empty(), "{} holds no public key of the audit log", config.audit.dir.display());
    let anchor = known_end(&config.audit.dir, options.anchor.as_deref())?;
    let store = connect(&config).await?;
    let verified = verify::verify(&store, &keys, anchor.as_ref(), SystemClock.now()).await?;
    if options.json {
        let valid = verified.findings.is_empty();
        output::line(json!({ "valid": valid, "anchorSeq": anchor.map(|a| a.seq), "verified": verified }).to_string());
        return Ok(if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    Ok(report(&verified, anchor.as_ref()))
}

/// One that is named must be there.
fn known_end(dir: &Path, named: Option<&Path>) -> anyhow::Result<Option<Checkpoint>> {
    let path = named.map_or_else(|| dir.join(Anchor::FILE), Path::to_owned);
    let bytes = match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => return Ok(None),
        bytes => bytes.with_context(|| format!("cannot read {}", path.display()))?,
    };
    let anchor: Anchor =
        serde_json::from_slice(&bytes).with_context(|| format!("{} is no end of an audit log", path.display()))?;
    let whole = anchor.checkpoint().with_context(|| format!("{} is no end of an audit log", path.display()))?;
    Ok(Some(whole))
}

fn report(verified: &Verified, anchor: Option<&Checkpoint>) -> ExitCode {
    output::line(format!(
        "{} rows, the last one at place {}, {} signed checkpoints",
        verified.rows, verified.last_seq, verified.checkpoints
    ));
    match anchor {
        Some(anchor) => output::line(format!("known from outside of the database: place {}", anchor.seq)),
        None => {
            output::line("no end is known from outside of the database: a log cut off at its end would not be noticed")
        }
    }
    let Some(first) = verified.findings.first() else {
        output::line("Nothing was changed.");
        return ExitCode::SUCCESS;
    };
    output::line(format!("CHANGED, first: {}", told(first)));
    for finding in &verified.findings[1..] {
        output::line(format!("         also: {}", told(finding)));
    }
    ExitCode::FAILURE
}

fn told(finding: &Finding) -> String {
    let what = match finding.problem {
        Problem::RowChanged => "the row is not what was written",
        Problem::RowMissing => "the row is gone",
        Problem::PlacesMissing => "places from here on are gone",
        Problem::LinkBroken => "the place does not follow from the one before",
        Problem::RowForged => "a row that was put in",
        Problem::RowUnsealed => "a row that no sealer has taken",
        Problem::CheckpointForged => "the checkpoint is not signed by a sealer of ours",
        Problem::Truncated => "the log was cut off from here on",
        Problem::ClockRolledBack => "the clock was put back",
    };
    let place = finding.seq.map_or_else(String::new, |seq| format!(" at place {seq}"));
    let row = finding.row_id.map_or_else(String::new, |id| format!(" (row {id})"));
    format!("{what}{place}{row}")
}
