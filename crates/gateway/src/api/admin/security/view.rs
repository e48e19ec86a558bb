//! A security event as the API shows it.

use chrono::{DateTime, Utc};
use isekai_domain::{SecurityEventId, UserId};
use isekai_store::security::SecurityEvent;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::schema::{SecurityEventTypeSchema, SeveritySchema};

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SecurityEvent)]
pub struct EventView {
    #[schema(value_type = Uuid)]
    id: SecurityEventId,
    #[serde(rename = "type")]
    #[schema(value_type = SecurityEventTypeSchema)]
    kind: &'static str,
    #[schema(value_type = SeveritySchema)]
    severity: &'static str,
    #[schema(value_type = Option<Uuid>, required)]
    user_id: Option<UserId>,
    /// What is known besides; differs from event to event.
    #[schema(value_type = Object)]
    details: Value,
    /// Empty when it is not known.
    ip_address: String,
    #[schema(required)]
    correlation_id: Option<String>,
    timestamp: DateTime<Utc>,
    resolved: bool,
    #[schema(required)]
    resolved_at: Option<DateTime<Utc>>,
    #[schema(value_type = Option<Uuid>, required)]
    resolved_by: Option<UserId>,
    #[schema(required)]
    note: Option<String>,
}

impl From<SecurityEvent> for EventView {
    fn from(event: SecurityEvent) -> Self {
        Self {
            id: event.id,
            kind: event.kind.as_str(),
            severity: event.severity.as_str(),
            user_id: event.user_id,
            details: event.details,
            ip_address: event.ip_address,
            correlation_id: event.correlation_id,
            timestamp: event.timestamp,
            resolved: event.resolved,
            resolved_at: event.resolved_at,
            resolved_by: event.resolved_by,
            note: event.resolution_note,
        }
    }
}
