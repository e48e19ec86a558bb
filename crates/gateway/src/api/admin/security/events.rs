//! `GET /api/admin/security-events`.

use axum::Json;
use axum::extract::State;
use isekai_store::security::{self, EventFilter, EventType, Severity};
use serde::Deserialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::RESOURCE;
use super::view::{EventView, shown};
use crate::access::{Caller, Permit, Resource, audit, authorize};
use crate::api::schema::{ErrorBody, SecurityEventTypeSchema, SeveritySchema};
use crate::error::ApiError;
use crate::extract::{Query, page};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("security_event", "read");

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// Items per page, 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<Uuid>,
    #[serde(rename = "type")]
    #[param(value_type = Option<SecurityEventTypeSchema>)]
    kind: Option<EventType>,
    #[param(value_type = Option<SeveritySchema>)]
    severity: Option<Severity>,
    resolved: Option<bool>,
}

#[derive(serde::Serialize, ToSchema)]
pub struct SecurityEventList {
    items: Vec<EventView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

/// What an administrator should look at, newest first.
#[utoipa::path(
    get, path = "/api/admin/security-events", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))), params(EventQuery),
    responses(
        (status = 200, body = SecurityEventList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody),
    )
)]
pub async fn security_events(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<EventQuery>,
) -> Result<Json<SecurityEventList>, ApiError> {
    let resource = Resource::kind(RESOURCE);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let filter = EventFilter { user: None, kind: query.kind, severity: query.severity, resolved: query.resolved };
    let page = security::page(&state.store, filter, page::of(query.limit, query.after)?).await?;
    audit(&state, Some(caller.user_id), &caller.client, "read", &resource, Value::Null, Ok(())).await;
    Ok(Json(SecurityEventList { items: shown(&state, page.items).await?, next: page.next }))
}
