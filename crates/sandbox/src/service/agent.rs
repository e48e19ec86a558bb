use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};
use http_body_util::{BodyExt as _, Limited};
use isekai_channel::agent_api::{AUTHORITY_AGENT, Exec, MAX_PROJECT_BYTES, Start};
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ErrorCode;
use serde::de::DeserializeOwned;

use super::extract::{Id, agent_path, safe_path};
use super::relay::Stay;
use super::{ApiError, AppState, relay};
use crate::journal::Claim;
use crate::node::{Kind, Node, NodeError};
use crate::pipe::PipeError;

/// A project, its base64 and JSON's quotes.
const MAX_BODY_BYTES: usize = 2 * MAX_PROJECT_BYTES;
const MAX_COMMAND_BYTES: usize = 1024 * 1024;
/// The agent ends a command and its answer by itself; this is for one that does not.
const EXEC_GRACE: Duration = Duration::from_secs(15);

/// `ANY /v1/sandboxes/{id}/agent/{*path}`: a control request, streamed both ways. What the sandbox's limits say about time is
/// put into it here; a paused sandbox is woken first.
pub async fn agent(State(node): AppState, Id(id): Id, request: Request) -> Result<Response, ApiError> {
    let uri = relay::inner_uri(&request, AUTHORITY_AGENT)?;
    let (mut parts, body) = request.into_parts();
    let path = agent_path(&mut parts).await?;
    if let Some(file) = path.strip_prefix("v1/files/") {
        safe_path(file)?;
    }
    parts.uri = uri;
    pass(&node, id, parts, &path, body).await
}

/// One of our own endpoints that is one of the agent's: `target` is its path, without the first slash, and its query.
pub async fn ask(
    node: &Arc<Node>,
    id: SandboxId,
    method: Method,
    target: &str,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let uri = format!("http://{AUTHORITY_AGENT}/{target}").parse::<Uri>();
    let (mut parts, body) = Request::new(body).into_parts();
    parts.uri = uri.map_err(|_| ApiError::new(ErrorCode::Validation, "the path is not valid"))?;
    (parts.method, parts.headers) = (method, headers);
    let path = target.split('?').next().unwrap_or_default();
    pass(node, id, parts, path, body).await
}

/// `parts` as the agent gets them but for the headers that stay here; `path` is theirs, decoded.
async fn pass(node: &Arc<Node>, id: SandboxId, parts: Parts, path: &str, body: Body) -> Result<Response, ApiError> {
    // The app's connections come to this service and to nobody else.
    if path.starts_with("v1/egress") {
        return Err(ApiError::new(ErrorCode::NotFound, "there is no such endpoint"));
    }
    let awake = node.awake(id, kind(&parts.method, path)).await?;
    let stay = Stay::new(awake.busy, [relay::place(&awake.handle.control_streams).await?]);
    let prepared = prepare(&parts, path, body, &awake.claim).await?;
    let mut inner = Request::new(prepared.body);
    *inner.method_mut() = parts.method;
    *inner.uri_mut() = parts.uri;
    *inner.headers_mut() = relay::forward(parts.headers);
    if prepared.rewritten {
        inner.headers_mut().remove(http::header::CONTENT_LENGTH);
    }
    let begun = Begun::new(node, &awake.claim, prepared.command)?;
    let answer = tokio::time::timeout(relay::LONGEST_WAIT, awake.handle.pipe.send(inner))
        .await
        .map_err(|_| NodeError::Pipe(PipeError::Timeout))?
        .map_err(NodeError::Pipe)?;
    if !answer.status().is_success() {
        begun.refused()?;
        return Err(relay::agent_error(answer).await);
    }
    begun.done()?;
    relay::respond(answer, stay, prepared.within)
}

/// Those who look at a sandbox from outside do not keep it from its sleep.
fn kind(method: &Method, path: &str) -> Kind {
    let looks = method == Method::GET && matches!(path, "v1/health" | "v1/usage" | "v1/logs" | "v1/data");
    if looks { Kind::Watch } else { Kind::Use }
}

/// What a request does to the command that the journal has running.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Command {
    Keeps,
    Starts,
    Ends,
}

/// The journal's side of a request. A command counts from before the agent is asked for it: a crash in between must not leave one
/// whose time is not limited. When nobody knows what came of the request, it counts as begun.
struct Begun<'a> {
    node: &'a Arc<Node>,
    claim: &'a Claim,
    command: Command,
}

impl<'a> Begun<'a> {
    fn new(node: &'a Arc<Node>, claim: &'a Claim, command: Command) -> Result<Self, NodeError> {
        if command == Command::Starts {
            node.note_command(claim.id, true)?;
        }
        Ok(Self { node, claim, command })
    }

    fn refused(self) -> Result<(), NodeError> {
        match self.command {
            // The agent ends what ran before it starts something else.
            Command::Starts => self.node.note_command(self.claim.id, false),
            Command::Keeps | Command::Ends => Ok(()),
        }
    }

    fn done(self) -> Result<(), NodeError> {
        match self.command {
            Command::Ends => self.node.note_command(self.claim.id, false),
            Command::Keeps | Command::Starts => Ok(()),
        }
    }
}

/// A request as it goes on to the agent.
struct Prepared {
    body: Body,
    rewritten: bool,
    command: Command,
    /// When its answer must have ended.
    within: Option<Duration>,
}

impl Prepared {
    fn plain(body: Body, command: Command) -> Self {
        Self { body, rewritten: false, command, within: None }
    }
}

async fn prepare(parts: &Parts, path: &str, body: Body, claim: &Claim) -> Result<Prepared, ApiError> {
    match (&parts.method, path) {
        (&Method::POST, "v1/exec") => {
            let mut exec: Exec = read(body).await?.1;
            if let Some(cwd) = exec.cwd.as_deref().filter(|cwd| !matches!(*cwd, "" | ".")) {
                safe_path(cwd)?;
            }
            exec.timeout_ms = exec.timeout_ms.min(u64::from(claim.limits.execution_time) * 1000);
            let text = serde_json::to_vec(&exec).map_err(|error| NodeError::Answer(Box::new(error)))?;
            let within = Some(Duration::from_millis(exec.timeout_ms) + EXEC_GRACE);
            Ok(Prepared { body: Body::from(text), rewritten: true, command: Command::Keeps, within })
        }
        (&Method::POST, "v1/start") => {
            let (text, start): (Bytes, Start) = read(body).await?;
            let command = match start {
                Start::Command { .. } => Command::Starts,
                Start::Static { .. } => Command::Ends,
            };
            Ok(Prepared::plain(Body::from(text), command))
        }
        (&Method::POST, "v1/stop") => Ok(Prepared::plain(body, Command::Ends)),
        _ if declared_bytes(&parts.headers) > MAX_BODY_BYTES as u64 => Err(too_large()),
        _ => Ok(Prepared::plain(Body::new(Limited::new(body, MAX_BODY_BYTES)), Command::Keeps)),
    }
}

async fn read<T: DeserializeOwned>(body: Body) -> Result<(Bytes, T), ApiError> {
    let text = Limited::new(body, MAX_COMMAND_BYTES).collect().await.map_err(|_| too_large())?.to_bytes();
    let value = serde_json::from_slice(&text)
        .map_err(|error| ApiError::new(ErrorCode::Validation, format!("the request is not valid: {error}")))?;
    Ok((text, value))
}

/// 0 when it does not say.
pub fn declared_bytes(headers: &HeaderMap) -> u64 {
    let length = headers.get(http::header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

pub fn too_large() -> ApiError {
    ApiError::new(ErrorCode::PayloadTooLarge, "the request is too large")
}
