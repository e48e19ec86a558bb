//! `DELETE /api/admin/users/{id}/mfa`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::UserId;
use isekai_store::mfa;

use super::entry;
use crate::access::{Caller, Permit, user_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "update");

/// Takes the second factor from somebody who has lost it. Make sure who asks for it.
#[utoipa::path(
    delete, path = "/api/admin/users/{id}/mfa", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Sign-in asks for no code; whoever must have one sets up another"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, description = "There is no such user, or no second factor", body = ErrorBody),
    )
)]
pub async fn user_mfa(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<StatusCode, ApiError> {
    let resource = user_for(&state, &caller, id, NEEDS).await?;
    let audit = entry(&state, &caller, &resource, "remove_mfa");
    if mfa::remove(&state.store, id, audit).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NotFound("second factor"))
    }
}
