//! What an administrator should look at: the specification's `SecurityEvent`.

use chrono::{DateTime, Utc};
use isekai_domain::{SecurityEventId, UserId};
use serde_json::{Value, json};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::convert::{AsText, OptionalId};
use crate::text_enum::text_enums;
use crate::{Page, PageOf, Result, Store, StoreError, check};

text_enums! {
    EventType {
        AuthenticationFailure = "authentication_failure",
        AuthorizationFailure = "authorization_failure",
        SuspiciousActivity = "suspicious_activity",
        SecurityViolation = "security_violation",
    }

    Severity {
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }
}

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct SecurityEvent {
    #[sqlx(try_from = "Uuid")]
    pub id: SecurityEventId,
    #[sqlx(rename = "type", try_from = "AsText<EventType>")]
    pub kind: EventType,
    #[sqlx(try_from = "AsText<Severity>")]
    pub severity: Severity,
    #[sqlx(try_from = "OptionalId")]
    pub user_id: Option<UserId>,
    pub details: Value,
    /// Empty when it is not known.
    pub ip_address: String,
    pub correlation_id: Option<String>,
    pub timestamp: DateTime<Utc>,
    pub resolved: bool,
    pub resolved_at: Option<DateTime<Utc>>,
    #[sqlx(try_from = "OptionalId")]
    pub resolved_by: Option<UserId>,
    pub resolution_note: Option<String>,
}

#[derive(Debug, Clone)]
pub struct NewEvent {
    pub kind: EventType,
    pub severity: Severity,
    pub user_id: Option<UserId>,
    pub details: Value,
    pub ip_address: Option<String>,
    pub correlation_id: Option<String>,
    pub at: DateTime<Utc>,
    /// Of events with the same key only the first is kept.
    pub once: Option<String>,
}

/// Only those that agree with every field that is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct EventFilter {
    /// Whom it is about.
    pub user: Option<UserId>,
    pub kind: Option<EventType>,
    pub severity: Option<Severity>,
    pub resolved: Option<bool>,
}

#[derive(Debug)]
pub struct Resolution<'a> {
    pub by: UserId,
    pub note: Option<&'a str>,
    pub audit: AuditEntry,
}

const FIELD_BYTES: usize = 1024;
const DETAILS_BYTES: usize = 16 * 1024;

macro_rules! columns {
    () => {
        "id, type, severity, user_id, details, ip_address, correlation_id, timestamp, resolved, resolved_at, \
         resolved_by, resolution_note"
    };
}

/// Whether it was kept: not when there is one with its key already.
pub async fn report(store: &Store, event: NewEvent) -> Result<bool> {
    report_in(&mut *store.pool().acquire().await?, event).await
}

/// As [`report`], together with what it tells of.
pub(crate) async fn report_in(connection: &mut PgConnection, event: NewEvent) -> Result<bool> {
    let cleaned = |text: &str| check::cleaned(text, FIELD_BYTES);
    let sql =
        "INSERT INTO security_events (id, type, severity, user_id, details, ip_address, correlation_id, timestamp,
                   once_key)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (once_key) DO NOTHING";
    let done = sqlx::query(sql)
        .bind(SecurityEventId::new().uuid())
        .bind(event.kind.as_str())
        .bind(event.severity.as_str())
        .bind(event.user_id.map(UserId::uuid))
        .bind(check::cleaned_json(&event.details, DETAILS_BYTES))
        .bind(cleaned(event.ip_address.as_deref().unwrap_or_default()))
        .bind(event.correlation_id.as_deref().map(cleaned))
        .bind(event.at)
        .bind(event.once.as_deref().map(cleaned))
        .execute(connection)
        .await?;
    let kept = done.rows_affected() > 0;
    if kept {
        let labels = [("type", event.kind.as_str()), ("severity", event.severity.as_str())];
        metrics::counter!("isekai_security_events_total", &labels).increment(1);
    }
    Ok(kept)
}

/// Newest first.
pub async fn page(store: &Store, filter: EventFilter, page: Page) -> Result<PageOf<SecurityEvent>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM security_events WHERE id < $1 AND ($3::text IS NULL OR type = $3)
            AND ($4::text IS NULL OR severity = $4) AND ($5::boolean IS NULL OR resolved = $5)
            AND ($6::uuid IS NULL OR user_id = $6)
          ORDER BY id DESC LIMIT $2"
    );
    let rows = sqlx::query_as(sql)
        .bind(page.below())
        .bind(page.fetch_limit())
        .bind(filter.kind.map(EventType::as_str))
        .bind(filter.severity.map(Severity::as_str))
        .bind(filter.resolved)
        .bind(filter.user.map(UserId::uuid))
        .fetch_all(store.pool())
        .await?;
    Ok(page.of(rows, |event: &SecurityEvent| event.id.uuid()))
}

/// Leaves of the events about somebody what happened, and nothing that tells more of them. That the person's events are told once a
/// minute ends with it, and so do the words of whoever looked at them.
pub(crate) async fn forget_in(connection: &mut PgConnection, user: UserId) -> Result<()> {
    let sql = "UPDATE security_events SET ip_address = 'erased', once_key = NULL,
                   resolution_note = CASE WHEN resolution_note IS NULL THEN NULL ELSE 'erased' END,
                   details = (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(details)
                              WHERE key IN ('what', 'resource', 'action'))
               WHERE user_id = $1";
    sqlx::query(sql).bind(user.uuid()).execute(connection).await?;
    Ok(())
}

/// At the time of the row of the audit log. One that is resolved stays as it is.
pub async fn resolve(store: &Store, id: SecurityEventId, resolution: Resolution<'_>) -> Result<SecurityEvent> {
    check::optional("note", resolution.note, check::TEXT_BYTES)?;
    let mut tx = store.begin().await?;
    let sql = concat!(
        "UPDATE security_events SET resolved = true, resolved_at = $2, resolved_by = $3, resolution_note = $4
         WHERE id = $1 AND NOT resolved RETURNING ",
        columns!()
    );
    let event: Option<SecurityEvent> = sqlx::query_as(sql)
        .bind(id.uuid())
        .bind(resolution.audit.timestamp)
        .bind(resolution.by.uuid())
        .bind(resolution.note)
        .fetch_optional(&mut *tx)
        .await?;
    let Some(event) = event else {
        let there = sqlx::query_scalar("SELECT EXISTS (SELECT FROM security_events WHERE id = $1)").bind(id.uuid());
        return Err(match there.fetch_one(&mut *tx).await? {
            true => StoreError::conflict("this event is resolved already"),
            false => StoreError::NotFound { entity: "security event" },
        });
    };
    let details = json!({ "before": { "resolved": false }, "after": { "resolved": true, "note": resolution.note } });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..resolution.audit }).await?;
    tx.commit().await?;
    Ok(event)
}

#[cfg(test)]
mod tests;
