use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::SandboxHealth;

use super::AppState;

/// `GET /v1/health`: the engine, the pool, and what is weaker than it should be.
pub async fn health(State(node): AppState) -> Json<SandboxHealth> {
    Json(node.health())
}
