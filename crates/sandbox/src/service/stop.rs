use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Ends the app in a sandbox and all its processes. The sandbox goes on and is not paused; its files stay.
///
/// The spec's `stopContainer`: a container is never kept stopped, it is paused or deleted.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/stop", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Also when none ran"), (status = 404, body = ErrorBody),
        (status = 409, description = "The sandbox ended", body = ErrorBody),
    )
)]
pub async fn stop(State(node): AppState, Id(id): Id) -> Result<Response, ApiError> {
    agent::ask(&node, id, Method::POST, "v1/stop", HeaderMap::new(), Body::empty()).await
}
