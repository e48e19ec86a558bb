//! `GET /api/auth/tokens`.

use axum::Json;
use axum::extract::State;
use isekai_store::api_tokens;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::TokenView;
use crate::access::{Person, SIGNED_IN};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
pub struct ApiTokenList {
    items: Vec<TokenView>,
}

/// The caller's API tokens that are not revoked, newest first.
#[utoipa::path(
    get, path = "/api/auth/tokens", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    responses((status = 200, body = ApiTokenList), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody))
)]
pub async fn api_tokens(State(state): State<AppState>, person: Person) -> Result<Json<ApiTokenList>, ApiError> {
    let tokens = api_tokens::list(&state.store, person.user_id).await?;
    Ok(Json(ApiTokenList { items: tokens.into_iter().map(TokenView::from).collect() }))
}
