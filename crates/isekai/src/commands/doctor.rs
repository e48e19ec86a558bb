//! `isekai doctor`: asks every part how it is, and says what to do about what is wrong.

mod checks;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use isekai_platform::health::HealthStatus;
use serde_json::{Value, json};

use self::checks::{Finding, Report};
use crate::{output, roles};

/// What `isekai up` writes for the operator in its data directory.
const OPERATOR_FILE: &str = "./var/config/operator.toml";

#[derive(Debug, Args)]
pub struct Doctor {
    /// A file laid over the defaults; ./var/config/operator.toml when left out, if it is there.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Doctor) -> anyhow::Result<ExitCode> {
    let file = options.config.or_else(|| Some(PathBuf::from(OPERATOR_FILE)).filter(|file| file.exists()));
    let mut config = roles::config(file.as_deref())?;
    // Somebody is waiting for the answer.
    config.postgres.connect_timeout_ms = 1_000;
    let report = checks::run(&config).await;
    if options.json {
        output::line(as_json(file.as_deref(), &report).to_string());
    } else {
        print(file.as_deref(), &report);
    }
    let bad = report.status() == HealthStatus::Down;
    Ok(if bad { ExitCode::from(output::UNAVAILABLE) } else { ExitCode::SUCCESS })
}

fn print(file: Option<&Path>, report: &Report) {
    output::line(match file {
        Some(file) => format!("Configuration: {}", file.display()),
        None => format!("Configuration: the defaults, as no --config is given and {OPERATOR_FILE} is not there"),
    });
    for Finding { check, remedy } in &report.findings {
        let mark = match check.status {
            HealthStatus::Ok => "✔",
            HealthStatus::Degraded => "!",
            HealthStatus::Down => "✘",
        };
        let message = check.message.as_deref().unwrap_or_default();
        output::line(format!("{mark} {:<14} {:>7.1} ms  {message}", check.name, check.latency_ms));
        if check.status != HealthStatus::Ok {
            output::line(format!("    → {remedy}"));
        }
    }
    if let Some(health) = &report.sandboxes {
        let engine = &health.engine;
        output::line(format!(
            "  Docker Engine {}, API {}, cgroup {}, runtime {}",
            engine.version, engine.api_version, engine.cgroup_version, engine.runtime
        ));
        for finding in &health.findings {
            output::line(format!("  {}: {} ({})", finding.severity, finding.message, finding.code));
        }
    }
}

fn as_json(file: Option<&Path>, report: &Report) -> Value {
    let checks: Vec<Value> = report.findings.iter().map(check_as_json).collect();
    json!({
        "configuration": file.map(Path::to_string_lossy),
        "status": report.status(),
        "checks": checks,
        "sandboxd": report.sandboxes,
    })
}

fn check_as_json(finding: &Finding) -> Value {
    let mut value = json!(finding.check);
    if finding.check.status != HealthStatus::Ok {
        value["remedy"] = json!(finding.remedy);
    }
    value
}
