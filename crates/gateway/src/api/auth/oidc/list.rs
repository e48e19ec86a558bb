//! `GET /api/auth/oidc`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::PUBLIC;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
pub struct OidcProviders {
    items: Vec<OidcProvider>,
}

#[derive(Serialize, ToSchema)]
pub struct OidcProvider {
    id: String,
    /// For people.
    name: String,
}

/// The providers at which one can sign in.
#[utoipa::path(
    get, path = "/api/auth/oidc", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), responses((status = 200, body = OidcProviders))
)]
pub async fn oidc_list(State(state): State<AppState>) -> Json<OidcProviders> {
    let shown = state.oidc.all().map(|one| OidcProvider { id: one.id.clone(), name: one.config.name.clone() });
    Json(OidcProviders { items: shown.collect() })
}
