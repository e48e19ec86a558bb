//! What the browser keeps while somebody signs in at a provider. Each holds a secret of which the store has the digest.

use http::{HeaderMap, HeaderValue};

use crate::http::cookies;
use crate::settings::Settings;

#[derive(Debug, Clone, Copy)]
pub enum Cookie {
    /// Until the browser is back. One at a time: the last one that was begun counts.
    Flow,
    /// Until the second factor has come.
    Proof,
}

const MAX_BYTES: usize = 64;

impl Cookie {
    pub fn find<'a>(self, settings: &Settings, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(settings.https);
        cookies::named(headers, &name).find(|value| !value.is_empty() && value.len() <= MAX_BYTES)
    }

    pub fn set(self, settings: &Settings, secret: &str, seconds: i64) -> HeaderValue {
        self.value(settings, secret, seconds)
    }

    pub fn clear(self, settings: &Settings) -> HeaderValue {
        self.value(settings, "", 0)
    }

    /// With the prefix that keeps sibling sites from setting it (RFC 6265bis, section 4.1.3.2), where browsers take it: not over HTTP.
    fn name(self, https: bool) -> String {
        let name = match self {
            Self::Flow => "isekai_oidc",
            Self::Proof => "isekai_oidc_proof",
        };
        if https { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// `Lax`: the way back from the provider begins on another site.
    fn value(self, settings: &Settings, secret: &str, seconds: i64) -> HeaderValue {
        let name = self.name(settings.https);
        let (path, secure) = if settings.https { ("/", "; Secure") } else { ("/api/auth/oidc", "") };
        let text = format!("{name}={secret}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}
