//! `isekai open`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::client::Api;
use crate::output;

#[derive(Debug, Args)]
pub struct Open {
    /// Id, beginning of an id, or name.
    app: String,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Open) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let link = api.preview_link(&app.id).await?;
    output::line(if options.json { json!({ "app": app, "link": link }).to_string() } else { link });
    Ok(ExitCode::SUCCESS)
}
