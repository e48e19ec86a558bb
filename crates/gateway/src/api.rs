//! The HTTP API. One endpoint per file: handler, description for OpenAPI, error cases, tests nearby.

pub mod account;
pub mod admin;
pub mod apps;
pub mod auth;
pub mod code;
pub mod iterations;
pub mod preview;
pub mod schema;
pub mod system;

use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

/// All endpoints, and the document that describes them.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(schema::document())
        .merge(auth::router())
        .merge(apps::router())
        .merge(code::router())
        .merge(iterations::router())
        .merge(preview::router())
        .merge(admin::router())
        .merge(system::router())
}

/// The OpenAPI document, as `/api/openapi.json` gives it and `docs/openapi.json` keeps it.
pub fn openapi() -> OpenApi {
    schema::finish(router().into_openapi())
}
