//! `isekai export`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use crate::client::{Api, App};
use crate::output;

#[derive(Debug, Args)]
pub struct Export {
    /// Id, beginning of an id, or name.
    app: String,
    /// Where to write it; the app's name with .zip when left out.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Export) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let bytes = api.bytes(&format!("/api/apps/{}/export", app.id)).await?;
    let path = options.output.unwrap_or_else(|| PathBuf::from(format!("{}.zip", file_name(&app))));
    std::fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    output::line(if options.json {
        json!({ "app": app, "path": path.to_string_lossy(), "bytes": bytes.len() }).to_string()
    } else {
        format!("Wrote {} ({} bytes). Unzip it, then: npm install && npm run dev", path.display(), bytes.len())
    });
    Ok(ExitCode::SUCCESS)
}

/// The name in letters that every system takes; the id when nothing is left of it.
fn file_name(app: &App) -> String {
    let kept: String =
        app.name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = kept.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if name.is_empty() { app.id.clone() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_app_or_its_id() {
        let named = |name: &str| {
            let value = json!({
                "id": "0a1", "name": name, "prompt": "p", "status": "running", "statusReason": null,
                "activity": "ready", "previewUrl": null, "createdAt": "2026-01-01T00:00:00Z", "version": 1,
            });
            file_name(&serde_json::from_value(value).unwrap())
        };
        assert_eq!(named("Recipe Box (2)"), "recipe-box-2");
        assert_eq!(named("日記"), "0a1");
    }
}
