use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::{ApiError, AppState};

/// `POST /v1/sandboxes/{id}/pause`
pub async fn pause(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.pause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
