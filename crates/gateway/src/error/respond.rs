//! The central error handler: every answer that is an error passes here, whatever made it.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Json;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use isekai_domain::{Clock, ErrorBody, UserId};
use isekai_platform::correlation;
use isekai_platform::ops::method_label;
use serde_json::json;

use super::{ApiError, headers};

/// What the handler needs from the process.
#[derive(Clone)]
pub struct ErrorPolicy {
    pub clock: Arc<dyn Clock>,
    /// In development mode `details` also carries the causes.
    pub development: bool,
    /// Time until a handler has to have an answer; bodies may stream longer.
    pub timeout: Duration,
}

/// Filled in by the `Caller` extractor, so that the log can name who asked.
#[derive(Debug, Clone, Default)]
pub struct RequestUser(Arc<OnceLock<UserId>>);

impl RequestUser {
    pub fn set(&self, user: UserId) {
        // A request has one caller; a second write would be the same one.
        let _ = self.0.set(user);
    }
}

/// Rides on a response until [`layer`] has made it into a body.
#[derive(Clone)]
struct Failure(Arc<ApiError>);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response =
            StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response();
        if matches!(self, Self::Authentication(_) | Self::MfaRequired(_)) {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if matches!(self, Self::Unavailable { .. }) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        if let Self::RateLimited { retry_after_seconds } = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
        }
        response.extensions_mut().insert(Failure(Arc::new(self)));
        response
    }
}

/// Middleware: time limit, panics, and the rendering, logging and counting of errors.
pub async fn layer(State(policy): State<ErrorPolicy>, mut request: Request, next: Next) -> Response {
    let context = RequestContext::of(&mut request);
    let limit_ms = u64::try_from(policy.timeout.as_millis()).unwrap_or(u64::MAX);
    let answer = AssertUnwindSafe(tokio::time::timeout(policy.timeout, next.run(request))).catch_unwind().await;
    let response = match answer {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => ApiError::Timeout { limit_ms }.into_response(),
        Err(panic) => ApiError::Panicked { panic: panic_text(panic.as_ref()) }.into_response(),
    };
    match response.extensions().get::<Failure>().cloned() {
        Some(Failure(error)) => render(&policy, &context, &error, response),
        None => response,
    }
}

/// Router fallback for addresses that do not exist.
pub async fn unknown_route() -> ApiError {
    ApiError::NotFound("address")
}

/// Router fallback for methods that an address does not have.
pub async fn unknown_method(method: Method) -> ApiError {
    ApiError::MethodNotAllowed { method: method.to_string() }
}

/// What is known of the request after it has been consumed.
struct RequestContext {
    method: Method,
    uri: Uri,
    /// Route template, so that the metric's labels stay few.
    route: String,
    headers: HeaderMap,
    user: RequestUser,
}

impl RequestContext {
    fn of(request: &mut Request) -> Self {
        let user = RequestUser::default();
        request.extensions_mut().insert(user.clone());
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            route: request
                .extensions()
                .get::<MatchedPath>()
                .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned()),
            headers: request.headers().clone(),
            user,
        }
    }
}

fn render(policy: &ErrorPolicy, context: &RequestContext, error: &ApiError, shell: Response) -> Response {
    log(context, error);
    metrics::counter!(
        "http_errors_total",
        "method" => method_label(&context.method),
        "path" => context.route.clone(),
        "error_type" => error.kind(),
        "error_code" => error.code().as_str(),
    )
    .increment(1);

    let mut body = ErrorBody::new(error.code(), error.to_string(), correlation::current(), policy.clock.now());
    body.status = error.status();
    body.details = error.public_details();
    let causes = error.causes();
    if body.details.is_none() && policy.development && !causes.is_empty() {
        body.details = Some(json!({ "causes": causes }));
    }
    let (parts, _) = shell.into_parts();
    let mut response = (parts.status, Json(body)).into_response();
    for (name, value) in &parts.headers {
        if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
            response.headers_mut().append(name, value.clone());
        }
    }
    response
}

fn log(context: &RequestContext, error: &ApiError) {
    let headers = headers::sanitised(&context.headers);
    let user_id = context.user.0.get().map(ToString::to_string);
    let (method, path) = (context.method.as_str(), context.uri.path());
    // Codes and tokens of previews, and codes of providers, stand in the query of these addresses.
    let secret = ["/.isekai/", "/api/auth/oidc/"].iter().any(|prefix| path.starts_with(prefix));
    let query = context.uri.query().filter(|_| !secret);
    let causes = error.causes().join(": ");
    let (kind, code) = (error.kind(), error.code().as_str());
    let details = error.public_details().map(|details| details.to_string());
    if error.code().is_operational() {
        // Callers cause these as often as they like: all headers of each would fill the log.
        let user_agent = headers.get(header::USER_AGENT.as_str()).map(String::as_str);
        tracing::warn!(
            error_type = kind, error_code = code, error_message = %error, %causes, details,
            method, path, query, user_agent, user_id, "operational error occurred"
        );
    } else {
        let headers = json!(headers).to_string();
        tracing::error!(
            error_type = kind, error_code = code, error_message = %error, %causes,
            method, path, query, headers, user_id, "unexpected error occurred"
        );
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a message".to_owned())
}
