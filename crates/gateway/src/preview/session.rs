//! Entry of somebody who is signed in: the platform hands over a one-time code, which is exchanged for a cookie here.

use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use isekai_auth::refresh as secret;
use isekai_domain::{AppId, SessionId};
use isekai_store::preview::codes;

use super::link::welcome;
use super::pages::{Notice, Refusal};
use super::ticket::{self, Ticket, Way};
use super::{next, report};
use crate::error::ApiError;
use crate::state::AppState;

/// `/.isekai/session?code=…&next=…`. A code that is used up or too old leads to the sign-in page, which knows how to go on; in a frame it
/// would not show.
pub async fn enter(
    state: &AppState,
    app: AppId,
    code: &str,
    next: &str,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<Response, Refusal> {
    if let Some(session) = session_of(code)
        && let Some((of, user)) = codes::take(&state.store, &secret::hash(code), now).await.map_err(ApiError::from)?
        && of == app
    {
        let lifetime = TimeDelta::from_std(state.settings.preview.session).map_err(ApiError::unexpected)?;
        let ticket = Ticket { app, way: Way::Account { user, session }, public: false };
        return Ok(welcome(state.tickets.cookie(&ticket, now, lifetime)?, next));
    }
    if ticket::of(state, app, headers).await?.is_some() {
        let headers = [
            (header::LOCATION, HeaderValue::from_str(next).unwrap_or(HeaderValue::from_static("/"))),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        return Ok((StatusCode::FOUND, headers).into_response());
    }
    if report::is_frame(headers) {
        return Err(Notice::signed_out(app, state).into());
    }
    Ok(sign_in(state, app, next))
}

/// A new code for a visit that ends with `session`. What is stored is the hash of the whole, so the session cannot be exchanged.
pub fn new_code(session: SessionId) -> String {
    format!("{}.{session}", secret::generate())
}

fn session_of(code: &str) -> Option<SessionId> {
    code.split_once('.')?.1.parse().ok()
}

/// To the platform's page that signs in if needed, gets a code and comes back.
pub fn sign_in(state: &AppState, app: AppId, path: &str) -> Response {
    let location = format!("{}/preview-auth/?app={app}&next={}", state.settings.public_url, next::in_query(path));
    let headers = [
        (header::LOCATION, HeaderValue::from_str(&location).unwrap_or(HeaderValue::from_static("/"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::FOUND, headers).into_response()
}
