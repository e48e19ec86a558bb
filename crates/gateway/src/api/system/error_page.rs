//! `GET /api/docs/errors/{code}`: the page that an error's `type` points to, from `docs/errors`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::response::Response;

use super::docs::html;
use crate::access::PUBLIC;
use crate::api::schema::{ErrorBody, ErrorCodeSchema};
use crate::error::ApiError;
use crate::extract::Path;

macro_rules! markdown {
    ($($code:literal),+ $(,)?) => {
        /// The pages as they are written, by code.
        pub fn pages() -> BTreeMap<&'static str, &'static str> {
            BTreeMap::from([$(($code, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/errors/", $code, ".md")))),+])
        }
    };
}

markdown!(
    "VALIDATION_ERROR",
    "AUTHENTICATION_ERROR",
    "AUTHORIZATION_ERROR",
    "SECURITY_ERROR",
    "NOT_FOUND",
    "METHOD_NOT_ALLOWED",
    "CONCURRENT_MODIFICATION",
    "CONFLICT",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
    "NOT_UNDERSTOOD",
    "RATE_LIMITED",
    "QUOTA_EXCEEDED",
    "INTERNAL_SERVER_ERROR",
    "SERVICE_UNAVAILABLE",
    "MAINTENANCE",
    "TIMEOUT",
);

static RENDERED: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
    let render = |(code, markdown)| (code, page(code, &format!("<pre>{}</pre>", escape(markdown))));
    pages().into_iter().map(render).collect()
});

/// What an error code means, and what to do.
#[utoipa::path(
    get, path = "/api/docs/errors/{code}", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), params(("code" = ErrorCodeSchema, Path)),
    responses(
        (status = 200, description = "A page", content_type = "text/html", body = String),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn error_page(Path(code): Path<String>) -> Result<Response, ApiError> {
    RENDERED.get(code.as_str()).map(|page| html(page)).ok_or(ApiError::NotFound("error code"))
}

/// The frame of our few documentation pages.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>:root{{color-scheme:light dark}}\
         body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}\
         pre{{white-space:pre-wrap;font:inherit}}table{{border-collapse:collapse;width:100%}}\
         td,th{{text-align:left;padding:.25rem .75rem .25rem 0;vertical-align:top;border-bottom:1px solid #8884}}\
         </style></head><body><main>{body}</main></body></html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use isekai_domain::ErrorCode;

    use super::*;

    #[test]
    fn every_code_has_a_page_of_its_own() {
        let pages = pages();
        for code in ErrorCode::ALL {
            let page =
                pages.get(code.as_str()).unwrap_or_else(|| panic!("docs/errors/{}.md is missing", code.as_str()));
            assert!(page.starts_with(&format!("# {}\n\nHTTP {}", code.as_str(), code.status())), "{page}");
            assert!(page.contains(code.title()) && page.contains("**What to do.**"), "{page}");
        }
        assert_eq!(pages.len(), ErrorCode::ALL.len());
    }
}
