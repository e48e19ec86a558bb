//! The refresh cookie. Only the addresses of sign-in see it, no script does, and only our own page may make use of it.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, Uri, header};

use crate::error::ApiError;
use crate::http::cookies;
use crate::settings::Settings;

const NAME: &str = "isekai_refresh";
const MAX_BYTES: usize = 256;

pub fn set(settings: &Settings, token: &str, lifetime: Duration) -> HeaderValue {
    value(settings, token, lifetime.as_secs())
}

pub fn clear(settings: &Settings) -> HeaderValue {
    value(settings, "", 0)
}

/// The refresh token in the cookie, if there is one and the request comes from our own page.
pub fn token(settings: &Settings, uri: &Uri, headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(token) = find(headers) else { return Ok(None) };
    from_our_page(settings, uri, headers)?;
    Ok(Some(token))
}

/// Cookies are sent whoever makes the request: only our own page may make use of them.
pub fn from_our_page(settings: &Settings, uri: &Uri, headers: &HeaderMap) -> Result<(), ApiError> {
    let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok());
    if !origin.is_some_and(|origin| is_ours(settings, uri, headers, origin)) {
        return Err(ApiError::Authorization("the cookie works from the platform's own page only"));
    }
    Ok(())
}

/// The public address, or the very address that was asked: its host has been checked before.
fn is_ours(settings: &Settings, uri: &Uri, headers: &HeaderMap, origin: &str) -> bool {
    let asked = match uri.authority() {
        Some(authority) => Some(authority.as_str()),
        None => headers.get(header::HOST).and_then(|value| value.to_str().ok()),
    };
    let authority = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    origin == settings.public_url || (authority.is_some() && authority == asked)
}

fn find(headers: &HeaderMap) -> Option<String> {
    cookies::named(headers, NAME).find(|value| !value.is_empty() && value.len() <= MAX_BYTES).map(str::to_owned)
}

fn value(settings: &Settings, token: &str, max_age_seconds: u64) -> HeaderValue {
    let secure = if settings.https { "; Secure" } else { "" };
    let text = format!("{NAME}={token}; Path=/api/auth; HttpOnly; SameSite=Strict; Max-Age={max_age_seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("isekai_refresh=; Path=/api/auth; Max-Age=0"))
}
