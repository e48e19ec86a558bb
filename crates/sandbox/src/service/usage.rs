use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::ResourceUsage;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// What a sandbox uses. Does not wake it. The spec's `getResourceUsage`.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/usage", tag = "sandboxes", params(("id" = Uuid, Path)),
    responses((status = 200, body = ResourceUsage), (status = 404, body = ErrorBody))
)]
pub async fn usage(State(node): AppState, Id(id): Id) -> Result<Json<ResourceUsage>, ApiError> {
    Ok(Json(node.usage(id).await?))
}
