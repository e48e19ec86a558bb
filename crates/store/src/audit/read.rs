//! Reading rows.

use chrono::{DateTime, Utc};
use isekai_auth::audit::Row;
use isekai_domain::UserId;
use serde_json::Value;
use sqlx::FromRow;
use uuid::Uuid;

use super::{AuditEntry, FIELD_BYTES, Parts, personal};
use crate::{Page, PageOf, Result, Store, check};

/// Only those that agree with every field that is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter<'a> {
    pub user_id: Option<UserId>,
    pub action: Option<&'a str>,
    pub resource: Option<&'a str>,
    pub resource_id: Option<&'a str>,
    pub success: Option<bool>,
    /// Not before this.
    pub from: Option<DateTime<Utc>>,
    /// Before this.
    pub until: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
pub(super) struct Stored {
    id: Uuid,
    user_id: Option<Uuid>,
    action: String,
    resource: String,
    resource_id: Option<String>,
    details: Option<Value>,
    ip_address: Option<String>,
    user_agent: Option<String>,
    correlation_id: Option<String>,
    timestamp: DateTime<Utc>,
    success: bool,
    error: Option<String>,
    mac: Option<Vec<u8>>,
    mac_key_id: Option<String>,
}

macro_rules! columns {
    () => {
        "a.id, a.user_id, a.action, a.resource, a.resource_id, a.details, a.ip_address, a.user_agent, \
         a.correlation_id, a.timestamp, a.success, a.error, a.mac, a.mac_key_id"
    };
}
pub(super) use columns;

/// Newest first.
pub async fn page(store: &Store, filter: AuditFilter<'_>, page: Page) -> Result<PageOf<AuditEntry>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM audit_logs a
          WHERE a.id < $1 AND ($3::uuid IS NULL OR a.user_id = $3) AND ($4::text IS NULL OR a.action = $4)
            AND ($5::text IS NULL OR a.resource = $5) AND ($6::text IS NULL OR a.resource_id = $6)
            AND ($7::boolean IS NULL OR a.success = $7) AND a.id >= $8
          ORDER BY a.id DESC LIMIT $2"
    );
    let below = filter.until.map_or(page.below(), |until| page.below().min(first_id(until)));
    let rows = select(store, sql, filter, below, page.fetch_limit()).await?;
    Ok(page.of(rows, |entry: &AuditEntry| entry.id))
}

/// Oldest first, those after `after`: for exports, which go through all of them.
pub async fn stream_page(
    store: &Store,
    filter: AuditFilter<'_>,
    after: Option<Uuid>,
    limit: i64,
) -> Result<Vec<AuditEntry>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM audit_logs a
          WHERE a.id > $1 AND ($3::uuid IS NULL OR a.user_id = $3) AND ($4::text IS NULL OR a.action = $4)
            AND ($5::text IS NULL OR a.resource = $5) AND ($6::text IS NULL OR a.resource_id = $6)
            AND ($7::boolean IS NULL OR a.success = $7) AND a.id >= $8 AND a.id < $9
          ORDER BY a.id LIMIT $2"
    );
    select(store, sql, filter, after.unwrap_or(Uuid::nil()), limit).await
}

async fn select(
    store: &Store,
    sql: &'static str,
    filter: AuditFilter<'_>,
    bound: Uuid,
    limit: i64,
) -> Result<Vec<AuditEntry>> {
    check::optional("action", filter.action, FIELD_BYTES)?;
    check::optional("resource", filter.resource, FIELD_BYTES)?;
    check::optional("resource id", filter.resource_id, FIELD_BYTES)?;
    let mut connection = store.pool().acquire().await?;
    let mut query = sqlx::query_as(sql)
        .bind(bound)
        .bind(limit)
        .bind(filter.user_id.map(UserId::uuid))
        .bind(filter.action)
        .bind(filter.resource)
        .bind(filter.resource_id)
        .bind(filter.success)
        .bind(filter.from.map_or(Uuid::nil(), first_id));
    if sql.contains("$9") {
        query = query.bind(filter.until.map_or(Uuid::max(), first_id));
    }
    let stored: Vec<Stored> = query.fetch_all(&mut *connection).await?;
    let rows = stored.into_iter().map(|stored| stored.parts().0).collect();
    personal::opened(store, &mut connection, rows).await
}

/// The least UUIDv7 of a moment: ids are in the order of time, and only they have an index that pages can follow.
fn first_id(at: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    Uuid::from_bytes(bytes)
}

impl Stored {
    pub(super) fn parts(self) -> Parts {
        let row = Row {
            id: self.id,
            user_id: self.user_id,
            action: self.action,
            resource: self.resource,
            resource_id: self.resource_id,
            details: self.details,
            ip_address: self.ip_address,
            user_agent: self.user_agent,
            correlation_id: self.correlation_id,
            timestamp: self.timestamp,
            success: self.success,
            error: self.error,
        };
        (row, self.mac, self.mac_key_id)
    }
}
