use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::Sandbox;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// One sandbox, and how it ended when it has.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 200, body = Sandbox), (status = 404, body = ErrorBody))
)]
pub async fn get(State(node): AppState, Id(id): Id) -> Result<Json<Sandbox>, ApiError> {
    Ok(Json(node.get(id)?))
}
