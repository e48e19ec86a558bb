//! Roles that come and go with what a provider says.

use isekai_domain::UserId;
use serde_json::json;

use crate::audit::{self, AuditEntry};
use crate::roles::of_user_in;
use crate::{Result, Store, users};

#[derive(Debug, Clone, Copy)]
pub struct RoleSync<'a> {
    /// Names of all roles that the provider gives and takes. Never `admin`: nobody is asked whether it is the last one.
    pub managed: &'a [&'a str],
    /// Those of them that the user has from now on. Names that no role has are passed over.
    pub given: &'a [&'a str],
}

/// Brings the user's roles in line; `entry` gets the names before and after as its details. What changes nothing writes nothing.
pub async fn sync_roles(store: &Store, user: UserId, sync: RoleSync<'_>, entry: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    users::lock_open_in(&mut tx, user).await?;
    let before = of_user_in(&mut tx, user).await?;
    let sql = "DELETE FROM user_roles USING roles
               WHERE user_roles.role_id = roles.id AND user_roles.user_id = $1
                 AND roles.name = ANY($2) AND NOT roles.name = ANY($3)";
    sqlx::query(sql).bind(user.uuid()).bind(sync.managed).bind(sync.given).execute(&mut *tx).await?;
    let sql = "INSERT INTO user_roles (user_id, role_id, assigned_at)
               SELECT $1, id, $3 FROM roles WHERE name = ANY($2) ON CONFLICT DO NOTHING";
    sqlx::query(sql).bind(user.uuid()).bind(sync.given).bind(entry.timestamp).execute(&mut *tx).await?;
    let names = |roles: &[isekai_domain::Role]| roles.iter().map(|role| role.name.clone()).collect::<Vec<_>>();
    let (before, after) = (names(&before), names(&of_user_in(&mut tx, user).await?));
    if before != after {
        let details = json!({ "before": { "roles": before }, "after": { "roles": after } });
        audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..entry }).await?;
    }
    tx.commit().await
}
