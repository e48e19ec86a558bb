//! `/api/auth/sessions`: where somebody is signed in.

mod end;
mod end_all;
mod list;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list::sessions, end_all::sessions_end)).routes(routes!(end::session_end))
}
