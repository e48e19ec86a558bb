use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::Response;
use isekai_channel::agent_api::AUTHORITY_APP;
use isekai_domain::ErrorCode;

use super::extract::Id;
use super::relay::Stay;
use super::{ApiError, AppState, relay, websocket};
use crate::node::{Kind, NodeError};
use crate::pipe::PipeError;

/// Until the app's answer begins.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

/// `ANY /v1/sandboxes/{id}/app/{*path}`: a preview request, streamed both ways. A paused sandbox is woken first.
pub async fn app(State(node): AppState, Id(id): Id, request: Request) -> Result<Response, ApiError> {
    // At once or not at all: who waits holds a connection, too.
    let Ok(of_node) = Arc::clone(&node.previews).try_acquire_owned() else {
        return Err(ApiError::new(ErrorCode::ServiceUnavailable, "this node has too many preview requests under way"));
    };
    let awake = node.awake(id, Kind::Use).await?;
    let stay = Stay::new(awake.busy, [of_node, relay::place(&awake.handle.app_streams).await?]);
    let uri = relay::inner_uri(&request, AUTHORITY_APP)?;
    if websocket::is_upgrade(&request) {
        return websocket::tunnel(request, uri, awake.handle, stay).await;
    }
    let (parts, body) = request.into_parts();
    let mut inner = Request::new(body);
    *inner.method_mut() = parts.method;
    *inner.uri_mut() = uri;
    *inner.headers_mut() = relay::forward(parts.headers);
    let answer = tokio::time::timeout(ANSWER_TIMEOUT, awake.handle.pipe.send(inner))
        .await
        .map_err(|_| NodeError::Pipe(PipeError::Timeout))?
        .map_err(NodeError::Pipe)?;
    if relay::is_agents_own(&answer) {
        return Err(relay::app_error(answer).await);
    }
    relay::respond(answer, stay, None)
}
