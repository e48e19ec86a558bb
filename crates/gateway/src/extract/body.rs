//! The one way in which request bodies are read: whole, and bounded.

use axum::body::{Body, to_bytes};
use bytes::Bytes;
use http::{HeaderMap, header};

use crate::error::ApiError;

/// The body, if it has at most `limit_bytes`.
pub async fn read(headers: &HeaderMap, body: Body, limit_bytes: usize) -> Result<Bytes, ApiError> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > limit_bytes) {
        return Err(ApiError::PayloadTooLarge { limit_bytes });
    }
    to_bytes(body, limit_bytes).await.map_err(|error| {
        if std::error::Error::source(&error).is_some_and(|source| source.is::<http_body_util::LengthLimitError>()) {
            ApiError::PayloadTooLarge { limit_bytes }
        } else {
            ApiError::field("body", "the request body ended before it was complete")
        }
    })
}

/// Whether `Content-Type` says `type/subtype`, or a subtype with `+suffix` where `suffix` is given.
pub fn is_media_type(headers: &HeaderMap, essence: &str, suffix: Option<&str>) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let given = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    given == essence || suffix.is_some_and(|suffix| given.starts_with("application/") && given.ends_with(suffix))
}
