//! Passing a preview request to the app's sandbox: bodies stream both ways, WebSockets pass through.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::response::Parts;
use http::{HeaderName, HeaderValue, StatusCode, header};
use http_body_util::{BodyExt as _, Collected};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use isekai_channel::sandbox_api::{PUBLIC_HOST_HEADER, SandboxId};
use isekai_domain::ErrorBody;
use isekai_platform::correlation;
use tokio_util::sync::CancellationToken;

use super::strip;
use crate::state::AppState;

/// Marks an answer that is ours because the app's sandbox gave none.
#[derive(Clone, Copy)]
pub struct Unreachable;

const MAX_REFUSAL_BYTES: u64 = 64 * 1024;
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// `host`: the public name of the app's site, which the app is told.
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
            if !may_be_refusal(&parts) {
                return Response::from_parts(parts, Body::new(body));
            }
            match body.collect().await.map(Collected::to_bytes) {
                Ok(bytes) if !is_refusal(&bytes) => Response::from_parts(parts, Body::from(bytes)),
                Ok(_) => unreachable_app(),
                Err(error) => {
                    tracing::debug!(error = &error as &dyn std::error::Error, %sandbox, "an answer broke off");
                    unreachable_app()
                }
            }
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

/// Whether the answer may be the sandbox service's own: it could not pass the request on. Small, JSON, and an error.
fn may_be_refusal(answer: &Parts) -> bool {
    let json =
        answer.headers.get(header::CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"application/json"));
    let length = answer.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let status = matches!(answer.status.as_u16(), 404 | 409 | 500 | 503 | 504);
    status && json && length.is_some_and(|bytes| bytes <= MAX_REFUSAL_BYTES)
}

/// An app's own error may look alike, but it does not have this request's correlation id in its body.
fn is_refusal(body: &[u8]) -> bool {
    serde_json::from_slice::<ErrorBody>(body).is_ok_and(|body| body.correlation_id == correlation::current())
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
