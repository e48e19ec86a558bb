//! Whose account it is, and that the rules of the account hold.

use chrono::{TimeDelta, Timelike as _};
use isekai_domain::Clock as _;
use isekai_store::{roles, users};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::fake::{Fake, cookie, location, sign_in, tokens};
use super::signed_out;
use crate::tests::support::{Answer, Gateway, json_request};

const PASSWORD: &str = "correct horse battery staple";

fn out(reason: &str) -> String {
    format!("/sign-in/?oidc={reason}&next=/")
}

async fn name_of(gateway: &Gateway, fake: &Fake) -> String {
    let answer = tokens(gateway, &sign_in(gateway, fake).await).await;
    answer.body["user"]["username"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn nobody_gets_an_account_unless_the_operator_allows_it() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("").await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    fake.claim("email", json!("ADA@example.org"));
    assert_eq!(signed_out(&gateway, &fake).await, out("no-account"), "not by the address either");
    assert_eq!(users::count(gateway.store()).await.unwrap(), 1);
    assert_eq!(gateway.audited("login", false).await, 1);
}

#[tokio::test]
async fn the_address_of_an_account_gives_it_to_nobody_unless_that_is_allowed_and_it_is_verified() {
    let fake = Fake::start().await;
    fake.claim("email", json!("ADA@example.org"));
    let gateway = fake.gateway("auto_create = true").await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    assert_eq!(signed_out(&gateway, &fake).await, out("address-taken"));

    let gateway = fake.gateway("link_by_email = true").await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    gateway.member("root", PASSWORD, &["admin"]).await;
    for unverified in [json!(false), Value::Null, json!("no")] {
        fake.claim("email_verified", unverified);
        assert_eq!(signed_out(&gateway, &fake).await, out("address-unverified"));
    }
    fake.claim("email_verified", json!(true));
    fake.claim("email", json!("root@example.org"));
    assert_eq!(signed_out(&gateway, &fake).await, out("address-taken"), "never that of an administrator");
    fake.claim("email", json!("nobody@example.org"));
    assert_eq!(signed_out(&gateway, &fake).await, out("no-account"));
    fake.claim("email", json!("ADA@example.org"));
    assert_eq!(name_of(&gateway, &fake).await, "ada");
    let linked = gateway.rows_about("user", &ada.id.to_string()).await;
    assert_eq!(linked[0].action, "link_identity");
    assert_eq!(linked[0].details, Some(json!({ "provider": "acme" })));
    fake.claim("email", Value::Null);
    assert_eq!(name_of(&gateway, &fake).await, "ada", "from then on by the identity");
}

#[tokio::test]
async fn addresses_are_of_the_domains_that_are_allowed_or_of_nobody() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("auto_create = true\nallowed_domains = [\"acme.example\"]").await;
    for other in ["ada@acme.example.evil.example", "ada@evil.example", "ada@sub.acme.example"] {
        fake.claim("email", json!(other));
        assert_eq!(signed_out(&gateway, &fake).await, out("address-not-allowed"), "{other}");
    }
    for none in [Value::Null, json!("acme.example"), json!("a@b@acme.example"), json!("a b@acme.example")] {
        fake.claim("email", none);
        assert_eq!(signed_out(&gateway, &fake).await, out("address-unverified"));
    }
    fake.claim("email", json!("ada@ACME.example"));
    assert_eq!(name_of(&gateway, &fake).await, "ada");
    fake.claim("email", json!("ada@evil.example"));
    assert_eq!(signed_out(&gateway, &fake).await, out("address-not-allowed"), "whoever left is out");

    let gateway = fake.gateway("auto_create = true\ntrust_email = true").await;
    fake.claim("email_verified", Value::Null);
    fake.claim("preferred_username", json!("Ada L\u{f6}velace@acme.example"));
    assert_eq!(name_of(&gateway, &fake).await, "AdaLvelace");
}

#[tokio::test]
async fn a_name_that_is_taken_gets_something_behind_it() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("auto_create = true\nroles = [\"viewer\", \"no-such-role\"]").await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    fake.claim("preferred_username", json!("ADA"));
    let answer = tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    let name = answer.body["user"]["username"].as_str().unwrap();
    assert!(name.starts_with("ADA-") && name.len() == 8, "{name}");
    let given: Vec<&Value> =
        answer.body["user"]["roles"].as_array().unwrap().iter().map(|role| &role["name"]).collect();
    assert_eq!(given, ["viewer"]);
    assert_eq!(gateway.login(name, "").await.status, 400);
    assert_eq!(gateway.login(name, PASSWORD).await.status, 401, "no password opens it");
}

#[tokio::test]
async fn an_account_that_is_shut_stays_shut() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("auto_create = true").await;
    let root = gateway.member("root", PASSWORD, &["admin"]).await;
    let answer = tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    let id = answer.body["user"]["id"].as_str().unwrap().to_owned();
    for (shut, open) in [("lock", "unlock"), ("suspend", "unsuspend")] {
        let path = |way: &str| format!("/api/admin/users/{id}/{way}");
        assert_eq!(gateway.post(&path(shut), &root, Value::Null).await.status, 200);
        assert_eq!(signed_out(&gateway, &fake).await, out("shut"), "{shut}");
        assert_eq!(gateway.post(&path(open), &root, Value::Null).await.status, 200);
        tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    }
    for _ in 0..5 {
        gateway.login("ada", "not the password").await;
        gateway.clock.advance(TimeDelta::seconds(4));
    }
    assert_eq!(signed_out(&gateway, &fake).await, out("shut"), "it waits after failures");
    let erased = gateway.post(&format!("/api/admin/users/{id}/erase"), &root, Value::Null).await;
    assert_eq!(erased.status, 202, "{}", erased.body);
    assert_eq!(signed_out(&gateway, &fake).await, out("shut"));
}

#[tokio::test]
async fn roles_follow_a_claim_at_each_sign_in() {
    let fake = Fake::start().await;
    let map = "role_claim = \"groups\"\nrole_map = { ops = \"operator\", eyes = \"viewer\", odd = \"no-such-role\" }";
    let gateway = fake.gateway(&format!("auto_create = true\n{map}")).await;
    let with = async |groups: Value| {
        fake.claim("groups", groups);
        let answer = tokens(&gateway, &sign_in(&gateway, &fake).await).await;
        let names: Vec<String> = answer.body["user"]["roles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|role| role["name"].as_str().unwrap().to_owned())
            .collect();
        (names.join(" "), answer.body["user"]["id"].as_str().unwrap().parse().unwrap())
    };
    let (names, user) = with(json!(["ops", "odd", "admin", "staff"])).await;
    assert_eq!(names, "operator user");
    assert_eq!(with(json!("eyes")).await.0, "user viewer");
    roles::assign(gateway.store(), user, "auditor", None).await.unwrap();
    assert_eq!(with(Value::Null).await.0, "auditor user", "what an administrator gave stays");
    assert_eq!(gateway.audited("sync_roles", true).await, 3);
}

/// What an authenticator with this secret shows now.
fn code(gateway: &Gateway, secret: &str) -> String {
    let seconds = u64::try_from(gateway.clock.now().timestamp()).unwrap();
    Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap().generate(seconds).to_string()
}

async fn send_code(gateway: &Gateway, proof: Option<&str>, code: &str, origin: &str) -> Answer {
    let mut request = json_request("POST", "/api/auth/oidc/code", None, &json!({ "mfaToken": code }));
    request.headers_mut().insert("origin", origin.parse().unwrap());
    if let Some(proof) = proof {
        request.headers_mut().insert("cookie", proof.parse().unwrap());
    }
    gateway.call(request).await
}

#[tokio::test]
async fn a_second_factor_is_asked_for_whoever_vouches_for_the_first() {
    const OURS: &str = "http://localhost:8080";
    let fake = Fake::start().await;
    fake.claim("email", json!("ada@example.org"));
    let gateway = fake.gateway("link_by_email = true").await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    gateway.clock.advance(TimeDelta::seconds(30 - i64::from(gateway.clock.now().second() % 30)));
    let setup = gateway.post("/api/auth/mfa/setup", &ada, json!({})).await;
    let secret = setup.body["secret"].as_str().unwrap().to_owned();
    let on = gateway.post("/api/auth/mfa/verify", &ada, json!({ "code": code(&gateway, &secret) })).await;
    assert_eq!(on.status, 200, "{}", on.body);
    gateway.clock.advance(TimeDelta::seconds(30));

    let asked = sign_in(&gateway, &fake).await;
    assert_eq!(location(&asked), out("code"));
    assert!(cookie(&asked, "isekai_refresh").is_none(), "nobody is signed in yet");
    let proof = cookie(&asked, "isekai_oidc_proof").unwrap();
    let right = code(&gateway, &secret);
    assert_eq!(send_code(&gateway, Some(&proof), &right, "https://evil.example").await.status, 403);
    for nothing in [None, Some("isekai_oidc_proof=made-up")] {
        let refused = send_code(&gateway, nothing, &right, OURS).await;
        assert_eq!((refused.status, &refused.body["details"]), (401, &Value::Null), "{nothing:?}");
    }
    let wrong = send_code(&gateway, Some(&proof), "000 000", OURS).await;
    assert_eq!((wrong.status, &wrong.body["details"]["reason"]), (401, &json!("MFA_REQUIRED")));
    let entered = send_code(&gateway, Some(&proof), &right, OURS).await;
    assert_eq!((entered.status, &entered.body["user"]["username"]), (200, &json!("ada")), "{}", entered.body);
    gateway.clock.advance(TimeDelta::seconds(30));
    let again = send_code(&gateway, Some(&proof), &code(&gateway, &secret), OURS).await;
    assert_eq!(again.status, 401, "the provider's word was good once");

    let proof = cookie(&sign_in(&gateway, &fake).await, "isekai_oidc_proof").unwrap();
    gateway.clock.advance(TimeDelta::minutes(5));
    assert_eq!(send_code(&gateway, Some(&proof), &code(&gateway, &secret), OURS).await.status, 401, "too late");
    let proof = cookie(&sign_in(&gateway, &fake).await, "isekai_oidc_proof").unwrap();
    for _ in 0..3 {
        assert_eq!(send_code(&gateway, Some(&proof), "000000", OURS).await.status, 401);
    }
    let waits = send_code(&gateway, Some(&proof), &code(&gateway, &secret), OURS).await;
    assert_eq!(waits.status, 401, "guessing shuts the account here, too");
    assert_eq!(send_code(&gateway, Some(&proof), " ", OURS).await.status, 400);
}

#[tokio::test]
async fn a_role_that_asks_for_a_second_factor_asks_here_too() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("auto_create = true").await;
    let root = gateway.member("root", PASSWORD, &["admin"]).await;
    let role = gateway.role_id("user").await;
    let path = format!("/api/admin/roles/{role}/mfa");
    let required = gateway.write("PUT", &path, &root, 1, &json!({ "required": true })).await;
    assert!(required.status < 300, "{}", required.body);
    let answer = tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    assert_eq!(answer.body["user"]["mustSetUpMfa"], true);
}
