use axum::Json;
use axum::extract::State;
use isekai_channel::egress_api::EgressRules;

use super::extract::Id;
use super::{ApiError, AppState};

/// `GET /v1/sandboxes/{id}/egress`
pub async fn egress(State(node): AppState, Id(id): Id) -> Result<Json<EgressRules>, ApiError> {
    Ok(Json(EgressRules { rules: node.egress(id)? }))
}
