//! Answering for a file: which one, in which encoding, with which caching.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

use super::assets::{self, Asset};
use super::csp;
use crate::error::ApiError;
use crate::state::AppState;

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Isekai</title>\
<h1>The web page is not part of this build</h1><p>The API works. To build the page, run \
<code>npm ci &amp;&amp; npm run build</code> in <code>web/</code> and build the program again.</p></html>";

pub struct WebFiles {
    assets: BTreeMap<String, Asset>,
    /// Content Security Policy per HTML file.
    policies: BTreeMap<String, HeaderValue>,
}

impl WebFiles {
    pub fn embedded(frame_sources: &str) -> Self {
        Self::new(assets::embedded(), frame_sources)
    }

    fn new(assets: BTreeMap<String, Asset>, frame_sources: &str) -> Self {
        let policies = assets
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, asset)| (path.clone(), csp::policy(&String::from_utf8_lossy(&asset.plain), frame_sources)))
            .collect();
        Self { assets, policies }
    }

    pub fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        let Ok(path) = percent_encoding::percent_decode_str(path.trim_start_matches('/')).decode_utf8() else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        match self.find(&path) {
            Some((name, asset)) => self.file(StatusCode::OK, method, name, asset, headers),
            None if self.assets.contains_key(&format!("{path}/index.html")) => redirect_to_folder(&path),
            None if self.assets.is_empty() && path.is_empty() => not_built(),
            None => match self.find("404.html").or_else(|| self.find("404/index.html")) {
                Some((name, asset)) => self.file(StatusCode::NOT_FOUND, method, name, asset, &HeaderMap::new()),
                None => ApiError::NotFound("page").into_response(),
            },
        }
    }

    fn find(&self, path: &str) -> Option<(&str, &Asset)> {
        let name = match path {
            "" => Cow::Borrowed("index.html"),
            folder if folder.ends_with('/') => Cow::Owned(format!("{folder}index.html")),
            file => Cow::Borrowed(file),
        };
        self.assets.get_key_value(name.as_ref()).map(|(name, asset)| (name.as_str(), asset))
    }

    fn file(&self, status: StatusCode, method: &Method, name: &str, asset: &Asset, asked: &HeaderMap) -> Response {
        let (encoding, data) = choose_encoding(asset, asked);
        let etag = match encoding {
            None => asset.etag.clone(),
            Some(encoding) => etag_of_encoding(&asset.etag, encoding),
        };
        let unchanged = status == StatusCode::OK && matches_etag(asked, &etag);
        let length = HeaderValue::from(data.len());
        let body = if unchanged || method == Method::HEAD { Body::empty() } else { Body::from(data.clone()) };
        let mut response = Response::new(body);
        *response.status_mut() = if unchanged { StatusCode::NOT_MODIFIED } else { status };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, etag);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, if asset.immutable { IMMUTABLE } else { REVALIDATE });
        if let Some(policy) = self.policies.get(name) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if !unchanged {
            headers.insert(header::CONTENT_TYPE, asset.content_type.clone());
            headers.insert(header::CONTENT_LENGTH, length);
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
        }
        response
    }
}

/// Router fallback: what is no address of the API may be a page.
pub async fn serve(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") || path == "/api" {
        return ApiError::NotFound("address").into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::MethodNotAllowed { method: request.method().to_string() }.into_response();
    }
    state.web.answer(request.method(), path, request.headers())
}

/// A page is sent as it is: compressed answers tell by their length what is in them (BREACH, CVE-2013-3587). Ours hold no secret, and
/// are short; what is large are the scripts and styles, which are the same for everybody.
fn choose_encoding<'a>(asset: &'a Asset, asked: &HeaderMap) -> (Option<&'static str>, &'a Bytes) {
    if asset.content_type.as_bytes().starts_with(b"text/html") {
        return (None, &asset.plain);
    }
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepts = |name: &str| {
        accepted.split(',').any(|part| {
            let mut pieces = part.split(';').map(str::trim);
            pieces.next() == Some(name) && !pieces.any(|piece| matches!(piece, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    if let Some(data) = asset.brotli.as_ref().filter(|_| accepts("br")) {
        return (Some("br"), data);
    }
    match accepts("gzip").then(|| asset.gzip()).flatten() {
        Some(data) => (Some("gzip"), data),
        None => (None, &asset.plain),
    }
}

fn etag_of_encoding(etag: &HeaderValue, encoding: &str) -> HeaderValue {
    let text = etag.to_str().unwrap_or_default().trim_matches('"');
    HeaderValue::from_str(&format!("\"{text}-{encoding}\"")).unwrap_or_else(|_| etag.clone())
}

fn matches_etag(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let Some(given) = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()) else { return false };
    let etag = etag.to_str().unwrap_or_default();
    given.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == etag || one == "*")
}

fn redirect_to_folder(path: &str) -> Response {
    // The folder is one of ours: its name has nothing that would need escaping in a header.
    let location = format!("/{path}/");
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
}

fn not_built() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, REVALIDATE),
    ];
    (headers, NOT_BUILT).into_response()
}

#[cfg(test)]
mod tests;
