//! `GET /api/admin/users/{id}/quota`.

use axum::Json;
use axum::extract::State;
use isekai_domain::UserId;
use isekai_store::quotas;
use serde_json::Value;

use super::{done, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::{ErrorBody, Quota};
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("quota", "read");

/// What a user may use.
#[utoipa::path(
    get, path = "/api/admin/users/{id}/quota", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = Quota), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn quota_get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Json<Quota>, ApiError> {
    let resource = permitted(&state, &caller, Some(id), NEEDS).await?;
    let quota = quotas::get(&state.store, id).await?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    Ok(Json(quota.into()))
}
