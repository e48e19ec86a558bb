//! What an app may connect to, and what was decided about its connections.

mod decisions;
mod get;
mod put;
mod tell;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get::egress_get, put::egress_put)).routes(routes!(decisions::egress_decisions))
}
