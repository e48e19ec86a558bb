use axum::extract::State;
use isekai_channel::schema::ResourceLimits as Shape;
use isekai_domain::ResourceLimits;

use super::extract::{Id, Json};
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Changes what a sandbox may use while it runs. The spec's `setResourceLimits`.
///
/// `diskSpace` must be what it is: it is fixed when a sandbox is created. `executionTime` counts for the app's command that runs, too;
/// an exec keeps the time that it began with.
#[utoipa::path(
    put, path = "/v1/sandboxes/{id}/limits", tag = "sandboxes", params(("id" = Uuid, Path)), request_body = Shape,
    responses(
        (status = 200, description = "They hold", body = Shape),
        (status = 400, description = "Out of range, beyond the machine, or another `diskSpace`", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "More memory is in use, or the sandbox ended", body = ErrorBody),
    )
)]
pub async fn put_limits(
    State(node): AppState,
    Id(id): Id,
    Json(limits): Json<ResourceLimits>,
) -> Result<axum::Json<ResourceLimits>, ApiError> {
    Ok(axum::Json(node.set_limits(id, limits).await?))
}
