//! The correlation id of the present request: accepted or made at the door, kept per task, sent on in every call.

use std::future::Future;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use isekai_domain::CorrelationId;
use isekai_domain::correlation::CORRELATION_HEADER;
use tracing::Instrument as _;

tokio::task_local! {
    static CURRENT: CorrelationId;
}

/// The task's id; a new one where there is none.
pub fn current() -> CorrelationId {
    CURRENT.try_with(Clone::clone).unwrap_or_else(|_| CorrelationId::generate())
}

/// Runs `future` with this id, and with a log span that carries it.
pub async fn scope<F: Future>(id: CorrelationId, future: F) -> F::Output {
    let span = tracing::info_span!("request", correlation_id = %id);
    CURRENT.scope(id, future.instrument(span)).await
}

/// Middleware: takes `X-Correlation-Id` from the request or makes one, and returns it with the response.
pub async fn layer(request: Request, next: Next) -> Response {
    let id = from_headers(request.headers());
    let header = HeaderValue::from_str(id.as_str()).ok();
    let mut response = scope(id, next.run(request)).await;
    if let Some(value) = header {
        response.headers_mut().insert(CORRELATION_HEADER, value);
    }
    response
}

pub fn from_headers(headers: &HeaderMap) -> CorrelationId {
    CorrelationId::accept(headers.get(CORRELATION_HEADER).and_then(|value| value.to_str().ok()))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn the_id_reaches_the_handler_and_comes_back() {
        let app =
            Router::new().route("/", get(|| async { current().to_string() })).layer(axum::middleware::from_fn(layer));
        let request = Request::get("/").header(CORRELATION_HEADER, "abc-1").body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()[CORRELATION_HEADER], "abc-1");
        let body = axum::body::to_bytes(response.into_body(), 100).await.unwrap();
        assert_eq!(body, "abc-1");

        let response = app.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        assert!(response.headers().contains_key(CORRELATION_HEADER));
    }
}
