//! `GET /api/docs`: all operations on one page, without script.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use serde_json::Value;

use super::error_page::page;
use crate::access::PUBLIC;

static PAGE: LazyLock<String> = LazyLock::new(|| {
    let document = serde_json::to_value(crate::api::openapi()).unwrap_or_default();
    page("Isekai API", &body(&document))
});

/// A page that lists all operations.
#[utoipa::path(
    get, path = "/api/docs", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    responses((status = 200, description = "A page", content_type = "text/html", body = String))
)]
pub async fn docs() -> Response {
    html(PAGE.as_str())
}

pub(super) fn html(text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ];
    (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), text).into_response()
}

fn body(document: &Value) -> String {
    let mut html =
        String::from("<h1>Isekai API</h1><p>Machine-readable: <a href=\"/api/openapi.json\">openapi.json</a></p>");
    html.push_str("<table><thead><tr><th>Method<th>Path<th>What it does<tbody>");
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let summary = operation["summary"].as_str().unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = write!(html, "<tr><td>{}<td><code>{path}</code><td>{summary}", method.to_uppercase());
        }
    }
    html.push_str("</table><h2>Errors</h2><ul>");
    for code in isekai_domain::ErrorCode::ALL {
        let name = code.as_str();
        let _ = write!(html, "<li>{} <a href=\"/api/docs/errors/{name}\">{name}</a>: {}", code.status(), code.title());
    }
    html.push_str("</ul>");
    html
}
