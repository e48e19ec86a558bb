//! Signing in and out.

mod cookie;
mod export;
mod jwks;
mod login;
mod logout;
mod me;
mod me_delete;
mod refresh;
mod tokens;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(login::login))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::logout))
        .routes(routes!(me::me, me_delete::me_delete))
        .routes(routes!(export::export_me))
        .routes(routes!(jwks::jwks))
}
