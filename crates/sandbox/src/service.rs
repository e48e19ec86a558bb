//! The REST service. One endpoint per file; errors leave as [`isekai_domain::ErrorBody`].

mod agent;
mod app;
mod create;
mod decisions;
mod delete;
mod egress;
mod error;
mod extract;
mod get;
mod health;
mod leases;
mod list;
mod pause;
mod pool;
mod relay;
mod set_egress;
mod unpause;
mod usage;
mod websocket;

use std::sync::Arc;

use axum::Router;
use axum::routing::{any, get, post};

use crate::node::Node;

pub(crate) use self::error::ApiError;

/// Peers whose certificates are accepted.
pub const ALLOWED_PEERS: &[&str] = &["serve", "worker"];

type AppState = axum::extract::State<Arc<Node>>;

pub fn router(node: Arc<Node>) -> Router {
    Router::new()
        .route("/v1/sandboxes", post(create::create).get(list::list))
        .route("/v1/sandboxes/{id}", get(get::get).delete(delete::delete))
        .route("/v1/sandboxes/{id}/pause", post(pause::pause))
        .route("/v1/sandboxes/{id}/unpause", post(unpause::unpause))
        .route("/v1/sandboxes/{id}/usage", get(usage::usage))
        .route("/v1/sandboxes/{id}/egress", get(egress::egress).put(set_egress::set_egress))
        .route("/v1/sandboxes/{id}/agent/{*path}", any(agent::agent))
        .route("/v1/sandboxes/{id}/app", any(app::app))
        .route("/v1/sandboxes/{id}/app/", any(app::app))
        .route("/v1/sandboxes/{id}/app/{*path}", any(app::app))
        .route("/v1/egress/decisions", get(decisions::decisions))
        .route("/v1/leases", post(leases::renew))
        .route("/v1/pool", get(pool::pool))
        .route("/v1/health", get(health::health))
        .fallback(error::no_route)
        .method_not_allowed_fallback(error::no_method)
        .with_state(node)
        .layer(axum::middleware::from_fn(error::report))
        .layer(axum::middleware::from_fn(isekai_platform::correlation::layer))
}

#[cfg(test)]
mod tests;
