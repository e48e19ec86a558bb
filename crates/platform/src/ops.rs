//! The operators' port: metrics and health. It listens on loopback unless configured otherwise, and needs no sign-in there.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use futures::future::BoxFuture;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use thiserror::Error;

use crate::config::Network;
use crate::health::{Health, HealthStatus};
use crate::http::{Exposed, Transport, is_local};
use crate::tls::{self, TlsError, TlsFiles};

/// Seconds; from a warm claim to a cold build.
const LATENCY_BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// How often what was recorded is summed up. Until then each value of a histogram is kept.
const UPKEEP: Duration = Duration::from_secs(5);

const STANDARD_METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

/// Whose certificates open the port where other machines reach it.
const PEERS: &[&str] = &["operator"];

#[derive(Debug, Error)]
pub enum OpsError {
    #[error(transparent)]
    Exposed(#[from] Exposed),
    #[error("the certificates of the operators' port cannot be used")]
    Tls(#[from] TlsError),
}

type Probe = Arc<dyn Fn() -> BoxFuture<'static, Health> + Send + Sync>;

/// Installs the process's recorder at the first call. Metrics named `*_seconds` are histograms.
pub fn metrics_handle() -> Option<PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE.get_or_init(install).clone()
}

fn install() -> Option<PrometheusHandle> {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), LATENCY_BUCKETS)
        .ok()?;
    let handle = builder.install_recorder().ok()?;
    let kept_up = handle.clone();
    // A thread of its own, since the recorder outlives the runtime of whoever asked for it first.
    let thread = std::thread::Builder::new().name("metrics-upkeep".to_owned()).spawn(move || keep_up(&kept_up));
    if let Err(error) = thread {
        tracing::warn!(error = &error as &dyn std::error::Error, "metrics are summed up only when they are read");
    }
    Some(handle)
}

fn keep_up(handle: &PrometheusHandle) {
    loop {
        std::thread::sleep(UPKEEP);
        handle.run_upkeep();
    }
}

/// The value of a metric's label `method`. A client may send any word as its method, and each would be a series of its own.
pub fn method_label(method: &Method) -> &'static str {
    STANDARD_METHODS.into_iter().find(|standard| *standard == method.as_str()).unwrap_or("OTHER")
}

/// For the port of the setting `key`. Where other machines reach it, it takes the process's own certificate, and callers with that of an
/// operator.
pub fn transport(
    key: &'static str,
    address: SocketAddr,
    files: Option<&TlsFiles>,
    tls_key: &'static str,
    proxies: &[Network],
) -> Result<Transport, OpsError> {
    let files = files.filter(|_| !is_local(address.ip()));
    let tls = files.map(|files| tls::server(files, PEERS)).transpose()?;
    Ok(Transport::of(key, address, tls, tls_key, proxies)?)
}

/// `/metrics`, `/health/live`, `/health/ready`.
pub fn router(ready: impl Fn() -> BoxFuture<'static, Health> + Send + Sync + 'static) -> Router {
    let ready: Probe = Arc::new(ready);
    // What is counted before the recorder is there is lost.
    metrics_handle();
    Router::new()
        .route("/metrics", get(metrics))
        .route("/health/live", get(|| async { Json(serde_json::json!({ "status": "ok" })) }))
        .route("/health/ready", get(readiness))
        .with_state(ready)
        .layer(from_fn(no_rebound_names))
}

/// A page of a stranger that made its name point to this machine (DNS rebinding) sends its own name. Only `localhost` and
/// addresses are nobody's to point elsewhere.
async fn no_rebound_names(request: Request, next: Next) -> Response {
    match authority_of(&request) {
        Some(authority) if is_localhost_or_address(authority.host()) => next.run(request).await,
        _ => StatusCode::MISDIRECTED_REQUEST.into_response(),
    }
}

/// `:authority` of HTTP/2, or `Host`.
fn authority_of(request: &Request) -> Option<Authority> {
    match request.uri().authority() {
        Some(authority) => Some(authority.clone()),
        None => request.headers().get(header::HOST)?.to_str().ok()?.parse().ok(),
    }
}

fn is_localhost_or_address(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok()
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

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn only_localhost_and_addresses_are_answered() {
        let router = router(|| Box::pin(async { Health::of(Vec::new()) }));
        for (host, status) in [
            ("localhost:9464", StatusCode::OK),
            ("LOCALHOST", StatusCode::OK),
            ("127.0.0.1:9464", StatusCode::OK),
            ("[::1]:9464", StatusCode::OK),
            ("10.0.0.7:9464", StatusCode::OK),
            ("evil.example:9464", StatusCode::MISDIRECTED_REQUEST),
            ("localhost.evil.example", StatusCode::MISDIRECTED_REQUEST),
            ("127.0.0.1.nip.io:9464", StatusCode::MISDIRECTED_REQUEST),
            ("localhost@evil.example", StatusCode::MISDIRECTED_REQUEST),
            ("", StatusCode::MISDIRECTED_REQUEST),
        ] {
            let request = Request::get("/health/live").header(header::HOST, host).body(Body::empty()).unwrap();
            assert_eq!(router.clone().oneshot(request).await.unwrap().status(), status, "{host}");
        }
    }

    #[tokio::test]
    async fn where_other_machines_reach_it_an_operators_certificate_is_asked_for() {
        let pki = tempfile::tempdir().unwrap();
        crate::authority::ensure(pki.path(), isekai_domain::Clock::now(&isekai_domain::SystemClock)).unwrap();
        let files = TlsFiles::in_dir(pki.path(), "worker");
        let of = |address: &str, files| {
            transport("worker.ops_listen", address.parse().unwrap(), files, "worker.tls", &[]).map(|made| made.is_tls())
        };
        assert!(matches!(of("127.0.0.1:9466", Some(&files)), Ok(false)));
        assert!(matches!(of("0.0.0.0:9466", Some(&files)), Ok(true)));
        let error = of("0.0.0.0:9466", None).unwrap_err().to_string();
        assert!(error.starts_with("worker.ops_listen is 0.0.0.0:9466, "), "{error}");
    }

    #[test]
    fn methods_that_a_client_made_up_share_one_label() {
        assert_eq!(method_label(&Method::PATCH), "PATCH");
        for other in ["get", "PROPFIND", "X1"] {
            assert_eq!(method_label(&Method::from_bytes(other.as_bytes()).unwrap()), "OTHER");
        }
    }
}
