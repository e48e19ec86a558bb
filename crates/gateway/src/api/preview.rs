//! Ways into a preview.

mod link_create;
mod link_revoke;
mod session;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(session::session))
        .routes(routes!(link_create::link_create, link_revoke::link_revoke))
}
