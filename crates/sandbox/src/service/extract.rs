//! What handlers take from requests. The framework's own extractors refuse in plain text; these refuse in the public shape.

use axum::RequestPartsExt as _;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use http::StatusCode;
use http::request::Parts;
use isekai_channel::SafePath;
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ErrorCode;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::ApiError;

/// The sandbox that the path names. Taken from the path as it was sent: what follows it may be no UTF-8.
pub struct Id(pub SandboxId);

impl<S: Sync> FromRequestParts<S> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let id = parts.uri.path().split('/').nth(3).and_then(|id| id.parse().ok());
        id.map(Self).ok_or_else(|| ApiError::new(ErrorCode::Validation, "the sandbox id is not valid"))
    }
}

/// The file that the path names behind `/v1/sandboxes/{id}/files/`.
pub struct File {
    /// As it was sent: decoding it is the agent's.
    pub encoded: String,
}

impl<S: Sync> FromRequestParts<S> for File {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        safe_path(&agent_path(parts).await?)?;
        let encoded = parts.uri.path().splitn(6, '/').nth(5).unwrap_or_default().to_owned();
        Ok(Self { encoded })
    }
}

pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = axum::extract::Query::try_from_uri(&parts.uri);
        query
            .map(|axum::extract::Query(query)| Self(query))
            .map_err(|error| ApiError::new(ErrorCode::Validation, error.body_text()))
    }
}

/// A body that is an object of JSON, whatever its content type.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let body = Bytes::from_request(request, state).await.map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ApiError::new(ErrorCode::PayloadTooLarge, "the request is too large"),
            _ => ApiError::new(ErrorCode::Validation, "the body was cut off"),
        })?;
        // A list would be taken for the fields in their order.
        if body.trim_ascii_start().first() != Some(&b'{') {
            return Err(ApiError::new(ErrorCode::Validation, "the body must be an object"));
        }
        let value = serde_json::from_slice(&body);
        value.map(Self).map_err(|error| ApiError::new(ErrorCode::Validation, format!("the body is not valid: {error}")))
    }
}

/// `1` or `0` in a query.
pub fn flag(name: &str, value: Option<u8>) -> Result<bool, ApiError> {
    match value {
        None | Some(0) => Ok(false),
        Some(1) => Ok(true),
        Some(_) => Err(ApiError::new(ErrorCode::Validation, format!("`{name}` must be 0 or 1"))),
    }
}

/// File names are checked before they cross the pipe; the agent checks again.
pub fn safe_path(path: &str) -> Result<SafePath, ApiError> {
    SafePath::parse(path).map_err(|error| {
        ApiError::new(ErrorCode::Security, error.to_string()).with_details(json!({ "reason": "PATH_TRAVERSAL" }))
    })
}

/// The decoded rest of a path that has one behind `/v1/sandboxes/{id}/{kind}/`.
pub async fn agent_path(parts: &mut Parts) -> Result<String, ApiError> {
    let path = parts.extract::<Path<(String, String)>>().await;
    path.map(|Path((_, path))| path).map_err(|_| ApiError::new(ErrorCode::Validation, "the path is not UTF-8"))
}
