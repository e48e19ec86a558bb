use axum::extract::State;
use http::StatusCode;

use super::extract::Id;
use super::{ApiError, AppState};

/// `DELETE /v1/sandboxes/{id}`: also when it is gone already.
pub async fn delete(State(node): AppState, Id(id): Id) -> Result<StatusCode, ApiError> {
    node.delete(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
