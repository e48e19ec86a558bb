//! `POST /api/admin/users/{id}/unsuspend`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::UserId;
use isekai_store::users::Standing;

use super::change_standing;
use super::users::{Account, with_etag};
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "suspend");

/// Ends a suspension.
#[utoipa::path(
    post, path = "/api/admin/users/{id}/unsuspend", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = Account), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "It is locked or being erased", body = ErrorBody),
    )
)]
pub async fn user_unsuspend(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Response, ApiError> {
    let account = change_standing(&state, &caller, id, NEEDS, (Standing::Unsuspend, "unsuspend")).await?;
    with_etag(&state, account).await
}
