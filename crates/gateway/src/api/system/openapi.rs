//! `GET /api/openapi.json`.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

use crate::access::PUBLIC;

static DOCUMENT: LazyLock<String> =
    LazyLock::new(|| serde_json::to_string(&crate::api::openapi()).unwrap_or_else(|_| "{}".to_owned()));

/// This document.
#[utoipa::path(
    get, path = "/api/openapi.json", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
pub async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], DOCUMENT.as_str()).into_response()
}
