use axum::extract::{Path, State};
use http::StatusCode;
use isekai_channel::sandbox_api::SandboxId;

use super::{ApiError, AppState};

/// `POST /v1/sandboxes/{id}/unpause`
pub async fn unpause(State(node): AppState, Path(id): Path<SandboxId>) -> Result<StatusCode, ApiError> {
    node.unpause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
