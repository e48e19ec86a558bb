//! A security event as the API shows it.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use isekai_domain::{SecurityEventId, UserId};
use isekai_store::security::SecurityEvent;
use isekai_store::users;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::schema::{SecurityEventTypeSchema, SeveritySchema};
use crate::error::ApiError;
use crate::state::AppState;

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
    /// What the user is called now; null of who has no account any more.
    #[schema(required)]
    username: Option<String>,
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
    /// What they are called now.
    #[schema(required)]
    resolved_by_name: Option<String>,
    #[schema(required)]
    note: Option<String>,
}

/// The events as people see them.
pub async fn shown(state: &AppState, events: Vec<SecurityEvent>) -> Result<Vec<EventView>, ApiError> {
    let names = names(state, &events).await?;
    Ok(events.into_iter().map(|event| EventView::new(&names, event)).collect())
}

async fn names(state: &AppState, events: &[SecurityEvent]) -> Result<HashMap<UserId, String>, ApiError> {
    let who: BTreeSet<UserId> = events.iter().flat_map(|event| [event.user_id, event.resolved_by]).flatten().collect();
    Ok(users::names(&state.store, &who.into_iter().collect::<Vec<_>>()).await?)
}

impl EventView {
    pub async fn of(state: &AppState, event: SecurityEvent) -> Result<Self, ApiError> {
        let names = names(state, std::slice::from_ref(&event)).await?;
        Ok(Self::new(&names, event))
    }

    fn new(names: &HashMap<UserId, String>, event: SecurityEvent) -> Self {
        let name = |user: Option<UserId>| user.and_then(|user| names.get(&user).cloned());
        Self {
            id: event.id,
            kind: event.kind.as_str(),
            severity: event.severity.as_str(),
            user_id: event.user_id,
            username: name(event.user_id),
            details: event.details,
            ip_address: event.ip_address,
            correlation_id: event.correlation_id,
            timestamp: event.timestamp,
            resolved: event.resolved,
            resolved_at: event.resolved_at,
            resolved_by: event.resolved_by,
            resolved_by_name: name(event.resolved_by),
            note: event.resolution_note,
        }
    }
}
