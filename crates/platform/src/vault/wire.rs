//! One request and its answer.

use std::time::Duration;

use axum::body::Body;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use super::VaultError;
use crate::config::VaultConfig;
use crate::http::{MtlsClient, web_client, web_client_trusting};

pub(super) struct Wire {
    http: MtlsClient,
    /// With `/v1/`.
    base: String,
    namespace: Option<HeaderValue>,
    timeout: Duration,
}

pub(super) struct Call {
    pub operation: &'static str,
    /// Not to be repeated: it changes something each time.
    pub once: bool,
    method: Method,
    path: String,
    body: Option<Value>,
}

const TOKEN: HeaderName = HeaderName::from_static("x-vault-token");
const NAMESPACE: HeaderName = HeaderName::from_static("x-vault-namespace");
/// Vault Agent and Proxy may ask for it: no page in a browser can make another site send it.
const REQUEST: HeaderName = HeaderName::from_static("x-vault-request");
/// A thousand keys of one kind fit.
const MAX_ANSWER_BYTES: usize = 256 * 1024;
const MAX_SAID_CHARS: usize = 200;

impl Call {
    pub fn get(operation: &'static str, path: String) -> Self {
        Self { operation, once: false, method: Method::GET, path, body: None }
    }

    pub fn post(operation: &'static str, path: String, body: Value) -> Self {
        Self { operation, once: false, method: Method::POST, path, body: Some(body) }
    }

    pub fn once(self) -> Self {
        Self { once: true, ..self }
    }

    pub fn malformed(&self) -> VaultError {
        malformed(&self.path)
    }
}

impl Wire {
    pub fn new(config: &VaultConfig) -> Result<Self, VaultError> {
        let http = match &config.ca {
            Some(bundle) => web_client_trusting(bundle)?,
            None => web_client(),
        };
        let namespace = config.namespace.trim_end_matches('/');
        Ok(Self {
            http,
            base: format!("{}/v1/", config.address.trim_end_matches('/')),
            // What the configuration accepts is one.
            namespace: HeaderValue::from_str(namespace).ok().filter(|name| !name.is_empty()),
            timeout: Duration::from_millis(config.timeout_ms),
        })
    }

    /// The answer's JSON; null when it has none.
    pub async fn send(&self, call: &Call, token: Option<&SecretString>) -> Result<Value, VaultError> {
        let request = self.request(call, token)?;
        let answer = tokio::time::timeout(self.timeout, self.exchange(call, request)).await;
        let slow = VaultError::Slow { timeout_ms: self.timeout.as_millis().try_into().unwrap_or(u64::MAX) };
        let (status, bytes) = answer.unwrap_or(Err(slow))?;
        if status == StatusCode::NO_CONTENT || (status.is_success() && bytes.is_empty()) {
            return Ok(Value::Null);
        }
        let body: Option<Value> = serde_json::from_slice(&bytes).ok();
        if status.is_success() {
            return body.filter(Value::is_object).ok_or_else(|| call.malformed());
        }
        let path = call.path.clone();
        let said = said(body.as_ref(), token);
        Err(match status {
            StatusCode::SERVICE_UNAVAILABLE if said.contains("sealed") => VaultError::Sealed,
            StatusCode::FORBIDDEN => VaultError::Denied { path, said },
            StatusCode::NOT_FOUND => VaultError::Missing { path },
            status => VaultError::Refused { path, status: status.as_u16(), said },
        })
    }

    fn request(&self, call: &Call, token: Option<&SecretString>) -> Result<Request<Body>, VaultError> {
        let mut headers = HeaderMap::new();
        headers.insert(REQUEST, HeaderValue::from_static("true"));
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(namespace) = &self.namespace {
            headers.insert(NAMESPACE, namespace.clone());
        }
        if let Some(token) = token {
            let mut value = HeaderValue::from_str(token.expose_secret()).map_err(|_| call.malformed())?;
            value.set_sensitive(true);
            headers.insert(TOKEN, value);
        }
        let body = call.body.as_ref().map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let request = Request::builder().method(call.method.clone()).uri(format!("{}{}", self.base, call.path));
        let mut request = request.body(body).map_err(|error| VaultError::Unreachable(error.into()))?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    async fn exchange(&self, call: &Call, request: Request<Body>) -> Result<(StatusCode, Vec<u8>), VaultError> {
        let answer = self.http.request(request).await.map_err(|error| VaultError::Unreachable(error.into()))?;
        let status = answer.status();
        match Limited::new(answer.into_body(), MAX_ANSWER_BYTES).collect().await {
            Ok(body) => Ok((status, body.to_bytes().to_vec())),
            Err(error) if error.is::<LengthLimitError>() => {
                Err(VaultError::Oversized { path: call.path.clone(), limit_bytes: MAX_ANSWER_BYTES })
            }
            Err(error) => Err(VaultError::Unreachable(error)),
        }
    }
}

pub(super) fn malformed(path: &str) -> VaultError {
    VaultError::Malformed { path: path.to_owned() }
}

/// Its `errors`, cut, and without our token, should it be among them.
fn said(body: Option<&Value>, token: Option<&SecretString>) -> String {
    let errors = body.and_then(|body| body.get("errors")).and_then(Value::as_array);
    let texts: Vec<&str> = errors.into_iter().flatten().filter_map(Value::as_str).collect();
    let mut text = texts.join("; ").replace(char::is_control, " ");
    if let Some(token) = token {
        text = text.replace(token.expose_secret(), "…");
    }
    match text.trim() {
        "" => "without a reason".to_owned(),
        text => text.chars().take(MAX_SAID_CHARS).collect(),
    }
}
