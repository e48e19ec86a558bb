//! `GET /api/admin/users/{id}/export`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::UserId;
use isekai_store::users as accounts;
use serde_json::Value;

use super::{done, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::personal::export;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "export");

/// Everything that is stored about a user, as one JSON document.
#[utoipa::path(
    get, path = "/api/admin/users/{id}/export", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "Profile, roles, quota, sessions, apps, audit rows", body = Object),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
    )
)]
pub async fn user_export(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Response, ApiError> {
    let resource = permitted(&state, &caller, Some(id), NEEDS).await?;
    let user = accounts::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    export::answer(&state, user).await
}
