//! `isekai bench auth`: what it costs to know who somebody is, to decide what they may do, and to record what they did.

mod audit;
mod tokens;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use isekai_auth::Keyring;
use isekai_channel::bench_api::quantile;
use isekai_platform::{Config, random};
use isekai_store::{Store, privileges, users};
use serde_json::{Value, json};

use super::Auth;
use super::floor::Floor;
use crate::client::Api;
use crate::output;

/// One after the other, so that each waits for nothing but itself.
const SIGN_INS: usize = 40;

/// Keys for this run alone; gone with it.
struct Scratch(PathBuf);

pub async fn run(options: &Auth) -> anyhow::Result<ExitCode> {
    let scratch = Scratch::make()?;
    let mut floor = Floor::default();
    floor.sample();
    let tokens = tokens::measure(&scratch.0).await?;
    let sign_in = match (&options.url, &options.password_file) {
        (Some(url), Some(file)) => Some(sign_in(url, &options.username, file).await?),
        _ => None,
    };
    floor.sample();
    let audit = match &options.database {
        Some(url) => Some(audit::measure(&store(&scratch, url).await?, options.rows, !options.json).await?),
        None => None,
    };
    floor.sample();
    let report = json!({ "tokens": tokens, "signInMs": sign_in, "audit": audit, "machine": floor.report() });
    if options.json {
        output::line(report.to_string());
    } else {
        print(&report);
    }
    Ok(ExitCode::SUCCESS)
}

/// Milliseconds from the request to the answer with the tokens, one after the other.
async fn sign_in(url: &str, username: &str, password_file: &Path) -> anyhow::Result<Value> {
    let password =
        std::fs::read_to_string(password_file).with_context(|| format!("cannot read {}", password_file.display()))?;
    let mut times = Vec::new();
    for _ in 0..SIGN_INS {
        let start = Instant::now();
        Api::sign_in(url, username, password.trim()).await?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(quantiles(&times))
}

/// A database that nobody uses: rows are put into it by the million.
async fn store(scratch: &Scratch, url: &str) -> anyhow::Result<Store> {
    let Config { postgres: mut config, retention, .. } = Config::from_parts(None, [])?;
    url.clone_into(&mut config.url);
    let ring = Arc::new(Keyring::load_or_create(&scratch.0.join("keyring"))?);
    privileges::bring_up_to_date(&config, Arc::clone(&ring), retention.audit_days).await?;
    let store = Store::connect(&config).await?.with_keyring(ring);
    ensure!(
        users::count(&store).await? == 0,
        "this database is in use; give an empty one, made for this with createdb"
    );
    Ok(store)
}

impl Scratch {
    fn make() -> anyhow::Result<Self> {
        let dir = std::env::temp_dir().join(format!("isekai-bench-{}", random::token_hex(8)));
        std::fs::create_dir(&dir)?;
        Ok(Self(dir))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Keys of nothing; whoever tidies the folder of temporary files takes what is left.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn quantiles(values: &[f64]) -> Value {
    json!({
        "count": values.len(), "p50": quantile(values, 0.5), "p95": quantile(values, 0.95), "p99": quantile(values, 0.99),
    })
}

fn print(report: &Value) {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let row = |what: &str, value: &Value, unit: &str, target: &str| {
        output::line(format!(
            "  {what:<52} p50 {:>9.1}  p95 {:>9.1}  p99 {:>9.1} {unit}  {target}",
            number(&value["p50"]),
            number(&value["p95"]),
            number(&value["p99"])
        ));
    };
    let tokens = &report["tokens"];
    row("check a password (Argon2id)", &tokens["passwordMs"], "ms", "");
    if report["signInMs"].is_null() {
        output::line("  sign in over HTTP: not measured; give a running system with --url and --password-file");
    } else {
        row("sign in over HTTP, with this check", &report["signInMs"], "ms", "");
    }
    row("check an access token for the first time", &tokens["firstTokenUs"], "µs", "");
    row("check it again", &tokens["tokenUs"], "µs", "");
    row("decide on a permission, of 50 with conditions", &tokens["decisionUs"], "µs", "");
    row("check it again and decide", &tokens["bothUs"], "µs", "target p50 50");
    let audit = &report["audit"];
    if audit.is_null() {
        output::line("  audit log: not measured; give an empty database with --database");
    } else {
        for page in audit["pages"].as_array().into_iter().flatten() {
            row(&format!("page of 50 of an audit log of {} rows", page["rows"]), &page["ms"], "ms", "");
        }
        output::line(format!(
            "  p99 of the longest log in times of the shortest  {:.2}  target 1.5",
            number(&audit["ratio"])
        ));
        output::line(format!(
            "  writes per second, 16 writers: {:.0} audited, {:.0} unaudited, {:.2} of it",
            number(&audit["auditedPerSecond"]),
            number(&audit["unauditedPerSecond"]),
            number(&audit["auditedPerSecond"]) / number(&audit["unauditedPerSecond"]).max(1.0),
        ));
        output::line(format!(
            "  sealed {:.0} rows per second, verified {:.0} rows per second",
            number(&audit["sealedPerSecond"]),
            number(&audit["verifiedPerSecond"])
        ));
    }
    output::line(format!(
        "\n  the machine itself: sorting a million numbers p50 {:.1} ms, 64 MiB of fresh memory p50 {:.1} ms",
        number(&report["machine"]["sortMs"]),
        number(&report["machine"]["freshMemoryMs"]),
    ));
}
