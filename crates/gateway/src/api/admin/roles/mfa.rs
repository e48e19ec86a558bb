//! `PUT /api/admin/roles/{id}/mfa`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_domain::RoleId;
use isekai_store::mfa;
use isekai_store::roles as stored;
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::entry;
use super::view::{RoleView, with_etag};
use crate::access::{Caller, Permit, Resource, authorize, within_reach};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "update");

#[derive(Deserialize, ToSchema)]
pub struct MfaRule {
    required: bool,
}

/// Says whether who has the role must have a second factor; built-in roles, too.
///
/// Whoever has the role and no second factor can from then on only set one up.
#[utoipa::path(
    put, path = "/api/admin/roles/{id}/mfa", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)), request_body = MfaRule,
    responses(
        (status = 200, body = RoleView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "Not allowed, or it reaches further than the caller's own roles", body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn role_mfa(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<RoleId>,
    Json(rule): Json<MfaRule>,
) -> Result<Response, ApiError> {
    let resource = Resource::role(id);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let role = stored::get(&state.store, id).await?;
    within_reach(&state, &caller, &resource, NEEDS, &role.permissions).await?;
    let audit = entry(&state, &caller, &resource, NEEDS.action);
    mfa::set_required(&state.store, &role.name, rule.required, audit).await?;
    Ok(with_etag(StatusCode::OK, stored::get(&state.store, id).await?))
}
