//! Files and versions of an app.

mod diff;
mod export;
mod file_delete;
mod file_get;
mod file_put;
mod files;
mod rollback;
mod version;
mod versions;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(files::files))
        .routes(routes!(file_get::file_get, file_put::file_put, file_delete::file_delete))
        .routes(routes!(versions::versions))
        .routes(routes!(version::version))
        .routes(routes!(diff::diff))
        .routes(routes!(rollback::rollback))
        .routes(routes!(export::export))
}
