//! `POST /v1/verify`: whether the app shows something. The builder mounts the page in a DOM emulator: of built files, or as the app's own
//! server serves it. Where there is no builder, or it has built no page, the served HTML is judged as it comes.

mod html;

use std::rc::Rc;
use std::time::Instant;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use isekai_channel::agent_api::{Verify, VerifyResult};

use crate::agent::Agent;
use crate::app::Served;
use crate::builder::Operation;
use crate::failure::Failure;
use crate::http::{BoxError, Reply, ReplyBody, empty, json, read_json};
use crate::logs::{Level, Source};
use crate::preview;
use crate::workspace::BUILT_DIR;

const MAX_HTML_BYTES: usize = 1024 * 1024;
const MAX_TEXT_CHARS: usize = 500;

pub async fn verify(agent: &Rc<Agent>, body: Incoming) -> Result<Reply, Failure> {
    let Verify { path } = read_json(body).await?;
    if !path.starts_with('/') {
        return Err(Failure::Invalid("the path must begin with `/`".to_owned()));
    }
    let (has_builder, workspace) = (agent.builder.exists(), &agent.workspace);
    let mounted = match agent.app.served() {
        Served::Nothing => return Err(Failure::Conflict("the app is not running".to_owned())),
        Served::Files { root } if has_builder => Some((root, None)),
        // The builder knows one loopback address, that which apps are told to listen on.
        Served::Port(address) if has_builder && address.is_ipv4() && workspace.is_built() => {
            Some((BUILT_DIR.to_owned(), Some(address.port())))
        }
        Served::Files { .. } | Served::Port(_) => None,
    };
    let result = match mounted {
        Some((root, port)) => {
            let dir = workspace.path().join(root).to_string_lossy().into_owned();
            agent.builder.request(Operation::Verify { dir, path, port }).await?
        }
        None => judge_html(agent, &path).await?,
    };
    record(agent, &result);
    json(&result)
}

async fn judge_html(agent: &Rc<Agent>, path: &str) -> Result<VerifyResult, Failure> {
    let started = Instant::now();
    let request = Request::builder()
        .method(Method::GET)
        .uri(format!("http://app{path}"))
        .header(ACCEPT, "text/html")
        .body(empty())
        .map_err(|_| Failure::Invalid("the path is not usable in a request".to_owned()))?;
    let (head, body) = preview::fetch(agent, request).await?.into_parts();
    let page = read_page(body).await.map_err(|_| Failure::Unavailable("the page was cut off".to_owned()))?;
    let head = Response::from_parts(head, ());
    let is_html = head.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let text: String = if is_html { html::text(&page) } else { page.clone() }.chars().take(MAX_TEXT_CHARS).collect();
    let rendered = !text.trim().is_empty();
    Ok(VerifyResult {
        ok: head.status().is_success() && rendered,
        status: head.status().as_u16(),
        rendered,
        title: html::title(&page),
        text,
        console_errors: Vec::new(),
        duration_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

/// At most the first `MAX_HTML_BYTES`.
async fn read_page(body: ReplyBody) -> Result<String, BoxError> {
    let mut bytes = Vec::new();
    let mut body = Limited::new(body, MAX_HTML_BYTES);
    while let Some(frame) = body.frame().await {
        match frame {
            Ok(frame) => bytes.extend_from_slice(&frame.into_data().unwrap_or_default()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => break,
            Err(error) => return Err(error),
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn record(agent: &Agent, result: &VerifyResult) {
    for error in &result.console_errors {
        agent.logs.push(Level::Error, Source::Console, error);
    }
}
