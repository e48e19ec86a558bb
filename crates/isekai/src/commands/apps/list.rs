//! `isekai apps`.

use std::process::ExitCode;

use clap::Args;

use crate::client::Api;
use crate::output;

#[derive(Debug, Args)]
pub struct List {
    /// Print a JSON array.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: List) -> anyhow::Result<ExitCode> {
    let apps = Api::from_credentials().await?.apps().await?;
    if options.json {
        output::line(serde_json::to_string(&apps)?);
        return Ok(ExitCode::SUCCESS);
    }
    if apps.is_empty() {
        output::line("No apps yet. Make one: isekai create \"Create a CSV viewer application\"");
    }
    for app in apps {
        let reason = app.status_reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        output::line(format!(
            "{}  {:<10} {:<28} {}{reason}",
            app.id,
            app.status,
            app.name,
            app.preview_url.unwrap_or_default()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
