//! Where somebody is signed in, and signing out elsewhere.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::support::{Gateway, User, json_request};

const PASSWORD: &str = "correct horse battery staple";
/// What is promised for all replicas.
const WITHIN: Duration = Duration::from_secs(1);

/// Somebody who has signed in `count` times by name and password, the newest first.
async fn signed_in(gateway: &Gateway, count: usize) -> Vec<User> {
    let ada = gateway.member("ada", PASSWORD, &["user"]).await;
    let mut all = Vec::new();
    for _ in 0..count {
        let answer = gateway.login("ada", PASSWORD).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let token = answer.body["accessToken"].as_str().unwrap().to_owned();
        all.insert(0, User { id: ada.id, session: ada.session, token });
    }
    all
}

async fn list(gateway: &Gateway, user: &User) -> Vec<Value> {
    gateway.get("/api/auth/sessions", user).await.body["items"].as_array().unwrap().clone()
}

async fn works(gateway: &Gateway, user: &User) -> bool {
    match gateway.get("/api/auth/me", user).await.status {
        200 => true,
        401 => false,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn sessions_are_listed_and_this_one_is_marked() {
    let gateway = Gateway::start().await;
    let [second, first] = signed_in(&gateway, 2).await.try_into().ok().unwrap();
    let seen = list(&gateway, &first).await;
    assert_eq!(seen.len(), 3, "and the one that the account was made with");
    assert_eq!(seen.iter().map(|session| session["current"] == true).collect::<Vec<_>>(), [false, true, false]);
    assert!(seen[0]["expiresAt"].is_string() && seen[0]["createdAt"].is_string() && seen[0]["userAgent"].is_null());
    assert_eq!(list(&gateway, &second).await[0]["current"], true);
}

#[tokio::test]
async fn one_session_is_ended_and_nobody_ends_those_of_others() {
    let gateway = Gateway::start().await;
    let [second, first] = signed_in(&gateway, 2).await.try_into().ok().unwrap();
    let path = format!("/api/auth/sessions/{}", list(&gateway, &first).await[0]["id"].as_str().unwrap());
    let eve = gateway.user("eve", &["admin"]).await;
    assert_eq!(gateway.delete(&path, &eve).await.status, 404);
    assert_eq!(gateway.delete(&path, &first).await.status, 204);
    assert!(!works(&gateway, &second).await);
    assert!(works(&gateway, &first).await);
    assert_eq!(gateway.delete(&path, &first).await.status, 404, "it has ended");
    assert_eq!(gateway.audited("end_session", true).await, 1);
}

#[tokio::test]
async fn signing_out_everywhere_reaches_every_replica_within_a_second() {
    let gateway = Gateway::start().await;
    let replica = gateway.replica().await;
    let [third, second, first] = signed_in(&gateway, 3).await.try_into().ok().unwrap();
    for user in [&first, &second, &third] {
        assert!(works(&replica, user).await, "and it remembers");
    }
    let others = gateway.delete("/api/auth/sessions?keepCurrent=true", &first).await;
    assert_eq!((others.status, others.headers.get("set-cookie")), (204, None));
    let since = Instant::now();
    for user in [&second, &third] {
        assert!(!works(&gateway, user).await);
        while works(&replica, user).await {
            assert!(since.elapsed() < WITHIN, "it is still worth something");
        }
    }
    assert!(works(&gateway, &first).await && works(&replica, &first).await);
    assert_eq!(list(&gateway, &first).await.len(), 1);
    let all = gateway.delete("/api/auth/sessions", &first).await;
    assert!(all.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert!(!works(&gateway, &first).await);
    assert_eq!(gateway.audited("end_sessions", true).await, 2);
}

#[tokio::test]
async fn a_sign_in_that_is_not_used_ends_and_one_that_is_used_goes_on_to_its_end() {
    let gateway = Gateway::with(&[("ISEKAI_AUTH__SESSION_IDLE_SECONDS", "86400")]).await;
    gateway.member("ada", PASSWORD, &["user"]).await;
    let refresh = async |token: &str| {
        let body = json!({ "refreshToken": token });
        let answer = gateway.call(json_request("POST", "/api/auth/refresh", None, &body)).await;
        (answer.status == 200).then(|| answer.body["refreshToken"].as_str().unwrap().to_owned())
    };
    let first = gateway.login("ada", PASSWORD).await.body["refreshToken"].as_str().unwrap().to_owned();
    let day = TimeDelta::days(1);
    gateway.clock.advance(day - TimeDelta::seconds(1));
    let second = refresh(&first).await.expect("it was used yesterday");
    gateway.clock.advance(day - TimeDelta::seconds(1));
    let third = refresh(&second).await.expect("each use counts from then on");
    gateway.clock.advance(day);
    assert_eq!(refresh(&third).await, None);
    gateway.clock.advance(-day);
    assert_eq!(refresh(&third).await, None, "it has ended");

    let mut token = gateway.login("ada", PASSWORD).await.body["refreshToken"].as_str().unwrap().to_owned();
    for _ in 0..27 {
        gateway.clock.advance(TimeDelta::hours(12));
        token = refresh(&token).await.expect("it is used twice a day");
    }
    gateway.clock.advance(TimeDelta::hours(12));
    assert_eq!(refresh(&token).await, None, "fourteen days are the end in any case");
}

#[tokio::test]
async fn an_administrator_signs_somebody_out_everywhere_and_the_account_stays() {
    let gateway = Gateway::start().await;
    let (root, eve) = (gateway.user("root", &["admin"]).await, gateway.user("eve", &["operator"]).await);
    let [second, first] = signed_in(&gateway, 2).await.try_into().ok().unwrap();
    let path = format!("/api/admin/users/{}/sessions", first.id);
    assert_eq!(gateway.delete(&path, &eve).await.status, 403);
    assert!(works(&gateway, &first).await && works(&gateway, &second).await);
    assert_eq!(gateway.delete(&path, &root).await.status, 204);
    assert!(!works(&gateway, &first).await && !works(&gateway, &second).await);
    assert_eq!(gateway.login("ada", PASSWORD).await.status, 200);
    let rows = gateway.rows_about("user", &first.id.to_string()).await;
    assert_eq!((rows[0].action.as_str(), rows[0].user_id), ("end_sessions", Some(root.id)));
    assert_eq!(rows[0].details.as_ref().unwrap()["ended"].as_array().unwrap().len(), 3);
    let nobody = format!("/api/admin/users/{}/sessions", isekai_domain::UserId::new());
    assert_eq!(gateway.delete(&nobody, &root).await.status, 404);
}
