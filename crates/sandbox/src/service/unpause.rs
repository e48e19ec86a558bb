use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Wakes a paused sandbox; any request to it does that, too.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/unpause", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is awake"), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody))
)]
pub async fn unpause(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.unpause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
