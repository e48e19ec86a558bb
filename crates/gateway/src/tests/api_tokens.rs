//! Credentials for programs: what they may, and for how long.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use isekai_domain::{Clock as _, SessionId};
use serde_json::{Value, json};

use super::support::{Answer, Gateway, User, json_request};

async fn make(gateway: &Gateway, user: &User, scopes: &[&str]) -> Answer {
    let expires_at = gateway.clock.now() + TimeDelta::days(30);
    gateway.post("/api/auth/tokens", user, json!({ "name": "ci", "scopes": scopes, "expiresAt": expires_at })).await
}

/// The user as a program with a token that has these scopes.
async fn program(gateway: &Gateway, user: &User, scopes: &[&str]) -> User {
    let made = make(gateway, user, scopes).await;
    assert_eq!(made.status, 201, "{}", made.body);
    User { id: user.id, session: SessionId::new(), token: made.body["token"].as_str().unwrap().to_owned() }
}

#[tokio::test]
async fn a_token_may_what_its_scopes_say_and_never_more_than_its_user() {
    let gateway = Gateway::start().await;
    let (ada, root) = (gateway.user("ada", &["user"]).await, gateway.user("root", &["admin"]).await);
    let app = gateway.app(&ada).await;
    let path = format!("/api/apps/{app}");
    let reader = program(&gateway, &ada, &["app:read"]).await;
    assert!(reader.token.starts_with("isk_") && reader.token.len() == 53, "{}", reader.token);
    assert_eq!(gateway.get(&path, &reader).await.status, 200);
    assert_eq!(gateway.post(&format!("{path}/stop"), &reader, json!({})).await.status, 403);
    assert_eq!(gateway.get("/api/auth/me", &reader).await.body["username"], "ada");
    let blind = program(&gateway, &ada, &["sandbox:*"]).await;
    assert_eq!(gateway.get(&path, &blind).await.status, 404);
    assert_eq!(gateway.get("/api/apps", &blind).await.status, 403);

    let everything = program(&gateway, &ada, &["*:*"]).await;
    assert_eq!(gateway.get("/api/admin/users", &everything).await.status, 403, "no more than ada");
    let of_root = program(&gateway, &root, &["*:read"]).await;
    assert_eq!(gateway.get("/api/admin/users", &of_root).await.status, 200);
    let new = json!({ "username": "bob", "email": "bob@example.org", "password": "a long enough secret" });
    assert_eq!(gateway.post("/api/admin/users", &of_root, new).await.status, 403);
    assert_eq!(gateway.audited("create", true).await, 5, "each token is written down, and the app");
}

#[tokio::test]
async fn a_token_makes_no_others_and_is_not_a_person() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let program = program(&gateway, &ada, &["*:*"]).await;
    let app = gateway.app(&ada).await;
    for (method, path) in [
        ("GET", "/api/auth/tokens"),
        ("POST", "/api/auth/tokens"),
        ("DELETE", "/api/auth/tokens/01900000-0000-7000-8000-000000000000"),
        ("POST", "/api/auth/password"),
        ("GET", "/api/auth/sessions"),
        ("DELETE", "/api/auth/sessions"),
        ("POST", "/api/auth/logout"),
        ("POST", &format!("/api/apps/{app}/preview-session")),
    ] {
        let body = if path.ends_with("logout") { Value::Null } else { json!({}) };
        let mut request = json_request(method, path, Some(&program.token), &body);
        if body.is_null() {
            *request.body_mut() = axum::body::Body::empty();
        }
        let answer = gateway.call(request).await;
        assert_eq!((answer.status, &answer.body["details"]["reason"]), (403, &json!("API_TOKEN")), "{method} {path}");
    }
}

#[tokio::test]
async fn tokens_are_shown_once_and_listed_without_their_secret() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let made = make(&gateway, &ada, &["app:read", "app:update"]).await;
    let token = made.body["token"].as_str().unwrap();
    let list = gateway.get("/api/auth/tokens", &ada).await;
    assert!(!list.body.to_string().contains(token));
    let mut shown = made.body.clone();
    shown.as_object_mut().unwrap().remove("token");
    assert_eq!(list.body["items"], json!([shown]));
    let stranger = gateway.user("eve", &["user"]).await;
    assert_eq!(gateway.get("/api/auth/tokens", &stranger).await.body["items"], json!([]));
}

#[tokio::test]
async fn a_revoked_token_is_worth_nothing_on_any_replica_within_a_second() {
    let gateway = Gateway::start().await;
    let replica = gateway.replica().await;
    let ada = gateway.user("ada", &["user"]).await;
    let program = program(&gateway, &ada, &["app:read"]).await;
    assert_eq!(replica.get("/api/apps", &program).await.status, 200);
    let list = gateway.get("/api/auth/tokens", &ada).await;
    assert!(list.body["items"][0]["lastUsedAt"].is_string());
    let path = format!("/api/auth/tokens/{}", list.body["items"][0]["id"].as_str().unwrap());
    let eve = gateway.user("eve", &["admin"]).await;
    assert_eq!(gateway.delete(&path, &eve).await.status, 404);
    assert_eq!(gateway.delete(&path, &ada).await.status, 204);
    let since = Instant::now();
    assert_eq!(gateway.get("/api/apps", &program).await.status, 401);
    while replica.get("/api/apps", &program).await.status != 401 {
        assert!(since.elapsed() < Duration::from_secs(1), "it still works");
    }
    assert_eq!(gateway.delete(&path, &ada).await.status, 404);
}

#[tokio::test]
async fn tokens_expire_and_mistakes_are_named() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let expires_at = gateway.clock.now() + TimeDelta::hours(1);
    let new = json!({ "name": " ", "scopes": ["app", "app:read", "App:*"], "expiresAt": expires_at });
    let refused = gateway.post("/api/auth/tokens", &ada, new).await;
    let fields: Vec<_> =
        refused.body["details"]["fields"].as_array().unwrap().iter().map(|field| field["field"].clone()).collect();
    assert_eq!(fields, ["name", "scopes[0]", "scopes[2]"]);
    for wrong in [gateway.clock.now(), gateway.clock.now() + TimeDelta::days(367)] {
        let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": wrong });
        assert_eq!(gateway.post("/api/auth/tokens", &ada, new).await.status, 400);
    }
    let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": expires_at });
    let made = gateway.post("/api/auth/tokens", &ada, new).await;
    let program = User { token: made.body["token"].as_str().unwrap().to_owned(), ..ada };
    gateway.clock.advance(TimeDelta::hours(1));
    assert_eq!(gateway.get("/api/apps", &program).await.status, 401);
    let mut mistyped = program.token.clone();
    mistyped.pop();
    let mistyped = User { token: mistyped, ..program };
    assert_eq!(gateway.get("/api/apps", &mistyped).await.status, 401);
}

#[tokio::test]
async fn what_is_done_through_a_token_says_through_which() {
    let gateway = Gateway::start().await;
    let (ada, root) = (gateway.user("ada", &["user"]).await, gateway.user("root", &["admin"]).await);
    let app = gateway.app(&ada).await;
    let reader = program(&gateway, &ada, &["app:read", "app:execute"]).await;
    let id = gateway.get("/api/auth/tokens", &ada).await.body["items"][0]["id"].clone();
    assert_eq!(gateway.post(&format!("/api/apps/{app}/cancel"), &reader, json!({})).await.status, 202);
    assert_eq!(gateway.delete(&format!("/api/apps/{app}"), &reader).await.status, 403);
    let rows = gateway.get(&format!("/api/admin/audit?resource=app&resourceId={app}"), &root).await;
    let shown: Vec<_> =
        rows.body["items"].as_array().unwrap().iter().map(|row| (&row["action"], &row["apiToken"])).collect();
    let token = json!({ "id": id, "name": "ci" });
    assert_eq!(shown, [(&json!("delete"), &token), (&json!("cancel"), &token), (&json!("create"), &Value::Null)]);
    let table = gateway.get("/api/admin/audit/export?format=csv&action=cancel", &root).await;
    let ending = format!("\"{}\",\"ada\"", id.as_str().unwrap());
    assert!(table.body.as_str().unwrap().trim_end().ends_with(&ending), "{}", table.body);
}
