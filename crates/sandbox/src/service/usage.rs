use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::ResourceUsage;

use super::extract::Id;
use super::{ApiError, AppState};

/// `GET /v1/sandboxes/{id}/usage`
pub async fn usage(State(node): AppState, Id(id): Id) -> Result<Json<ResourceUsage>, ApiError> {
    Ok(Json(node.usage(id).await?))
}
