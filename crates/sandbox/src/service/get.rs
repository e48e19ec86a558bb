use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::Sandbox;

use super::extract::Id;
use super::{ApiError, AppState};

/// `GET /v1/sandboxes/{id}`
pub async fn get(State(node): AppState, Id(id): Id) -> Result<Json<Sandbox>, ApiError> {
    Ok(Json(node.get(id)?))
}
