use axum::Json;
use axum::extract::State;
use isekai_channel::schema::ResourceLimits as Shape;
use isekai_domain::ResourceLimits;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// What a sandbox may use.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/limits", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 200, body = Shape), (status = 404, body = ErrorBody))
)]
pub async fn get_limits(State(node): AppState, Id(id): Id) -> Result<Json<ResourceLimits>, ApiError> {
    Ok(Json(node.limits(id)?))
}
