//! Which requests a page of another site may make an app's visitor send: opening a page of the app, and nothing else.
//!
//! The ticket's cookie is `SameSite=None`, for the platform shows apps in a frame; in that frame's partition another app's page could
//! send requests with it, and open WebSockets, which no same-origin policy holds back.

use http::{HeaderMap, Method, header};

const FETCH_SITE: &str = "sec-fetch-site";
const FETCH_MODE: &str = "sec-fetch-mode";

/// Whether a page of another origin than `host` (name and port) makes this request, other than to open a page. Browsers say so in
/// Fetch Metadata, old ones and WebSockets only by `Origin`; a client that is no browser sends neither.
pub fn is_foreign(method: &Method, headers: &HeaderMap, host: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match text(FETCH_SITE) {
        Some("same-origin" | "none") => false,
        Some(_) => !(matches!(*method, Method::GET | Method::HEAD) && text(FETCH_MODE) == Some("navigate")),
        None => text(header::ORIGIN.as_str()).is_some_and(|origin| !is_of(origin, host)),
    }
}

/// An origin leaves out the port that its scheme implies (RFC 6454, section 6.2); a host may name it.
fn is_of(origin: &str, host: &str) -> bool {
    let own = |scheme: &str, port: &str| {
        origin
            .strip_prefix(scheme)
            .is_some_and(|name| name.eq_ignore_ascii_case(host.strip_suffix(port).unwrap_or(host)))
    };
    own("https://", ":443") || own("http://", ":80")
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const HOST: &str = "app.localhost:42000";

    fn foreign(method: Method, sent: &[(&'static str, &'static str)]) -> bool {
        let headers =
            sent.iter().map(|(name, value)| (http::HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_foreign(&method, &headers.collect(), HOST)
    }

    #[test]
    fn a_page_of_another_site_may_open_the_app_and_no_more() {
        let navigate = ("sec-fetch-mode", "navigate");
        for site in ["cross-site", "same-site"] {
            let site = ("sec-fetch-site", site);
            assert!(!foreign(Method::GET, &[site, navigate]));
            assert!(foreign(Method::POST, &[site, navigate]), "a form");
            assert!(foreign(Method::GET, &[site, ("sec-fetch-mode", "no-cors")]), "a script or an image");
            assert!(foreign(Method::GET, &[site, ("sec-fetch-mode", "websocket")]));
            assert!(foreign(Method::GET, &[site]));
        }
        assert!(!foreign(Method::POST, &[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(!foreign(Method::GET, &[("sec-fetch-site", "none")]));
    }

    #[test]
    fn without_fetch_metadata_the_origin_counts() {
        assert!(!foreign(Method::POST, &[]), "no browser");
        assert!(!foreign(Method::POST, &[("origin", "http://App.localhost:42000")]));
        for other in ["http://app.localhost:42001", "http://b.localhost:42000", "null", "", "app.localhost:42000"] {
            let origin = HeaderValue::from_static(other);
            let headers = HeaderMap::from_iter([(header::ORIGIN, origin)]);
            assert!(is_foreign(&Method::GET, &headers, HOST), "{other:?}");
        }
    }

    #[test]
    fn a_port_that_the_scheme_implies_may_be_named_or_not() {
        assert!(is_of("https://a.example", "a.example:443") && is_of("https://a.example", "a.example"));
        assert!(is_of("https://a.example:8443", "a.example:8443"));
        assert!(!is_of("https://a.example", "a.example:8443") && !is_of("http://a.example", "a.example:443"));
    }
}
