//! A notice as a page or as JSON. Pages are self-contained, for an app's site has no files of ours; they run no script but the one
//! that looks again and the one that tells the platform's page, named by their hashes.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::Json;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderName, HeaderValue, Method, header};
use isekai_domain::ErrorBody;
use isekai_platform::correlation;
use sha2::{Digest as _, Sha256};

use super::Notice;
use crate::state::AppState;

/// Says what is waited for. No answer of an app has it, so the script knows when to load the page.
const WAITING: HeaderName = HeaderName::from_static("x-isekai-waiting");
const RETRY_SECONDS: u32 = 2;
const STYLE: &str = include_str!("page.css");
const LOOK_AGAIN: &str = include_str!("look-again.js");
const TELL: &str = include_str!("tell.js");

static STYLE_SOURCE: LazyLock<String> = LazyLock::new(|| source_of(STYLE));
static LOOK_AGAIN_SOURCE: LazyLock<String> = LazyLock::new(|| source_of(LOOK_AGAIN));
static TELL_SOURCE: LazyLock<String> = LazyLock::new(|| source_of(TELL));

/// What runs in a page.
#[derive(Debug, Default, Clone)]
struct Scripts {
    /// Looks again until it is something else that is waited for.
    waiting: Option<&'static str>,
    /// What the platform's page is told, and the origins that it may have.
    told: Option<(&'static str, String)>,
}

/// Who is told.
#[derive(Debug, Clone, Copy)]
pub struct Audience {
    /// A browser that shows what it gets.
    page: bool,
    /// Asking again changes nothing.
    repeatable: bool,
}

impl Audience {
    pub fn of(request: &Request) -> Self {
        let accepts = request.headers().get_all(header::ACCEPT).iter();
        let page = accepts.filter_map(|value| value.to_str().ok()).any(|accept| accept.contains("text/html"));
        Self { page, repeatable: matches!(*request.method(), Method::GET | Method::HEAD) }
    }
}

impl Notice {
    pub fn respond(&self, to: Audience, state: &AppState) -> Response {
        let scripts =
            if to.page { self.scripts(to.repeatable, &state.settings.page_origins) } else { Scripts::default() };
        let mut response = if to.page {
            (self.status, self.html(&scripts)).into_response()
        } else {
            (self.status, Json(self.json(state))).into_response()
        };
        let headers = response.headers_mut();
        if to.page {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        }
        let policy = self.policy(&scripts, &state.settings.frame_ancestors);
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        if let Some(waiting) = self.waiting {
            headers.insert(WAITING, HeaderValue::from_static(waiting));
            headers.insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
        }
        response
    }

    /// A visitor by a link has nothing to do with the platform.
    fn scripts(&self, repeatable: bool, pages: &[String]) -> Scripts {
        let told = self.told.filter(|_| self.platform.is_some());
        Scripts { waiting: self.waiting.filter(|_| repeatable), told: told.map(|what| (what, pages.join(" "))) }
    }

    fn html(&self, scripts: &Scripts) -> String {
        let (title, text) = (self.title, escape(&self.text));
        let mut head = String::new();
        let mut rest = String::new();
        // Writing to a string does not fail.
        if let Some((what, pages)) = &scripts.told {
            let _ = write!(rest, "<script data-told=\"{what}\" data-pages=\"{}\">{TELL}</script>", escape(pages));
        }
        if let Some(waiting) = scripts.waiting {
            let _ =
                write!(head, "<noscript><meta http-equiv=\"refresh\" content=\"{}\"></noscript>", 2 * RETRY_SECONDS);
            let _ = write!(rest, "<script data-waiting=\"{waiting}\">{LOOK_AGAIN}</script>");
        }
        let link = self.platform.as_deref().map_or_else(String::new, |address| {
            format!("<p><a href=\"{}\" target=\"_blank\" rel=\"noopener\">Open it in Isekai</a></p>", escape(address))
        });
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}<title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>{STYLE}</style></head>\
             <body><main role=\"status\"><h1>{title}</h1><p>{text}</p>{link}</main>{rest}</body></html>"
        )
    }

    fn json(&self, state: &AppState) -> ErrorBody {
        let message =
            if self.text.is_empty() { self.title.to_owned() } else { format!("{}. {}", self.title, self.text) };
        let mut body = ErrorBody::new(self.code, message, correlation::current(), state.clock.now());
        body.status = self.status.as_u16();
        body.details.clone_from(&self.details);
        body
    }

    fn policy(&self, scripts: &Scripts, frame_ancestors: &str) -> String {
        let mut policy =
            format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", *STYLE_SOURCE);
        let looks_again = scripts.waiting.map(|_| LOOK_AGAIN_SOURCE.as_str());
        let tells = scripts.told.as_ref().map(|_| TELL_SOURCE.as_str());
        let sources: Vec<&str> = tells.into_iter().chain(looks_again).collect();
        if !sources.is_empty() {
            let _ = write!(policy, "; script-src {}", sources.join(" "));
        }
        if looks_again.is_some() {
            policy.push_str("; connect-src 'self'");
        }
        if !self.public {
            let _ = write!(policy, "; {frame_ancestors}");
        }
        policy
    }
}

/// As Content Security Policy names an inline text (CSP Level 3, section 2.3.1).
fn source_of(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
