//! What handlers take from requests. The framework's own extractors refuse in plain text; these refuse in the public shape.

use axum::RequestPartsExt as _;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use http::StatusCode;
use http::request::Parts;
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ErrorCode;
use serde::de::DeserializeOwned;

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

/// A body of JSON, whatever its content type.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let body = Bytes::from_request(request, state).await.map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ApiError::new(ErrorCode::PayloadTooLarge, "the request is too large"),
            _ => ApiError::new(ErrorCode::Validation, "the body was cut off"),
        })?;
        let value = serde_json::from_slice(&body);
        value.map(Self).map_err(|error| ApiError::new(ErrorCode::Validation, format!("the body is not valid: {error}")))
    }
}

/// The decoded part of the path behind `/v1/sandboxes/{id}/agent/`.
pub async fn agent_path(parts: &mut Parts) -> Result<String, ApiError> {
    let path = parts.extract::<Path<(String, String)>>().await;
    path.map(|Path((_, path))| path).map_err(|_| ApiError::new(ErrorCode::Validation, "the path is not UTF-8"))
}
