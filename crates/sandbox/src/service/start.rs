use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::Start;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Starts the app in a sandbox, after ending what ran before; answers when it answers.
///
/// The spec's `startContainer`: a sandbox comes started, and what is started and stopped in it is the app. The time of a command
/// counts from here, against the limit `executionTime`.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/start", tag = "sandboxes", params(("id" = Uuid, Path)), request_body = Start,
    responses(
        (status = 204, description = "It answers"), (status = 400, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "It ended, or the sandbox did", body = ErrorBody),
    )
)]
pub async fn start(State(node): AppState, Id(id): Id, headers: HeaderMap, body: Body) -> Result<Response, ApiError> {
    agent::ask(&node, id, Method::POST, "v1/start", headers, body).await
}
