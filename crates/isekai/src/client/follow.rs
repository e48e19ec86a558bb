//! Makes or changes an app and shows each step as it happens.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use http::Method;
use isekai_platform::http::Body;
use serde_json::{Value, json};

use super::api::{Api, App, ClientError};
use super::http as wire;
use super::sse::Events;
use crate::output;

/// How an app came about.
pub struct Outcome {
    pub app: App,
    pub link: String,
    /// Name and time of each step, in order.
    pub steps: Vec<(String, Duration)>,
    /// From the answer to our request to `running`.
    pub total: Duration,
}

impl Outcome {
    pub fn print(&self) {
        output::line("");
        output::line(format!("  {} is running ({:.2} s)", self.app.name, self.total.as_secs_f64()));
        let steps: Vec<_> = self.steps.iter().map(|(name, time)| format!("{name} {} ms", time.as_millis())).collect();
        output::line(format!("  Steps:    {}", steps.join(" · ")));
        output::line(format!("  Preview:  {}", self.app.preview_url.as_deref().unwrap_or("-")));
        output::line(format!("  Open:     {}", self.link));
        output::line("");
    }
}

pub async fn create(api: &Api, prompt: &str, framework: Option<&str>) -> anyhow::Result<Outcome> {
    let context = framework.map_or_else(|| json!({}), |framework| json!({ "framework": framework }));
    let app: App =
        api.json(Method::POST, "/api/apps/generate", Some(json!({ "prompt": prompt, "context": context }))).await?;
    output::line(format!("  Making \"{}\" …", app.name));
    let (steps, total) = until_running(api, &app.id, 0, true).await?;
    let app = api.app(&app.id).await?;
    let link = api.preview_link(&app.id).await?;
    Ok(Outcome { app, link, steps, total })
}

/// Follows an app's events after `after` until it is running; an error when it ends otherwise.
pub async fn until_running(
    api: &Api,
    id: &str,
    after: u64,
    show: bool,
) -> anyhow::Result<(Vec<(String, Duration)>, Duration)> {
    let started = Instant::now();
    let mut steps = Vec::new();
    let mut last = after;
    // A server that restarts breaks the stream; the log goes on where we were.
    for attempt in 0_u32..20 {
        if attempt > 0 {
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        let request = api.request(Method::GET, &format!("/api/apps/{id}/events?after={last}")).body(Body::empty())?;
        let Ok(response) = wire::send(request).await else { continue };
        if !response.status().is_success() {
            continue;
        }
        let mut events = Events::new(response.into_body());
        while let Ok(Some(event)) = events.next().await {
            if let Some(seq) = event.id.as_deref().and_then(|id| id.parse().ok()) {
                last = seq;
            }
            if show {
                print(&event.kind, &event.data);
            }
            if event.kind == "step" && event.data["phase"] == "succeeded" {
                let name = event.data["name"].as_str().unwrap_or_default().to_owned();
                steps.push((name, Duration::from_millis(event.data["durationMs"].as_u64().unwrap_or_default())));
            }
            if event.kind == "status" {
                match event.data["status"].as_str() {
                    Some("running") if event.data["activity"] == "ready" => return Ok((steps, started.elapsed())),
                    Some("error" | "stopped") => {
                        let reason = event.data["statusReason"].as_str().unwrap_or("no reason was given");
                        return Err(ClientError::AppFailed(reason.to_owned()).into());
                    }
                    _ => {}
                }
            }
        }
    }
    Err(anyhow::anyhow!("lost the connection to the event stream"))
        .context("the app may still come up; look with `isekai apps`")
}

fn print(kind: &str, data: &Value) {
    let text = |key: &str| data[key].as_str().unwrap_or_default().to_owned();
    match kind {
        "plan" => {
            for step in data["steps"].as_array().into_iter().flatten() {
                output::line(format!("    · {}", step["action"].as_str().unwrap_or_default()));
            }
        }
        "file" => output::line(format!("    + {}", text("path"))),
        "step" if data["phase"] == "succeeded" => {
            output::line(format!("  ✔ {:<28} {:>6} ms", text("name"), data["durationMs"].as_u64().unwrap_or_default()));
        }
        "step" if data["phase"] == "failed" => output::line(format!("  ✘ {}: {}", text("name"), text("message"))),
        "note" | "warning" => output::line(format!("    {}", text("text"))),
        _ => {}
    }
}
