use axum::extract::State;
use http::StatusCode;
use isekai_channel::egress_api::EgressRules;

use super::extract::{Id, Json};
use super::{ApiError, AppState};

/// `PUT /v1/sandboxes/{id}/egress`: connections that are open and not allowed any more are cut before this answers.
pub async fn set_egress(
    State(node): AppState,
    Id(id): Id,
    Json(request): Json<EgressRules>,
) -> Result<StatusCode, ApiError> {
    node.set_egress(id, request.rules)?;
    Ok(StatusCode::NO_CONTENT)
}
