//! Who did what. Rows are only ever added.

use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use serde_json::Value;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::convert::OptionalId;
use crate::{Page, PageOf, Result, Store, check};

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct AuditEntry {
    pub id: Uuid,
    #[sqlx(try_from = "OptionalId")]
    pub user_id: Option<UserId>,
    pub action: String,
    pub resource: String,
    pub resource_id: Option<String>,
    pub details: Option<Value>,
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    pub correlation_id: Option<String>,
    pub timestamp: DateTime<Utc>,
    pub success: bool,
    pub error: Option<String>,
}

/// Only those that agree with every field that is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter<'a> {
    pub user_id: Option<UserId>,
    pub action: Option<&'a str>,
    pub resource: Option<&'a str>,
    pub resource_id: Option<&'a str>,
    pub success: Option<bool>,
}

const DETAILS_BYTES: usize = 64 * 1024;
const FIELD_BYTES: usize = 1024;

impl AuditEntry {
    /// A success without further details, to be filled in.
    pub fn new(action: &str, resource: &str, timestamp: DateTime<Utc>) -> Self {
        Self {
            id: Uuid::now_v7(),
            user_id: None,
            action: action.to_owned(),
            resource: resource.to_owned(),
            resource_id: None,
            details: None,
            ip_address: None,
            user_agent: None,
            correlation_id: None,
            timestamp,
            success: true,
            error: None,
        }
    }
}

/// What a caller sent may be too long or hold NUL; it is cut and cleaned, never a reason to lose the row.
pub async fn append(store: &Store, entry: AuditEntry) -> Result<()> {
    append_in(store, &mut *store.pool().acquire().await?, entry).await
}

/// As [`append`], together with what it tells of.
pub async fn append_in(store: &Store, connection: &mut PgConnection, entry: AuditEntry) -> Result<()> {
    let cleaned = |text: Option<String>| text.map(|text| check::cleaned(&text, FIELD_BYTES));
    let sql = "INSERT INTO audit_logs (id, user_id, action, resource, resource_id, details, ip_address, user_agent,
                   correlation_id, timestamp, success, error)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    sqlx::query(sql)
        .bind(entry.id)
        .bind(entry.user_id.map(UserId::uuid))
        .bind(check::cleaned(&entry.action, FIELD_BYTES))
        .bind(check::cleaned(&entry.resource, FIELD_BYTES))
        .bind(cleaned(entry.resource_id))
        .bind(entry.details.map(|details| check::cleaned_json(&details, DETAILS_BYTES)))
        .bind(cleaned(entry.ip_address))
        .bind(cleaned(entry.user_agent))
        .bind(cleaned(entry.correlation_id))
        .bind(entry.timestamp)
        .bind(entry.success)
        .bind(entry.error.map(|error| check::cleaned(&error, check::TEXT_BYTES)))
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn page(store: &Store, filter: AuditFilter<'_>, page: Page) -> Result<PageOf<AuditEntry>> {
    check::optional("action", filter.action, FIELD_BYTES)?;
    check::optional("resource", filter.resource, FIELD_BYTES)?;
    check::optional("resource id", filter.resource_id, FIELD_BYTES)?;
    let sql = "SELECT id, user_id, action, resource, resource_id, details, ip_address, user_agent, correlation_id,
                   timestamp, success, error
               FROM audit_logs
               WHERE id < $1 AND ($3::uuid IS NULL OR user_id = $3) AND ($4::text IS NULL OR action = $4)
                 AND ($5::text IS NULL OR resource = $5) AND ($6::text IS NULL OR resource_id = $6)
                 AND ($7::boolean IS NULL OR success = $7)
               ORDER BY id DESC LIMIT $2";
    let rows = sqlx::query_as(sql)
        .bind(page.below())
        .bind(page.fetch_limit())
        .bind(filter.user_id.map(UserId::uuid))
        .bind(filter.action)
        .bind(filter.resource)
        .bind(filter.resource_id)
        .bind(filter.success)
        .fetch_all(store.pool())
        .await?;
    Ok(page.of(rows, |entry: &AuditEntry| entry.id))
}

#[cfg(test)]
mod tests;
