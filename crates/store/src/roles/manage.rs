//! Roles of one's own: made, changed, deleted. What their permissions must be, `isekai_auth::rbac::validate` says.

use chrono::{DateTime, Utc};
use isekai_domain::access::BUILT_IN_ROLES;
use isekai_domain::{Permission, RoleId};
use serde_json::{Value, json};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Page, PageOf, Result, Store, StoreError, check};

#[derive(Debug, Clone, FromRow)]
pub struct StoredRole {
    #[sqlx(try_from = "Uuid")]
    pub id: RoleId,
    pub name: String,
    pub description: String,
    #[sqlx(json)]
    pub permissions: Vec<Permission>,
    /// Who has it must have a second factor.
    pub mfa_required: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// How many users have it.
    pub users: i64,
}

#[derive(Debug)]
pub struct NewRole<'a> {
    pub name: &'a str,
    pub description: &'a str,
    pub permissions: &'a [Permission],
    /// Gets the id and what is now as its details.
    pub audit: AuditEntry,
}

#[derive(Debug)]
pub struct RoleChange<'a> {
    pub id: RoleId,
    pub expected_version: i32,
    pub new: NewRole<'a>,
}

const DESCRIPTION_BYTES: usize = 2000;
/// Twice that, before and after, fits into a row of the audit log.
const PERMISSIONS_BYTES: usize = 24 * 1024;

macro_rules! columns {
    () => {
        "id, name, coalesce(description, '') AS description, permissions, mfa_required, created_at, updated_at, version, \
         (SELECT count(*) FROM user_roles u WHERE u.role_id = roles.id) AS users"
    };
}

impl StoredRole {
    pub fn is_built_in(&self) -> bool {
        BUILT_IN_ROLES.contains(&self.name.as_str())
    }

    fn shown(&self) -> Value {
        json!({ "name": self.name, "description": self.description, "permissions": self.permissions })
    }
}

pub async fn list(store: &Store, page: Page) -> Result<PageOf<StoredRole>> {
    let sql = concat!("SELECT ", columns!(), " FROM roles WHERE id < $1 ORDER BY id DESC LIMIT $2");
    let rows = sqlx::query_as(sql).bind(page.below()).bind(page.fetch_limit()).fetch_all(store.pool()).await?;
    Ok(page.of(rows, |role: &StoredRole| role.id.uuid()))
}

pub async fn get(store: &Store, id: RoleId) -> Result<StoredRole> {
    let query = sqlx::query_as(concat!("SELECT ", columns!(), " FROM roles WHERE id = $1")).bind(id.uuid());
    query.fetch_optional(store.pool()).await?.ok_or(NOT_FOUND)
}

pub async fn create(store: &Store, new: NewRole<'_>) -> Result<StoredRole> {
    check_texts(&new)?;
    let mut tx = store.begin().await?;
    let sql = concat!(
        "INSERT INTO roles (id, name, description, permissions, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
         RETURNING ",
        columns!()
    );
    let role: StoredRole = sqlx::query_as(sql)
        .bind(RoleId::new().uuid())
        .bind(new.name)
        .bind(new.description)
        .bind(Json(new.permissions))
        .bind(new.audit.timestamp)
        .fetch_one(&mut *tx)
        .await
        .map_err(name_taken)?;
    record(store, &mut tx, role.id, json!({ "after": role.shown() }), new.audit).await?;
    tx.commit().await?;
    Ok(role)
}

/// With an old `expected_version` nothing is changed; what changes nothing writes nothing.
pub async fn change(store: &Store, change: RoleChange<'_>) -> Result<StoredRole> {
    let new = change.new;
    check_texts(&new)?;
    let mut tx = store.begin().await?;
    let before = lock_in(&mut tx, change.id).await?;
    if before.version != change.expected_version {
        let (expected, found) = (change.expected_version, before.version);
        return Err(StoreError::ConcurrentModification { expected, found });
    }
    let same =
        before.name == new.name && before.description == new.description && before.permissions == new.permissions;
    if same {
        return Ok(before);
    }
    let sql = concat!(
        "UPDATE roles SET name = $2, description = $3, permissions = $4, updated_at = $5, version = version + 1
         WHERE id = $1 RETURNING ",
        columns!()
    );
    let after: StoredRole = sqlx::query_as(sql)
        .bind(change.id.uuid())
        .bind(new.name)
        .bind(new.description)
        .bind(Json(new.permissions))
        .bind(new.audit.timestamp)
        .fetch_one(&mut *tx)
        .await
        .map_err(name_taken)?;
    let details = json!({ "before": before.shown(), "after": after.shown(), "version": after.version });
    record(store, &mut tx, after.id, details, new.audit).await?;
    tx.commit().await?;
    Ok(after)
}

/// Not while somebody has it.
pub async fn delete(store: &Store, id: RoleId, audit: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    let before = lock_in(&mut tx, id).await?;
    if before.users > 0 {
        let what = match before.users {
            1 => "1 user has this role; take it away from that user first".to_owned(),
            users => format!("{users} users have this role; take it away from them first"),
        };
        return Err(StoreError::conflict(what));
    }
    sqlx::query("DELETE FROM roles WHERE id = $1").bind(id.uuid()).execute(&mut *tx).await?;
    record(store, &mut tx, id, json!({ "before": before.shown() }), audit).await?;
    tx.commit().await
}

/// Until the end of the transaction nobody is given it, for that needs its row, too.
async fn lock_in(connection: &mut PgConnection, id: RoleId) -> Result<StoredRole> {
    let lock = "SELECT id FROM roles WHERE id = $1 FOR UPDATE";
    sqlx::query(lock).bind(id.uuid()).fetch_optional(&mut *connection).await?.ok_or(NOT_FOUND)?;
    // By itself, so that it sees what was committed before the lock was given.
    let query = sqlx::query_as(concat!("SELECT ", columns!(), " FROM roles WHERE id = $1")).bind(id.uuid());
    let role: StoredRole = query.fetch_one(connection).await?;
    if role.is_built_in() {
        return Err(StoreError::conflict("built-in roles stay as they are; make a role of your own"));
    }
    Ok(role)
}

async fn record(
    store: &Store,
    connection: &mut PgConnection,
    id: RoleId,
    details: Value,
    audit: AuditEntry,
) -> Result<()> {
    let entry = AuditEntry { resource_id: Some(id.to_string()), details: Some(details), ..audit };
    audit::append_in(store, connection, entry).await
}

fn check_texts(new: &NewRole<'_>) -> Result<()> {
    check::name("name", new.name, check::NAME_BYTES)?;
    check::text("description", new.description, DESCRIPTION_BYTES)?;
    check::json("permissions", &json!(new.permissions), PERMISSIONS_BYTES)
}

fn name_taken(error: sqlx::Error) -> StoreError {
    if StoreError::is_violation_of(&error, "roles_name_key") {
        StoreError::conflict("another role has this name")
    } else {
        error.into()
    }
}

const NOT_FOUND: StoreError = StoreError::NotFound { entity: "role" };
