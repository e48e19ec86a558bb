//! One question to a provider: bounded in time and size. Redirects are not followed: the addresses are the provider's own.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Limited};
use isekai_platform::http::{Body, MtlsClient};
use serde::Deserialize;
use thiserror::Error;

use crate::error::BoxError;

/// From the first byte sent to the last one received. A browser waits for it.
const TIMEOUT: Duration = Duration::from_secs(10);
const MAX_BODY_BYTES: usize = 256 * 1024;
const MAX_ERROR_CHARS: usize = 64;

#[derive(Debug, Error)]
pub enum FetchError {
    #[error("{url} is no address that can be asked")]
    Address { url: String, source: http::Error },
    #[error("{url} cannot be reached")]
    Unreachable { url: String, source: hyper_util::client::legacy::Error },
    #[error("{url} did not answer within {} s", TIMEOUT.as_secs())]
    Timeout { url: String },
    #[error("the answer of {url} broke off or is longer than {MAX_BODY_BYTES} bytes")]
    Body { url: String, source: BoxError },
    /// `error` as the provider names it (RFC 6749, section 5.2).
    #[error("{url} answered with status {status} ({error})")]
    Status { url: String, status: StatusCode, error: String },
}

/// The body of an answer with status 200.
pub async fn get(client: &MtlsClient, url: &str) -> Result<Bytes, FetchError> {
    let request = Request::get(url).header(header::ACCEPT, "application/json").body(Body::empty());
    send(client, url, request).await
}

/// As [`get`], of a form.
pub async fn post(
    client: &MtlsClient,
    url: &str,
    form: String,
    authorization: Option<HeaderValue>,
) -> Result<Bytes, FetchError> {
    let request = Request::post(url)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let request =
        authorization.into_iter().fold(request, |request, value| request.header(header::AUTHORIZATION, value));
    send(client, url, request.body(Body::from(form))).await
}

async fn send(client: &MtlsClient, url: &str, request: http::Result<Request<Body>>) -> Result<Bytes, FetchError> {
    let url = url.to_owned();
    let mut request = match request {
        Ok(request) => request,
        Err(source) => return Err(FetchError::Address { url, source }),
    };
    let agent = HeaderValue::from_static(concat!("isekai/", env!("CARGO_PKG_VERSION")));
    request.headers_mut().insert(header::USER_AGENT, agent);
    let asked = async {
        let response = match client.request(request).await {
            Ok(response) => response,
            Err(source) => return Err(FetchError::Unreachable { url: url.clone(), source }),
        };
        let (status, body) = (response.status(), Limited::new(response.into_body(), MAX_BODY_BYTES));
        let body = match body.collect().await {
            Ok(body) => body.to_bytes(),
            Err(source) => return Err(FetchError::Body { url: url.clone(), source }),
        };
        match status {
            StatusCode::OK => Ok(body),
            status => Err(FetchError::Status { url: url.clone(), status, error: error_in(&body) }),
        }
    };
    tokio::time::timeout(TIMEOUT, asked).await.unwrap_or(Err(FetchError::Timeout { url: url.clone() }))
}

/// For the log.
fn error_in(body: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Answer {
        error: String,
    }
    let named = serde_json::from_slice::<Answer>(body).map(|answer| answer.error);
    let named = named.unwrap_or_else(|_| "without a reason".to_owned());
    named.chars().filter(|c| !c.is_control()).take(MAX_ERROR_CHARS).collect()
}
