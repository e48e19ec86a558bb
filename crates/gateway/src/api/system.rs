//! About this server: health, configuration for the page, and the API's own documentation.

mod config;
mod docs;
mod error_page;
mod live;
mod openapi;
mod ready;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub use error_page::pages;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(config::config))
        .routes(routes!(openapi::openapi))
        .routes(routes!(docs::docs))
        .routes(routes!(error_page::error_page))
        .routes(routes!(live::live))
        .routes(routes!(ready::ready))
}
