//! Who did what. Rows are only ever added, each with a MAC; what is personal in them is encrypted under the person's own key. [`chain`]
//! puts them in order for good, [`verify`] looks through them, [`purge`] removes the oldest.

pub mod chain;
mod of_app;
mod personal;
pub mod purge;
mod read;
pub mod verify;

use chrono::{DateTime, SubsecRound as _, Utc};
use isekai_auth::KeyKind;
use isekai_auth::audit::{Row, mac};
use isekai_domain::{ApiTokenId, UserId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{Result, Store, check};

pub(crate) use of_app::append_of_app_in;
pub use read::{AuditFilter, page, stream_page};

#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    pub id: Uuid,
    pub user_id: Option<UserId>,
    pub action: String,
    pub resource: String,
    pub resource_id: Option<String>,
    pub details: Option<Value>,
    /// Details that tell about a person: stored encrypted, and gone when the person is forgotten.
    pub personal: Option<Value>,
    /// Through which API token it was done. Stored among the details, so that it is in the row's MAC.
    pub api_token: Option<TokenUsed>,
    /// Whom `personal` tells about, when that is somebody else than `user_id`. Not stored.
    pub about: Option<UserId>,
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    pub correlation_id: Option<String>,
    pub timestamp: DateTime<Utc>,
    pub success: bool,
    pub error: Option<String>,
}

/// An API token that somebody acted through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenUsed {
    pub id: ApiTokenId,
    /// Its owner chose it, so it is stored encrypted.
    pub name: String,
}

const DETAILS_BYTES: usize = 64 * 1024;
const PERSONAL_BYTES: usize = 8 * 1024;
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
            personal: None,
            api_token: None,
            about: None,
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
    let mut tx = store.begin().await?;
    append_in(store, &mut tx, entry).await?;
    tx.commit().await
}

/// As [`append`], together with what it tells of.
pub async fn append_in(store: &Store, connection: &mut PgConnection, entry: AuditEntry) -> Result<()> {
    let row = personal::sealed(store, connection, cleaned(entry)).await?;
    let key = store.protection()?.ring.current(KeyKind::Audit)?;
    let mac = mac(&key, &row);
    let sql = "WITH row AS (
                   INSERT INTO audit_logs (id, user_id, action, resource, resource_id, details, ip_address, user_agent,
                       correlation_id, timestamp, success, error, mac, mac_key_id)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id)
               INSERT INTO audit_unsealed SELECT id FROM row";
    sqlx::query(sql)
        .bind(row.id)
        .bind(row.user_id)
        .bind(row.action)
        .bind(row.resource)
        .bind(row.resource_id)
        .bind(row.details)
        .bind(row.ip_address)
        .bind(row.user_agent)
        .bind(row.correlation_id)
        .bind(row.timestamp)
        .bind(row.success)
        .bind(row.error)
        .bind(&mac[..])
        .bind(&*key.id)
        .execute(connection)
        .await?;
    Ok(())
}

fn cleaned(entry: AuditEntry) -> AuditEntry {
    let field = |text: String| check::cleaned(&text, FIELD_BYTES);
    AuditEntry {
        action: field(entry.action),
        resource: field(entry.resource),
        resource_id: entry.resource_id.map(field),
        details: entry.details.map(|details| stable(check::cleaned_json(&details, DETAILS_BYTES))),
        personal: entry.personal.map(|personal| check::cleaned_json(&personal, PERSONAL_BYTES)),
        api_token: entry.api_token.map(|token| TokenUsed { name: field(token.name), ..token }),
        ip_address: entry.ip_address.map(field),
        user_agent: entry.user_agent.map(field),
        correlation_id: entry.correlation_id.map(field),
        // What PostgreSQL keeps, so that the MAC is of what will be read.
        timestamp: entry.timestamp.trunc_subsecs(6),
        error: entry.error.map(|error| check::cleaned(&error, check::TEXT_BYTES)),
        ..entry
    }
}

/// As jsonb gives it back: it has no negative zero.
fn stable(value: Value) -> Value {
    match value {
        Value::Number(number) if number.as_f64() == Some(0.0) && number.is_f64() => Value::from(0.0),
        Value::Array(items) => items.into_iter().map(stable).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, stable(value))).collect(),
        other => other,
    }
}

/// Of a row that is read with the columns that [`read`] names.
type Parts = (Row, Option<Vec<u8>>, Option<String>);

#[cfg(test)]
mod tests;
