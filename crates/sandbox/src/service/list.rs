use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::SandboxList;

use super::AppState;

/// All sandboxes that are claimed on this node, oldest first.
#[utoipa::path(get, path = "/v1/sandboxes", tag = "sandboxes", responses((status = 200, body = SandboxList)))]
pub async fn list(State(node): AppState) -> Json<SandboxList> {
    Json(SandboxList { sandboxes: node.list() })
}
