use axum::extract::State;
use http::StatusCode;
use isekai_channel::egress_api::EgressRules;

use super::extract::{Id, Json};
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Where the app may connect to: the whole list. Connections that are open and not allowed any more are cut before this answers.
#[utoipa::path(
    put, path = "/v1/sandboxes/{id}/egress", tag = "egress", params(("id" = Uuid, Path)), request_body = EgressRules,
    responses(
        (status = 204, description = "In effect."), (status = 400, body = ErrorBody), (status = 404, body = ErrorBody)
    )
)]
pub async fn set_egress(
    State(node): AppState,
    Id(id): Id,
    Json(request): Json<EgressRules>,
) -> Result<StatusCode, ApiError> {
    node.set_egress(id, request.rules)?;
    Ok(StatusCode::NO_CONTENT)
}
