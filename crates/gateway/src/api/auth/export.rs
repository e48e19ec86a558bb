//! `GET /api/auth/export`.

use axum::extract::State;
use axum::response::Response;
use isekai_store::users;
use serde_json::Value;

use crate::access::{Caller, Resource, SIGNED_IN, audit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::personal::export;
use crate::state::AppState;

/// Everything that is stored about the signed-in user, as one JSON document.
#[utoipa::path(
    get, path = "/api/auth/export", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    responses(
        (status = 200, description = "Profile, roles, quota, second factor, API tokens, sessions, security events, apps, audit rows", body = Object),
        (status = 401, body = ErrorBody),
    )
)]
pub async fn export_me(State(state): State<AppState>, caller: Caller) -> Result<Response, ApiError> {
    let user = users::by_id(&state.store, caller.user_id).await?.ok_or(ApiError::NotFound("user"))?;
    let resource = Resource::user(caller.user_id);
    audit(&state, Some(caller.user_id), &caller.client, "export", &resource, Value::Null, Ok(())).await;
    export::answer(&state, user).await
}
