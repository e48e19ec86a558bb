use axum::Json;
use axum::extract::State;
use isekai_channel::egress_api::EgressRules;

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// Where the app may connect to.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/egress", tag = "egress", params(("id" = Uuid, Path)),
    responses((status = 200, body = EgressRules), (status = 404, body = ErrorBody))
)]
pub async fn egress(State(node): AppState, Id(id): Id) -> Result<Json<EgressRules>, ApiError> {
    Ok(Json(EgressRules { rules: node.egress(id)? }))
}
