//! `GET /.well-known/jwks.json`: the public keys of access tokens (RFC 7517).

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use crate::access::PUBLIC;
use crate::state::AppState;

/// The keys with which access tokens can be verified.
#[utoipa::path(
    get, path = "/.well-known/jwks.json", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    responses((status = 200, description = "A JSON Web Key Set", body = Object))
)]
pub async fn jwks(State(state): State<AppState>) -> Response {
    let caching = HeaderValue::from_static("public, max-age=300");
    ([(header::CACHE_CONTROL, caching)], axum::Json(state.tokens.jwks())).into_response()
}
