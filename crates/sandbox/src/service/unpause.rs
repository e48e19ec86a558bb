use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::{ApiError, AppState};

/// `POST /v1/sandboxes/{id}/unpause`
pub async fn unpause(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.unpause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
