//! Passing a preview request to the app's sandbox: bodies stream both ways, WebSockets pass through.

pub mod upgrade;

use axum::extract::Request;
use axum::response::Response;
use http::{HeaderName, HeaderValue, StatusCode};
use isekai_channel::client::ClientError;
use isekai_channel::sandbox_api::{APP_NOT_ANSWERING, PUBLIC_HOST_HEADER, SandboxId};
use isekai_domain::ErrorCode;

use super::limits::{self, Breach};
use super::pages::{Notice, Refusal};
use super::strip;
use super::visit::Visit;
use crate::extract::client;
use crate::state::AppState;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// `host`: the public name of the app's site with its port, which the agent makes the app's `Host` and `X-Forwarded-Host`. Refusals of the sandbox come as errors: what is an
/// answer is the app's.
pub async fn pass(
    state: &AppState,
    sandbox: SandboxId,
    host: &str,
    visit: Visit,
    request: Request,
) -> Result<Response, Refusal> {
    let wanted = upgrade::wanted(&request)?;
    let (mut request, body) = limits::bounded(request, state.settings.preview.max_body_bytes)?;
    let visitor = wanted.map(|kind| kind.begin(&mut request));
    let client = client::address(request.extensions());
    let headers = request.headers_mut();
    strip::request(headers, wanted.is_some());
    let proto = if state.settings.preview.https() { "https" } else { "http" };
    headers.insert(FORWARDED_PROTO, HeaderValue::from_static(proto));
    if let Ok(host) = HeaderValue::from_str(host) {
        headers.insert(PUBLIC_HOST_HEADER, host);
    }
    if let Some(client) = client.and_then(|ip| HeaderValue::from_str(&ip.to_string()).ok()) {
        headers.insert(FORWARDED_FOR, client);
    }
    let mut response = state.sandboxes.proxy(sandbox, request).await.map_err(|error| {
        tracing::warn!(error = &error as &dyn std::error::Error, %sandbox, "the app could not be reached");
        body.breach().map_or_else(|| unanswered(&error), |breach| broken_off(breach, state))
    })?;
    let switched = response.status() == StatusCode::SWITCHING_PROTOCOLS;
    strip::response(response.headers_mut(), switched);
    match (wanted, visitor, switched) {
        (Some(kind), Some(visitor), true) => {
            tokio::spawn(visit.carry(visitor, hyper::upgrade::on(&mut response), state.shutdown.clone()));
            Ok(kind.accepted(response.into_parts().0))
        }
        // Nobody asked it to, and no browser would understand.
        (_, _, true) => Err(Notice::broken().into()),
        _ => {
            let (mut parts, incoming) = response.into_parts();
            parts.extensions.clear();
            Ok(Response::from_parts(parts, visit.body(incoming)))
        }
    }
}

/// The sandbox service says when the app's own server is the reason; all else passes when the sandbox is there again.
fn unanswered(error: &ClientError) -> Notice {
    let is_apps = match error {
        ClientError::Api(body) => {
            body.details.as_ref().and_then(|details| details["reason"].as_str()) == Some(APP_NOT_ANSWERING)
        }
        _ => false,
    };
    match (error.code(), is_apps) {
        (ErrorCode::Timeout, _) => Notice::slow(),
        (_, true) => Notice::broken(),
        (_, false) => Notice::waking(),
    }
}

fn broken_off(breach: Breach, state: &AppState) -> Notice {
    match breach {
        Breach::TooLarge => Notice::large_body(state.settings.preview.max_body_bytes),
        Breach::Stalled => Notice::stalled(),
    }
}
