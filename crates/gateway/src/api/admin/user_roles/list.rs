//! `GET /api/admin/users/{id}/roles`.

use axum::Json;
use axum::extract::State;
use isekai_domain::{Role, RoleId, UserId};
use isekai_store::{roles as stored, users as accounts};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::super::{done, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "read");

#[derive(Serialize, ToSchema)]
pub struct UserRoles {
    /// By name.
    items: Vec<RoleName>,
}

#[derive(Serialize, ToSchema)]
pub struct RoleName {
    #[schema(value_type = Uuid)]
    id: RoleId,
    name: String,
    description: String,
}

/// The roles that a user has.
#[utoipa::path(
    get, path = "/api/admin/users/{id}/roles", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = UserRoles), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn user_roles(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<Json<UserRoles>, ApiError> {
    let resource = permitted(&state, &caller, Some(id), NEEDS).await?;
    accounts::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    let roles = stored::of_user(&state.store, id).await?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    Ok(Json(roles.into()))
}

impl From<Vec<Role>> for UserRoles {
    fn from(roles: Vec<Role>) -> Self {
        let name = |role: Role| RoleName { id: role.id, name: role.name, description: role.description };
        Self { items: roles.into_iter().map(name).collect() }
    }
}
