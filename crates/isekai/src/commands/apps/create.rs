//! `isekai create`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::client::{Api, follow};
use crate::output;

#[derive(Debug, Args)]
pub struct Create {
    /// What you want, e.g. "Create a CSV viewer application".
    prompt: String,
    /// react, static, fullstack or python; chosen by the planner when left out.
    #[arg(long)]
    framework: Option<String>,
    /// Print one JSON object instead of progress.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Create) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let framework = options.framework.as_deref();
    if options.json {
        let outcome = follow::create_silently(&api, &options.prompt, framework).await?;
        output::line(json!({ "app": outcome.app, "link": outcome.link }).to_string());
    } else {
        follow::create(&api, &options.prompt, framework).await?.print();
    }
    Ok(ExitCode::SUCCESS)
}
