//! A role as the API shows it.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use isekai_domain::access::Operator;
use isekai_domain::{Permission, PermissionCondition, RoleId};
use isekai_store::roles::StoredRole;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::schema::OperatorSchema;
use crate::extract::if_match;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = StoredRole)]
pub struct RoleView {
    #[schema(value_type = Uuid)]
    id: RoleId,
    name: String,
    description: String,
    permissions: Vec<PermissionView>,
    /// Who has it must have a second factor.
    mfa_required: bool,
    /// It stays as it is.
    built_in: bool,
    /// How many users have it.
    users: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// Also the `ETag`.
    version: i32,
}

/// Allows `actions` on `resource` where all `conditions` hold.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Permission)]
pub struct PermissionView {
    /// `app`, `code`, `user`, …; `*` for all.
    resource: String,
    /// Those of the resource, or `*` for all.
    actions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 10)]
    conditions: Option<Vec<ConditionView>>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PermissionCondition)]
pub struct ConditionView {
    /// A field of the resource. A condition on one that a thing does not have does not hold.
    field: String,
    #[schema(value_type = OperatorSchema)]
    operator: Operator,
    /// A text or a number; for `in` a list of at most 100, for `greater_than` a number. `$user` stands for the caller's id.
    value: Value,
}

/// The role with its version as `ETag`.
pub fn with_etag(status: StatusCode, role: StoredRole) -> Response {
    let etag = if_match::etag(role.version);
    (status, [(header::ETAG, etag)], axum::Json(RoleView::from(role))).into_response()
}

impl From<StoredRole> for RoleView {
    fn from(role: StoredRole) -> Self {
        Self {
            built_in: role.is_built_in(),
            id: role.id,
            name: role.name,
            description: role.description,
            permissions: role.permissions.into_iter().map(PermissionView::from).collect(),
            mfa_required: role.mfa_required,
            users: role.users,
            created_at: role.created_at,
            updated_at: role.updated_at,
            version: role.version,
        }
    }
}

impl From<Permission> for PermissionView {
    fn from(permission: Permission) -> Self {
        let conditions = permission.conditions.map(|all| all.into_iter().map(ConditionView::from).collect());
        Self { resource: permission.resource, actions: permission.actions, conditions }
    }
}

impl From<PermissionView> for Permission {
    fn from(view: PermissionView) -> Self {
        let conditions = view.conditions.map(|all| all.into_iter().map(PermissionCondition::from).collect());
        Self { resource: view.resource, actions: view.actions, conditions }
    }
}

impl From<PermissionCondition> for ConditionView {
    fn from(condition: PermissionCondition) -> Self {
        Self { field: condition.field, operator: condition.operator, value: condition.value }
    }
}

impl From<ConditionView> for PermissionCondition {
    fn from(view: ConditionView) -> Self {
        Self { field: view.field, operator: view.operator, value: view.value }
    }
}
