//! `PUT /api/admin/roles/{id}`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_domain::RoleId;
use isekai_store::roles::{self as stored, NewRole, RoleChange};

use super::super::entry;
use super::request::RoleRequest;
use super::view::{RoleView, with_etag};
use crate::access::{Caller, Permit, Resource, authorize, within_reach};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "update");

/// Changes a role for all who have it. Neither before nor after may it reach further than the caller's own roles.
#[utoipa::path(
    put, path = "/api/admin/roles/{id}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The `ETag` that you have seen")),
    request_body = RoleRequest,
    responses(
        (status = 200, body = RoleView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "Not allowed, or it reaches further than the caller's own roles", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "Changed by someone else, built in, or the name is taken", body = ErrorBody),
    )
)]
pub async fn role_put(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<RoleId>,
    IfMatch(version): IfMatch,
    Json(request): Json<RoleRequest>,
) -> Result<Response, ApiError> {
    let resource = Resource::role(id);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let wanted = request.checked()?;
    let before = stored::get(&state.store, id).await?;
    // What is judged here is what is changed below, or nothing is changed.
    if before.version != version {
        return Err(ApiError::ConcurrentModification { expected: version, found: before.version });
    }
    for permissions in [&before.permissions, &wanted.permissions] {
        within_reach(&state, &caller, &resource, NEEDS, permissions).await?;
    }
    let new = NewRole {
        name: &wanted.name,
        description: &wanted.description,
        permissions: &wanted.permissions,
        audit: entry(&state, &caller, &resource, NEEDS.action),
    };
    let change = RoleChange { id, expected_version: version, new };
    Ok(with_etag(StatusCode::OK, stored::change(&state.store, change).await?))
}
