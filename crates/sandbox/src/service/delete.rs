use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Removes a sandbox and its container, whatever runs in it; also when it is gone already. The spec's `removeContainer`.
#[utoipa::path(
    delete, path = "/v1/sandboxes/{id}", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), (status = 503, body = ErrorBody))
)]
pub async fn delete(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.delete(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
