use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::SandboxList;

use super::AppState;

/// `GET /v1/sandboxes`: all that are claimed on this node, oldest first.
pub async fn list(State(node): AppState) -> Json<SandboxList> {
    Json(SandboxList { sandboxes: node.list() })
}
