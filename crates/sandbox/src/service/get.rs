use axum::Json;
use axum::extract::{Path, State};
use isekai_channel::sandbox_api::{Sandbox, SandboxId};

use super::{ApiError, AppState};

/// `GET /v1/sandboxes/{id}`
pub async fn get(State(node): AppState, Path(id): Path<SandboxId>) -> Result<Json<Sandbox>, ApiError> {
    Ok(Json(node.get(id)?))
}
