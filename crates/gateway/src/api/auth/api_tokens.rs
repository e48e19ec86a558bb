//! `/api/auth/tokens`: credentials for programs. Only a person makes and revokes them.

mod create;
mod list;
mod revoke;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::AppState;

pub use view::TokenView;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::api_tokens, create::api_token_create))
        .routes(routes!(revoke::api_token_revoke))
}
