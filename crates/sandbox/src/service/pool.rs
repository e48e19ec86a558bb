use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::PoolStatus;

use super::AppState;

/// `GET /v1/pool`
pub async fn pool(State(node): AppState) -> Json<PoolStatus> {
    Json(node.pool())
}
