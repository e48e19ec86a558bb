//! `isekai logs`.

use std::io;
use std::process::ExitCode;

use clap::Args;
use http::Method;
use serde_json::Value;

use crate::client::Api;
use crate::client::api::PageOf;
use crate::client::sse::Stream;
use crate::output;

/// Lines read at once.
const PAGE: usize = 500;

#[derive(Debug, Args)]
pub struct Logs {
    /// Id, beginning of an id, or name.
    app: String,
    /// Go on as new lines come.
    #[arg(long, short)]
    follow: bool,
    /// Print a JSON object for each line.
    #[arg(long)]
    pub json: bool,
}

pub async fn run(options: Logs) -> anyhow::Result<ExitCode> {
    let api = Api::from_credentials().await?;
    let app = api.find(&options.app).await?;
    let path = format!("/api/apps/{}/logs", app.id);
    let print = |line: &Value| output::try_line(if options.json { line.to_string() } else { text(line) });
    if options.follow {
        follow(&api, &path, print).await?
    } else {
        read(&api, &path, print).await?
    }
    Ok(ExitCode::SUCCESS)
}

/// All lines there are, page by page, until `print` fails: then nobody reads them any more.
async fn read(api: &Api, path: &str, print: impl Fn(&Value) -> io::Result<()>) -> anyhow::Result<()> {
    let mut after = 0;
    loop {
        let path = format!("{path}?limit={PAGE}&after={after}");
        let page: PageOf<Value, i64> = api.json(Method::GET, &path, None).await?;
        if page.items.iter().try_for_each(&print).is_err() {
            return Ok(());
        }
        match page.next {
            Some(next) if next > after => after = next,
            _ => return Ok(()),
        }
    }
}

/// As [`read`], and then those that come.
async fn follow(api: &Api, path: &str, print: impl Fn(&Value) -> io::Result<()>) -> anyhow::Result<()> {
    let mut lines = Stream::open(api, &format!("{path}?follow=1")).await?;
    loop {
        let event = lines.next().await?;
        if event.kind == "log" && print(&event.data).is_err() {
            return Ok(());
        }
    }
}

fn text(line: &Value) -> String {
    let text = |key: &str| line[key].as_str().unwrap_or_default();
    format!("{}  {:<5} {}", text("timestamp"), text("logLevel"), text("message"))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use isekai_domain::ErrorCode;
    use serde_json::json;

    use super::*;
    use crate::client::ClientError;
    use crate::client::api::testing::{Server, events, json as answer, refusal};

    #[tokio::test]
    async fn lines_are_read_to_the_last_page() {
        let first = json!({ "items": [{ "message": "a" }, { "message": "b" }], "next": 2 });
        let last = json!({ "items": [{ "message": "c" }], "next": null });
        let server = Server::start(vec![answer(200, &first), answer(200, &last)]).await;
        let seen = RefCell::new(Vec::new());
        let print = |line: &Value| {
            seen.borrow_mut().push(line["message"].clone());
            Ok(())
        };
        read(&Api::anonymous(&server.url), "/logs", print).await.unwrap();
        assert_eq!(seen.into_inner(), ["a", "b", "c"]);
        assert_eq!(server.asked(), ["/logs?limit=500&after=0", "/logs?limit=500&after=2"]);
    }

    #[tokio::test]
    async fn a_reader_that_went_away_ends_it() {
        let page = json!({ "items": [{}, {}], "next": 2 });
        let server = Server::start(vec![answer(200, &page), events("event: log\ndata: {}\n\n")]).await;
        let api = Api::anonymous(&server.url);
        let gone = |_: &Value| Err(io::ErrorKind::BrokenPipe.into());
        read(&api, "/logs", gone).await.unwrap();
        follow(&api, "/logs", gone).await.unwrap();
    }

    #[tokio::test]
    async fn what_the_server_refuses_is_no_log() {
        let server = Server::start(vec![refusal(ErrorCode::NotFound), refusal(ErrorCode::Authentication)]).await;
        let api = Api::anonymous(&server.url);
        let error = follow(&api, "/logs", |_| Ok(())).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::NotFound));
        let error = read(&api, "/logs", |_| Ok(())).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::Authentication));
    }

    #[test]
    fn a_line_is_shown_with_its_time_and_level() {
        let line = json!({ "timestamp": "2026-01-01T00:00:00Z", "logLevel": "warn", "message": "slow" });
        assert_eq!(text(&line), "2026-01-01T00:00:00Z  warn  slow");
    }
}
