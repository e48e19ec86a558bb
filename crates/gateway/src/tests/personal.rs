//! What is stored about a person: a copy of it, and its end.

use isekai_auth::Passwords;
use isekai_domain::Clock as _;
use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use isekai_store::workflows::{self, WorkflowFilter};
use isekai_store::{Page, params};
use serde_json::{Value, json};

use super::support::{Gateway, User, json_request};

const PASSWORD: &str = "correct horse battery";

async fn ada(gateway: &Gateway) -> User {
    let hashed = Passwords::new(2).unwrap().hash("ada", PASSWORD).await.unwrap();
    gateway.account("ada", &hashed.phc, &[USER_ROLE]).await
}

#[tokio::test]
async fn a_copy_has_everything_about_its_person_and_nothing_about_others() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = ada(&gateway).await;
    let bob = gateway.user("bob", &[USER_ROLE]).await;
    let app = gateway.app(&ada).await;
    gateway.app(&bob).await;
    gateway.post(&format!("/api/admin/users/{}/unlock", ada.id), &root, Value::Null).await;
    gateway.get(&format!("/api/admin/users/{}", ada.id), &root).await;
    let own = gateway.get("/api/auth/export", &ada).await;
    assert_eq!(own.status, 200, "{}", own.body);
    assert_eq!(own.headers["content-disposition"], format!("attachment; filename=\"isekai-{}.json\"", ada.id));
    let copy = &own.body;
    assert_eq!((&copy["profile"]["username"], &copy["profile"]["email"]), (&json!("ada"), &json!("ada@example.org")));
    assert_eq!(copy["roles"][0]["name"], USER_ROLE);
    assert_eq!(copy["quota"]["maxApps"], 10);
    assert_eq!(copy["sessions"].as_array().unwrap().len(), 1);
    assert_eq!((copy["apps"].as_array().unwrap().len(), &copy["apps"][0]["id"]), (1, &json!(app)));
    assert_eq!((&copy["apps"][0]["versions"], &copy["apps"][0]["iterations"]), (&json!([]), &json!([])));
    let log = copy["auditLog"].as_array().unwrap();
    assert!(log.iter().any(|row| row["action"] == "export"), "{log:?}");
    assert!(
        log.iter().any(|row| row["action"] == "read" && row["resource"] == "user"),
        "what others did to the account"
    );
    let text = copy.to_string();
    for secret in ["argon2", &root.id.to_string(), &bob.id.to_string()] {
        assert!(!text.contains(secret), "{secret}");
    }

    let path = format!("/api/admin/users/{}/export", ada.id);
    let by_root = gateway.get(&path, &root).await;
    assert_eq!(by_root.body["profile"], copy["profile"]);
    assert_eq!(gateway.get(&path, &bob).await.status, 403);
    let nobody = format!("/api/admin/users/{}/export", isekai_domain::UserId::new());
    assert_eq!(gateway.get(&nobody, &root).await.status, 404);
}

#[tokio::test]
async fn a_copy_tells_how_its_person_signs_in_and_what_was_noticed_but_no_secret() {
    let gateway = Gateway::start().await;
    let (ada, bob) = (ada(&gateway).await, gateway.user("bob", &[USER_ROLE]).await);
    let expires_at = gateway.clock.now() + chrono::TimeDelta::days(30);
    let new = json!({ "name": "ci", "scopes": ["app:read"], "expiresAt": expires_at });
    let token = gateway.post("/api/auth/tokens", &ada, new).await.body["token"].as_str().unwrap().to_owned();
    let setup = gateway.post("/api/auth/mfa/setup", &ada, json!({})).await;
    let secret = setup.body["secret"].as_str().unwrap();
    for user in [&ada, &bob] {
        assert_eq!(gateway.get("/api/admin/users", user).await.status, 403);
    }
    let copy = gateway.get("/api/auth/export", &ada).await.body;
    let tokens = copy["apiTokens"].as_array().unwrap();
    assert_eq!((tokens.len(), &tokens[0]["name"], &tokens[0]["scopes"]), (1, &json!("ci"), &json!(["app:read"])));
    let factor = &copy["secondFactor"];
    assert_eq!((&factor["enabledAt"], &factor["recoveryCodesLeft"]), (&Value::Null, &json!(0)));
    assert!(factor["createdAt"].is_string());
    let events = copy["securityEvents"].as_array().unwrap();
    assert_eq!((events.len(), &events[0]["type"]), (1, &json!("authorization_failure")));
    assert!(!copy.to_string().contains(secret) && !copy.to_string().contains(&token));
    assert_eq!(gateway.get("/api/auth/export", &bob).await.body["secondFactor"], Value::Null);
}

#[tokio::test]
async fn a_copy_of_many_things_is_whole() {
    let gateway = Gateway::start().await;
    let ada = ada(&gateway).await;
    let refusals = 230;
    for _ in 0..refusals {
        assert_eq!(gateway.get("/api/admin/users", &ada).await.status, 403);
    }
    let sessions = 205;
    for n in 0..sessions {
        let new = isekai_store::sessions::NewSession {
            user_id: ada.id,
            token_hash: std::array::from_fn(|place| if place == 0 { u8::try_from(n).unwrap() } else { 7 }),
            expires_at: chrono::DateTime::default(),
            user_agent: Some("\"quoted\" \u{2028} agent"),
            ip: None,
        };
        isekai_store::sessions::start(gateway.store(), new).await.unwrap();
    }
    let copy = gateway.get("/api/auth/export", &ada).await.body;
    assert_eq!(copy["sessions"].as_array().unwrap().len(), sessions + 1);
    assert_eq!(copy["auditLog"].as_array().unwrap().len(), refusals + 1);
}

#[tokio::test]
async fn whoever_knows_their_password_can_go_and_is_out_at_once() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = ada(&gateway).await;
    let go = async |password: Value| {
        let body = json!({ "password": password });
        gateway.call(json_request("DELETE", "/api/auth/me", Some(&ada.token), &body)).await
    };
    for wrong in [json!("wrong horse battery"), json!(""), json!("x".repeat(100_000)), json!(7), Value::Null] {
        assert_eq!(go(wrong.clone()).await.status, 400, "{}", wrong.to_string().len());
    }
    let gone = go(json!(PASSWORD)).await;
    assert_eq!(gone.status, 202, "{}", gone.body);
    assert!(gone.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(gateway.get("/api/auth/me", &ada).await.status, 401);
    let filter = WorkflowFilter { kind: Some(params::ERASE_USER), ..WorkflowFilter::default() };
    let work = workflows::list(gateway.store(), filter, Page::first(9)).await.unwrap().items;
    assert_eq!(work.len(), 1);
    assert_eq!(gone.body["workflowId"], json!(work[0].id));

    let path = format!("/api/admin/users/{}", ada.id);
    let seen = gateway.get(&path, &root).await.body;
    assert_eq!((&seen["accountStatus"], &seen["beingErased"]), (&json!("suspended"), &json!(true)));
    for way in ["unsuspend", "unlock", "lock"] {
        assert_eq!(gateway.post(&format!("{path}/{way}"), &root, Value::Null).await.status, 409, "{way}");
    }
    let again = gateway.post(&format!("{path}/erase"), &root, Value::Null).await;
    assert_eq!((again.status, &again.body), (202, &gone.body), "the same work");
    let login = json!({ "username": "ada", "password": PASSWORD });
    assert_eq!(gateway.call(json_request("POST", "/api/auth/login", None, &login)).await.status, 401);
}
