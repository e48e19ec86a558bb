//! Signing in and out.

mod api_tokens;
mod attempt;
mod cookie;
mod enter;
mod export;
mod jwks;
mod login;
mod logout;
mod me;
mod me_delete;
mod mfa;
mod oidc;
mod password;
mod reauthenticate;
mod refresh;
mod register;
mod sessions;
mod tokens;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub use api_tokens::TokenView;
pub use attempt::Spent;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(login::login))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::logout))
        .routes(routes!(me::me, me_delete::me_delete))
        .routes(routes!(export::export_me))
        .routes(routes!(password::password))
        .routes(routes!(reauthenticate::reauthenticate))
        .merge(sessions::router())
        .merge(mfa::router())
        .merge(oidc::router())
        .merge(api_tokens::router())
        .routes(routes!(register::register))
        .routes(routes!(jwks::jwks))
}
