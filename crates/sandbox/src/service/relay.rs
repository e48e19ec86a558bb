//! What the two pass-throughs share: paths, headers, bodies.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use http::header::{
    CONNECTION, HOST, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Response, Uri};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use isekai_channel::sandbox_api::{ERROR_HEADER, SandboxId};
use isekai_domain::ErrorCode;
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::correlation;
use tokio::sync::OwnedSemaphorePermit;

use super::ApiError;

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

/// The part of the path behind `/v1/sandboxes/{id}/{kind}`, as it was sent: decoding it is the receiver's.
pub fn inner_uri(request: &Request, authority: &str) -> Result<Uri, ApiError> {
    let whole = request.uri();
    let path = whole.path().splitn(6, '/').nth(5).unwrap_or_default();
    let query = whole.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("http://{authority}/{path}{query}")
        .parse()
        .map_err(|_| ApiError::new(ErrorCode::Validation, "the path is not valid"))
}

/// The path's id; the routes of one handler differ in their other parameters.
pub fn sandbox_id(path: &[(String, String)]) -> Result<SandboxId, ApiError> {
    path.iter()
        .find_map(|(name, value)| (name == "id").then(|| value.parse().ok())?)
        .ok_or_else(|| ApiError::new(ErrorCode::Validation, "the sandbox id is not valid"))
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

/// The answer for the caller. Its body holds the `place` among the pipe's streams until it ends. It comes out of a container: it
/// must be a final answer, and cannot pass itself off as ours.
pub fn respond(answer: Response<Incoming>, place: Option<OwnedSemaphorePermit>) -> Result<Response<Body>, ApiError> {
    let (mut parts, incoming) = answer.into_parts();
    if parts.status.is_informational() {
        return Err(ApiError::new(ErrorCode::ServiceUnavailable, "the app's answer is not valid"));
    }
    strip(&mut parts.headers);
    parts.headers.remove(ERROR_HEADER);
    let body = match place {
        Some(place) => Body::new(Held { incoming, _place: place }),
        None => Body::new(incoming),
    };
    let mut response = Response::new(body);
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

struct Held {
    incoming: Incoming,
    _place: OwnedSemaphorePermit,
}

impl http_body::Body for Held {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        Pin::new(&mut self.incoming).poll_frame(cx)
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
