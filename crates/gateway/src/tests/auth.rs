//! Signing in, staying signed in, signing out.

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use http::Request;
use isekai_store::security::{EventType, Severity};
use isekai_store::sessions;
use serde_json::{Value, json};

use super::support::{Answer, Gateway, json_request, redacted, request};

const PASSWORD: &str = "correct horse battery staple";

async fn gateway_with_ada() -> Gateway {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    gateway
}

fn cookie(answer: &Answer) -> String {
    answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

fn refresh_by_cookie(cookie: &str, origin: Option<&str>) -> Request<Body> {
    let mut builder = request("POST", "/api/auth/refresh", None).header("cookie", cookie);
    if let Some(origin) = origin {
        builder = builder.header("origin", origin);
    }
    builder.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn signing_in_gives_tokens_that_work_and_a_careful_cookie() {
    let gateway = gateway_with_ada().await;
    let answer = gateway.login("Ada", PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["expiresIn"], 900);
    assert_eq!(answer.body["user"]["username"], "ada");
    assert_eq!(answer.body["user"]["roles"][0]["name"], "user");
    assert_eq!(answer.body["user"]["quotas"]["maxApps"], 10);
    let set = answer.headers["set-cookie"].to_str().unwrap();
    assert!(set.starts_with("isekai_refresh="), "{set}");
    assert!(
        set.contains("; HttpOnly") && set.contains("; SameSite=Strict") && set.contains("; Path=/api/auth"),
        "{set}"
    );
    assert!(!set.contains("Secure"), "the public address is not https");
    assert_eq!(answer.headers["cache-control"], "no-store");

    let token = answer.body["accessToken"].as_str().unwrap();
    let me = gateway.call(request("GET", "/api/auth/me", Some(token)).body(Body::empty()).unwrap()).await;
    assert_eq!((me.status, &me.body["email"]), (200, &json!("ada@example.org")));
    assert_eq!(gateway.audited("login", true).await, 1);
}

#[tokio::test]
async fn every_refusal_looks_the_same_and_is_recorded() {
    let gateway = gateway_with_ada().await;
    let unknown = gateway.login("nobody", PASSWORD).await;
    let wrong = gateway.login("ada", "wrong password here").await;
    assert_eq!(redacted(&unknown), redacted(&wrong));
    insta::assert_json_snapshot!(redacted(&unknown));
    assert_eq!(unknown.headers["www-authenticate"], "Bearer");
    assert_eq!(gateway.audited("login", false).await, 2);
    for body in [json!({}), json!({ "username": "", "password": "x" }), json!({ "username": "ada", "password": "" })] {
        let answer = gateway.call(json_request("POST", "/api/auth/login", None, &body)).await;
        assert_eq!(answer.status, 400, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_refresh_token_works_once_and_twice_ends_the_session() {
    let gateway = gateway_with_ada().await;
    let first = gateway.login("ada", PASSWORD).await;
    let refresh = async |token: &Value| {
        gateway.call(json_request("POST", "/api/auth/refresh", None, &json!({ "refreshToken": token }))).await
    };
    let second = refresh(&first.body["refreshToken"]).await;
    assert_eq!(second.status, 200, "{}", second.body);
    assert_ne!(first.body["refreshToken"], second.body["refreshToken"]);
    gateway.clock.advance(isekai_store::sessions::GRACE);
    assert_eq!(refresh(&first.body["refreshToken"]).await.status, 401);
    assert_eq!(refresh(&second.body["refreshToken"]).await.status, 401, "the whole family is over");
    let token = second.body["accessToken"].as_str().unwrap();
    let me = gateway.call(request("GET", "/api/auth/me", Some(token)).body(Body::empty()).unwrap()).await;
    assert_eq!(me.status, 401);
    assert_eq!(gateway.audited("refresh", false).await, 1);
    let events = gateway.events(EventType::SecurityViolation).await;
    assert_eq!((events.len(), events[0].severity), (1, Severity::High));
}

#[tokio::test]
async fn the_cookie_works_from_our_own_page_only() {
    let gateway = gateway_with_ada().await;
    let mut cookie_now = cookie(&gateway.login("ada", PASSWORD).await);
    for foreign in [None, Some("http://evil.example"), Some("http://localhost:42000"), Some("null")] {
        let answer = gateway.call(refresh_by_cookie(&cookie_now, foreign)).await;
        assert_eq!((answer.status, &answer.body["error"]), (403, &json!("AUTHORIZATION_ERROR")), "{foreign:?}");
    }
    for own in ["http://localhost:8080", "http://localhost:8080"] {
        let answer = gateway.call(refresh_by_cookie(&cookie_now, Some(own))).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        cookie_now = cookie(&answer);
    }
    let nothing = gateway.call(request("POST", "/api/auth/refresh", None).body(Body::empty()).unwrap()).await;
    assert_eq!(nothing.status, 401);
}

#[tokio::test]
async fn signing_out_ends_the_session_everywhere() {
    let gateway = gateway_with_ada().await;
    let signed_in = gateway.login("ada", PASSWORD).await;
    let token = signed_in.body["accessToken"].as_str().unwrap().to_owned();
    let out = gateway.call(request("POST", "/api/auth/logout", Some(&token)).body(Body::empty()).unwrap()).await;
    assert_eq!(out.status, 204);
    assert!(out.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    let me = gateway.call(request("GET", "/api/auth/me", Some(&token)).body(Body::empty()).unwrap()).await;
    assert_eq!(me.status, 401);
    let by_cookie = gateway.call(refresh_by_cookie(&cookie(&signed_in), Some("http://localhost:8080"))).await;
    assert_eq!(by_cookie.status, 401);
    assert_eq!(gateway.audited("logout", true).await, 1);

    let again = gateway.login("ada", PASSWORD).await;
    let body = json!({ "refreshToken": again.body["refreshToken"] });
    assert_eq!(gateway.call(json_request("POST", "/api/auth/logout", None, &body)).await.status, 204);
}

#[tokio::test]
async fn tokens_that_are_not_good_are_refused() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let stranger = Gateway::start().await.user("ada", &["user"]).await;
    let payload = user.token.split('.').nth(1).unwrap();
    let unsigned = format!("{}.{payload}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"at+jwt"}"#));
    let changed = format!("{}x", user.token);
    let me = async |header: Option<String>| {
        let mut builder = request("GET", "/api/auth/me", None);
        if let Some(header) = header {
            builder = builder.header("authorization", header);
        }
        gateway.call(builder.body(Body::empty()).unwrap()).await
    };
    assert_eq!(me(Some(format!("Bearer {}", user.token))).await.status, 200);
    insta::assert_json_snapshot!(redacted(&me(None).await));
    for bad in [&stranger.token, &unsigned, &changed, "", "not.a.token"] {
        assert_eq!(me(Some(format!("Bearer {bad}"))).await.status, 401, "{bad}");
    }
    assert_eq!(me(Some(format!("Basic {}", user.token))).await.status, 401);
    assert_eq!(gateway.events(EventType::SuspiciousActivity).await.len(), 1, "one for all within a minute");
    gateway.clock.advance(TimeDelta::seconds(900));
    assert_eq!(me(Some(format!("Bearer {}", user.token))).await.status, 401, "expired");
    assert_eq!(gateway.events(EventType::SuspiciousActivity).await.len(), 1, "an old one was ours");
}

#[tokio::test]
async fn a_session_that_was_revoked_elsewhere_ends_here_too() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    sessions::revoke(gateway.store(), user.session, "test").await.unwrap();
    assert_eq!(gateway.get("/api/auth/me", &user).await.status, 401);
}

#[tokio::test]
async fn the_public_key_is_published() {
    let gateway = Gateway::start().await;
    let jwks = gateway.call(request("GET", "/.well-known/jwks.json", None).body(Body::empty()).unwrap()).await;
    assert_eq!((jwks.status, &jwks.body["keys"][0]["alg"]), (200, &json!("ES256")));
    assert!(jwks.body["keys"][0].get("d").is_none());
}
