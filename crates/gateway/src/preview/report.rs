//! The platform's page hears what goes wrong in an app that it shows in a frame, and where in the app its visitor is: a script of ours, the first
//! in the app's page, tells it. Only what a frame of somebody with an account asks for is changed, and only where the app's own policy lets
//! such a script run (ADR 0025).
//!
//! - [`insert`]: finds the place in HTML, as it streams by. [`policy`]: what the app's Content Security Policy says of it.

mod insert;
mod policy;

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use sha2::{Digest as _, Sha256};

use super::ticket::{Ticket, Way};

/// Behind the prefix of our addresses.
pub const PATH: &str = "report.js";
const SCRIPT: &str = include_str!("report/report.js");
/// Stands in the script for the origins that the platform's page may have.
const PAGES: &str = "ISEKAI_PAGES";
const FETCH_DEST: &str = "sec-fetch-dest";

/// What would make an answer another one than the whole page: no length, no part and no form of it is known before the script is in it.
const CONDITIONS: [HeaderName; 6] = [
    header::IF_MATCH,
    header::IF_MODIFIED_SINCE,
    header::IF_NONE_MATCH,
    header::IF_RANGE,
    header::IF_UNMODIFIED_SINCE,
    header::RANGE,
];
/// Of the page as the app sent it.
const DESCRIPTIONS: [HeaderName; 8] = [
    header::ACCEPT_RANGES,
    header::CONTENT_LENGTH,
    header::ETAG,
    header::LAST_MODIFIED,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("repr-digest"),
];

pub struct Reporter {
    script: Bytes,
    tag: Bytes,
}

impl Reporter {
    /// `pages`: origins that the platform's page may have.
    pub fn new(pages: &[String]) -> Self {
        let script = SCRIPT.replace(PAGES, &pages.join(" "));
        // A new script has a new address, so that it can be kept.
        let version = hex::encode(&Sha256::digest(&script)[..6]);
        let tag = format!("<script src=\"/.isekai/{PATH}?{version}\"></script>");
        Self { script: script.into(), tag: tag.into() }
    }

    pub fn script(&self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        ];
        (headers, self.script.clone()).into_response()
    }

    /// The answer with the script in it, if it is a page that lets it run.
    pub fn insert(&self, response: Response) -> Response {
        if !is_page(&response) || !policy::lets_run(response.headers()) {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        for name in &DESCRIPTIONS {
            parts.headers.remove(name);
        }
        // What a tab of its own gets is another page.
        parts.headers.append(header::VARY, HeaderValue::from_static(FETCH_DEST));
        Response::from_parts(parts, Body::new(insert::Inserting::new(body, self.tag.clone())))
    }
}

/// Whether a frame asks for a page to show to somebody with an account. Browsers that do not say so show the app as it is.
pub fn is_asked_for(request: &Request, ticket: &Ticket) -> bool {
    matches!(ticket.way, Way::Account { .. })
        && matches!(*request.method(), Method::GET | Method::POST)
        && is_frame(request.headers())
}

pub fn is_frame(headers: &HeaderMap) -> bool {
    headers.get(FETCH_DEST).is_some_and(|dest| dest == "iframe")
}

/// Asks the app for the whole page as it is.
pub fn ask_whole(headers: &mut HeaderMap) {
    for name in &CONDITIONS {
        headers.remove(name);
    }
    headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
}

fn is_page(response: &Response) -> bool {
    let headers = response.headers();
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase());
    let html = text(header::CONTENT_TYPE).is_some_and(|kind| {
        let mut parts = kind.split(';').map(str::trim);
        // Every encoding that a page may have but these begins with what ASCII is.
        parts.next() == Some("text/html") && !parts.any(|part| part.contains("utf-16") || part.contains("utf-7"))
    });
    let whole = !matches!(
        response.status(),
        StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED
    );
    html && whole
        && !response.status().is_redirection()
        && text(header::CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity")
        && text(header::CONTENT_DISPOSITION).is_none_or(|disposition| !disposition.starts_with("attachment"))
}

#[cfg(test)]
mod tests;
