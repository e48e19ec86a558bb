//! Roles and who has them.

mod admins;
mod assignments;
mod builtin;
mod manage;

use std::collections::HashMap;

use isekai_domain::{Permission, Role, UserId};
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

pub(crate) use admins::Administrators;
pub use admins::has_administrator;
pub use assignments::{Assignment, grant, withdraw};
pub use builtin::ensure_builtin;
pub use manage::{NewRole, RoleChange, StoredRole, change, create, delete, get, list};

/// By name.
pub async fn of_user(store: &Store, user: UserId) -> Result<Vec<Role>> {
    of_user_in(&mut *store.pool().acquire().await?, user).await
}

pub(crate) async fn of_user_in(connection: &mut PgConnection, user: UserId) -> Result<Vec<Role>> {
    let sql = "SELECT r.id, r.name, r.permissions, r.description
               FROM user_roles u JOIN roles r ON r.id = u.role_id WHERE u.user_id = $1 ORDER BY r.name";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(user.uuid()).fetch_all(connection).await?;
    Ok(rows.into_iter().map(Role::from).collect())
}

/// Names of the roles that each of `users` has, in order; who has none is not there.
pub async fn names_of(store: &Store, users: &[UserId]) -> Result<HashMap<UserId, Vec<String>>> {
    let ids: Vec<Uuid> = users.iter().map(|user| user.uuid()).collect();
    let sql = "SELECT u.user_id, r.name FROM user_roles u JOIN roles r ON r.id = u.role_id
               WHERE u.user_id = ANY($1) ORDER BY r.name";
    let rows: Vec<(Uuid, String)> = sqlx::query_as(sql).bind(ids).fetch_all(store.pool()).await?;
    let mut found: HashMap<UserId, Vec<String>> = HashMap::new();
    for (user, role) in rows {
        found.entry(user.into()).or_default().push(role);
    }
    Ok(found)
}

/// What those who get all these roles may do; an unknown name allows nothing, and will be refused when it is given.
pub async fn permissions_of(store: &Store, names: &[&str]) -> Result<Vec<Permission>> {
    names.iter().try_for_each(|name| check::name("role", name, check::NAME_BYTES))?;
    let sql = "SELECT permissions FROM roles WHERE name = ANY($1)";
    let found: Vec<Json<Vec<Permission>>> = sqlx::query_scalar(sql).bind(names).fetch_all(store.pool()).await?;
    Ok(found.into_iter().flat_map(|permissions| permissions.0).collect())
}

/// Those of `names` that no role has.
pub async fn unknown(store: &Store, names: &[&str]) -> Result<Vec<String>> {
    names.iter().try_for_each(|name| check::name("role", name, check::NAME_BYTES))?;
    let sql =
        "SELECT wanted FROM unnest($1::text[]) AS wanted WHERE NOT EXISTS (SELECT FROM roles WHERE name = wanted)";
    Ok(sqlx::query_scalar(sql).bind(names).fetch_all(store.pool()).await?)
}

/// Having the role already is fine.
pub async fn assign(store: &Store, user: UserId, role: &str, by: Option<UserId>) -> Result<()> {
    let mut tx = store.begin().await?;
    assign_in(&mut tx, user, role, by).await?;
    tx.commit().await
}

/// Asks nobody, and writes no row of the audit log; [`withdraw`] does.
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

#[cfg(test)]
mod tests;
