//! Everything that can go wrong while a request is answered. Handlers return [`ApiError`]; [`respond`] turns it into the one
//! public shape ([`isekai_domain::ErrorBody`]), writes it to the log once and counts it.

mod address;
pub mod headers;
pub mod respond;

use std::borrow::Cow;
use std::error::Error as StdError;

use isekai_domain::{ErrorCode, PromptError};
use isekai_store::StoreError;
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;

pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Reason of a `SECURITY_ERROR` for a file path that would leave the project.
pub const PATH_TRAVERSAL: &str = "PATH_TRAVERSAL";
const MFA_REQUIRED: &str = "MFA_REQUIRED";
const MAX_CAUSES: usize = 16;

#[derive(Debug, Error)]
pub enum ApiError {
    #[error("{message}")]
    Validation { message: Cow<'static, str>, fields: Vec<FieldError> },
    #[error("{0}")]
    Authentication(&'static str),
    /// The password was right; the second factor is missing or wrong.
    #[error("{0}")]
    MfaRequired(&'static str),
    #[error("{0}")]
    Authorization(&'static str),
    /// What a program can tell apart from a missing permission.
    #[error("{message}")]
    Barred { reason: &'static str, message: &'static str },
    #[error("{message}")]
    Security { reason: &'static str, message: String },
    /// A request for a host that this server is not.
    #[error("this server does not answer for the host {host:?}; its operator may add it to serve.extra_hosts")]
    UnknownHost { host: String },
    #[error("there is no such {0}")]
    NotFound(&'static str),
    #[error("this address does not know the method {method}")]
    MethodNotAllowed { method: String },
    #[error("it was changed in the meantime: version {expected} was expected, {found} is the present one")]
    ConcurrentModification { expected: i32, found: i32 },
    #[error("{0}")]
    Conflict(Cow<'static, str>),
    #[error("the request body is larger than {limit_bytes} bytes")]
    PayloadTooLarge { limit_bytes: usize },
    #[error("send the body as {expected}")]
    UnsupportedMediaType { expected: &'static str },
    #[error("{}", quota_message(.quota, *.limit, *.used))]
    QuotaExceeded { quota: &'static str, limit: u64, used: u64 },
    #[error("too many attempts came from your network; wait for {retry_after_seconds} s, then try again")]
    RateLimited { retry_after_seconds: u64 },
    #[error("{service} cannot be reached at the moment; try again shortly")]
    Unavailable {
        service: &'static str,
        #[source]
        source: Option<BoxError>,
    },
    #[error("the request was not answered within {limit_ms} ms")]
    Timeout { limit_ms: u64 },
    #[error("the database took too long")]
    SlowDatabase(#[source] StoreError),
    #[error("an unexpected error occurred")]
    Unexpected(#[source] BoxError),
    #[error("an unexpected error occurred")]
    Panicked { panic: String },
}

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Path inside the body, for example `context.framework`, or the name of a parameter or header.
    pub field: String,
    pub message: String,
}

impl ApiError {
    /// One field is wrong; its message is the message of the whole.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::Validation { message: message.clone().into(), fields: vec![FieldError { field: field.into(), message }] }
    }

    /// A reader's own words about the field at `place` (`.`: the whole); a missing field is named as such.
    pub fn misread(place: &str, message: &str) -> Self {
        let message = without_value(message);
        let message = message.as_ref();
        let missing = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
        match (place, missing) {
            (".", Some(field)) => Self::field(field, format!("{field} is missing")),
            (place, Some(field)) => Self::field(format!("{place}.{field}"), format!("{place}.{field} is missing")),
            (".", None) => Self::field("body", message),
            (place, None) => Self::field(place, format!("{place}: {message}")),
        }
    }

    pub fn unexpected(source: impl Into<BoxError>) -> Self {
        Self::Unexpected(source.into())
    }

    pub fn unavailable(service: &'static str, source: impl Into<BoxError>) -> Self {
        Self::Unavailable { service, source: Some(source.into()) }
    }

    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::Validation { .. } => ErrorCode::Validation,
            Self::Authentication(_) | Self::MfaRequired(_) => ErrorCode::Authentication,
            Self::Authorization(_) | Self::Barred { .. } => ErrorCode::Authorization,
            Self::Security { .. } | Self::UnknownHost { .. } => ErrorCode::Security,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::MethodNotAllowed { .. } => ErrorCode::MethodNotAllowed,
            Self::ConcurrentModification { .. } => ErrorCode::ConcurrentModification,
            Self::Conflict(_) => ErrorCode::Conflict,
            Self::PayloadTooLarge { .. } => ErrorCode::PayloadTooLarge,
            Self::UnsupportedMediaType { .. } => ErrorCode::UnsupportedMediaType,
            Self::QuotaExceeded { .. } => ErrorCode::QuotaExceeded,
            Self::RateLimited { .. } => ErrorCode::RateLimited,
            Self::Unavailable { .. } => ErrorCode::ServiceUnavailable,
            Self::Timeout { .. } | Self::SlowDatabase(_) => ErrorCode::Timeout,
            Self::Unexpected(_) | Self::Panicked { .. } => ErrorCode::Internal,
        }
    }

    pub const fn status(&self) -> u16 {
        match self {
            // RFC 9110 section 15.5.20: misdirected request.
            Self::UnknownHost { .. } => 421,
            _ => self.code().status(),
        }
    }

    /// Name of the kind of error in `http_errors_total`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Validation { .. } => "ValidationError",
            Self::Authentication(_) | Self::MfaRequired(_) => "AuthenticationError",
            Self::Authorization(_) | Self::Barred { .. } => "AuthorizationError",
            Self::Security { .. } | Self::UnknownHost { .. } => "SecurityError",
            Self::NotFound(_) => "NotFoundError",
            Self::MethodNotAllowed { .. } => "MethodNotAllowedError",
            Self::ConcurrentModification { .. } => "ConcurrentModificationError",
            Self::Conflict(_) => "ConflictError",
            Self::PayloadTooLarge { .. } => "PayloadTooLargeError",
            Self::UnsupportedMediaType { .. } => "UnsupportedMediaTypeError",
            Self::QuotaExceeded { .. } => "QuotaExceededError",
            Self::RateLimited { .. } => "RateLimitedError",
            Self::Unavailable { .. } => "ServiceUnavailableError",
            Self::Timeout { .. } | Self::SlowDatabase(_) => "TimeoutError",
            Self::Unexpected(_) => "UnexpectedError",
            Self::Panicked { .. } => "Panic",
        }
    }

    /// What a client may always see, for it needs it to do better.
    pub fn public_details(&self) -> Option<Value> {
        match self {
            Self::Validation { fields, .. } if !fields.is_empty() => Some(json!({ "fields": fields })),
            Self::Security { reason, .. } | Self::Barred { reason, .. } => Some(json!({ "reason": reason })),
            Self::MfaRequired(_) => Some(json!({ "reason": MFA_REQUIRED })),
            Self::RateLimited { retry_after_seconds } => Some(json!({ "retryAfterSeconds": retry_after_seconds })),
            Self::UnknownHost { .. } => Some(json!({ "reason": "UNKNOWN_HOST" })),
            Self::QuotaExceeded { quota, limit, used } => Some(json!({ "quota": quota, "limit": limit, "used": used })),
            Self::ConcurrentModification { expected, found } => Some(json!({ "expected": expected, "found": found })),
            Self::PayloadTooLarge { limit_bytes } => Some(json!({ "limitBytes": limit_bytes })),
            _ => None,
        }
    }

    /// The messages of the sources, outermost first. For the log, and for `details` in development mode.
    pub fn causes(&self) -> Vec<String> {
        if let Self::Panicked { panic } = self {
            return vec![format!("panic: {panic}")];
        }
        let mut causes = Vec::new();
        let mut source = self.source();
        while let Some(cause) = source.filter(|_| causes.len() < MAX_CAUSES) {
            causes.push(cause.to_string());
            source = cause.source();
        }
        causes
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { entity } => Self::NotFound(entity),
            StoreError::ConcurrentModification { expected, found } => Self::ConcurrentModification { expected, found },
            StoreError::Conflict { what } => Self::Conflict(what.into()),
            StoreError::QuotaExceeded { quota, limit, used } => Self::QuotaExceeded { quota, limit, used },
            StoreError::Invalid { field, problem } => Self::field(field, format!("{field} {problem}")),
            StoreError::Exhausted { what } => {
                Self::Unavailable { service: "another free place", source: Some(what.into()) }
            }
            other => match other.code() {
                ErrorCode::ServiceUnavailable if matches!(other, StoreError::Key(_) | StoreError::Sealed(_)) => {
                    Self::unavailable("the keys", other)
                }
                ErrorCode::ServiceUnavailable => Self::unavailable("the database", other),
                ErrorCode::Timeout => Self::SlowDatabase(other),
                _ => Self::unexpected(other),
            },
        }
    }
}

impl From<PromptError> for ApiError {
    fn from(error: PromptError) -> Self {
        Self::field("prompt", error.to_string())
    }
}

fn quota_message(quota: &str, limit: u64, used: u64) -> String {
    match quota {
        "maxApps" if limit == 0 => "your account may have no applications; ask an administrator for room".to_owned(),
        "maxApps" => {
            format!(
                "you have {used} of {limit} applications; delete one you no longer need, or ask an administrator for more"
            )
        }
        "maxConcurrentApps" => {
            format!("{used} of {limit} applications are running or being made; stop one, or wait until one is done")
        }
        _ => format!("the quota {quota} is used up: {used} of {limit}"),
    }
}

/// "invalid type: integer `7`, expected a string" without the 7, which may be a password: messages are logged.
fn without_value(message: &str) -> Cow<'_, str> {
    let told = ["invalid type: ", "invalid value: ", "unknown variant "].iter().any(|start| message.starts_with(start));
    match message.rsplit_once(", expected ").filter(|_| told) {
        Some((got, expected)) => {
            let kind = got.split(['`', '"', '\'']).next().unwrap_or(got).trim_end();
            Cow::Owned(format!("{kind}, expected {expected}"))
        }
        None => Cow::Borrowed(message),
    }
}
