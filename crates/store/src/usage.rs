//! What an app uses, as it was last measured (the specification's `ResourceUsage`).

use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Store, StoreError};

#[derive(Debug, Clone, Copy, PartialEq, FromRow)]
pub struct Usage {
    /// CPU time used so far, in seconds.
    pub cpu: f64,
    pub memory_mib: i32,
    pub storage_mib: i32,
    pub network_in_bytes: i64,
    pub network_out_bytes: i64,
    pub execution_seconds: i32,
    pub last_updated: DateTime<Utc>,
}

/// Replaces the measurement before.
pub async fn set(store: &Store, app: AppId, usage: Usage) -> Result<()> {
    let sql = "INSERT INTO resource_usage (id, app_id, cpu, memory, storage, network_in, network_out, execution_time,
                   last_updated)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (app_id) DO UPDATE SET cpu = excluded.cpu, memory = excluded.memory,
                   storage = excluded.storage, network_in = excluded.network_in, network_out = excluded.network_out,
                   execution_time = excluded.execution_time, last_updated = excluded.last_updated
               WHERE resource_usage.last_updated <= excluded.last_updated";
    let done = sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(app.uuid())
        .bind(usage.cpu)
        .bind(usage.memory_mib)
        .bind(usage.storage_mib)
        .bind(usage.network_in_bytes)
        .bind(usage.network_out_bytes)
        .bind(usage.execution_seconds)
        .bind(usage.last_updated)
        .execute(store.pool())
        .await;
    match done {
        Err(error) if StoreError::is_violation_of(&error, "resource_usage_app_id_fkey") => {
            Err(StoreError::NotFound { entity: "app" })
        }
        done => Ok(done.map(|_| ())?),
    }
}

/// `None` before the first measurement.
pub async fn get(store: &Store, app: AppId) -> Result<Option<Usage>> {
    let sql = "SELECT cpu, memory AS memory_mib, storage AS storage_mib, network_in AS network_in_bytes,
                   network_out AS network_out_bytes, execution_time AS execution_seconds, last_updated
               FROM resource_usage WHERE app_id = $1";
    Ok(sqlx::query_as(sql).bind(app.uuid()).fetch_optional(store.pool()).await?)
}

#[cfg(test)]
mod tests;
