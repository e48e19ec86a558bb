//! Sign-in at an OpenID Connect provider, with one on this machine that says what it should not.

mod accounts;
mod fake;

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use http::StatusCode;
use isekai_domain::Clock as _;
use isekai_store::security::{EventType, Severity};
use isekai_store::users;
use serde_json::{Value, json};

use self::fake::{Fake, Key, cookie, cookies, leave, location, open, sign_in, tokens};
use super::support::{Gateway, request};

const MAKES_ACCOUNTS: &str = "auto_create = true";

async fn signed_out(gateway: &Gateway, fake: &Fake) -> String {
    let answer = sign_in(gateway, fake).await;
    assert!(cookie(&answer, "isekai_refresh").is_none(), "somebody is signed in");
    location(&answer)
}

#[tokio::test]
async fn whoever_the_provider_vouches_for_is_signed_in_and_back_where_it_began() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    let listed = gateway.call(request("GET", "/api/auth/oidc", None).body(Body::empty()).unwrap()).await;
    assert_eq!(listed.body, json!({ "items": [{ "id": "acme", "name": "Acme" }] }));

    let leaving = leave(&gateway, "/app/?id=7").await;
    assert!(
        leaving.location.starts_with(&format!("{}/authorize?response_type=code&", fake.issuer)),
        "{}",
        leaving.location
    );
    assert_eq!(leaving.query["client_id"], "isekai");
    assert_eq!(leaving.query["redirect_uri"], "http://localhost:8080/api/auth/oidc/acme/callback");
    assert_eq!(
        (leaving.query["scope"].as_str(), leaving.query["code_challenge_method"].as_str()),
        ("openid email profile", "S256")
    );
    assert!(
        leaving.set_cookie.ends_with("; Path=/api/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=600"),
        "{}",
        leaving.set_cookie
    );
    let secret = leaving.cookie.split_once('=').unwrap().1;
    assert!(!leaving.location.contains(secret), "what binds the browser stays in it");

    let back = open(&gateway, &fake.signed_in(&leaving), Some(&leaving.cookie)).await;
    assert_eq!((back.status, location(&back)), (302, "/app/?id=7".to_owned()));
    assert_eq!(back.headers["cache-control"], "no-store");
    assert!(cookies(&back).iter().any(|set| set.starts_with("isekai_oidc=;") && set.contains("Max-Age=0")));
    let refresh = cookies(&back).into_iter().find(|set| set.starts_with("isekai_refresh=")).unwrap();
    assert!(refresh.contains("; Path=/api/auth; HttpOnly; SameSite=Strict"), "{refresh}");
    let first = tokens(&gateway, &back).await;
    assert_eq!((first.status, &first.body["user"]["username"]), (200, &json!("ada")), "{}", first.body);
    assert_eq!(first.body["user"]["roles"][0]["name"], "user");
    for action in ["register", "link_identity", "login"] {
        assert_eq!(gateway.audited(action, true).await, 1, "{action}");
    }

    fake.claim("preferred_username", json!("somebody"));
    fake.claim("email", json!("another@acme.example"));
    let again = sign_in(&gateway, &fake).await;
    let again = tokens(&gateway, &again).await;
    assert_eq!(again.body["user"]["id"], first.body["user"]["id"], "the subject counts, and nothing else");
    assert_eq!(users::count(gateway.store()).await.unwrap(), 1);
    let token = again.body["accessToken"].as_str().unwrap();
    let copy = gateway.call(request("GET", "/api/auth/export", Some(token)).body(Body::empty()).unwrap()).await;
    assert_eq!(copy.body["identities"][0]["issuer"], json!(fake.issuer));
    assert_eq!(copy.body["identities"][0]["subject"], "248289761001");
}

#[tokio::test]
async fn a_state_is_good_once_in_its_browser_and_in_its_time() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    let (leaving, elsewhere) = (leave(&gateway, "/").await, leave(&gateway, "/").await);
    let back = fake.signed_in(&leaving);
    let stale = "/sign-in/?oidc=stale&next=/";
    for cookie in [None, Some(elsewhere.cookie.as_str()), Some("isekai_oidc=")] {
        assert_eq!(location(&open(&gateway, &back, cookie).await), stale, "{cookie:?}");
    }
    let another = back.replace(&leaving.query["state"], &elsewhere.query["state"]);
    assert_eq!(location(&open(&gateway, &another, Some(&leaving.cookie)).await), stale);
    assert_eq!(users::count(gateway.store()).await.unwrap(), 0);
    let right = open(&gateway, &back, Some(&leaving.cookie)).await;
    assert_eq!(location(&right), "/", "whoever tried it elsewhere did not end it");
    assert_eq!(location(&open(&gateway, &back, Some(&leaving.cookie)).await), stale, "and it was good once");
    let late = leave(&gateway, "/").await;
    gateway.clock.advance(TimeDelta::minutes(10));
    assert_eq!(location(&open(&gateway, &fake.signed_in(&late), Some(&late.cookie)).await), stale);
    for junk in ["", "?state=x", "?code=x", "?state=a&state=b", "?state=%00&code=%00"] {
        let path = format!("/api/auth/oidc/acme/callback{junk}");
        assert_eq!(location(&open(&gateway, &path, Some(&late.cookie)).await), stale, "{junk}");
    }
    assert_eq!(gateway.audited("login", false).await, 11);
}

#[tokio::test]
async fn what_the_provider_did_not_say_lets_nobody_in() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    let invalid = "/sign-in/?oidc=invalid&next=/";
    let past = gateway.clock.now().timestamp() - 3600;
    for (claim, value) in [
        ("iss", json!(format!("{}/", fake.issuer))),
        ("iss", json!(fake.issuer.replace("127.0.0.1", "127.0.0.1.evil.example"))),
        ("aud", json!("another-client")),
        ("aud", json!(["isekai", "another-client"])),
        ("exp", json!(past)),
        ("iat", json!(past)),
        ("nonce", json!("of another sign-in")),
        ("sub", json!("")),
    ] {
        fake.say(|said| said.claims = [(claim, value.clone())].into());
        assert_eq!(signed_out(&gateway, &fake).await, invalid, "{claim}: {value}");
    }
    fake.say(|said| said.claims.clear());
    let claims = URL_SAFE_NO_PAD.encode(json!({ "iss": fake.issuer, "sub": "1", "aud": "isekai" }).to_string());
    for head in [r#"{"alg":"none"}"#, r#"{"alg":"HS256","kid":"first"}"#] {
        fake.say(|said| said.token = Some(format!("{}.{claims}.", URL_SAFE_NO_PAD.encode(head))));
        assert_eq!(signed_out(&gateway, &fake).await, invalid, "{head}");
    }
    fake.say(|said| (said.token, said.key) = (None, Key::new("first")));
    assert_eq!(signed_out(&gateway, &fake).await, invalid, "a key of somebody else under the same id");
    let events = gateway.events(EventType::SuspiciousActivity).await;
    assert_eq!((events.len(), events[0].severity), (1, Severity::High), "one for all within a minute");
    assert_eq!(users::count(gateway.store()).await.unwrap(), 0);
}

#[tokio::test]
async fn an_answer_of_another_provider_and_a_code_of_another_browser_are_not_taken() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    let invalid = "/sign-in/?oidc=invalid&next=/";
    for other in ["https://evil.example", ""] {
        let leaving = leave(&gateway, "/").await;
        let back = fake.signed_in(&leaving).replace(&format!("iss={}", fake.issuer), &format!("iss={other}"));
        assert_eq!(location(&open(&gateway, &back, Some(&leaving.cookie)).await), invalid, "{other}");
    }
    let leaving = leave(&gateway, "/").await;
    let without = fake.signed_in(&leaving).replace(&format!("&iss={}", fake.issuer), "");
    assert_eq!(
        location(&open(&gateway, &without, Some(&leaving.cookie)).await),
        invalid,
        "it says that it names itself"
    );

    // A stolen code, put into the thief's own sign-in: PKCE's verifier is another one there.
    let (victim, thief) = (leave(&gateway, "/").await, leave(&gateway, "/").await);
    let stolen = fake.signed_in(&victim).replace(&victim.query["state"], &thief.query["state"]);
    assert_eq!(location(&open(&gateway, &stolen, Some(&thief.cookie)).await), invalid);
    assert_eq!(users::count(gateway.store()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_new_key_is_looked_up_and_invented_ones_do_not_make_us_ask_all_the_time() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    let asked = || fake.say(|said| said.asked_for_keys);
    for _ in 0..3 {
        tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    }
    assert_eq!(asked(), 1, "from memory");
    gateway.clock.advance(TimeDelta::seconds(30));
    fake.say(|said| said.key = Key::new("second"));
    tokens(&gateway, &sign_in(&gateway, &fake).await).await;
    assert_eq!(asked(), 2);
    fake.say(|said| (said.hides_key, said.key) = (true, Key::new("invented")));
    for _ in 0..3 {
        assert_eq!(signed_out(&gateway, &fake).await, "/sign-in/?oidc=invalid&next=/");
    }
    assert_eq!(asked(), 2, "it was asked less than half a minute ago");
    gateway.clock.advance(TimeDelta::seconds(30));
    signed_out(&gateway, &fake).await;
    assert_eq!(asked(), 3);
}

#[tokio::test]
async fn a_provider_that_is_away_is_told_and_passwords_go_on_working() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    gateway.member("bob", "correct horse battery staple", &["user"]).await;
    let start = "/api/auth/oidc/acme/start?return_to=/app/";
    let answers = [
        (StatusCode::SERVICE_UNAVAILABLE, String::new()),
        (StatusCode::FOUND, String::new()),
        (StatusCode::OK, "no JSON".to_owned()),
        (StatusCode::OK, json!({ "issuer": fake.issuer, "pad": "x".repeat(300_000) }).to_string()),
    ];
    for answer in answers {
        fake.say(|said| said.instead = Some(answer.clone()));
        let told = open(&gateway, start, None).await;
        assert_eq!(location(&told), "/sign-in/?oidc=unavailable&next=/app/", "{}", answer.0);
        gateway.clock.advance(TimeDelta::seconds(3));
    }
    assert_eq!(fake.say(|said| said.asked_for_keys), 0, "a redirect is not followed");
    fake.say(|said| said.instead = None);
    let leaving = leave(&gateway, "/").await;
    let back = fake.signed_in(&leaving);
    fake.say(|said| said.instead = Some((StatusCode::BAD_GATEWAY, String::new())));
    assert_eq!(location(&open(&gateway, &back, Some(&leaving.cookie)).await), "/sign-in/?oidc=unavailable&next=/");
    let no =
        format!("/api/auth/oidc/acme/callback?error=access_denied&state={}", leave(&gateway, "/").await.query["state"]);
    assert_eq!(location(&open(&gateway, &no, None).await), "/sign-in/?oidc=stale&next=/");
    assert_eq!(gateway.login("bob", "correct horse battery staple").await.status, 200);
    assert_eq!(open(&gateway, "/api/auth/oidc/other/start", None).await.status, 404);
    assert_eq!(open(&gateway, "/api/auth/oidc/other/callback", None).await.status, 404);
}

#[tokio::test]
async fn the_way_back_leads_to_this_site_only_and_says_so_when_the_person_said_no() {
    let fake = Fake::start().await;
    let gateway = fake.gateway(MAKES_ACCOUNTS).await;
    for elsewhere in
        ["https://evil.example", "//evil.example", "/%5Cevil.example", "/%0D%0Ax", "javascript:alert(1)", ""]
    {
        let leaving = leave(&gateway, elsewhere).await;
        let back = open(&gateway, &fake.signed_in(&leaving), Some(&leaving.cookie)).await;
        let home = if elsewhere == "/%0D%0Ax" { "/%0D%0Ax" } else { "/" };
        assert_eq!(location(&back), home, "{elsewhere}");
    }
    let leaving = leave(&gateway, "/app/?id=7").await;
    let no = format!("/api/auth/oidc/acme/callback?error=access_denied&state={}", leaving.query["state"]);
    let back = open(&gateway, &no, Some(&leaving.cookie)).await;
    assert_eq!(location(&back), "/sign-in/?oidc=cancelled&next=/app/%3Fid%3D7");
}

#[tokio::test]
async fn over_tls_no_sibling_site_sets_our_cookie_and_the_secret_goes_where_the_provider_takes_it() {
    let fake = Fake::start().await;
    fake.say(|said| said.secret_in_body = true);
    let gateway = fake.gateway("auto_create = true\n[serve]\npublic_url = \"https://localhost:8080\"").await;
    let leaving = leave(&gateway, "/").await;
    let (name, attributes) = leaving.set_cookie.split_once('=').unwrap();
    assert_eq!(name, "__Host-isekai_oidc");
    assert!(attributes.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), "{attributes}");
    let back = open(&gateway, &fake.signed_in(&leaving), Some(&leaving.cookie)).await;
    assert_eq!(location(&back), "/");
    assert!(cookies(&back).iter().all(|set| set.contains("; Secure")), "{:?}", cookies(&back));
}

#[tokio::test]
async fn one_network_begins_a_bounded_number_of_sign_ins() {
    let fake = Fake::start().await;
    let gateway = fake.gateway("").await;
    for _ in 0..100 {
        leave(&gateway, "/").await;
    }
    let refused = open(&gateway, "/api/auth/oidc/acme/start", None).await;
    assert_eq!((refused.status, location(&refused)), (302, "/sign-in/?oidc=too-many&next=/".to_owned()));
    let row = gateway.events(EventType::SuspiciousActivity).await.remove(0);
    assert_eq!(row.details["network"], Value::from("oidc unknown"));
}
