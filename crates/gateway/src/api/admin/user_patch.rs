//! `PATCH /api/admin/users/{id}`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::UserId;
use isekai_store::users as accounts;
use serde::Deserialize;
use utoipa::ToSchema;

use super::entry;
use super::users::{Account, with_etag};
use crate::access::{Caller, Permit, user_for};
use crate::api::account;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "update");

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountChange {
    #[schema(format = Email, max_length = 254)]
    email: String,
}

/// Gives an account another e-mail address.
#[utoipa::path(
    patch, path = "/api/admin/users/{id}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The `ETag` that you have seen")),
    request_body = AccountChange,
    responses(
        (status = 200, body = Account), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "Changed by someone else in the meantime, or the address is taken", body = ErrorBody),
    )
)]
pub async fn user_patch(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
    IfMatch(version): IfMatch,
    Json(change): Json<AccountChange>,
) -> Result<Response, ApiError> {
    let resource = user_for(&state, &caller, id, NEEDS).await?;
    if !account::is_address(&change.email) {
        return Err(ApiError::field("email", account::NOT_AN_ADDRESS));
    }
    let entry = entry(&state, &caller, &resource, NEEDS.action);
    with_etag(&state, accounts::set_email(&state.store, id, version, &change.email, entry).await?).await
}
