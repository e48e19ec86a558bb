//! `DELETE /api/admin/roles/{id}`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::RoleId;
use isekai_store::roles as stored;

use super::super::entry;
use crate::access::{Caller, Permit, Resource, authorize, within_reach};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "delete");

/// Deletes a role that nobody has.
#[utoipa::path(
    delete, path = "/api/admin/roles/{id}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "It is gone"), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "It is built in, or somebody has it", body = ErrorBody),
    )
)]
pub async fn role_delete(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<RoleId>,
) -> Result<StatusCode, ApiError> {
    let resource = Resource::role(id);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let role = stored::get(&state.store, id).await?;
    within_reach(&state, &caller, &resource, NEEDS, &role.permissions).await?;
    stored::delete(&state.store, id, entry(&state, &caller, &resource, NEEDS.action)).await?;
    Ok(StatusCode::NO_CONTENT)
}
