//! Makes or changes an app and shows each step as it happens.

mod change;
mod show;

use std::time::{Duration, Instant};

use http::Method;
use serde_json::json;

use super::api::{Api, App, ClientError};
use super::sse::Stream;
use crate::output;

pub use change::until_applied;

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
    make(api, prompt, framework, true).await
}

/// As [`create`], but prints nothing.
pub async fn create_silently(api: &Api, prompt: &str, framework: Option<&str>) -> anyhow::Result<Outcome> {
    make(api, prompt, framework, false).await
}

async fn make(api: &Api, prompt: &str, framework: Option<&str>, show: bool) -> anyhow::Result<Outcome> {
    let context = framework.map_or_else(|| json!({}), |framework| json!({ "framework": framework }));
    let app: App =
        api.json(Method::POST, "/api/apps/generate", Some(json!({ "prompt": prompt, "context": context }))).await?;
    if show {
        output::line(format!("  Making \"{}\" …", app.name));
    }
    let (steps, total) = until_running(api, &app.id, 0, show).await?;
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
    let mut events = Stream::resume(api, &format!("/api/apps/{id}/events"), after);
    loop {
        let next = events.next().await;
        let event = next.map_err(|error| if_lost(error, "the app may still come up; look with `isekai apps`"))?;
        if show {
            show::print(&event.kind, &event.data);
        }
        match event.kind.as_str() {
            "step" if event.data["phase"] == "succeeded" => {
                let name = event.data["name"].as_str().unwrap_or_default().to_owned();
                steps.push((name, Duration::from_millis(event.data["durationMs"].as_u64().unwrap_or_default())));
            }
            "status" => match event.data["status"].as_str() {
                Some("running") if event.data["activity"] == "ready" => return Ok((steps, started.elapsed())),
                Some("error" | "stopped") => {
                    let reason = event.data["statusReason"].as_str().unwrap_or("no reason was given");
                    return Err(ClientError::AppFailed(reason.to_owned()).into());
                }
                _ => {}
            },
            "deleted" => return Err(ClientError::AppFailed("it was deleted".to_owned()).into()),
            _ => {}
        }
    }
}

/// What was begun goes on without us: says how to learn the rest.
fn if_lost(error: anyhow::Error, hint: &'static str) -> anyhow::Error {
    if matches!(error.downcast_ref::<ClientError>(), Some(ClientError::Lost(_))) { error.context(hint) } else { error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::api::testing::{Server, events};

    #[tokio::test]
    async fn an_app_is_followed_across_a_break_until_it_runs() {
        let begun = "id: 1\nevent: status\ndata: {\"status\":\"generating\",\"activity\":\"queued\"}\n\n\
                     id: 2\nevent: step\ndata: {\"name\":\"build\",\"phase\":\"succeeded\",\"durationMs\":12}\n\n";
        let done = "id: 3\nevent: status\ndata: {\"status\":\"running\",\"activity\":\"ready\"}\n\n";
        let server = Server::start(vec![events(begun), events(done)]).await;
        let (steps, _) = until_running(&Api::anonymous(&server.url), "a", 0, false).await.unwrap();
        assert_eq!(steps, [("build".to_owned(), Duration::from_millis(12))]);
        assert_eq!(server.asked(), ["/api/apps/a/events?after=0", "/api/apps/a/events?after=2"]);
    }

    #[tokio::test]
    async fn an_app_that_fails_says_why() {
        let failed = "id: 1\nevent: status\ndata: {\"status\":\"error\",\"statusReason\":\"it does not build\"}\n\n";
        let server = Server::start(vec![events(failed)]).await;
        let error = until_running(&Api::anonymous(&server.url), "a", 0, false).await.unwrap_err();
        assert_eq!(error.to_string(), "the application could not be made: it does not build");
    }
}
