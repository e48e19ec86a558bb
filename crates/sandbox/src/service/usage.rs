use axum::Json;
use axum::extract::{Path, State};
use isekai_channel::sandbox_api::{ResourceUsage, SandboxId};

use super::{ApiError, AppState};

/// `GET /v1/sandboxes/{id}/usage`
pub async fn usage(State(node): AppState, Path(id): Path<SandboxId>) -> Result<Json<ResourceUsage>, ApiError> {
    Ok(Json(node.usage(id).await?))
}
