use axum::extract::{Path, State};
use http::StatusCode;
use isekai_channel::sandbox_api::SandboxId;

use super::{ApiError, AppState};

/// `DELETE /v1/sandboxes/{id}`: also when it is gone already.
pub async fn delete(State(node): AppState, Path(id): Path<SandboxId>) -> Result<StatusCode, ApiError> {
    node.delete(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
