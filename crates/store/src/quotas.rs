//! What a user may use, and how much of it is in use.

use isekai_domain::{ResourceQuota, UserId};
use serde_json::json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, StoreError};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaUsage {
    pub apps: u32,
    /// Apps that hold a sandbox or are about to: generating or running.
    pub concurrent_apps: u32,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "i32")]
    max_apps: u32,
    #[sqlx(try_from = "i32")]
    max_concurrent_apps: u32,
    #[sqlx(try_from = "i32")]
    max_memory_per_app: u32,
    #[sqlx(try_from = "i32")]
    max_cpu_per_app: u32,
    #[sqlx(try_from = "i32")]
    max_storage_per_app: u32,
    #[sqlx(try_from = "i32")]
    max_execution_time: u32,
}

macro_rules! columns {
    () => {
        "max_apps, max_concurrent_apps, max_memory_per_app, max_cpu_per_app, max_storage_per_app, max_execution_time"
    };
}

pub async fn get(store: &Store, user: UserId) -> Result<ResourceQuota> {
    let sql = concat!("SELECT ", columns!(), " FROM resource_quotas WHERE user_id = $1");
    let row: Option<Row> = sqlx::query_as(sql).bind(user.uuid()).fetch_optional(store.pool()).await?;
    row.map(ResourceQuota::from).ok_or(StoreError::NotFound { entity: "user" })
}

/// As [`set`], with its row of the audit log, which gets what was before and what is now as its details.
pub async fn change(store: &Store, user: UserId, quota: ResourceQuota, entry: AuditEntry) -> Result<()> {
    let mut tx = store.begin().await?;
    let before = lock_in(&mut tx, user).await?;
    set_in(&mut tx, user, quota).await?;
    let details = json!({ "before": { "quota": before }, "after": { "quota": quota } });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..entry }).await?;
    tx.commit().await
}

/// Holds for what is made from now on; apps that exist stay.
pub async fn set(store: &Store, user: UserId, quota: ResourceQuota) -> Result<()> {
    set_in(&mut *store.pool().acquire().await?, user, quota).await
}

async fn set_in(connection: &mut PgConnection, user: UserId, quota: ResourceQuota) -> Result<()> {
    let sql = "UPDATE resource_quotas SET max_apps = $2, max_concurrent_apps = $3, max_memory_per_app = $4,
                   max_cpu_per_app = $5, max_storage_per_app = $6, max_execution_time = $7, version = version + 1
               WHERE user_id = $1";
    let mut query = sqlx::query(sql).bind(user.uuid());
    for value in values(quota)? {
        query = query.bind(value);
    }
    match query.execute(connection).await?.rows_affected() {
        0 => Err(StoreError::NotFound { entity: "user" }),
        _ => Ok(()),
    }
}

pub async fn usage(store: &Store, user: UserId) -> Result<QuotaUsage> {
    let mut connection = store.pool().acquire().await?;
    usage_in(&mut connection, user).await
}

pub(crate) async fn insert_in(connection: &mut PgConnection, user: UserId, quota: ResourceQuota) -> Result<()> {
    let sql =
        concat!("INSERT INTO resource_quotas (id, user_id, ", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    let mut query = sqlx::query(sql).bind(Uuid::now_v7()).bind(user.uuid());
    for value in values(quota)? {
        query = query.bind(value);
    }
    query.execute(connection).await?;
    Ok(())
}

/// Locks the user's quota until the transaction ends: what is counted after it stays so.
pub(crate) async fn lock_in(connection: &mut PgConnection, user: UserId) -> Result<ResourceQuota> {
    let sql = concat!("SELECT ", columns!(), " FROM resource_quotas WHERE user_id = $1 FOR UPDATE");
    let row: Option<Row> = sqlx::query_as(sql).bind(user.uuid()).fetch_optional(connection).await?;
    row.map(ResourceQuota::from).ok_or(StoreError::NotFound { entity: "user" })
}

pub(crate) async fn usage_in(connection: &mut PgConnection, user: UserId) -> Result<QuotaUsage> {
    let sql = "SELECT count(*), count(*) FILTER (WHERE status IN ('generating', 'running'))
               FROM apps WHERE user_id = $1";
    let (apps, active): (i64, i64) = sqlx::query_as(sql).bind(user.uuid()).fetch_one(connection).await?;
    let bounded = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(QuotaUsage { apps: bounded(apps), concurrent_apps: bounded(active) })
}

/// Refuses one app more than `maxConcurrentApps` allows. The quota must be locked.
pub(crate) fn check_active(quota: ResourceQuota, usage: QuotaUsage) -> Result<()> {
    check("maxConcurrentApps", quota.max_concurrent_apps, usage.concurrent_apps)
}

/// Refuses one app more than `maxApps` allows. The quota must be locked.
pub(crate) fn check_total(quota: ResourceQuota, usage: QuotaUsage) -> Result<()> {
    check("maxApps", quota.max_apps, usage.apps)
}

/// Locks the owner's quota and refuses one more active app beyond it.
pub(crate) async fn admit_active_in(connection: &mut PgConnection, user: UserId) -> Result<()> {
    let quota = lock_in(&mut *connection, user).await?;
    let usage = usage_in(&mut *connection, user).await?;
    check_active(quota, usage)
}

fn check(quota: &'static str, limit: u32, used: u32) -> Result<()> {
    if used < limit {
        return Ok(());
    }
    Err(StoreError::QuotaExceeded { quota, limit: u64::from(limit), used: u64::from(used) })
}

fn values(quota: ResourceQuota) -> Result<[i32; 6]> {
    let fields = [
        ("maxApps", quota.max_apps),
        ("maxConcurrentApps", quota.max_concurrent_apps),
        ("maxMemoryPerApp", quota.max_memory_per_app),
        ("maxCpuPerApp", quota.max_cpu_per_app),
        ("maxStoragePerApp", quota.max_storage_per_app),
        ("maxExecutionTime", quota.max_execution_time),
    ];
    let mut values = [0; 6];
    for (place, (field, value)) in values.iter_mut().zip(fields) {
        *place = i32::try_from(value)
            .map_err(|_| StoreError::Invalid { field, problem: format!("is larger than {}", i32::MAX) })?;
    }
    Ok(values)
}

impl From<Row> for ResourceQuota {
    fn from(row: Row) -> Self {
        Self {
            max_apps: row.max_apps,
            max_concurrent_apps: row.max_concurrent_apps,
            max_memory_per_app: row.max_memory_per_app,
            max_cpu_per_app: row.max_cpu_per_app,
            max_storage_per_app: row.max_storage_per_app,
            max_execution_time: row.max_execution_time,
        }
    }
}

#[cfg(test)]
mod tests;
