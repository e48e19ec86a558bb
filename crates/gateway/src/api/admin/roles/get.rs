//! `GET /api/admin/roles/{id}`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_domain::RoleId;
use isekai_store::roles as stored;
use serde_json::Value;

use super::super::done;
use super::view::{RoleView, with_etag};
use crate::access::{Caller, Permit, Resource, authorize};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "read");

/// One role.
#[utoipa::path(
    get, path = "/api/admin/roles/{id}", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = RoleView), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn role_get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<RoleId>,
) -> Result<Response, ApiError> {
    let resource = Resource::role(id);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let role = stored::get(&state.store, id).await?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    Ok(with_etag(StatusCode::OK, role))
}
