use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::{Exec, ExecEvent};

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Runs one command; its output as it comes, and at last how it ended.
///
/// It may take `timeoutMs`, but never longer than the limit `executionTime`. When the caller goes away, it ends.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/exec", tag = "sandboxes", params(("id" = Uuid, Path)), request_body = Exec,
    responses(
        (status = 200, description = "One event a line, the exit the last", content_type = "application/x-ndjson", body = ExecEvent),
        (status = 400, body = ErrorBody),
        (status = 403, description = "`cwd` leads out of the workspace", body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 413, body = ErrorBody),
    )
)]
pub async fn exec(State(node): AppState, Id(id): Id, headers: HeaderMap, body: Body) -> Result<Response, ApiError> {
    agent::ask(&node, id, Method::POST, "v1/exec", headers, body).await
}
