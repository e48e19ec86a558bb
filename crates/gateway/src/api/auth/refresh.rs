//! `POST /api/auth/refresh`. A refresh token is good for one use. One that is used again, and not at once by who lost the answer,
//! was copied, and ends its session.

use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use http::request::Parts;
use http::{StatusCode, header};
use isekai_auth::refresh as token;
use isekai_domain::{SessionId, UserId};
use isekai_store::audit::AuditEntry;
use isekai_store::security::{EventType, NewEvent, Severity};
use isekai_store::sessions::{self, Rotation};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::cookie;
use super::tokens::{self, Tokens};
use crate::access::{Credential, PUBLIC, Resource, audit_entry, report};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, body, json as reader};
use crate::state::AppState;

const REFUSED: &str = "the refresh token is not valid any more; sign in again";
const MAX_TOKEN_BYTES: usize = 256;

#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefreshRequest {
    /// When absent, the cookie is used.
    #[serde(default)]
    #[schema(max_length = 256)]
    pub refresh_token: Option<String>,
}

/// Gives a new access token and a new refresh token.
#[utoipa::path(
    post, path = "/api/auth/refresh", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    request_body(content = Option<RefreshRequest>),
    responses(
        (status = 200, description = "New tokens; also sets the refresh cookie", body = Tokens),
        (status = 401, description = "No token, or one that is not valid any more", body = ErrorBody),
        (status = 403, description = "The cookie was sent by a page that is not ours", body = ErrorBody),
    )
)]
pub async fn refresh(
    State(state): State<AppState>,
    client: ClientInfo,
    parts: Parts,
    body: Body,
) -> Result<Response, ApiError> {
    let shown =
        shown_token(&state, &parts, body).await?.ok_or(ApiError::Authentication("sign in, or send a refresh token"))?;
    let now = state.clock.now();
    let next = state.signed.successor(&shown);
    let told = |session, user| reused(&state, &client, session, user);
    let (shown, next_hash, idle) = (token::hash(&shown), token::hash(&next), state.settings.session_idle);
    match sessions::rotate(&state.store, &shown, &next_hash, now, idle, told).await? {
        Rotation::Rotated { session_id, user_id, expires_at } => {
            if !sessions::is_live(&state.store, session_id).await? {
                return Ok(refused(&state));
            }
            let lifetime = (expires_at - now).max(TimeDelta::zero()).to_std().unwrap_or(Duration::ZERO);
            tokens::answer(&state, session_id, user_id, next, lifetime).await
        }
        Rotation::Reused { session_id, user_id } => {
            state.principals.forget(Credential::Session(session_id, user_id)).await;
            Ok(refused(&state))
        }
        Rotation::Revoked | Rotation::Expired | Rotation::Unknown => Ok(refused(&state)),
    }
}

/// Somebody has a copy.
fn reused(state: &AppState, client: &ClientInfo, session: SessionId, user: UserId) -> (AuditEntry, NewEvent) {
    let resource = Resource { kind: "session", id: Some(session.to_string()), owner: Some(user) };
    let what = "a refresh token was used twice; the session was ended";
    let entry = audit_entry(state, Some(user), client, "refresh", &resource, Value::Null, Err(what));
    let kind = (EventType::SecurityViolation, Severity::High);
    (entry, report::event(state, client, kind, Some(user), json!({ "what": what, "sessionId": session })))
}

/// From the body, else from the cookie.
pub(super) async fn shown_token(state: &AppState, parts: &Parts, body: Body) -> Result<Option<String>, ApiError> {
    let bytes = body::read(&parts.headers, body, state.settings.max_body_bytes).await?;
    let request: RefreshRequest = if bytes.is_empty() { RefreshRequest::default() } else { reader::parse(&bytes)? };
    match request.refresh_token {
        Some(token) if token.len() <= MAX_TOKEN_BYTES => Ok(Some(token)),
        Some(_) => Err(ApiError::field("refreshToken", format!("it has at most {MAX_TOKEN_BYTES} bytes"))),
        None => cookie::token(&state.settings, &parts.uri, &parts.headers),
    }
}

/// With the cookie taken away: the browser need not show it again.
fn refused(state: &AppState) -> Response {
    let mut response = ApiError::Authentication(REFUSED).into_response();
    debug_assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    response.headers_mut().insert(header::SET_COOKIE, cookie::clear(&state.settings));
    response
}
