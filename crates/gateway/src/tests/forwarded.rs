//! Whom a request is from when a proxy passes it on.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use isekai_store::Page;
use isekai_store::audit::{self, AuditFilter};
use serde_json::json;

use super::support::{Gateway, json_request, request};

const PROXY: &str = "10.0.0.1:4711";
const STRANGER: &str = "192.0.2.1:4711";

async fn behind_a_proxy(public_url: &str) -> Gateway {
    Gateway::with(&[("ISEKAI_SERVE__TRUSTED_PROXIES", "[\"10.0.0.0/8\"]"), ("ISEKAI_SERVE__PUBLIC_URL", public_url)])
        .await
}

fn from(peer: &str, mut request: Request<Body>) -> Request<Body> {
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

#[tokio::test]
async fn the_audit_log_names_the_client_that_a_trusted_proxy_names_and_none_that_others_make_up() {
    let gateway = behind_a_proxy("http://localhost:8080").await;
    for (peer, forwarded) in [
        (PROXY, "203.0.113.9, 198.51.100.7"),
        (STRANGER, "203.0.113.9, 198.51.100.8"),
        ("127.0.0.1:4711", "203.0.113.9"),
    ] {
        let body = json!({ "username": "nobody", "password": "wrong password" });
        let mut request = json_request("POST", "/api/auth/login", None, &body);
        request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        request.headers_mut().insert("forwarded", "for=203.0.113.9".parse().unwrap());
        assert_eq!(gateway.call(from(peer, request)).await.status, 401);
    }
    let filter = AuditFilter { action: Some("login"), success: Some(false), ..AuditFilter::default() };
    let rows = audit::page(gateway.store(), filter, Page::first(10)).await.unwrap().items;
    let mut addresses: Vec<_> = rows.into_iter().filter_map(|row| row.ip_address).collect();
    addresses.sort();
    assert_eq!(addresses, ["127.0.0.1", "192.0.2.1", "198.51.100.7"]);
}

#[tokio::test]
async fn what_came_to_the_proxy_in_clear_text_is_sent_to_https_or_refused() {
    let gateway = behind_a_proxy("https://isekai.example.org").await;
    let ask = async |peer: &str, method: &str, path: &str, proto: &str| {
        let request = request(method, path, None).header("x-forwarded-for", "198.51.100.7");
        gateway.call(from(peer, request.header("x-forwarded-proto", proto).body(Body::empty()).unwrap())).await
    };
    let moved = ask(PROXY, "GET", "/app/?id=1", "http").await;
    assert_eq!(
        (moved.status, &moved.headers["location"]),
        (308, &"https://isekai.example.org/app/?id=1".parse().unwrap())
    );
    for (method, path) in [("GET", "/api/apps"), ("POST", "/api/auth/refresh"), ("POST", "/")] {
        let refused = ask(PROXY, method, path, "http").await;
        assert_eq!((refused.status, &refused.body["details"]["reason"]), (403, &json!("CLEAR_TEXT")), "{path}");
    }
    assert_eq!(ask(PROXY, "GET", "/api/config", "https").await.status, 200);
    assert_eq!(ask(STRANGER, "GET", "/api/config", "http").await.status, 200, "the word of nobody whom we trust");
    let evil = request("GET", "/", None).header("x-forwarded-proto", "http").uri("https://evil.example/");
    let evil = gateway.call(from(PROXY, evil.body(Body::empty()).unwrap())).await;
    assert_eq!(evil.status, 421, "and no redirect for a name that is not ours");
}
