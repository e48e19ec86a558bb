//! `GET /api/auth/me`.

use axum::Json;
use axum::extract::State;

use super::tokens::{UserProfile, profile};
use crate::access::{AnyCaller, SIGNED_IN};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::state::AppState;

/// The signed-in user.
#[utoipa::path(
    get, path = "/api/auth/me", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    responses((status = 200, body = UserProfile), (status = 401, body = ErrorBody))
)]
pub async fn me(State(state): State<AppState>, AnyCaller(caller): AnyCaller) -> Result<Json<UserProfile>, ApiError> {
    profile(&state, caller.user_id).await.map(Json)
}
