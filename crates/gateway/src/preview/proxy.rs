//! Passing a preview request to the app's sandbox: bodies stream both ways, WebSockets pass through.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use isekai_channel::sandbox_api::{PUBLIC_HOST_HEADER, SandboxId};
use tokio_util::sync::CancellationToken;

use super::strip;
use crate::state::AppState;

/// Marks an answer that is ours because the app's sandbox gave none.
#[derive(Clone, Copy)]
pub struct Unreachable;

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// `host`: the public name of the app's site with its port, which the app is told. Refusals of the sandbox come as errors: what is an
/// answer is the app's.
pub async fn pass(state: &AppState, sandbox: SandboxId, host: &str, mut request: Request) -> Response {
    let upgrade = is_upgrade(&request);
    let visitor = upgrade.then(|| hyper::upgrade::on(&mut request));
    let https = state.settings.preview.domain.is_some();
    let headers = request.headers_mut();
    strip::request(headers, upgrade);
    if let Ok(host) = HeaderValue::from_str(host) {
        headers.insert(PUBLIC_HOST_HEADER, host);
    }
    headers.insert(FORWARDED_PROTO, HeaderValue::from_static(if https { "https" } else { "http" }));
    match state.sandboxes.proxy(sandbox, request).await {
        Ok(mut response) => {
            let switched = response.status() == StatusCode::SWITCHING_PROTOCOLS;
            if let (true, Some(visitor)) = (switched, visitor) {
                tokio::spawn(join(visitor, hyper::upgrade::on(&mut response), state.shutdown.clone()));
            }
            strip::response(response.headers_mut(), switched);
            let (mut parts, body) = response.into_parts();
            parts.extensions.clear();
            Response::from_parts(parts, Body::new(body))
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, %sandbox, "the app could not be reached");
            unreachable_app()
        }
    }
}

fn unreachable_app() -> Response {
    let mut response = StatusCode::BAD_GATEWAY.into_response();
    response.extensions_mut().insert(Unreachable);
    response
}

fn is_upgrade(request: &Request) -> bool {
    let names_upgrade = |value: &HeaderValue| {
        value.to_str().is_ok_and(|text| text.split(',').any(|name| name.trim().eq_ignore_ascii_case("upgrade")))
    };
    request.headers().contains_key(header::UPGRADE)
        && request.headers().get_all(header::CONNECTION).iter().any(names_upgrade)
}

/// Until either side ends, or the process does.
async fn join(visitor: OnUpgrade, app: OnUpgrade, shutdown: CancellationToken) {
    let (visitor, app) = match tokio::try_join!(visitor, app) {
        Ok(both) => both,
        Err(error) => {
            tracing::debug!(error = &error as &dyn std::error::Error, "a change of protocol did not come about");
            return;
        }
    };
    let (mut visitor, mut app) = (TokioIo::new(visitor), TokioIo::new(app));
    tokio::select! {
        // How a WebSocket ends is a matter between the page and the app.
        _ = tokio::io::copy_bidirectional(&mut visitor, &mut app) => {}
        () = shutdown.cancelled() => {}
    }
}
