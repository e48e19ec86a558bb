//! Failed attempts: waiting, locks, shares of networks, and that nothing tells known from unknown names.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use chrono::TimeDelta;
use isekai_store::security::{EventType, Severity};
use isekai_store::users;
use serde_json::json;

use super::support::{Answer, Gateway, json_request, redacted, request};

const PASSWORD: &str = "correct horse battery staple";
const WRONG: &str = "wrong password here";

async fn login_from(gateway: &Gateway, address: &str, name: &str, password: &str) -> Answer {
    let body = json!({ "username": name, "password": password });
    let mut request = json_request("POST", "/api/auth/login", None, &body);
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address.parse().unwrap(), 4711)));
    gateway.call(request).await
}

#[tokio::test]
async fn waits_grow_and_the_fifth_failure_locks() {
    let gateway = Gateway::start().await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let failures = async || users::by_id(gateway.store(), ada.id).await.unwrap().unwrap().failed_login_attempts;
    for _ in 0..3 {
        assert_eq!(gateway.login("ada", WRONG).await.status, 401);
    }
    let early = gateway.login("ada", PASSWORD).await;
    assert_eq!(redacted(&early), redacted(&gateway.login("nobody", PASSWORD).await), "in the same words");
    assert_eq!(failures().await, 3, "what is refused anyway does not count");
    gateway.clock.advance(TimeDelta::seconds(1));
    gateway.login("ada", WRONG).await;
    gateway.clock.advance(TimeDelta::milliseconds(1999));
    gateway.login("ada", WRONG).await;
    assert_eq!(failures().await, 4);
    assert_eq!(gateway.events(EventType::AuthenticationFailure).await.len(), 0);
    gateway.clock.advance(TimeDelta::milliseconds(1));
    gateway.login("ada", WRONG).await;
    let events = gateway.events(EventType::AuthenticationFailure).await;
    assert_eq!((events.len(), events[0].user_id, events[0].severity), (1, Some(ada.id), Severity::Medium));
    gateway.clock.advance(TimeDelta::seconds(59));
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 401, "locked for a minute");
    gateway.clock.advance(TimeDelta::seconds(1));
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 200);
    assert_eq!(failures().await, 0);
}

#[tokio::test]
async fn ten_thousand_failures_on_one_and_on_many_accounts_are_cheap_and_end_when_they_end() {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    let home = "192.0.2.1";
    let mut refused = 0;
    for number in 0..10_000 {
        let name = if number % 2 == 0 { "ada".to_owned() } else { format!("user{number}") };
        let answer = login_from(&gateway, home, &name, WRONG).await;
        match answer.status {
            401 => assert_eq!(refused, 0),
            429 => {
                refused += 1;
                assert_eq!(answer.headers["retry-after"], "3");
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(refused, 9_900, "beyond its share a network is refused before any hashing");
    insta::assert_json_snapshot!(redacted(&login_from(&gateway, home, "ada", WRONG).await));
    assert_eq!(gateway.events(EventType::SuspiciousActivity).await.len(), 1);
    let elsewhere = login_from(&gateway, "192.0.2.2", "nobody", WRONG).await;
    assert_eq!(elsewhere.status, 401, "others are not concerned");
    gateway.clock.advance(TimeDelta::seconds(3));
    let next = login_from(&gateway, home, "nobody", WRONG).await;
    assert_eq!(next.status, 401, "asking on and on made the wait no longer");
    gateway.clock.advance(TimeDelta::seconds(60));
    assert_eq!(login_from(&gateway, home, "ada", PASSWORD).await.status, 200);
}

#[tokio::test]
async fn what_is_right_takes_nothing_from_a_networks_share() {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    for _ in 0..105 {
        assert_eq!(login_from(&gateway, "2001:db8::1", "ada", PASSWORD).await.status, 200);
    }
}

#[tokio::test]
async fn a_megabyte_of_password_is_refused_before_it_is_hashed() {
    let gateway = Gateway::start().await;
    let body = json!({ "username": "ada", "password": "x".repeat(1_000_000) });
    let answer = gateway.call(json_request("POST", "/api/auth/login", None, &body)).await;
    assert_eq!((answer.status, &answer.body["details"]["fields"][0]["field"]), (400, &json!("password")));
    let larger = json!({ "username": "ada", "password": "x".repeat(1 << 20) });
    assert_eq!(gateway.call(json_request("POST", "/api/auth/login", None, &larger)).await.status, 413);
    let nul = json!({ "username": "a\u{0}da", "password": "\u{0}" });
    assert_eq!(gateway.call(json_request("POST", "/api/auth/login", None, &nul)).await.status, 401);
    let cookie =
        request("POST", "/api/auth/refresh", None).header("cookie", format!("isekai_refresh={}", "x".repeat(9000)));
    assert_eq!(gateway.call(cookie.body(Body::empty()).unwrap()).await.status, 401);
}
