//! `If-Match`: the version that the client has seen. Required where it is used, so that nobody overwrites unseen changes.

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderValue, header};

use crate::error::ApiError;

pub struct IfMatch(pub i32);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let value = parts.headers.get(header::IF_MATCH).ok_or_else(|| {
            ApiError::field("If-Match", "send the header If-Match with the version that you have seen (its ETag)")
        })?;
        value
            .to_str()
            .ok()
            .and_then(version)
            .map(Self)
            .ok_or_else(|| ApiError::field("If-Match", "If-Match is one version number, for example \"3\""))
    }
}

/// `ETag` of a version, in the form that [`IfMatch`] reads.
pub fn etag(version: i32) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

fn version(text: &str) -> Option<i32> {
    text.trim().trim_start_matches("W/").trim_matches('"').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_etags_and_nothing_vague() {
        assert_eq!(version(etag(7).to_str().unwrap()), Some(7));
        assert_eq!(version("W/\"7\""), Some(7));
        for vague in ["*", "", "\"1\", \"2\"", "\"x\""] {
            assert_eq!(version(vague), None, "{vague:?}");
        }
    }
}
