//! `isekai delete`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use http::Method;
use isekai_domain::ErrorCode;
use serde_json::json;

use crate::client::{Api, App, ClientError};
use crate::output;

const POLL: Duration = Duration::from_millis(250);
/// The work goes on without us for much longer, when it has to.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Debug, Args)]
pub struct Delete {
    /// Id, beginning of an id, or name.
    app: String,
    /// Return once it is begun, not when the app is gone.
    #[arg(long)]
    no_wait: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Delete) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    api.send(Method::DELETE, &format!("/api/apps/{}", app.id), None).await?;
    if !options.json {
        output::line(format!("Deleting {}.", app.name));
    }
    if !options.no_wait {
        until_gone(&api, &app, PATIENCE).await?;
    }
    if options.json {
        output::line(json!({ "id": app.id, "name": app.name, "deleted": !options.no_wait }).to_string());
    } else if !options.no_wait {
        output::line("It is gone.");
    }
    Ok(ExitCode::SUCCESS)
}

/// A server that is away in between is waited for as well.
async fn until_gone(api: &Api, app: &App, patience: Duration) -> anyhow::Result<()> {
    let started = Instant::now();
    loop {
        let late = started.elapsed() >= patience;
        match api.app(&app.id).await {
            Err(error) if ClientError::code_in(&error) == Some(ErrorCode::NotFound) => return Ok(()),
            Err(error) if late || !ClientError::may_pass(&error) => return Err(error),
            Ok(_) if late => {
                let what = format!("{} is still being deleted; `isekai apps` shows whether it is there", app.name);
                return Err(ClientError::TookTooLong(what).into());
            }
            _ => tokio::time::sleep(POLL).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::client::api::testing::{Server, json as answer, refusal};

    fn app() -> Value {
        json!({
            "id": "0a1", "name": "Notes", "prompt": "p", "status": "running", "statusReason": null,
            "activity": "deleting", "previewUrl": null, "createdAt": "2026-01-01T00:00:00Z", "version": 1,
        })
    }

    #[tokio::test]
    async fn it_waits_until_the_app_is_not_found() {
        let answers = vec![answer(200, &app()), refusal(ErrorCode::ServiceUnavailable), refusal(ErrorCode::NotFound)];
        let server = Server::start(answers).await;
        let app: App = serde_json::from_value(app()).unwrap();
        until_gone(&Api::anonymous(&server.url), &app, PATIENCE).await.unwrap();
        assert_eq!(server.asked().len(), 3);
    }

    #[tokio::test]
    async fn it_does_not_wait_for_ever_nor_for_what_will_not_pass() {
        let server = Server::start(vec![answer(200, &app()), refusal(ErrorCode::Authentication)]).await;
        let api = Api::anonymous(&server.url);
        let app: App = serde_json::from_value(app()).unwrap();
        let error = until_gone(&api, &app, Duration::ZERO).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::Timeout));
        let error = until_gone(&api, &app, PATIENCE).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::Authentication));
    }
}
