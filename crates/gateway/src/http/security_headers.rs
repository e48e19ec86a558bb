//! Headers that make browsers careful. What a handler set by itself stays.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue, header};

const API: [(HeaderName, &str); 2] = [
    (header::CACHE_CONTROL, "no-store"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ),
];

const EVERYWHERE: [(HeaderName, &str); 9] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
    (header::X_DNS_PREFETCH_CONTROL, "off"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=()",
    ),
];

/// What browsers are to ask for over TLS only. For two years, as their preload lists want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hsts {
    Nothing,
    ThisName,
    AndAllBelow,
}

impl Hsts {
    const fn value(self) -> Option<HeaderValue> {
        match self {
            Self::Nothing => None,
            Self::ThisName => Some(HeaderValue::from_static("max-age=63072000")),
            Self::AndAllBelow => Some(HeaderValue::from_static("max-age=63072000; includeSubDomains")),
        }
    }
}

pub async fn layer(State(hsts): State<Hsts>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE.iter().chain(&API) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if let Some(value) = hsts.value() {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(value);
    }
    response
}
