use axum::extract::State;
use isekai_channel::sandbox_api::constraints::{ApplyConstraints, Constraints};

use super::extract::{Id, Json};
use super::schema::ErrorBody;
use super::{ApiError, AppState};
use crate::node::NodeError;
use crate::policy;

/// Applies constraints: answers with those that hold. Whatever is weaker is refused.
///
/// The spec's `applySecurityConstraints`. All of them hold from a container's first moment and cannot be changed.
#[utoipa::path(
    put, path = "/v1/sandboxes/{id}/constraints", tag = "security", params(("id" = Uuid, Path)),
    request_body = ApplyConstraints,
    responses(
        (status = 200, body = Constraints), (status = 400, body = ErrorBody),
        (status = 403, description = "`details.reason` says what would be weaker", body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn apply(
    State(node): AppState,
    Id(id): Id,
    Json(body): Json<serde_json::Value>,
) -> Result<axum::Json<Constraints>, ApiError> {
    policy::read_constraints(body).map_err(NodeError::from)?;
    Ok(axum::Json(node.constraints_of(id)?))
}
