use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::constraints::Constraints;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// What a sandbox is held to, with its own limits.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/constraints", tag = "security", params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = Constraints), (status = 404, body = ErrorBody),
        (status = 503, description = "The engine has not told yet what it has", body = ErrorBody),
    )
)]
pub async fn constraints_of(State(node): AppState, Id(id): Id) -> Result<Json<Constraints>, ApiError> {
    Ok(Json(node.constraints_of(id)?))
}
