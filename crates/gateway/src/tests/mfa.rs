//! The second factor: set up, asked for, each code once, required by a role, turned off.

use chrono::{TimeDelta, Timelike as _};
use isekai_domain::Clock as _;
use isekai_store::users;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::support::{Answer, Gateway, User, json_request, redacted};

const PASSWORD: &str = "correct horse battery staple";

/// Somebody with an authenticator.
struct Ada {
    gateway: Gateway,
    user: User,
    secret: String,
    recovery: Vec<String>,
}

/// What an authenticator with this secret shows now.
fn code(gateway: &Gateway, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let seconds = u64::try_from(gateway.clock.now().timestamp()).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

async fn login(gateway: &Gateway, password: &str, code: Option<&str>) -> Answer {
    let body = json!({ "username": "ada", "password": password, "mfaToken": code });
    gateway.call(json_request("POST", "/api/auth/login", None, &body)).await
}

impl Ada {
    async fn with_second_factor() -> Self {
        let gateway = Gateway::start().await;
        let user = gateway.member("ada", PASSWORD, &["user"]).await;
        // At the beginning of a step.
        gateway.clock.advance(TimeDelta::seconds(30 - i64::from(gateway.clock.now().second() % 30)));
        let setup = gateway.post("/api/auth/mfa/setup", &user, json!({})).await;
        let secret = setup.body["secret"].as_str().unwrap().to_owned();
        assert_eq!(setup.body["otpauthUrl"], format!("otpauth://totp/Isekai:ada?secret={secret}&issuer=Isekai"));
        assert_eq!(login(&gateway, PASSWORD, None).await.status, 200, "nothing is asked for yet");
        let verified = gateway.post("/api/auth/mfa/verify", &user, json!({ "code": code(&gateway, &secret) })).await;
        assert_eq!(verified.status, 200, "{}", verified.body);
        let codes = verified.body["recoveryCodes"].as_array().unwrap();
        let recovery = codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        Self { gateway, user, secret, recovery }
    }

    fn next_step(&self) {
        self.gateway.clock.advance(TimeDelta::seconds(30));
    }

    fn code(&self) -> String {
        code(&self.gateway, &self.secret)
    }

    async fn failures(&self) -> i32 {
        users::by_id(self.gateway.store(), self.user.id).await.unwrap().unwrap().failed_login_attempts
    }
}

#[tokio::test]
async fn a_code_is_asked_for_after_the_right_password_only_and_is_good_once() {
    let ada = Ada::with_second_factor().await;
    let gateway = &ada.gateway;
    let asked = login(gateway, PASSWORD, None).await;
    insta::assert_json_snapshot!(redacted(&asked));
    assert_eq!(ada.failures().await, 0, "to be asked is no failure");
    let wrong = login(gateway, "wrong password here", Some(&ada.code())).await;
    assert_eq!((wrong.status, wrong.body.get("details")), (401, None), "and says nothing of a second factor");
    let used = login(gateway, PASSWORD, Some(&ada.code())).await;
    assert_eq!((used.status, &used.body["details"]["reason"]), (401, &json!("MFA_REQUIRED")), "setting up used it");
    assert_eq!(ada.failures().await, 2);
    ada.next_step();
    let code = ada.code();
    assert_eq!(login(gateway, PASSWORD, Some(&format!("{} {}", &code[..3], &code[3..]))).await.status, 200);
    assert_eq!(login(gateway, PASSWORD, Some(&code)).await.status, 401, "once");
    ada.next_step();
    assert_eq!(login(gateway, PASSWORD, Some(&ada.code())).await.body["user"]["mfaEnabled"], true);
}

#[tokio::test]
async fn wrong_codes_count_as_failures_and_shut_the_account() {
    let ada = Ada::with_second_factor().await;
    ada.next_step();
    let wrong = if ada.code() == "000000" { "000001" } else { "000000" };
    for _ in 0..2 {
        assert_eq!(login(&ada.gateway, PASSWORD, Some(wrong)).await.status, 401);
    }
    assert_eq!(login(&ada.gateway, PASSWORD, Some("abcd-2345-efgh-6789")).await.status, 401);
    assert_eq!(ada.failures().await, 3);
    assert_eq!(login(&ada.gateway, PASSWORD, Some(&ada.code())).await.status, 401, "it waits");
    ada.gateway.clock.advance(TimeDelta::seconds(1));
    assert_eq!(login(&ada.gateway, PASSWORD, Some(&ada.code())).await.status, 200);
}

#[tokio::test]
async fn each_recovery_code_stands_in_for_a_code_once() {
    let ada = Ada::with_second_factor().await;
    assert_eq!(ada.recovery.len(), 10);
    let typed = ada.recovery[0].to_uppercase().replace('-', " ");
    assert_eq!(login(&ada.gateway, PASSWORD, Some(&typed)).await.status, 200);
    assert_eq!(login(&ada.gateway, PASSWORD, Some(&ada.recovery[0])).await.status, 401);
    assert_eq!(login(&ada.gateway, PASSWORD, Some(&ada.recovery[1])).await.status, 200);
}

#[tokio::test]
async fn it_is_turned_off_by_password_and_code_together() {
    let ada = Ada::with_second_factor().await;
    ada.next_step();
    let disable = async |password: &str, code: &str| {
        ada.gateway.post("/api/auth/mfa/disable", &ada.user, json!({ "password": password, "code": code })).await
    };
    let again = ada.gateway.post("/api/auth/mfa/setup", &ada.user, json!({})).await;
    assert_eq!(again.status, 409, "{}", again.body);
    assert_eq!(disable("wrong password here", &ada.code()).await.body["details"]["reason"], "WRONG_CODE");
    assert_eq!(disable(PASSWORD, "junk").await.body["details"]["reason"], "WRONG_CODE");
    assert_eq!(ada.failures().await, 2);
    assert_eq!(disable(PASSWORD, &ada.code()).await.status, 204);
    assert_eq!(login(&ada.gateway, PASSWORD, None).await.status, 200);
    assert_eq!(disable(PASSWORD, &ada.code()).await.status, 409);
    for action in ["set_up_mfa", "enable_mfa", "disable_mfa"] {
        assert_eq!(ada.gateway.audited(action, true).await, 1, "{action}");
    }
}

#[tokio::test]
async fn a_wrong_code_does_not_turn_it_on_and_of_two_secrets_the_newer_one_counts() {
    let gateway = Gateway::start().await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let verify = async |code: &str| gateway.post("/api/auth/mfa/verify", &ada, json!({ "code": code })).await;
    assert_eq!(verify("123456").await.status, 409, "nothing is being set up");
    let setup = gateway.post("/api/auth/mfa/setup", &ada, json!({})).await;
    assert_eq!(verify("junk").await.body["details"]["reason"], "WRONG_CODE");
    assert_eq!(verify("").await.status, 400);
    assert_eq!(login(&gateway, PASSWORD, None).await.status, 200);
    let other = gateway.post("/api/auth/mfa/setup", &ada, json!({})).await;
    assert_ne!(other.body["secret"], setup.body["secret"]);
    let old = code(&gateway, setup.body["secret"].as_str().unwrap());
    assert_eq!(verify(&old).await.status, 403, "the newer one counts");
}

#[tokio::test]
async fn a_role_may_ask_for_it_and_then_nothing_else_works_until_it_is_set_up() {
    let gateway = Gateway::start().await;
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let root = gateway.user("root", &["admin"]).await;
    let path = format!("/api/admin/roles/{}/mfa", gateway.role_id("user").await);
    let asked = gateway.call(json_request("PUT", &path, Some(&root.token), &json!({ "required": true }))).await;
    assert_eq!((asked.status, &asked.body["mfaRequired"]), (200, &json!(true)), "{}", asked.body);
    let refused = gateway.get("/api/apps", &ada).await;
    assert_eq!((refused.status, &refused.body["details"]["reason"]), (403, &json!("MFA_SETUP_REQUIRED")));
    let tokens = gateway.get("/api/auth/tokens", &ada).await;
    assert_eq!(tokens.body["details"]["reason"], "MFA_SETUP_REQUIRED");
    let off = json!({ "password": PASSWORD, "code": "123456" });
    assert_eq!(gateway.post("/api/auth/mfa/disable", &ada, off).await.status, 403);
    assert_eq!(gateway.get("/api/auth/me", &ada).await.body["mustSetUpMfa"], true);
    let setup = gateway.post("/api/auth/mfa/setup", &ada, json!({})).await;
    let code = code(&gateway, setup.body["secret"].as_str().unwrap());
    assert_eq!(gateway.post("/api/auth/mfa/verify", &ada, json!({ "code": code })).await.status, 200);
    assert_eq!(gateway.get("/api/apps", &ada).await.status, 200, "at once");
    let me = gateway.get("/api/auth/me", &ada).await.body;
    assert_eq!((&me["mustSetUpMfa"], &me["mfaEnabled"]), (&Value::Bool(false), &Value::Bool(true)));
    assert_eq!(gateway.audited("update", true).await, 1);
}

#[tokio::test]
async fn an_administrator_takes_a_lost_second_factor_away() {
    let ada = Ada::with_second_factor().await;
    let root = ada.gateway.user("root", &["admin"]).await;
    let path = format!("/api/admin/users/{}/mfa", ada.user.id);
    assert_eq!(ada.gateway.delete(&path, &ada.user).await.status, 403);
    assert_eq!(login(&ada.gateway, PASSWORD, None).await.status, 401);
    assert_eq!(ada.gateway.delete(&path, &root).await.status, 204);
    assert_eq!(ada.gateway.delete(&path, &root).await.status, 404);
    assert_eq!(login(&ada.gateway, PASSWORD, None).await.status, 200);
    assert_eq!(ada.gateway.audited("remove_mfa", true).await, 1);
}

#[tokio::test]
async fn who_has_one_shows_it_again_with_the_password() {
    let ada = Ada::with_second_factor().await;
    let again = async |body: Value| {
        let answer = ada.gateway.post("/api/auth/reauthenticate", &ada.user, body).await;
        (answer.status, answer.body["details"]["reason"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(again(json!({ "password": PASSWORD })).await, (403, "MFA_REQUIRED".to_owned()));
    assert_eq!(ada.failures().await, 0, "to be asked is no failure");
    let used = json!({ "password": PASSWORD, "mfaToken": ada.code() });
    assert_eq!(again(used).await, (403, "WRONG_CODE".to_owned()), "setting up used it");
    ada.next_step();
    let wrong = json!({ "password": "not the right one", "mfaToken": ada.code() });
    assert_eq!(again(wrong).await, (403, "WRONG_PASSWORD".to_owned()));
    assert_eq!(ada.failures().await, 2);
    assert_eq!(again(json!({ "password": PASSWORD, "mfaToken": ada.code() })).await.0, 204);
    assert_eq!(again(json!({ "password": PASSWORD, "mfaToken": ada.recovery[0] })).await.0, 204);
    assert_eq!(again(json!({ "password": PASSWORD, "mfaToken": ada.recovery[0] })).await.0, 403, "once");
}
