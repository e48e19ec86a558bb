//! `POST /api/admin/users/{id}/erase`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::UserId;

use super::entry;
use crate::access::{Caller, Permit, user_for};
use crate::api::apps::view::{Accepted, accepted};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::personal;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "erase");

/// Erases a user: the account is shut at once, then their apps are deleted, then the account.
///
/// It cannot be taken back. The rows of the audit log stay. Not the last active administrator.
#[utoipa::path(
    post, path = "/api/admin/users/{id}/erase", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 202, description = "Begun; when it is done the user is not found any more", body = Accepted),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "The last active administrator", body = ErrorBody),
    )
)]
pub async fn user_erase(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Response, ApiError> {
    let resource = user_for(&state, &caller, id, NEEDS).await?;
    let entry = entry(&state, &caller, &resource, NEEDS.action);
    Ok(accepted(personal::erase(&state, id, entry).await?))
}
