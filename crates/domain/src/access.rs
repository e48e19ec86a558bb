//! Roles and permissions as data; `auth` evaluates them. Shapes are the spec's.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::id::RoleId;

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
    /// `app`, `sandbox`, `admin`, …
    pub resource: String,
    /// `create`, `read`, `update`, `delete`, …
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

/// Names of the built-in roles.
pub const ADMIN_ROLE: &str = "admin";
pub const USER_ROLE: &str = "user";
