//! What came to a trusted proxy without TLS, where the public address is `https://`: its words were read on the way. A browser that
//! opens a page is sent to the address that it should have; everything else is refused, so that nobody goes on sending secrets.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, Method, StatusCode, header};

use super::forwarded::Sender;
use crate::error::ApiError;

/// Reason of the refusal of a request that came in clear text.
const CLEAR_TEXT: &str = "CLEAR_TEXT";

pub async fn layer(State(public_url): State<Arc<str>>, request: Request, next: Next) -> Response {
    if !(public_url.starts_with("https://") && came_in_clear_text(&request)) {
        return next.run(request).await;
    }
    refuse(&public_url, &request)
}

/// Whether a trusted proxy says so.
pub fn came_in_clear_text(request: &Request) -> bool {
    request.extensions().get::<Sender>().is_some_and(|sender| sender.https == Some(false))
}

/// `site`: the origin to ask over TLS.
pub fn refuse(site: &str, request: &Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let opens_page = matches!(*request.method(), Method::GET | Method::HEAD) && !path.starts_with("/api/");
    match HeaderValue::from_str(&format!("{site}{path}")) {
        Ok(location) if opens_page && path.starts_with('/') => {
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
        }
        _ => {
            let message = format!("this was sent without TLS and may have been read on the way; use {site}");
            ApiError::Security { reason: CLEAR_TEXT, message }.into_response()
        }
    }
}
