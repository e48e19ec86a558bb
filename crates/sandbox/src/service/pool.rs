use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::PoolStatus;

use super::AppState;

/// How full the pool is.
#[utoipa::path(get, path = "/v1/pool", tag = "node", responses((status = 200, body = PoolStatus)))]
pub async fn pool(State(node): AppState) -> Json<PoolStatus> {
    Json(node.pool())
}
