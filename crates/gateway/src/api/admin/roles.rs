//! Roles: what is built in, and those that an installation makes for itself.

mod create;
mod delete;
mod get;
mod list;
mod mfa;
mod put;
mod request;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::roles, create::role_create))
        .routes(routes!(get::role_get, put::role_put, delete::role_delete))
        .routes(routes!(mfa::role_mfa))
}
