use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Freezes a sandbox. Refused while a request is under way in it.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/pause", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 204, description = "Also when it was paused"), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody))
)]
pub async fn pause(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.pause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
