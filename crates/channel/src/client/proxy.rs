//! Preview requests.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::header::{HOST, HeaderValue};
use http::{Request, Response, Version};
use hyper::body::Incoming;
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::correlation;

use super::{ClientError, SandboxClient};
use crate::sandbox_api::{ERROR_HEADER, SandboxId};

/// Until the app's answer begins; a paused sandbox is woken first.
const ANSWER: Duration = Duration::from_secs(75);

impl SandboxClient {
    /// Passes a request on to the app: its path and query, headers and body. What comes back is the app's answer, whatever its
    /// status; what sandboxd itself has to say against it is an error. For a WebSocket keep the `Connection` and `Upgrade` headers: the answer is then 101, and
    /// `hyper::upgrade::on(answer)` gives the stream.
    pub async fn proxy<B>(&self, id: SandboxId, request: Request<B>) -> Result<Response<Incoming>, ClientError>
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (mut parts, body) = request.into_parts();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let uri = format!("{}/v1/sandboxes/{id}/app{path}", self.base);
        parts.uri = uri.parse().map_err(|error: http::uri::InvalidUri| ClientError::Request(error.into()))?;
        // The caller's connection may have been HTTP/2; this one is not. Its host is ours, and no upgrade of theirs is sent along.
        parts.version = Version::HTTP_11;
        parts.extensions.clear();
        parts.headers.remove(HOST);
        if let Ok(correlation) = HeaderValue::from_str(correlation::current().as_str()) {
            parts.headers.insert(CORRELATION_HEADER, correlation);
        }
        let answer = self.http.request(Request::from_parts(parts, Body::new(body)));
        let answer = tokio::time::timeout(ANSWER, answer).await.map_err(|_| ClientError::Timeout(ANSWER))??;
        if answer.headers().contains_key(ERROR_HEADER) {
            return Err(ClientError::of(answer, ANSWER).await);
        }
        Ok(answer)
    }
}
