//! Changing passwords, being made to, and what is no password.

use chrono::TimeDelta;
use isekai_domain::{Clock as _, Permission, Role, RoleId};
use isekai_store::security::EventType;
use isekai_store::users;
use serde_json::{Value, json};

use super::support::{Answer, Gateway, User, json_request, redacted, request};

const PASSWORD: &str = "correct horse battery staple";
const OTHER: &str = "eleven purple bicycles";

async fn change(gateway: &Gateway, user: &User, from: &str, to: &str) -> Answer {
    gateway.post("/api/auth/password", user, json!({ "currentPassword": from, "newPassword": to })).await
}

async fn signed_in(gateway: &Gateway, name: &str, password: &str) -> (User, Value) {
    let answer = gateway.login(name, password).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let id = answer.body["user"]["id"].as_str().unwrap().parse().unwrap();
    let token = answer.body["accessToken"].as_str().unwrap().to_owned();
    (User { id, session: Default::default(), token }, answer.body)
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions() {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    let (here, _) = signed_in(&gateway, "ada", PASSWORD).await;
    let (elsewhere, _) = signed_in(&gateway, "ada", PASSWORD).await;
    let answer = change(&gateway, &here, PASSWORD, OTHER).await;
    assert_eq!(answer.status, 204, "{}", answer.body);
    assert_eq!(gateway.get("/api/auth/me", &here).await.status, 200);
    assert_eq!(gateway.get("/api/auth/me", &elsewhere).await.status, 401);
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 401);
    assert_eq!(gateway.login("ada", OTHER).await.status, 200);
    assert_eq!(gateway.audited("change_password", true).await, 1);
}

#[tokio::test]
async fn a_wrong_present_password_counts_like_a_failed_sign_in() {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    let (ada, _) = signed_in(&gateway, "ada", PASSWORD).await;
    for _ in 0..2 {
        let wrong = change(&gateway, &ada, "not the right one", OTHER).await;
        assert_eq!((wrong.status, &wrong.body["details"]["reason"]), (403, &json!("WRONG_PASSWORD")));
    }
    assert_eq!(gateway.login("ada", "not the right one").await.status, 401, "the third");
    let waits = change(&gateway, &ada, PASSWORD, OTHER).await;
    assert_eq!((waits.status, &waits.body["details"]["reason"]), (403, &json!("WRONG_PASSWORD")));
    gateway.clock.advance(TimeDelta::seconds(1));
    assert_eq!(change(&gateway, &ada, PASSWORD, OTHER).await.status, 204);
    assert_eq!(gateway.audited("change_password", false).await, 3);
}

#[tokio::test]
async fn what_is_no_password_is_refused_with_the_reason() {
    let gateway = Gateway::start().await;
    let ada = gateway.member("ada.lovelace", PASSWORD, &["user"]).await;
    let mut reasons = Vec::new();
    for bad in ["short", "Ada.Lovelace", "ada.lovelace@example.org", "QwertyUiop", PASSWORD, &"x".repeat(1025)] {
        let answer = change(&gateway, &ada, PASSWORD, bad).await;
        assert_eq!((answer.status, &answer.body["details"]["fields"][0]["field"]), (400, &json!("newPassword")));
        reasons.push(answer.body["message"].as_str().unwrap().to_owned());
    }
    insta::assert_snapshot!(reasons.join("\n"), @r"
    the password is too short; at least 10 characters are needed
    the password must not be the username
    the password must not be the e-mail address, nor the part of it before the @
    this password is on the lists with which attackers begin; choose one that is yours alone
    the new password must be another one than the present one
    the password is too long; at most 1024 bytes are allowed
    ");
    assert_eq!(change(&gateway, &ada, "", OTHER).await.status, 400);
}

#[tokio::test]
async fn who_got_a_password_from_an_administrator_must_choose_another_one_first() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &["admin"]).await;
    let new = json!({ "username": "bob", "email": "bob@example.org", "password": PASSWORD });
    let made = gateway.post("/api/admin/users", &root, new).await;
    assert_eq!((made.status, &made.body["mustChangePassword"]), (201, &json!(true)), "{}", made.body);
    let (bob, tokens) = signed_in(&gateway, "bob", PASSWORD).await;
    assert_eq!(tokens["user"]["mustChangePassword"], true);
    for (method, path) in [
        ("GET", "/api/apps"),
        ("POST", "/api/apps/generate"),
        ("POST", "/api/auth/mfa/setup"),
        ("GET", "/api/auth/tokens"),
    ] {
        let answer = gateway.call(json_request(method, path, Some(&bob.token), &json!({}))).await;
        assert_eq!((answer.status, &answer.body["error"]), (403, &json!("AUTHORIZATION_ERROR")), "{method} {path}");
        assert_eq!(answer.body["details"]["reason"], "PASSWORD_CHANGE_REQUIRED", "{method} {path}");
    }
    insta::assert_json_snapshot!(redacted(&gateway.get("/api/apps", &bob).await));
    assert_eq!(gateway.get("/api/auth/me", &bob).await.body["mustChangePassword"], true);
    assert_eq!(gateway.get("/api/auth/sessions", &bob).await.status, 200);
    assert_eq!(change(&gateway, &bob, PASSWORD, OTHER).await.status, 204);
    assert_eq!(gateway.get("/api/apps", &bob).await.status, 200, "at once");
    assert_eq!(gateway.get("/api/auth/me", &bob).await.body["mustChangePassword"], false);
    let out = request("POST", "/api/auth/logout", Some(&bob.token)).body(axum::body::Body::empty()).unwrap();
    assert_eq!(gateway.call(out).await.status, 204);
}

#[tokio::test]
async fn an_administrator_may_make_accounts_that_work_at_once() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &["admin"]).await;
    let email = "bob@example.org";
    let new = json!({ "username": "bob", "email": email, "password": PASSWORD, "mustChangePassword": false });
    assert_eq!(gateway.post("/api/admin/users", &root, new).await.body["mustChangePassword"], false);
    let (bob, _) = signed_in(&gateway, "bob", PASSWORD).await;
    assert_eq!(gateway.get("/api/apps", &bob).await.status, 200);
}

#[tokio::test]
async fn names_that_look_like_others_are_not_given() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &["admin"]).await;
    for name in ["r\u{43e}\u{43e}t", "ro\u{200d}ot", "\u{ff52}oot"] {
        let new = json!({ "username": name, "email": "r@example.org", "password": PASSWORD });
        let answer = gateway.post("/api/admin/users", &root, new).await;
        assert_eq!((answer.status, &answer.body["details"]["fields"][0]["field"]), (400, &json!("username")));
    }
}

#[tokio::test]
async fn a_hash_of_former_times_is_renewed_at_sign_in() {
    let gateway = Gateway::start().await;
    // Of "correct horse battery staple", with 8 KiB and one pass.
    let old = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQwMTIz$Wmz+NQN2xfePcFg3HXjRNQ";
    let ada = gateway.account("ada", old, &["user"]).await;
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 200);
    let stored = users::by_id(gateway.store(), ada.id).await.unwrap().unwrap().password_hash;
    assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 200);
    assert_eq!(users::by_id(gateway.store(), ada.id).await.unwrap().unwrap().password_hash, stored);
}

#[tokio::test]
async fn what_makes_a_lasting_way_in_asks_for_a_recent_proof() {
    let gateway = Gateway::start().await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    let (ada, _) = signed_in(&gateway, "ada", PASSWORD).await;
    let (elsewhere, _) = signed_in(&gateway, "ada", PASSWORD).await;
    let make = async |user: &User| {
        let expires_at = gateway.clock.now() + TimeDelta::days(30);
        let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": expires_at });
        gateway.post("/api/auth/tokens", user, new).await
    };
    assert_eq!(make(&ada).await.status, 201, "a sign-in is a proof");
    gateway.clock.advance(TimeDelta::minutes(10));
    let late = make(&ada).await;
    assert_eq!((late.status, &late.body["details"]["reason"]), (403, &json!("REAUTHENTICATION_REQUIRED")));
    for (path, body) in [("/api/auth/mfa/setup", json!({})), ("/api/auth/mfa/verify", json!({ "code": "123456" }))] {
        let late = gateway.post(path, &ada, body).await;
        assert_eq!(
            (late.status, &late.body["details"]["reason"]),
            (403, &json!("REAUTHENTICATION_REQUIRED")),
            "{path}"
        );
    }
    let wrong = gateway.post("/api/auth/reauthenticate", &ada, json!({ "password": "not the right one" })).await;
    assert_eq!((wrong.status, &wrong.body["details"]["reason"]), (403, &json!("WRONG_PASSWORD")));
    assert_eq!(make(&ada).await.status, 403);
    assert_eq!(gateway.post("/api/auth/reauthenticate", &ada, json!({ "password": PASSWORD })).await.status, 204);
    assert_eq!(make(&ada).await.status, 201);
    assert_eq!(gateway.post("/api/auth/mfa/setup", &ada, json!({})).await.status, 200);
    assert_eq!(make(&elsewhere).await.status, 403, "it is the session's");
    assert_eq!((gateway.audited("reauthenticate", true).await, gateway.audited("reauthenticate", false).await), (1, 1));
}

#[tokio::test]
async fn a_new_password_ends_api_tokens_too_unless_they_are_kept() {
    let gateway = Gateway::start().await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let program = async || {
        let expires_at = gateway.clock.now() + TimeDelta::days(30);
        let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": expires_at });
        let token = gateway.post("/api/auth/tokens", &ada, new).await.body["token"].as_str().unwrap().to_owned();
        User { id: ada.id, session: ada.session, token }
    };
    let kept = program().await;
    let keep = json!({ "currentPassword": PASSWORD, "newPassword": OTHER, "revokeApiTokens": false });
    assert_eq!(gateway.post("/api/auth/password", &ada, keep).await.status, 204);
    assert_eq!(gateway.get("/api/auth/me", &kept).await.status, 200);
    let other = program().await;
    assert_eq!(gateway.get("/api/auth/me", &other).await.status, 200, "and this process remembers it");
    assert_eq!(change(&gateway, &ada, OTHER, PASSWORD).await.status, 204);
    for program in [&kept, &other] {
        assert_eq!(gateway.get("/api/auth/me", program).await.status, 401);
    }
    assert_eq!(gateway.get("/api/auth/tokens", &ada).await.body["items"], json!([]));
    let rows = gateway.rows_about("user", &ada.id.to_string()).await;
    let revoked = rows
        .iter()
        .filter(|row| row.action == "change_password")
        .map(|row| &row.details.as_ref().unwrap()["apiTokensRevoked"]);
    assert_eq!(revoked.collect::<Vec<_>>(), [&json!(2), &json!(0)]);
}

#[tokio::test]
async fn an_administrator_sets_a_password_for_one_sign_in_and_everything_else_ends() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &["admin"]).await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let (here, _) = signed_in(&gateway, "ada", PASSWORD).await;
    let expires_at = gateway.clock.now() + TimeDelta::days(30);
    let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": expires_at });
    let token = gateway.post("/api/auth/tokens", &here, new).await.body["token"].as_str().unwrap().to_owned();
    let program = User { id: ada.id, session: ada.session, token };
    assert_eq!(gateway.get("/api/auth/me", &program).await.status, 200);
    let path = format!("/api/admin/users/{}/password", ada.id);
    for bad in [json!({ "password": "short" }), json!({ "password": "ada@example.org" }), json!({})] {
        assert_eq!(gateway.post(&path, &root, bad).await.status, 400);
    }
    assert_eq!(gateway.post(&path, &here, json!({ "password": OTHER })).await.status, 403);
    assert_eq!(gateway.post(&path, &root, json!({ "password": OTHER })).await.status, 204);
    for credential in [&here, &ada, &program] {
        assert_eq!(gateway.get("/api/auth/me", credential).await.status, 401);
    }
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 401);
    let (again, body) = signed_in(&gateway, "ada", OTHER).await;
    assert_eq!(body["user"]["mustChangePassword"], true);
    assert_eq!(gateway.get("/api/apps", &again).await.body["details"]["reason"], "PASSWORD_CHANGE_REQUIRED");
    assert_eq!(change(&gateway, &again, OTHER, PASSWORD).await.status, 204);
    let rows = gateway.rows_about("user", &ada.id.to_string()).await;
    let row = rows.iter().find(|row| row.action == "reset_password").unwrap();
    assert_eq!(row.details, Some(json!({ "sessionsEnded": 2, "apiTokensRevoked": 1 })));
    assert_eq!((row.user_id, gateway.events(EventType::SuspiciousActivity).await.len()), (Some(root.id), 0));
}

#[tokio::test]
async fn nobody_sets_the_password_of_who_may_do_more_nor_their_own_and_that_of_an_administrator_is_told() {
    let gateway = Gateway::start().await;
    let (root, boss) = (gateway.user("root", &["admin"]).await, gateway.user("boss", &["admin"]).await);
    let helper = Role {
        id: RoleId::new(),
        name: "helper".to_owned(),
        permissions: vec![Permission {
            resource: "user".to_owned(),
            actions: vec!["update".to_owned()],
            conditions: None,
        }],
        description: String::new(),
    };
    isekai_store::testing::role(gateway.store(), &helper).await;
    let eve = gateway.user("eve", &["helper"]).await;
    let path = |user: &User| format!("/api/admin/users/{}/password", user.id);
    let new = || json!({ "password": OTHER });
    assert_eq!(gateway.post(&path(&root), &eve, new()).await.status, 403);
    assert_eq!(gateway.post(&path(&root), &root, new()).await.status, 409);
    assert_eq!(gateway.get("/api/auth/me", &root).await.status, 200);
    assert_eq!(gateway.post(&path(&boss), &root, new()).await.status, 204);
    let events = gateway.events(EventType::SuspiciousActivity).await;
    assert_eq!((events.len(), events[0].user_id), (1, Some(boss.id)));
}
