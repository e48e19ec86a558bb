//! The roles that every installation has.

use isekai_domain::access::{ADMIN_ROLE, AUDITOR_ROLE, OPERATOR_ROLE, Operator, USER_ROLE, VIEWER_ROLE};
use isekai_domain::{Permission, PermissionCondition, RoleId};
use serde_json::Value;
use sqlx::types::Json;

use crate::{Result, Store};

struct BuiltIn {
    name: &'static str,
    description: &'static str,
    permissions: Vec<Permission>,
}

/// Makes the built-in roles, and brings them up to date.
pub async fn ensure_builtin(store: &Store) -> Result<()> {
    let sql = "INSERT INTO roles (id, name, description, permissions) VALUES ($1, $2, $3, $4)
               ON CONFLICT (name) DO UPDATE SET permissions = excluded.permissions,
                   description = excluded.description, updated_at = now(), version = roles.version + 1
               WHERE roles.permissions <> excluded.permissions
                  OR roles.description IS DISTINCT FROM excluded.description";
    for role in all() {
        let query = sqlx::query(sql).bind(RoleId::new().uuid()).bind(role.name).bind(role.description);
        query.bind(Json(role.permissions)).execute(store.pool()).await?;
    }
    Ok(())
}

fn all() -> [BuiltIn; 5] {
    [
        BuiltIn { name: ADMIN_ROLE, description: "May do everything.", permissions: vec![may("*", &["*"])] },
        BuiltIn {
            name: OPERATOR_ROLE,
            description: "Keeps the installation running: sees users, apps and work, starts and stops apps, sets quotas. Reads no code.",
            permissions: vec![
                may("user", &["read"]),
                may("app", &["read", "execute"]),
                may("quota", &["read", "update"]),
                may("workflow", &["read"]),
                may("system", &["read"]),
            ],
        },
        BuiltIn {
            name: USER_ROLE,
            description: "Makes apps and works on their own ones.",
            permissions: vec![own("app", &["*"]), own("code", &["*"]), own("sandbox", &["read"])],
        },
        BuiltIn {
            name: VIEWER_ROLE,
            description: "Sees all apps, their code included, and changes nothing.",
            permissions: vec![may("app", &["read"]), may("code", &["read"])],
        },
        BuiltIn {
            name: AUDITOR_ROLE,
            description: "Sees who may do what, and what was done.",
            permissions: vec![
                may("audit", &["read", "export", "verify"]),
                may("security_event", &["read"]),
                may("user", &["read"]),
                may("role", &["read"]),
            ],
        },
    ]
}

fn may(resource: &str, actions: &[&str]) -> Permission {
    let actions = actions.iter().map(|action| (*action).to_owned()).collect();
    Permission { resource: resource.to_owned(), actions, conditions: None }
}

/// What belongs to the caller.
fn own(resource: &str, actions: &[&str]) -> Permission {
    let value = Value::String("$user".to_owned());
    let condition = PermissionCondition { field: "userId".to_owned(), operator: Operator::Equals, value };
    Permission { conditions: Some(vec![condition]), ..may(resource, actions) }
}
