//! The door of the main listener. It is open before the database is there, and answers honestly until then; with a preview
//! domain it tells previews and platform apart by the host.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use futures::FutureExt as _;
use futures::future::BoxFuture;
use http::StatusCode;
use isekai_domain::SystemClock;
use isekai_platform::correlation;
use isekai_platform::health::{Check, Health, HealthStatus};
use serde_json::json;
use tower::ServiceExt as _;

use crate::error::ApiError;
use crate::error::respond::{self, ErrorPolicy};
use crate::http::{forwarded, host, secure, security_headers};
use crate::preview::front::{self, Place};
use crate::settings::Settings;
use crate::state::AppState;

#[derive(Clone)]
pub struct Gate(Arc<Inner>);

struct Inner {
    waiting: Router,
    /// What is not there yet.
    missing: Arc<Mutex<Check>>,
    domain: Option<Arc<str>>,
    open: OnceLock<Open>,
}

struct Open {
    state: AppState,
    main: Router,
    previews: Option<Router>,
}

impl Gate {
    pub fn new(settings: &Settings) -> Self {
        let domain = settings.preview.domain.as_deref().map(Arc::from);
        let missing = Arc::new(Mutex::new(missing("postgresql", "not connected yet".to_owned())));
        let waiting = waiting(settings, Arc::clone(&missing));
        Self(Arc::new(Inner { waiting, missing, domain, open: OnceLock::new() }))
    }

    /// Until it opens, this is what is missing.
    pub fn waits_for(&self, name: &str, why: String) {
        *self.0.missing.lock().unwrap_or_else(PoisonError::into_inner) = missing(name, why);
    }

    /// From now on requests are answered by `main`.
    pub fn open(&self, state: &AppState, main: Router) {
        let previews = self.0.domain.clone().map(|domain| front::router(state, Place::Domain(domain)));
        // Opened once, by `run`.
        let _ = self.0.open.set(Open { state: state.clone(), main, previews });
    }

    pub fn router(&self) -> Router {
        Router::new().fallback(pass).with_state(self.clone())
    }

    pub fn health(&self) -> BoxFuture<'static, Health> {
        match self.0.open.get() {
            Some(open) => open.state.health.check(),
            None => std::future::ready(unready(&self.0.missing)).boxed(),
        }
    }
}

async fn pass(State(gate): State<Gate>, request: Request) -> Response {
    let Inner { waiting, domain, open, .. } = &*gate.0;
    let router = match open.get() {
        None => waiting,
        Some(open) => match (&open.previews, domain) {
            (Some(previews), Some(domain)) if is_preview(&request, domain) => previews,
            _ => &open.main,
        },
    };
    match router.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

fn is_preview(request: &Request, domain: &str) -> bool {
    host::of(request).is_some_and(|host| host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))
}

fn waiting(settings: &Settings, missing: Arc<Mutex<Check>>) -> Router {
    let policy = ErrorPolicy {
        clock: Arc::new(SystemClock),
        development: settings.development,
        timeout: settings.request_timeout,
    };
    let unready = || async move { (StatusCode::SERVICE_UNAVAILABLE, axum::Json(unready(&missing))) };
    Router::new()
        .route("/health/live", get(|| async { axum::Json(json!({ "status": "ok" })) }))
        .route("/health/ready", get(unready))
        .fallback(|| async { ApiError::Unavailable { service: "the database", source: None }.into_response() })
        .layer(from_fn_with_state(Arc::<str>::from(settings.public_url.as_str()), secure::layer))
        .layer(from_fn_with_state(settings.hosts.clone(), host::layer))
        .layer(from_fn_with_state(policy, respond::layer))
        .layer(from_fn_with_state(settings.hsts, security_headers::layer))
        .layer(from_fn_with_state(settings.proxies.clone(), forwarded::layer))
        .layer(from_fn(correlation::layer))
}

fn unready(missing: &Mutex<Check>) -> Health {
    Health::of(vec![missing.lock().unwrap_or_else(PoisonError::into_inner).clone()])
}

fn missing(name: &str, why: String) -> Check {
    Check { name: name.to_owned(), status: HealthStatus::Down, latency_ms: 0.0, message: Some(why) }
}
