//! Entry by a shared link: `/.isekai/link?token=…`.

use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use http::{HeaderValue, StatusCode, header};
use isekai_auth::Purpose;
use isekai_domain::{AppId, PreviewLinkId};
use isekai_store::preview::links::{self, PreviewLink};
use serde::{Deserialize, Serialize};

use super::pages::{Notice, Refusal};
use super::ticket::{Ticket, Way};
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Serialize, Deserialize)]
struct LinkToken {
    app: AppId,
    link: PreviewLinkId,
}

/// What stands in the link's address.
pub fn token(state: &AppState, link: &PreviewLink) -> Result<String, ApiError> {
    let token = LinkToken { app: link.app_id, link: link.id };
    state.tickets.signer().sign(Purpose::PreviewLink, &token, link.expires_at).map_err(ApiError::unexpected)
}

/// Lets the visitor in, and sends them to the app without the token in the address.
pub async fn enter(state: &AppState, app: AppId, token: &str, now: DateTime<Utc>) -> Result<Response, Refusal> {
    let Ok(token) = state.tickets.signer().open::<LinkToken>(Purpose::PreviewLink, token, now) else {
        return Err(Notice::bad_link().into());
    };
    let link = links::live(&state.store, token.link, now).await.map_err(ApiError::from)?;
    let Some(link) = link.filter(|link| link.app_id == app && token.app == app) else {
        return Err(Notice::bad_link().into());
    };
    let ticket = Ticket { app, way: Way::Link(link.id), public: link.public };
    let cookie = state.tickets.cookie(&ticket, now, link.expires_at - now)?;
    Ok(welcome(cookie, "/"))
}

/// Sets the cookie and goes on to `next`, a path that has been checked.
pub(super) fn welcome(cookie: HeaderValue, next: &str) -> Response {
    let headers = [
        (header::SET_COOKIE, cookie),
        (header::LOCATION, HeaderValue::from_str(next).unwrap_or(HeaderValue::from_static("/"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (StatusCode::FOUND, headers).into_response()
}
