use axum::extract::{Path, State};
use http::StatusCode;
use isekai_channel::sandbox_api::SandboxId;

use super::{ApiError, AppState};

/// `POST /v1/sandboxes/{id}/pause`
pub async fn pause(State(node): AppState, Path(id): Path<SandboxId>) -> Result<StatusCode, ApiError> {
    node.pause(id).await?;
    Ok(StatusCode::NO_CONTENT)
}
