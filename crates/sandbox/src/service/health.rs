use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::SandboxHealth;

use super::AppState;

/// The engine, the pool, and what is weaker than it should be.
#[utoipa::path(get, path = "/v1/health", tag = "node", responses((status = 200, body = SandboxHealth)))]
pub async fn health(State(node): AppState) -> Json<SandboxHealth> {
    Json(node.health())
}
