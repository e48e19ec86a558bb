//! `isekai iterate`.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use http::Method;
use serde_json::{Value, json};

use crate::client::{Api, follow};
use crate::output;

#[derive(Debug, Args)]
pub struct Iterate {
    /// Id, beginning of an id, or name.
    app: String,
    /// What to change, e.g. "add a due date".
    prompt: String,
    /// Print one JSON object instead of progress.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Iterate) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let path = format!("/api/apps/{}/iterations", app.id);
    let begun: Value = api.json(Method::POST, &path, Some(json!({ "prompt": options.prompt }))).await?;
    let id = begun["id"].as_str().context("the answer has no id")?;
    if !options.json {
        output::line(format!("  Changing \"{}\" …", app.name));
    }
    let made = follow::until_applied(&api, &app.id, id, !options.json).await?;
    if options.json {
        output::line(made.to_string());
    } else {
        output::line(format!("Applied. {}", made["changes"]["summary"].as_str().unwrap_or_default()));
    }
    Ok(ExitCode::SUCCESS)
}
