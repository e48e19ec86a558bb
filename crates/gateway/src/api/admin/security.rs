//! Security events, and that somebody has seen to them.

mod events;
mod resolve;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

const RESOURCE: &str = "security_event";

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(events::security_events)).routes(routes!(resolve::security_event_resolve))
}
