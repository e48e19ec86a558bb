use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use http::request::Parts;
use http::{Method, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{AUTHORITY_AGENT, Exec, MAX_PROJECT_BYTES, Start};
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ErrorCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{ApiError, AppState, relay};
use crate::journal::Claim;
use crate::node::{Node, NodeError};
use crate::pipe::PipeError;

/// A project, its base64 and JSON's quotes.
const MAX_BODY_BYTES: usize = 2 * MAX_PROJECT_BYTES;
const MAX_COMMAND_BYTES: usize = 1024 * 1024;
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// `ANY /v1/sandboxes/{id}/agent/{*path}`: a control request, streamed both ways. What the sandbox's limits say about time is
/// put into it here; a paused sandbox is woken first.
pub async fn agent(
    State(node): AppState,
    Path((id, path)): Path<(SandboxId, String)>,
    request: Request,
) -> Result<Response, ApiError> {
    check_path(&path)?;
    let (claim, handle) = node.awake(id).await?;
    let uri = relay::inner_uri(&request, AUTHORITY_AGENT)?;
    let (parts, body) = request.into_parts();
    let (body, effect) = prepare(&parts, &path, body, &claim).await?;
    let mut inner = Request::new(body);
    *inner.method_mut() = parts.method;
    *inner.uri_mut() = uri;
    *inner.headers_mut() = relay::forward(parts.headers);
    if effect.rewritten {
        inner.headers_mut().remove(http::header::CONTENT_LENGTH);
    }
    let answer = tokio::time::timeout(relay::LONGEST_WAIT, handle.pipe.send(inner))
        .await
        .map_err(|_| NodeError::Pipe(PipeError::Timeout))?
        .map_err(NodeError::Pipe)?;
    if !answer.status().is_success() {
        return Err(agent_error(answer.status(), answer.into_body()).await);
    }
    effect.take(&node, &claim)?;
    relay::respond(answer, None)
}

/// File names are checked before they cross the pipe; the agent checks again.
fn check_path(path: &str) -> Result<(), ApiError> {
    match path.strip_prefix("v1/files/").map(SafePath::parse) {
        None | Some(Ok(_)) => Ok(()),
        Some(Err(error)) => {
            Err(ApiError::new(ErrorCode::Security, error.to_string())
                .with_details(json!({ "reason": "PATH_TRAVERSAL" })))
        }
    }
}

/// What a request changes in the journal once it succeeded.
#[derive(Default)]
struct Effect {
    rewritten: bool,
    /// Whether a command runs from now on.
    command: Option<bool>,
}

impl Effect {
    fn take(self, node: &Node, claim: &Claim) -> Result<(), NodeError> {
        match self.command {
            Some(runs) => node.note_command(claim.id, runs),
            None => Ok(()),
        }
    }
}

async fn prepare(parts: &Parts, path: &str, body: Body, claim: &Claim) -> Result<(Body, Effect), ApiError> {
    match (&parts.method, path) {
        (&Method::POST, "v1/exec") => {
            let mut exec: Exec = read(body).await?.1;
            exec.timeout_ms = exec.timeout_ms.min(u64::from(claim.limits.execution_time) * 1000);
            let text = serde_json::to_vec(&exec).map_err(|error| NodeError::Answer(Box::new(error)))?;
            Ok((Body::from(text), Effect { rewritten: true, command: None }))
        }
        (&Method::POST, "v1/start") => {
            let (text, start): (Bytes, Start) = read(body).await?;
            let command = Some(matches!(start, Start::Command { .. }));
            Ok((Body::from(text), Effect { rewritten: false, command }))
        }
        (&Method::POST, "v1/stop") => Ok((body, Effect { rewritten: false, command: Some(false) })),
        _ if declared_bytes(parts) > MAX_BODY_BYTES as u64 => Err(too_large()),
        _ => Ok((Body::new(Limited::new(body, MAX_BODY_BYTES)), Effect::default())),
    }
}

async fn read<T: DeserializeOwned>(body: Body) -> Result<(Bytes, T), ApiError> {
    let text = Limited::new(body, MAX_COMMAND_BYTES).collect().await.map_err(|_| too_large())?.to_bytes();
    let value = serde_json::from_slice(&text)
        .map_err(|error| ApiError::new(ErrorCode::Validation, format!("the request is not valid: {error}")))?;
    Ok((text, value))
}

fn declared_bytes(parts: &Parts) -> u64 {
    let length = parts.headers.get(http::header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

fn too_large() -> ApiError {
    ApiError::new(ErrorCode::PayloadTooLarge, "the request is too large")
}

#[derive(Deserialize)]
struct AgentError {
    error: ErrorCode,
    message: String,
    #[serde(default)]
    details: Option<serde_json::Value>,
}

/// The agent's error in the public shape. It comes out of the container: a code that does not go with the status is not believed.
async fn agent_error(status: StatusCode, incoming: Incoming) -> ApiError {
    let body = Limited::new(incoming, MAX_ERROR_BYTES).collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    match serde_json::from_slice::<AgentError>(&body) {
        Ok(told) if told.error.status() == status.as_u16() => {
            let error = ApiError::new(told.error, told.message);
            match told.details {
                Some(details) => error.with_details(details),
                None => error,
            }
        }
        _ => {
            let code = ErrorCode::ALL.iter().copied().find(|code| code.status() == status.as_u16());
            let message = format!("the agent answered with status {status}");
            ApiError::new(code.unwrap_or(ErrorCode::ServiceUnavailable), message)
        }
    }
}
