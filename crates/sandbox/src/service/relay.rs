//! What the two pass-throughs share: paths, headers, bodies.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use http::header::{
    CONNECTION, HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Response, Uri};
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use isekai_channel::agent_api::REFUSAL_HEADER;
use isekai_channel::sandbox_api::{APP_NOT_ANSWERING, ERROR_HEADER};
use isekai_domain::ErrorCode;
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::correlation;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Sleep;

use super::ApiError;
use crate::node::Busy;

/// RFC 9110, section 7.6.1, and old names that some still send.
const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// How long the first byte of an answer may take, whatever is asked.
pub const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
const MAX_ERROR_BYTES: usize = 64 * 1024;
const PLACE_TIMEOUT: Duration = Duration::from_secs(5);

/// What a request keeps until its answer's body ends: the sandbox awake, and its places.
pub struct Stay {
    _busy: Busy,
    _places: Vec<OwnedSemaphorePermit>,
}

impl Stay {
    pub fn new(busy: Busy, places: impl IntoIterator<Item = OwnedSemaphorePermit>) -> Self {
        Self { _busy: busy, _places: places.into_iter().collect() }
    }
}

/// A place among the streams of a pipe.
pub async fn place(streams: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, ApiError> {
    match tokio::time::timeout(PLACE_TIMEOUT, Arc::clone(streams).acquire_owned()).await {
        Ok(Ok(place)) => Ok(place),
        _ => Err(ApiError::new(ErrorCode::ServiceUnavailable, "the app has too many requests under way")),
    }
}

/// The part of the path behind `/v1/sandboxes/{id}/{kind}`, as it was sent: decoding it is the receiver's.
pub fn inner_uri(request: &Request, authority: &str) -> Result<Uri, ApiError> {
    let whole = request.uri();
    let path = whole.path().splitn(6, '/').nth(5).unwrap_or_default();
    let query = whole.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("http://{authority}/{path}{query}")
        .parse()
        .map_err(|_| ApiError::new(ErrorCode::Validation, "the path is not valid"))
}

/// Headers for the other side: what concerns only this connection stays here.
pub fn forward(mut headers: HeaderMap) -> HeaderMap {
    strip(&mut headers);
    headers.remove(HOST);
    if let Ok(id) = HeaderValue::from_str(correlation::current().as_str()) {
        headers.insert(CORRELATION_HEADER, id);
    }
    headers
}

/// The answer for the caller. Its body keeps the `stay` until it ends, and is broken off after `within`. It comes out of a container:
/// it must be a final answer, and cannot pass itself off as ours.
pub fn respond(answer: Response<Incoming>, stay: Stay, within: Option<Duration>) -> Result<Response<Body>, ApiError> {
    let (mut parts, incoming) = answer.into_parts();
    if parts.status.is_informational() {
        return Err(ApiError::new(ErrorCode::ServiceUnavailable, "the app's answer is not valid"));
    }
    strip(&mut parts.headers);
    parts.headers.remove(ERROR_HEADER);
    let deadline = within.map(|within| Box::pin(tokio::time::sleep(within)));
    let mut response = Response::new(Body::new(Held { incoming, deadline, _stay: stay }));
    *response.status_mut() = parts.status;
    *response.headers_mut() = parts.headers;
    Ok(response)
}

fn strip(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[derive(Deserialize)]
struct AgentError {
    error: ErrorCode,
    message: String,
    #[serde(default)]
    details: Option<serde_json::Value>,
}

/// Whether the agent itself has this to say, rather than the app behind it.
pub fn is_agents_own<B>(answer: &Response<B>) -> bool {
    answer.headers().contains_key(REFUSAL_HEADER)
}

/// The agent's error in the public shape. It comes out of the container: a code that does not go with the status is not believed.
pub async fn agent_error<B>(answer: Response<B>) -> ApiError
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let status = answer.status();
    let body = Limited::new(answer.into_body(), MAX_ERROR_BYTES).collect();
    let body = tokio::time::timeout(PLACE_TIMEOUT, body).await;
    let body = body.ok().and_then(Result::ok).map(|body| body.to_bytes()).unwrap_or_default();
    match serde_json::from_slice::<AgentError>(&body) {
        Ok(told) if told.error.status() == status.as_u16() => {
            let error = ApiError::new(told.error, told.message);
            match told.details {
                Some(details) => error.with_details(details),
                None => error,
            }
        }
        _ => {
            let code = ErrorCode::ALL.iter().copied().find(|code| code.status() == status.as_u16());
            let message = format!("the agent answered with status {status}");
            ApiError::new(code.unwrap_or(ErrorCode::ServiceUnavailable), message)
        }
    }
}

/// As [`agent_error`], for a preview: what the agent could not pass on is for the app's own server to answer for.
pub async fn app_error<B>(answer: Response<B>) -> ApiError
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    agent_error(answer).await.with_details(json!({ "reason": APP_NOT_ANSWERING }))
}

struct Held {
    incoming: Incoming,
    deadline: Option<Pin<Box<Sleep>>>,
    _stay: Stay,
}

impl http_body::Body for Held {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Some(deadline) = &mut self.deadline
            && deadline.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Some(Err("the answer did not end in time".into())));
        }
        Pin::new(&mut self.incoming).poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inner_path_is_what_was_sent() {
        let inner = |uri: &str| {
            let request = Request::builder().uri(uri).body(Body::empty()).unwrap();
            inner_uri(&request, "app").unwrap().to_string()
        };
        assert_eq!(inner("/v1/sandboxes/1/app/a/b%2Fc?x=%20&y"), "http://app/a/b%2Fc?x=%20&y");
        assert_eq!(inner("/v1/sandboxes/1/app/"), "http://app/");
        assert_eq!(inner("/v1/sandboxes/1/app?q=1"), "http://app/?q=1");
        assert_eq!(inner("/v1/sandboxes/1/app//double"), "http://app//double");
    }

    /// However a path is written, it stays a path: it names no other authority, and nothing is lost on the way.
    #[test]
    fn fuzz_relay_path() {
        let seeds =
            ["/v1/sandboxes/1/app/a/b%2Fc?x=%20&y", "/v1/sandboxes/1/app?q", "http://h/v1/sandboxes/1/app//x", "*"];
        let tokens = ["//", "@", "?", "#", "%00", "..", ":80", "\\", "http://", "é", "[::1]"];
        isekai_fuzz::Target::new("relay-path").seeds(seeds).tokens(tokens).run(|input| {
            let uri: Uri = input.try_into().ok()?;
            let path = uri.path().splitn(6, '/').nth(5).unwrap_or_default().to_owned();
            let query = uri.query().map(str::to_owned);
            let request = Request::builder().uri(uri).body(Body::empty()).ok()?;
            let inner = inner_uri(&request, "app").ok()?;
            assert_eq!(inner.authority().map(|authority| authority.as_str()), Some("app"));
            assert_eq!((inner.path(), inner.query()), (format!("/{path}").as_str(), query.as_deref()));
            Some(query.is_some())
        });
    }

    #[test]
    fn fuzz_relay_headers() {
        let seeds = ["connection: keep-alive, X-Secret\nx-secret: 1\nte: trailers\nhost: h\naccept: a", "a: 1\nA: 2"];
        let tokens = ["connection:", "\nupgrade: h2c", ",", "x-correlation-id:", "transfer-encoding:", "\n", "\t"];
        isekai_fuzz::Target::new("relay-headers").seeds(seeds).tokens(tokens).cases(1_500).run(|input| {
            let mut headers = HeaderMap::new();
            for (name, value) in isekai_fuzz::fields(input) {
                if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                    headers.append(name, value);
                }
            }
            let named = headers
                .get_all(CONNECTION)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .collect::<Vec<_>>()
                .join(",");
            let before = headers.len();
            let sent = forward(headers);
            assert_eq!(sent.get_all(CORRELATION_HEADER).iter().count(), 1, "ours alone");
            for name in named.split(',').filter_map(|name| name.trim().parse::<HeaderName>().ok()).chain(HOP_BY_HOP) {
                assert!(!sent.contains_key(&name) || name == CORRELATION_HEADER, "{name}");
            }
            assert!(!sent.contains_key(HOST));
            (isekai_fuzz::bucket(before), isekai_fuzz::bucket(sent.len()))
        });
    }

    /// The agent's error comes out of the container.
    #[test]
    fn fuzz_agent_error() {
        let seeds = [
            b"\x01\x90{\"error\":\"VALIDATION_ERROR\",\"message\":\"no\",\"details\":{\"reason\":\"x\"}}".to_vec(),
            b"\x01\x99{\"error\":\"CONFLICT\",\"message\":\"the app ended\"}".to_vec(),
            b"\x01\xf7<html>".to_vec(),
        ];
        let tokens: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        isekai_fuzz::Target::new("agent-error")
            .cases(2_000)
            .seeds(seeds)
            .tokens(tokens)
            .tokens(["{", "[", "\"details\":"])
            .run(|input| {
                let mut input = isekai_fuzz::Input::new(input);
                let status = u16::from_be_bytes([input.byte(), input.byte()]);
                let answer = Response::builder().status(status).body(Body::from(input.rest().to_vec())).ok()?;
                let error = runtime.block_on(agent_error(answer));
                let known = ErrorCode::ALL.iter().any(|code| code.status() == status);
                let told = axum::response::IntoResponse::into_response(error).status().as_u16();
                assert_eq!(told, if known { status } else { 503 }, "a status that the agent did not answer with");
                Some(told)
            });
    }

    #[test]
    fn headers_of_the_connection_stay_behind() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("connection", "keep-alive, X-Secret"),
            ("x-secret", "1"),
            ("keep-alive", "timeout=5"),
            ("transfer-encoding", "chunked"),
            ("te", "trailers"),
            ("upgrade", "h2c"),
            ("host", "sandboxd"),
            ("accept", "text/html"),
        ] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let sent = forward(headers);
        let mut names: Vec<_> = sent.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", CORRELATION_HEADER]);
    }
}
