use axum::Json;
use axum::extract::State;
use isekai_channel::sandbox_api::constraints::Constraints;

use super::schema::ErrorBody;
use super::{ApiError, AppState};

/// What every sandbox is held to, read from the settings that the engine gets.
#[utoipa::path(
    get, path = "/v1/constraints", tag = "security",
    responses(
        (status = 200, body = Constraints),
        (status = 503, description = "The engine has not told yet what it has", body = ErrorBody),
    )
)]
pub async fn constraints(State(node): AppState) -> Result<Json<Constraints>, ApiError> {
    Ok(Json(node.constraints()?))
}
