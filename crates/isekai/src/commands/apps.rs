//! What a user does with apps.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use http::Method;
use isekai_platform::http::Body;
use serde_json::{Value, json};

use crate::client::api::PageOf;
use crate::client::sse::Events;
use crate::client::{Api, ClientError, follow, http as wire};
use crate::output;

#[derive(Debug, Args)]
pub struct Create {
    /// What you want, e.g. "Create a CSV viewer application".
    prompt: String,
    /// react or static; chosen by the planner when left out.
    #[arg(long)]
    framework: Option<String>,
    /// Print one JSON object instead of progress.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct One {
    /// Id, beginning of an id, or name.
    app: String,
}

#[derive(Debug, Args)]
pub struct Logs {
    /// Id, beginning of an id, or name.
    app: String,
    /// Go on as new lines come.
    #[arg(long, short)]
    follow: bool,
}

#[derive(Debug, Args)]
pub struct Iterate {
    /// Id, beginning of an id, or name.
    app: String,
    /// What to change, e.g. "add a due date".
    prompt: String,
}

#[derive(Debug, Args)]
pub struct Export {
    /// Id, beginning of an id, or name.
    app: String,
    /// Where to write it; the app's name with .zip when left out.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

pub async fn create(options: Create) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    if options.json {
        let context =
            options.framework.as_ref().map_or_else(|| json!({}), |framework| json!({ "framework": framework }));
        let app: Value = api
            .json(Method::POST, "/api/apps/generate", Some(json!({ "prompt": options.prompt, "context": context })))
            .await?;
        let id = app["id"].as_str().context("the answer has no id")?.to_owned();
        follow::until_running(&api, &id, 0, false).await?;
        let app = api.app(&id).await?;
        output::line(json!({ "app": app, "link": api.preview_link(&id).await? }).to_string());
        return Ok(ExitCode::SUCCESS);
    }
    follow::create(&api, &options.prompt, options.framework.as_deref()).await?.print();
    Ok(ExitCode::SUCCESS)
}

pub async fn list(options: List) -> anyhow::Result<ExitCode> {
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

pub async fn open(options: One) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    output::line(api.preview_link(&app.id).await?);
    Ok(ExitCode::SUCCESS)
}

pub async fn logs(options: Logs) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let path = format!("/api/apps/{}/logs", app.id);
    if options.follow {
        let response = wire::send(api.request(Method::GET, &format!("{path}?follow=1")).body(Body::empty())?).await?;
        let mut events = Events::new(response.into_body());
        while let Some(event) = events.next().await? {
            print_log(&event.data);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let page: PageOf<Value> = api.json(Method::GET, &path, None).await?;
    page.items.iter().for_each(print_log);
    Ok(ExitCode::SUCCESS)
}

fn print_log(line: &Value) {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    output::line(format!("{}  {:<5} {}", text("timestamp"), text("logLevel"), text("message")));
}

pub async fn iterate(options: Iterate) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let path = format!("/api/apps/{}/iterations", app.id);
    let iteration: Value = api.json(Method::POST, &path, Some(json!({ "prompt": options.prompt }))).await?;
    let id = iteration["id"].as_str().context("the answer has no id")?;
    loop {
        let page: PageOf<Value> = api.json(Method::GET, &path, None).await?;
        let found = page.items.into_iter().find(|item| item["id"] == id).context("the iteration is gone")?;
        match found["status"].as_str() {
            Some("applied") => {
                output::line(format!("Applied. {}", found["changes"]["summary"].as_str().unwrap_or_default()));
                return Ok(ExitCode::SUCCESS);
            }
            Some("failed") => {
                return Err(ClientError::AppFailed(
                    found["error"].as_str().unwrap_or("no reason was given").to_owned(),
                )
                .into());
            }
            _ => tokio::time::sleep(std::time::Duration::from_millis(150)).await,
        }
    }
}

pub async fn export(options: Export) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let bytes = api.bytes(&format!("/api/apps/{}/export", app.id)).await?;
    let path = options.output.unwrap_or_else(|| PathBuf::from(format!("{}.zip", file_name(&app.name))));
    std::fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
    output::line(format!(
        "Wrote {} ({} bytes). Unzip it, then: npm install && npm run dev",
        path.display(),
        bytes.len()
    ));
    Ok(ExitCode::SUCCESS)
}

pub async fn delete(options: One) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    api.send(Method::DELETE, &format!("/api/apps/{}", app.id), None).await?;
    output::line(format!("Deleting {}.", app.name));
    Ok(ExitCode::SUCCESS)
}

fn file_name(name: &str) -> String {
    let kept: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    kept.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
