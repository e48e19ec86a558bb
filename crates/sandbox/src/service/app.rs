use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::response::Response;
use isekai_channel::agent_api::AUTHORITY_APP;
use isekai_domain::ErrorCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{ApiError, AppState, relay, websocket};
use crate::node::NodeError;
use crate::pipe::PipeError;

/// Until the app's answer begins.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
const PLACE_TIMEOUT: Duration = Duration::from_secs(5);

/// `ANY /v1/sandboxes/{id}/app/{*path}`: a preview request, streamed both ways. A paused sandbox is woken first.
pub async fn app(
    State(node): AppState,
    Path(path): Path<Vec<(String, String)>>,
    request: Request,
) -> Result<Response, ApiError> {
    let (_, handle) = node.awake(relay::sandbox_id(&path)?).await?;
    let place = place(&handle.app_streams).await?;
    let uri = relay::inner_uri(&request, AUTHORITY_APP)?;
    if websocket::is_upgrade(&request) {
        return websocket::tunnel(request, uri, handle, place).await;
    }
    let (parts, body) = request.into_parts();
    let mut inner = Request::new(body);
    *inner.method_mut() = parts.method;
    *inner.uri_mut() = uri;
    *inner.headers_mut() = relay::forward(parts.headers);
    let answer = tokio::time::timeout(ANSWER_TIMEOUT, handle.pipe.send(inner))
        .await
        .map_err(|_| NodeError::Pipe(PipeError::Timeout))?
        .map_err(NodeError::Pipe)?;
    relay::respond(answer, Some(place))
}

async fn place(streams: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, ApiError> {
    match tokio::time::timeout(PLACE_TIMEOUT, Arc::clone(streams).acquire_owned()).await {
        Ok(Ok(place)) => Ok(place),
        _ => Err(ApiError::new(ErrorCode::ServiceUnavailable, "the app has too many requests under way")),
    }
}
