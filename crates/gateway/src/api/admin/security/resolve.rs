//! `POST /api/admin/security-events/{id}/resolve`.

use axum::Json as Answer;
use axum::body::Body;
use axum::extract::State;
use http::HeaderMap;
use isekai_domain::SecurityEventId;
use isekai_store::security::{self, Resolution};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::RESOURCE;
use super::view::EventView;
use crate::access::{Caller, Permit, Resource, audit_entry, authorize};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, body, json};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("security_event", "update");

const MAX_NOTE_CHARS: usize = 2000;

#[derive(Default, Deserialize, ToSchema)]
pub struct ResolveRequest {
    /// What it was and what was done.
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// Says that somebody has seen to a security event.
#[utoipa::path(
    post, path = "/api/admin/security-events/{id}/resolve", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))), params(("id" = Uuid, Path)),
    request_body(content = Option<ResolveRequest>),
    responses(
        (status = 200, body = EventView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "It is resolved already", body = ErrorBody),
    )
)]
pub async fn security_event_resolve(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<SecurityEventId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer<EventView>, ApiError> {
    let resource = Resource { kind: RESOURCE, id: Some(id.to_string()), owner: None };
    authorize(&state, &caller, &resource, NEEDS).await?;
    let bytes = body::read(&headers, body, state.settings.max_body_bytes).await?;
    let request: ResolveRequest = if bytes.is_empty() { ResolveRequest::default() } else { json::parse(&bytes)? };
    if request.note.as_ref().is_some_and(|note| note.chars().count() > MAX_NOTE_CHARS) {
        return Err(ApiError::field("note", format!("a note has at most {MAX_NOTE_CHARS} characters")));
    }
    let audit = audit_entry(&state, Some(caller.user_id), &caller.client, "resolve", &resource, Value::Null, Ok(()));
    let resolution = Resolution { by: caller.user_id, note: request.note.as_deref(), audit };
    let event = security::resolve(&state.store, id, resolution).await?;
    Ok(Answer(EventView::of(&state, event).await?))
}
