//! Entry of somebody who is signed in: the platform hands over a one-time code, which is exchanged for a cookie here.

use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use isekai_auth::refresh as secret;
use isekai_domain::AppId;
use isekai_store::preview::codes;

use super::link::welcome;
use super::next;
use super::ticket::{Ticket, Way};
use crate::error::ApiError;
use crate::state::AppState;

/// `/.isekai/session?code=…&next=…`. A code that is used up or too old leads to the sign-in page, which knows how to go on.
pub async fn enter(
    state: &AppState,
    app: AppId,
    code: &str,
    next: &str,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<Response, ApiError> {
    if let Some((of, user)) = codes::take(&state.store, &secret::hash(code), now).await?
        && of == app
    {
        let lifetime = TimeDelta::from_std(state.settings.preview.session).map_err(ApiError::unexpected)?;
        let ticket = Ticket { app, way: Way::Account(user), public: false };
        return Ok(welcome(state.tickets.cookie(&ticket, now, lifetime)?, next));
    }
    if state.tickets.of(app, headers, now).await?.is_some() {
        return Ok((StatusCode::FOUND, [(header::LOCATION, next.to_owned())]).into_response());
    }
    Ok(sign_in(state, app, next))
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
