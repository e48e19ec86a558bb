//! The audit log: reading, taking out, proving.

pub mod export;
pub mod list;
pub mod verify;

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use isekai_domain::{ApiTokenId, UserId};
use isekai_store::audit::{AuditEntry, AuditFilter, TokenUsed};
use isekai_store::users;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::access::{Caller, Permit, Resource, authorize};
use crate::error::ApiError;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::audit_list))
        .routes(routes!(export::audit_export))
        .routes(routes!(verify::audit_verify))
}

/// An action, as people see it. What was personal of who was forgotten reads `erased`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditLog {
    id: Uuid,
    #[schema(required)]
    user_id: Option<Uuid>,
    /// What the user is called now; null of who has no account any more.
    #[schema(required)]
    username: Option<String>,
    action: String,
    resource: String,
    #[schema(required)]
    resource_id: Option<String>,
    /// What was changed, `before` and `after`; under `personal` what tells about a person.
    #[schema(value_type = Object)]
    details: Value,
    /// Through which API token it was done, if through one.
    #[schema(required)]
    api_token: Option<AuditToken>,
    #[schema(required)]
    ip_address: Option<String>,
    #[schema(required)]
    user_agent: Option<String>,
    #[schema(required)]
    correlation_id: Option<String>,
    timestamp: DateTime<Utc>,
    success: bool,
    /// Why it was refused or failed.
    #[schema(required)]
    error: Option<String>,
}

/// As it was called then; it may be revoked by now.
#[derive(Serialize, ToSchema)]
pub struct AuditToken {
    #[schema(value_type = Uuid)]
    id: ApiTokenId,
    name: String,
}

/// Only those that agree with every field that is given.
#[derive(Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct Filter {
    #[param(value_type = Option<Uuid>)]
    user_id: Option<String>,
    #[param(max_length = 256)]
    action: Option<String>,
    #[param(max_length = 256)]
    resource: Option<String>,
    #[param(max_length = 256)]
    resource_id: Option<String>,
    #[param(value_type = Option<bool>)]
    success: Option<String>,
    /// Not before this moment.
    #[param(value_type = Option<DateTime<Utc>>)]
    from: Option<String>,
    /// Before this moment.
    #[param(value_type = Option<DateTime<Utc>>)]
    until: Option<String>,
}

impl Filter {
    /// Read after the permission was asked for: who has none is not told what is wrong with the question.
    fn stored(&self) -> Result<AuditFilter<'_>, ApiError> {
        Ok(AuditFilter {
            user_id: parsed("userId", self.user_id.as_deref(), "is an id")?,
            action: self.action.as_deref(),
            resource: self.resource.as_deref(),
            resource_id: self.resource_id.as_deref(),
            success: parsed("success", self.success.as_deref(), "is true or false")?,
            from: parsed("from", self.from.as_deref(), "is a time like 2026-11-29T12:00:00Z")?,
            until: parsed("until", self.until.as_deref(), "is a time like 2026-11-29T12:00:00Z")?,
        })
    }
}

/// An empty one is as good as none.
fn parsed<T: FromStr>(field: &str, text: Option<&str>, shape: &str) -> Result<Option<T>, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| ApiError::field(field, format!("{field} {shape}")))
}

async fn permitted(state: &AppState, caller: &Caller, needs: Permit) -> Result<Resource, ApiError> {
    let resource = Resource::kind("audit");
    authorize(state, caller, &resource, needs).await?;
    Ok(resource)
}

/// The rows as people see them.
async fn shown(state: &AppState, entries: Vec<AuditEntry>) -> Result<Vec<AuditLog>, ApiError> {
    let who: BTreeSet<UserId> = entries.iter().filter_map(|entry| entry.user_id).collect();
    let names = users::names(&state.store, &who.into_iter().collect::<Vec<_>>()).await?;
    let name = |entry: &AuditEntry| entry.user_id.and_then(|user| names.get(&user).cloned());
    Ok(entries.into_iter().map(|entry| AuditLog::new(name(&entry), entry)).collect())
}

impl AuditLog {
    fn new(username: Option<String>, entry: AuditEntry) -> Self {
        let mut details = entry.details.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        if let (Some(fields), Some(personal)) = (details.as_object_mut(), entry.personal) {
            fields.insert("personal".to_owned(), personal);
        }
        Self {
            id: entry.id,
            user_id: entry.user_id.map(UserId::uuid),
            username,
            action: entry.action,
            resource: entry.resource,
            resource_id: entry.resource_id,
            details,
            api_token: entry.api_token.map(|TokenUsed { id, name }| AuditToken { id, name }),
            ip_address: entry.ip_address,
            user_agent: entry.user_agent,
            correlation_id: entry.correlation_id,
            timestamp: entry.timestamp,
            success: entry.success,
            error: entry.error,
        }
    }
}
