//! The operators' port: metrics and health. It listens on loopback unless configured otherwise, and needs no sign-in.

use std::sync::{Arc, OnceLock};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use futures::future::BoxFuture;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::health::{Health, HealthStatus};

/// Seconds; from a warm claim to a cold build.
const LATENCY_BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

type Probe = Arc<dyn Fn() -> BoxFuture<'static, Health> + Send + Sync>;

/// Installs the process's recorder at the first call. Metrics named `*_seconds` are histograms.
pub fn metrics_handle() -> Option<PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), LATENCY_BUCKETS)
                .ok()?
                .install_recorder()
                .ok()
        })
        .clone()
}

/// `/metrics`, `/health/live`, `/health/ready`.
pub fn router(ready: impl Fn() -> BoxFuture<'static, Health> + Send + Sync + 'static) -> Router {
    let ready: Probe = Arc::new(ready);
    Router::new()
        .route("/metrics", get(metrics))
        .route("/health/live", get(|| async { Json(serde_json::json!({ "status": "ok" })) }))
        .route("/health/ready", get(readiness))
        .with_state(ready)
}

async fn metrics() -> Response {
    match metrics_handle() {
        Some(handle) => {
            handle.run_upkeep();
            ([("content-type", "text/plain; version=0.0.4")], handle.render()).into_response()
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn readiness(State(ready): State<Probe>) -> Response {
    let health = ready().await;
    let status = match health.status {
        HealthStatus::Down => StatusCode::SERVICE_UNAVAILABLE,
        HealthStatus::Ok | HealthStatus::Degraded => StatusCode::OK,
    };
    (status, Json(health)).into_response()
}
