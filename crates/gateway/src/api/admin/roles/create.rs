//! `POST /api/admin/roles`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_store::roles::{self as stored, NewRole};

use super::super::{entry, permitted};
use super::request::RoleRequest;
use super::view::{RoleView, with_etag};
use crate::access::{Caller, Permit, within_reach};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "create");

/// Makes a role, of permissions that the caller has as well.
#[utoipa::path(
    post, path = "/api/admin/roles", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    request_body = RoleRequest,
    responses(
        (status = 201, body = RoleView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "Not allowed, or it would allow more than the caller's own roles", body = ErrorBody),
        (status = 409, description = "The name is taken", body = ErrorBody),
    )
)]
pub async fn role_create(
    State(state): State<AppState>,
    caller: Caller,
    Json(request): Json<RoleRequest>,
) -> Result<Response, ApiError> {
    let resource = permitted(&state, &caller, None, NEEDS).await?;
    let wanted = request.checked()?;
    within_reach(&state, &caller, &resource, NEEDS, &wanted.permissions).await?;
    let new = NewRole {
        name: &wanted.name,
        description: &wanted.description,
        permissions: &wanted.permissions,
        audit: entry(&state, &caller, &resource, NEEDS.action),
    };
    Ok(with_etag(StatusCode::CREATED, stored::create(&state.store, new).await?))
}
