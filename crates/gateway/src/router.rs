//! Putting the pieces together: API, page, middleware.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use isekai_platform::correlation;

use crate::error::respond::{self, ErrorPolicy};
use crate::http::{access_log, forwarded, host, secure, security_headers};
use crate::state::AppState;
use crate::{api, web};

/// What the main listener serves. Middleware from the inside out: TLS, host, errors, headers, proxies, access log, correlation id.
pub fn main(state: &AppState) -> Router {
    let settings = &state.settings;
    let policy = ErrorPolicy {
        clock: state.clock.clone(),
        development: settings.development,
        timeout: settings.request_timeout,
    };
    let (api, _) = api::router().split_for_parts();
    api.fallback(web::serve)
        .method_not_allowed_fallback(respond::unknown_method)
        .with_state(state.clone())
        .layer(from_fn_with_state(Arc::<str>::from(settings.public_url.as_str()), secure::layer))
        .layer(from_fn_with_state(settings.hosts.clone(), host::layer))
        .layer(from_fn_with_state(policy, respond::layer))
        .layer(from_fn_with_state(settings.hsts, security_headers::layer))
        .layer(from_fn_with_state(settings.proxies.clone(), forwarded::layer))
        .layer(from_fn(access_log::layer))
        .layer(from_fn(correlation::layer))
}
