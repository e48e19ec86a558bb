//! The REST service. One endpoint per file; errors leave as [`isekai_domain::ErrorBody`].

mod agent;
mod app;
mod constraints;
mod constraints_get;
mod constraints_put;
mod create;
mod decisions;
mod delete;
mod egress;
mod error;
mod exec;
mod extract;
mod file_delete;
mod file_get;
mod file_put;
mod files_list;
mod files_write;
mod get;
mod health;
mod leases;
mod limits_get;
mod limits_put;
mod list;
mod logs;
mod openapi;
mod pause;
mod pool;
mod relay;
pub mod schema;
mod set_egress;
mod start;
mod stop;
mod unpause;
mod usage;
mod validate_path;
mod validate_path_in;
mod websocket;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::any;
use axum::{Router, middleware};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::node::Node;

pub(crate) use self::error::ApiError;

/// Peers whose certificates are accepted.
pub const ALLOWED_PEERS: &[&str] = &["serve", "worker"];

type AppState = State<Arc<Node>>;

pub fn router(node: Arc<Node>) -> Router {
    Router::from(endpoints())
        .route_layer(middleware::from_fn_with_state(Arc::clone(&node), after_first_look))
        .fallback(error::no_route)
        .method_not_allowed_fallback(error::no_method)
        .with_state(node)
        .layer(middleware::from_fn(error::report))
        .layer(middleware::from_fn(isekai_platform::correlation::layer))
}

/// Health is for those who want to know how far it is.
async fn after_first_look(State(node): AppState, request: Request, next: middleware::Next) -> Response {
    if request.uri().path() != "/v1/health" {
        node.knows_what_runs().await;
    }
    next.run(request).await
}

/// The OpenAPI document, as `/v1/openapi.json` gives it and `docs/sandbox-openapi.json` keeps it.
pub fn openapi() -> OpenApi {
    schema::finish(endpoints().into_openapi())
}

/// All endpoints, and the document that describes all of them but the two pass-throughs.
fn endpoints() -> OpenApiRouter<Arc<Node>> {
    OpenApiRouter::with_openapi(schema::document())
        .routes(routes!(create::create, list::list))
        .routes(routes!(get::get, delete::delete))
        .routes(routes!(start::start))
        .routes(routes!(stop::stop))
        .routes(routes!(pause::pause))
        .routes(routes!(unpause::unpause))
        .routes(routes!(usage::usage))
        .routes(routes!(limits_get::get_limits, limits_put::put_limits))
        .routes(routes!(exec::exec))
        .routes(routes!(logs::logs))
        .routes(routes!(files_list::list, files_write::write))
        .routes(routes!(file_get::get, file_put::put, file_delete::delete))
        .routes(routes!(constraints_get::constraints_of, constraints_put::apply))
        .routes(routes!(validate_path_in::validate_path_in))
        .routes(routes!(egress::egress, set_egress::set_egress))
        .route("/v1/sandboxes/{id}/agent/{*path}", any(agent::agent))
        .route("/v1/sandboxes/{id}/app", any(app::app))
        .route("/v1/sandboxes/{id}/app/", any(app::app))
        .route("/v1/sandboxes/{id}/app/{*path}", any(app::app))
        .routes(routes!(decisions::decisions))
        .routes(routes!(leases::renew))
        .routes(routes!(pool::pool))
        .routes(routes!(health::health))
        .routes(routes!(constraints::constraints))
        .routes(routes!(validate_path::validate_path))
        .routes(routes!(openapi::document))
}

#[cfg(test)]
mod tests;
