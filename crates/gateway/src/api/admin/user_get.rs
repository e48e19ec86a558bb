//! `GET /api/admin/users/{id}`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::UserId;
use isekai_store::users as accounts;
use serde_json::Value;

use super::users::{Account, with_etag};
use super::{done, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "read");

/// One account.
#[utoipa::path(
    get, path = "/api/admin/users/{id}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = Account), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn user_get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Response, ApiError> {
    let resource = permitted(&state, &caller, Some(id), NEEDS).await?;
    let account = accounts::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    with_etag(&state, account).await
}
