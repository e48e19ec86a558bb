//! Failures in the public shape, logged and counted once.

use axum::Json;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode};
use isekai_channel::sandbox_api::ERROR_HEADER;
use isekai_domain::{Clock as _, ErrorBody, ErrorCode, SystemClock};
use isekai_platform::ops::method_label;
use isekai_platform::{correlation, telemetry};
use serde_json::{Value, json};

use crate::driver::DriverError;
use crate::node::NodeError;
use crate::pipe::PipeError;
use crate::policy::Refusal;

#[derive(Debug)]
pub struct ApiError {
    code: ErrorCode,
    message: String,
    details: Option<Value>,
    /// For the log only.
    cause: Option<String>,
}

/// What the log needs to know of a failed response.
#[derive(Debug, Clone)]
struct Failure {
    code: ErrorCode,
    cause: Option<String>,
}

impl ApiError {
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), details: None, cause: None }
    }

    #[must_use]
    pub fn with_details(self, details: Value) -> Self {
        Self { details: Some(details), ..self }
    }
}

impl From<NodeError> for ApiError {
    fn from(error: NodeError) -> Self {
        let code = match &error {
            NodeError::NotFound => ErrorCode::NotFound,
            NodeError::Refused(refusal) => return refused(refusal),
            NodeError::Driver(DriverError::DiskFull(_)) => return disk_full(&error),
            NodeError::KeyReused
            | NodeError::Busy
            | NodeError::Asleep
            | NodeError::NotFrozen(_)
            | NodeError::Ended(_)
            | NodeError::Pipe(PipeError::Ended(_)) => ErrorCode::Conflict,
            NodeError::InUse { .. } | NodeError::Driver(DriverError::WrongState(_)) => ErrorCode::Conflict,
            NodeError::Driver(DriverError::NotFound) => ErrorCode::NotFound,
            NodeError::Pipe(PipeError::Timeout) => ErrorCode::Timeout,
            NodeError::EngineDown
            | NodeError::Full
            | NodeError::ImageMissing(_)
            | NodeError::RuntimeMissing(_)
            | NodeError::NotReady
            | NodeError::Stopping
            | NodeError::Pipe(PipeError::Down | PipeError::Http(_))
            | NodeError::Journal(_)
            | NodeError::Driver(DriverError::Unavailable(_)) => ErrorCode::ServiceUnavailable,
            NodeError::Driver(DriverError::Engine(_) | DriverError::Stream(_))
            | NodeError::Agent(_)
            | NodeError::Answer(_) => ErrorCode::Internal,
        };
        let message = if code == ErrorCode::Internal { code.title().to_owned() } else { error.to_string() };
        Self { code, message, details: None, cause: Some(telemetry::cause_chain(&error)) }
    }
}

fn disk_full(error: &NodeError) -> ApiError {
    let message = "the container engine's disk is full; free space below its data directory";
    let cause = Some(telemetry::cause_chain(error));
    ApiError { cause, ..ApiError::new(ErrorCode::ServiceUnavailable, message) }
}

fn refused(refusal: &Refusal) -> ApiError {
    match refusal {
        Refusal::Security { reason, message } => {
            ApiError::new(ErrorCode::Security, message).with_details(json!({ "reason": reason }))
        }
        Refusal::Invalid(message) => ApiError::new(ErrorCode::Validation, message),
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = ErrorBody::new(self.code, self.message, correlation::current(), SystemClock.now());
        body.details = self.details;
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(ERROR_HEADER, HeaderValue::from_static(self.code.as_str()));
        response.extensions_mut().insert(Failure { code: self.code, cause: self.cause });
        response
    }
}

/// Logs and counts failures, with what was asked.
pub async fn report(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path =
        request.extensions().get::<axum::extract::MatchedPath>().map_or("unmatched", |path| path.as_str()).to_owned();
    let response = next.run(request).await;
    if let Some(failure) = response.extensions().get::<Failure>() {
        let cause = failure.cause.as_deref().unwrap_or_default();
        let code = failure.code.as_str();
        if failure.code.is_operational() {
            tracing::warn!(%method, path, code, cause, "request failed");
        } else {
            tracing::error!(%method, path, code, cause, "request failed");
        }
        metrics::counter!("http_errors_total", "method" => method_label(&method), "path" => path,
            "error_type" => if failure.code.is_operational() { "operational" } else { "unexpected" }, "error_code" => code)
        .increment(1);
    }
    response
}

pub async fn no_route() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "there is no such endpoint")
}

pub async fn no_method() -> ApiError {
    ApiError::new(ErrorCode::MethodNotAllowed, "this endpoint has no such method")
}
