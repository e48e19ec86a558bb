//! Roles and who has them.

use isekai_domain::access::{ADMIN_ROLE, Operator, USER_ROLE};
use isekai_domain::{Permission, PermissionCondition, Role, RoleId, UserId};
use serde_json::Value;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::{Result, Store, StoreError, check};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    name: String,
    permissions: Json<Vec<Permission>>,
    description: Option<String>,
}

/// Makes the built-in roles, and brings their permissions up to date.
pub async fn ensure_builtin(store: &Store) -> Result<()> {
    let sql = "INSERT INTO roles (id, name, description, permissions) VALUES ($1, $2, $3, $4)
               ON CONFLICT (name) DO UPDATE SET permissions = excluded.permissions,
                   description = excluded.description, updated_at = now()
               WHERE roles.permissions <> excluded.permissions";
    for role in [admin(), user()] {
        sqlx::query(sql)
            .bind(role.id.uuid())
            .bind(role.name)
            .bind(role.description)
            .bind(Json(role.permissions))
            .execute(store.pool())
            .await?;
    }
    Ok(())
}

/// By name.
pub async fn of_user(store: &Store, user: UserId) -> Result<Vec<Role>> {
    let sql = "SELECT r.id, r.name, r.permissions, r.description
               FROM user_roles u JOIN roles r ON r.id = u.role_id WHERE u.user_id = $1 ORDER BY r.name";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(user.uuid()).fetch_all(store.pool()).await?;
    Ok(rows.into_iter().map(Role::from).collect())
}

/// Having the role already is fine.
pub async fn assign(store: &Store, user: UserId, role: &str, by: Option<UserId>) -> Result<()> {
    let mut tx = store.begin().await?;
    assign_in(&mut tx, user, role, by).await?;
    tx.commit().await
}

pub async fn revoke(store: &Store, user: UserId, role: &str) -> Result<()> {
    check::name("role", role, check::NAME_BYTES)?;
    let sql = "DELETE FROM user_roles USING roles
               WHERE user_roles.role_id = roles.id AND user_roles.user_id = $1 AND roles.name = $2";
    sqlx::query(sql).bind(user.uuid()).bind(role).execute(store.pool()).await?;
    Ok(())
}

pub(crate) async fn assign_in(
    connection: &mut PgConnection,
    user: UserId,
    role: &str,
    by: Option<UserId>,
) -> Result<()> {
    check::name("role", role, check::NAME_BYTES)?;
    let id: Option<Uuid> =
        sqlx::query_scalar("SELECT id FROM roles WHERE name = $1").bind(role).fetch_optional(&mut *connection).await?;
    let id = id.ok_or(StoreError::NotFound { entity: "role" })?;
    let sql = "INSERT INTO user_roles (user_id, role_id, assigned_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let by = by.map(|by| by.to_string());
    let done = sqlx::query(sql).bind(user.uuid()).bind(id).bind(by).execute(connection).await;
    match done {
        Err(error) if StoreError::is_violation_of(&error, "user_roles_user_id_fkey") => {
            Err(StoreError::NotFound { entity: "user" })
        }
        done => Ok(done.map(|_| ())?),
    }
}

impl From<Row> for Role {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            permissions: row.permissions.0,
            description: row.description.unwrap_or_default(),
        }
    }
}

fn admin() -> Role {
    let everything = Permission { resource: "*".to_owned(), actions: vec!["*".to_owned()], conditions: None };
    Role {
        id: RoleId::new(),
        name: ADMIN_ROLE.to_owned(),
        permissions: vec![everything],
        description: "May do everything.".to_owned(),
    }
}

fn user() -> Role {
    let own = || {
        let value = Value::String("$user".to_owned());
        Some(vec![PermissionCondition { field: "userId".to_owned(), operator: Operator::Equals, value }])
    };
    let apps = Permission { resource: "app".to_owned(), actions: vec!["*".to_owned()], conditions: own() };
    let sandboxes = Permission { resource: "sandbox".to_owned(), actions: vec!["read".to_owned()], conditions: own() };
    Role {
        id: RoleId::new(),
        name: USER_ROLE.to_owned(),
        permissions: vec![apps, sandboxes],
        description: "Makes apps and works on their own ones.".to_owned(),
    }
}

#[cfg(test)]
mod tests;
