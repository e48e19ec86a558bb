//! Public error codes, and the one JSON shape in which every error leaves the system: the spec's fields and those of
//! RFC 9457 in the same object.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::correlation::CorrelationId;

macro_rules! error_codes {
    ($($variant:ident = $text:literal, $status:literal, $title:literal;)+) => {
        /// Each code has a page `docs/errors/<CODE>.md`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ErrorCode { $(#[serde(rename = $text)] $variant),+ }

        impl ErrorCode {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// HTTP status.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }

            /// Short, the same for every occurrence (RFC 9457 `title`).
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }
    };
}

error_codes! {
    Validation = "VALIDATION_ERROR", 400, "The request is not valid";
    Authentication = "AUTHENTICATION_ERROR", 401, "Sign-in is required";
    Authorization = "AUTHORIZATION_ERROR", 403, "Not allowed";
    Security = "SECURITY_ERROR", 403, "Refused for security";
    NotFound = "NOT_FOUND", 404, "Not found";
    MethodNotAllowed = "METHOD_NOT_ALLOWED", 405, "Method not allowed";
    ConcurrentModification = "CONCURRENT_MODIFICATION", 409, "Changed by someone else";
    Conflict = "CONFLICT", 409, "Conflict with the present state";
    PayloadTooLarge = "PAYLOAD_TOO_LARGE", 413, "The request is too large";
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE", 415, "Unsupported media type";
    NotUnderstood = "NOT_UNDERSTOOD", 422, "The request was not understood";
    RateLimited = "RATE_LIMITED", 429, "Too many requests";
    QuotaExceeded = "QUOTA_EXCEEDED", 429, "Quota exceeded";
    Internal = "INTERNAL_SERVER_ERROR", 500, "An unexpected error occurred";
    ServiceUnavailable = "SERVICE_UNAVAILABLE", 503, "A service is unavailable";
    Maintenance = "MAINTENANCE", 503, "Under maintenance";
    Timeout = "TIMEOUT", 504, "Took too long";
}

impl ErrorCode {
    /// Expected in normal operation: logged at warn and shown to the caller. The others are our fault.
    pub const fn is_operational(self) -> bool {
        !matches!(self, Self::Internal)
    }
}

/// The body of every error response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    pub error: ErrorCode,
    pub message: String,
    pub correlation_id: CorrelationId,
    pub timestamp: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<Value>,
    /// RFC 9457: a URI reference to the page of this code.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
}

impl ErrorBody {
    pub fn new(
        code: ErrorCode,
        message: impl Into<String>,
        correlation_id: CorrelationId,
        timestamp: DateTime<Utc>,
    ) -> Self {
        Self {
            error: code,
            message: message.into(),
            correlation_id,
            timestamp,
            details: None,
            kind: format!("/api/docs/errors/{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
        }
    }

    #[must_use]
    pub fn with_details(mut self, details: Value) -> Self {
        self.details = Some(details);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_specs_and_unique() {
        let table: Vec<_> = ErrorCode::ALL.iter().map(|code| format!("{} {}", code.status(), code.as_str())).collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        400 VALIDATION_ERROR
        401 AUTHENTICATION_ERROR
        403 AUTHORIZATION_ERROR
        403 SECURITY_ERROR
        404 NOT_FOUND
        405 METHOD_NOT_ALLOWED
        409 CONCURRENT_MODIFICATION
        409 CONFLICT
        413 PAYLOAD_TOO_LARGE
        415 UNSUPPORTED_MEDIA_TYPE
        422 NOT_UNDERSTOOD
        429 RATE_LIMITED
        429 QUOTA_EXCEEDED
        500 INTERNAL_SERVER_ERROR
        503 SERVICE_UNAVAILABLE
        503 MAINTENANCE
        504 TIMEOUT
        ");
    }

    #[test]
    fn the_body_has_the_specs_fields_and_those_of_rfc_9457() {
        let body = ErrorBody::new(
            ErrorCode::NotFound,
            "there is no such app",
            CorrelationId::accept(Some("c-1")),
            DateTime::from_timestamp(0, 0).unwrap_or_default(),
        );
        insta::assert_json_snapshot!(body, @r#"
        {
          "error": "NOT_FOUND",
          "message": "there is no such app",
          "correlationId": "c-1",
          "timestamp": "1970-01-01T00:00:00Z",
          "type": "/api/docs/errors/NOT_FOUND",
          "title": "Not found",
          "status": 404
        }
        "#);
    }
}
