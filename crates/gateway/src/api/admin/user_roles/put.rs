//! `PUT /api/admin/users/{id}/roles/{role}`.

use axum::Json;
use axum::extract::State;
use isekai_domain::{RoleId, UserId};
use isekai_store::roles as stored;

use super::judged;
use super::list::UserRoles;
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "assign");

/// Gives a user a role. Having it already is fine.
#[utoipa::path(
    put, path = "/api/admin/users/{id}/roles/{role}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("role" = Uuid, Path)),
    responses(
        (status = 200, description = "The roles that the user has now", body = UserRoles),
        (status = 401, body = ErrorBody),
        (status = 403, description = "Not allowed, or it reaches further than the caller's own roles", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "The account is being erased", body = ErrorBody),
    )
)]
pub async fn user_role_put(
    State(state): State<AppState>,
    caller: Caller,
    Path((user, role)): Path<(UserId, RoleId)>,
) -> Result<Json<UserRoles>, ApiError> {
    let (role, new) = judged(&state, &caller, (user, role), NEEDS, "assign_role").await?;
    Ok(Json(stored::grant(&state.store, new, role.version).await?.into()))
}
