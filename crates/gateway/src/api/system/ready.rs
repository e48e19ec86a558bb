//! `GET /health/ready`.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use isekai_platform::health::{Health, HealthStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::PUBLIC;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
pub struct Readiness {
    /// `ok`, `degraded` (works with less) or `down`.
    #[schema(value_type = String)]
    status: HealthStatus,
    checks: Vec<ReadinessCheck>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadinessCheck {
    name: String,
    /// `ok`, `degraded` or `down`.
    #[schema(value_type = String)]
    status: HealthStatus,
    latency_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// Whether the server and what it depends on work.
#[utoipa::path(
    get, path = "/health/ready", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    responses((status = 200, body = Readiness), (status = 503, description = "Something needed is down", body = Readiness))
)]
pub async fn ready(State(state): State<AppState>) -> (StatusCode, Json<Readiness>) {
    let health = state.health.check().await;
    let status = if health.status == HealthStatus::Down { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK };
    (status, Json(health.into()))
}

impl From<Health> for Readiness {
    fn from(health: Health) -> Self {
        let check = |check: isekai_platform::health::Check| ReadinessCheck {
            name: check.name,
            status: check.status,
            latency_ms: check.latency_ms,
            message: check.message,
        };
        Self { status: health.status, checks: health.checks.into_iter().map(check).collect() }
    }
}
