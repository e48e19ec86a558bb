//! What every answer carries, whatever it is, and what browsers of other sites get.

use axum::body::Body;
use http::{HeaderMap, Request};

use super::support::{Gateway, request};

/// Header → what its value is or begins with.
const EVERYWHERE: [(&str, &str); 10] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("x-permitted-cross-domain-policies", "none"),
    ("permissions-policy", "accelerometer=(), "),
    ("content-security-policy", "default-src 'none'; "),
    ("strict-transport-security", "max-age=63072000"),
];

fn check(headers: &HeaderMap, what: &str) {
    for (name, begin) in EVERYWHERE {
        let values: Vec<_> = headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect();
        assert!(values.len() == 1 && values[0].starts_with(begin), "{what}: {name}: {values:?}");
    }
    let policy = headers["content-security-policy"].to_str().unwrap();
    for directive in ["frame-ancestors 'none'", "base-uri 'none'", "form-action "] {
        assert!(policy.contains(directive), "{what}: {policy}");
    }
    for (name, _) in headers {
        assert!(!name.as_str().starts_with("access-control-"), "{what}: {name}");
        assert!(!["server", "x-powered-by"].contains(&name.as_str()), "{what}: {name}");
    }
}

#[tokio::test]
async fn every_answer_tells_browsers_to_be_careful() {
    let gateway = Gateway::with(&[("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org")]).await;
    let user = gateway.user("ada", &["user"]).await;
    for (method, path, status) in [
        ("GET", "/", 200),
        ("GET", "/api/config", 200),
        ("GET", "/api/openapi.json", 200),
        ("GET", "/health/live", 200),
        ("GET", "/api/auth/me", 401),
        ("GET", "/api/admin/users", 401),
        ("GET", "/api/nothing", 404),
        ("PUT", "/api/auth/login", 405),
        ("TRACE", "/api/config", 405),
        ("POST", "/api/auth/login", 415),
        ("OPTIONS", "/api/apps", 405),
    ] {
        let answer = gateway.call(request(method, path, None).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        check(&answer.headers, &format!("{method} {path}"));
    }
    let forbidden = gateway.get("/api/admin/users", &user).await;
    assert_eq!(forbidden.status, 403);
    check(&forbidden.headers, "forbidden");
    let misdirected = Request::get("/api/config").header("host", "evil.example").body(Body::empty()).unwrap();
    let misdirected = gateway.call(misdirected).await;
    assert_eq!(misdirected.status, 421);
    check(&misdirected.headers, "another host");
    assert_eq!(misdirected.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn pages_of_other_sites_may_read_nothing() {
    let gateway = Gateway::with(&[("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org")]).await;
    let user = gateway.user("ada", &["user"]).await;
    for origin in ["https://evil.example", "null", "https://isekai.example.org.evil.example", "http://localhost:3000"] {
        let ask = |method: &str| request(method, "/api/apps", Some(&user.token)).header("origin", origin);
        let read = gateway.call(ask("GET").body(Body::empty()).unwrap()).await;
        assert_eq!(read.status, 200);
        check(&read.headers, origin);
        let preflight = ask("OPTIONS")
            .header("access-control-request-method", "DELETE")
            .header("access-control-request-headers", "authorization");
        let preflight = gateway.call(preflight.body(Body::empty()).unwrap()).await;
        assert_eq!(preflight.status, 405);
        check(&preflight.headers, origin);
    }
}

#[tokio::test]
async fn no_name_of_this_machine_is_bound_to_https_for_two_years() {
    for local in ["https://localhost:8443", "https://127.0.0.1:8443", "http://isekai.example.org"] {
        let gateway = Gateway::with(&[("ISEKAI_SERVE__PUBLIC_URL", local)]).await;
        let answer = gateway.call(request("GET", "/api/config", None).body(Body::empty()).unwrap()).await;
        assert!(!answer.headers.contains_key("strict-transport-security"), "{local}");
    }
}

#[tokio::test]
async fn names_below_are_over_tls_only_when_the_operator_says_so() {
    for (said, header) in [("false", "max-age=63072000"), ("true", "max-age=63072000; includeSubDomains")] {
        let variables =
            [("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org"), ("ISEKAI_SERVE__HSTS_SUBDOMAINS", said)];
        let gateway = Gateway::with(&variables).await;
        let answer = gateway.call(request("GET", "/api/config", None).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.headers["strict-transport-security"], header);
    }
}
