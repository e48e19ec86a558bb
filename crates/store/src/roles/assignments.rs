//! Giving roles to users and taking them away, each with its row of the audit log.

use isekai_domain::{Role, RoleId, UserId};
use serde_json::json;
use sqlx::PgConnection;

use super::{Administrators, of_user_in};
use crate::audit::{self, AuditEntry};
use crate::{Result, Store, StoreError, users};

#[derive(Debug)]
pub struct Assignment {
    pub user: UserId,
    pub role: RoleId,
    pub by: UserId,
    /// Gets the names before and after as its details.
    pub audit: AuditEntry,
}

/// Answers the roles that the user has now. `role_version` is of the role as it was judged: one that has become another since is not
/// given. Having it already is fine.
pub async fn grant(store: &Store, new: Assignment, role_version: i32) -> Result<Vec<Role>> {
    let mut tx = store.begin().await?;
    users::lock_open_in(&mut tx, new.user).await?;
    let sql = "SELECT version FROM roles WHERE id = $1 FOR SHARE";
    let found: Option<i32> = sqlx::query_scalar(sql).bind(new.role.uuid()).fetch_optional(&mut *tx).await?;
    let found = found.ok_or(StoreError::NotFound { entity: "role" })?;
    if found != role_version {
        return Err(StoreError::ConcurrentModification { expected: role_version, found });
    }
    let before = of_user_in(&mut tx, new.user).await?;
    let sql = "INSERT INTO user_roles (user_id, role_id, assigned_by, assigned_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    let query = sqlx::query(sql).bind(new.user.uuid()).bind(new.role.uuid());
    query.bind(new.by.to_string()).bind(new.audit.timestamp).execute(&mut *tx).await?;
    let after = finish(store, &mut tx, before, new).await?;
    tx.commit().await?;
    Ok(after)
}

/// As [`grant`], the other way. Not from the last active administrator.
pub async fn withdraw(store: &Store, old: Assignment) -> Result<Vec<Role>> {
    let mut tx = store.begin().await?;
    let administrators = Administrators::before(&mut tx, old.user).await?;
    users::lock_open_in(&mut tx, old.user).await?;
    let before = of_user_in(&mut tx, old.user).await?;
    if !before.iter().any(|role| role.id == old.role) {
        return Err(StoreError::NotFound { entity: "role of this user" });
    }
    let sql = "DELETE FROM user_roles WHERE user_id = $1 AND role_id = $2";
    sqlx::query(sql).bind(old.user.uuid()).bind(old.role.uuid()).execute(&mut *tx).await?;
    administrators.remain(&mut tx).await?;
    let after = finish(store, &mut tx, before, old).await?;
    tx.commit().await?;
    Ok(after)
}

/// What changes nothing writes nothing.
async fn finish(
    store: &Store,
    connection: &mut PgConnection,
    before: Vec<Role>,
    assignment: Assignment,
) -> Result<Vec<Role>> {
    let after = of_user_in(connection, assignment.user).await?;
    if before.len() != after.len() {
        let names = |roles: &[Role]| roles.iter().map(|role| role.name.clone()).collect::<Vec<_>>();
        let details = json!({ "before": { "roles": names(&before) }, "after": { "roles": names(&after) } });
        audit::append_in(store, connection, AuditEntry { details: Some(details), ..assignment.audit }).await?;
    }
    Ok(after)
}
