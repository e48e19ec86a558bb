//! The central error handler.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use http::Request;
use isekai_domain::Clock as _;
use isekai_domain::{FixedClock, SystemClock};
use serde_json::Value;
use tower::ServiceExt as _;
use tracing_subscriber::fmt::MakeWriter;

use super::support::{Answer, answer};
use crate::error::ApiError;
use crate::error::respond::{ErrorPolicy, layer};

fn policy(development: bool) -> ErrorPolicy {
    ErrorPolicy { clock: Arc::new(FixedClock::new(SystemClock.now())), development, timeout: Duration::from_millis(50) }
}

fn broken() -> ApiError {
    ApiError::unexpected(std::io::Error::other("the disk is on fire"))
}

fn router(development: bool) -> Router {
    Router::new()
        .route("/panic", get(async || -> &'static str { panic!("a secret of the implementation") }))
        .route("/slow", get(async || std::future::pending::<&'static str>().await))
        .route("/broken/{id}", get(async || broken()))
        .layer(from_fn_with_state(policy(development), layer))
}

async fn call(development: bool, path: &str) -> Answer {
    let request = Request::get(path).header("authorization", "Bearer secret").header("cookie", "secret=1");
    answer(router(development).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()).await
}

#[tokio::test]
async fn what_nobody_expected_says_nothing_outside_development() {
    for path in ["/panic", "/broken/1"] {
        let answer = call(false, path).await;
        assert_eq!((answer.status, &answer.body["error"]), (500, &Value::from("INTERNAL_SERVER_ERROR")));
        assert_eq!(answer.body["message"], "an unexpected error occurred");
        assert!(answer.body.get("details").is_none(), "{}", answer.body);
    }
    let answer = call(true, "/broken/1").await;
    assert_eq!(answer.body["details"]["causes"][0], "the disk is on fire");
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_given_up() {
    let answer = call(false, "/slow").await;
    assert_eq!((answer.status, &answer.body["error"]), (504, &Value::from("TIMEOUT")));
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_has_the_causes_and_no_credentials() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    call(false, "/broken/1?limit=2&token=secret").await;
    call(false, "/slow").await;
    drop(guard);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let (unexpected, operational) = text.split_once("operational error occurred").unwrap_or((&text, ""));
    assert!(unexpected.contains("ERROR") && unexpected.contains("the disk is on fire"), "{text}");
    assert!(unexpected.contains("/broken/1") && unexpected.contains("limit=2&token=…"), "{text}");
    assert!(text.contains("WARN") && operational.contains("TIMEOUT"), "{text}");
    assert!(!text.contains("secret"), "{text}");
}
