//! Headers that keep an app's site to itself, and browsers careful with what runs there.

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Unless the app says otherwise.
const DEFAULTS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // The name of a private preview is nobody else's business.
    (header::REFERRER_POLICY, "same-origin"),
    // Other apps keep no handle on its window; those that it opens itself, as for a sign-in, go on to work.
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin-allow-popups"),
];

/// Whatever the app says: it was written by a machine from a stranger's words.
const ALWAYS: [(HeaderName, &str); 2] = [
    // Sibling sites under one preview domain could else agree on `document.domain`.
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    // No devices and no payments. Camera, microphone and place only for its own pages, after the browser has asked.
    (
        HeaderName::from_static("permissions-policy"),
        "bluetooth=(), camera=(self), display-capture=(), geolocation=(self), hid=(), microphone=(self), midi=(), \
         payment=(), serial=(), usb=()",
    ),
];

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
/// Two years, as for the platform's own site.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000");

/// For every answer at an app's address, ours or the app's. `hsts`: whether browsers are to ask for that name over TLS only.
pub fn guard(headers: &mut HeaderMap, hsts: bool) {
    for (name, value) in DEFAULTS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if hsts {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
}

/// For the answers of an app that others than its visitors may not see: only the platform's page shows it in a frame, and no
/// other site uses its files.
pub fn keep_private(headers: &mut HeaderMap, frame_ancestors: &HeaderValue) {
    // A second policy: what the app's own forbids stays forbidden.
    headers.append(header::CONTENT_SECURITY_POLICY, frame_ancestors.clone());
    headers.entry(CORP).or_insert(HeaderValue::from_static("same-origin"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_app_says_counts_where_it_only_concerns_itself() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("permissions-policy", "usb=*"),
            ("origin-agent-cluster", "?0"),
            ("content-security-policy", "default-src 'self'"),
        ] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        guard(&mut headers, false);
        keep_private(&mut headers, &HeaderValue::from_static("frame-ancestors 'self'"));
        assert_eq!(headers["referrer-policy"], "no-referrer");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["origin-agent-cluster"], "?1");
        assert!(headers["permissions-policy"].to_str().unwrap().contains("usb=()"));
        let policies: Vec<_> = headers.get_all("content-security-policy").iter().collect();
        assert_eq!(policies, ["default-src 'self'", "frame-ancestors 'self'"]);
        assert!(!headers.contains_key("strict-transport-security"));
        guard(&mut headers, true);
        assert!(headers.contains_key("strict-transport-security"));
    }
}
