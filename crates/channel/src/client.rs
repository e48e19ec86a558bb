//! The client of sandboxd's REST service.

mod agent;
mod egress;
mod error;
mod ndjson;
mod proxy;
mod sandboxes;

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use isekai_domain::correlation::CORRELATION_HEADER;
use isekai_platform::http::{MtlsClient, mtls_client, plain_client};
use isekai_platform::{TlsFiles, correlation};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use self::error::ClientError;
use crate::agent_api::MAX_PROJECT_BYTES;

/// For what sandboxd answers from its own knowledge.
const QUICK: Duration = Duration::from_secs(10);
/// A project's file list or one of its files, with room for JSON.
const MAX_ANSWER_BYTES: usize = MAX_PROJECT_BYTES + 4 * 1024 * 1024;
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// Cheap to clone; connections are pooled. HTTP/1.1, since WebSockets of previews are upgrades.
#[derive(Debug, Clone)]
pub struct SandboxClient {
    http: MtlsClient,
    /// Without a slash at its end.
    base: String,
}

impl SandboxClient {
    /// `base_url` like `https://localhost:8081`. With `tls`, only a server whose certificate is for the role `sandboxd` is
    /// trusted. Without, only `http://` works, for tests and development.
    pub fn new(base_url: &str, tls: Option<TlsFiles>) -> Result<Self, ClientError> {
        let base = base_url.trim_end_matches('/').to_owned();
        let _: http::Uri = base.parse().map_err(|_| ClientError::Url(base.clone()))?;
        let http = match &tls {
            Some(files) => mtls_client(files, "sandboxd")?,
            None => plain_client(),
        };
        Ok(Self { http, base })
    }

    /// `GET`
    async fn fetch<A: DeserializeOwned>(&self, path: &str, within: Duration) -> Result<A, ClientError> {
        json(self.call(Method::GET, path, None::<&()>, &[], within).await?, within).await
    }

    /// `POST`
    async fn ask<A: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        within: Duration,
    ) -> Result<A, ClientError> {
        json(self.call(Method::POST, path, Some(body), &[], within).await?, within).await
    }

    /// For requests whose answer has no body.
    async fn tell(
        &self,
        method: Method,
        path: &str,
        body: Option<&impl Serialize>,
        within: Duration,
    ) -> Result<(), ClientError> {
        self.call(method, path, body, &[], within).await.map(|_| ())
    }

    /// One request; an answer that is no success becomes an error.
    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<&impl Serialize>,
        headers: &[(&'static str, &str)],
        within: Duration,
    ) -> Result<Response<Incoming>, ClientError> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(CORRELATION_HEADER, correlation::current().as_str());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                Body::from(serde_json::to_vec(body).map_err(ClientError::Encode)?)
            }
            None => Body::empty(),
        };
        let answer = self.http.request(request.body(body).map_err(ClientError::Request)?);
        let answer = tokio::time::timeout(within, answer).await.map_err(|_| ClientError::Timeout(within))??;
        if answer.status().is_success() {
            return Ok(answer);
        }
        Err(ClientError::of(answer, within).await)
    }
}

async fn json<A: DeserializeOwned>(answer: Response<Incoming>, within: Duration) -> Result<A, ClientError> {
    serde_json::from_slice(&bytes(answer, MAX_ANSWER_BYTES, within).await?).map_err(ClientError::Answer)
}

/// A whole body, bounded in size and time.
async fn bytes(answer: Response<Incoming>, max_bytes: usize, within: Duration) -> Result<Bytes, ClientError> {
    let body = Limited::new(answer.into_body(), max_bytes).collect();
    let body = tokio::time::timeout(within, body).await.map_err(|_| ClientError::Timeout(within))?;
    Ok(body.map_err(ClientError::Body)?.to_bytes())
}
