//! Roles and permissions as data; `auth` evaluates them. Shapes are the spec's.

mod resources;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::id::RoleId;

pub use resources::{FieldKind, Permit, RESOURCES, ResourceKind};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: Vec<Permission>,
    #[serde(default)]
    pub description: String,
}

/// Allows `actions` on `resource` where all `conditions` hold. `*` stands for any resource or action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Permission {
    /// One of [`RESOURCES`], or `*`.
    pub resource: String,
    /// Of the resource, or `*`.
    pub actions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Vec<PermissionCondition>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PermissionCondition {
    /// A field of the resource, e.g. `userId`. The value `"$user"` stands for the caller's id.
    pub field: String,
    pub operator: Operator,
    pub value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    Equals,
    In,
    GreaterThan,
}

impl Operator {
    pub const ALL: &'static [Self] = &[Self::Equals, Self::In, Self::GreaterThan];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equals => "equals",
            Self::In => "in",
            Self::GreaterThan => "greater_than",
        }
    }
}

/// Names of the built-in roles.
pub const ADMIN_ROLE: &str = "admin";
pub const OPERATOR_ROLE: &str = "operator";
pub const USER_ROLE: &str = "user";
pub const VIEWER_ROLE: &str = "viewer";
pub const AUDITOR_ROLE: &str = "auditor";
pub const BUILT_IN_ROLES: [&str; 5] = [ADMIN_ROLE, OPERATOR_ROLE, USER_ROLE, VIEWER_ROLE, AUDITOR_ROLE];
