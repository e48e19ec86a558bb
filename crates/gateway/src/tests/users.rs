//! Accounts as administrators look after them.

use chrono::TimeDelta;
use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use serde_json::{Value, json};

use super::support::Gateway;

async fn names(gateway: &Gateway, by: &super::support::User, query: &str) -> Vec<String> {
    let answer = gateway.get(&format!("/api/admin/users?{query}"), by).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().unwrap().iter().map(|user| user["username"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn accounts_are_found_by_name_address_status_and_role() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    for name in ["ada", "Adam", "bob"] {
        gateway.user(name, &[USER_ROLE]).await;
    }
    assert_eq!(names(&gateway, &root, "").await, ["bob", "Adam", "ada", "root"]);
    assert_eq!(names(&gateway, &root, "q=AD").await, ["Adam", "ada"]);
    assert_eq!(names(&gateway, &root, "q=BOB@example.org").await, ["bob"]);
    assert_eq!(names(&gateway, &root, "q=@example.org").await, [""; 0], "of an address no part is looked for");
    assert_eq!(names(&gateway, &root, "q=%25").await, [""; 0], "a sign of patterns is just a sign");
    assert_eq!(names(&gateway, &root, "role=admin").await, ["root"]);
    assert_eq!(names(&gateway, &root, "role=user&status=locked").await, [""; 0]);
    let first = gateway.get("/api/admin/users?role=user&limit=2", &root).await.body;
    assert_eq!(first["items"][0]["roles"], json!([USER_ROLE]));
    let next = first["next"].as_str().unwrap();
    assert_eq!(names(&gateway, &root, &format!("role=user&limit=2&after={next}")).await, ["ada"]);
    for bad in ["status=king", "limit=0", "limit=x", "after=x", &format!("q={}", "x".repeat(101)), "q=%00"] {
        assert_eq!(gateway.get(&format!("/api/admin/users?{bad}"), &root).await.status, 400, "{bad}");
    }
}

#[tokio::test]
async fn an_address_is_changed_by_who_has_seen_the_account_as_it_is() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = gateway.user("ada", &[USER_ROLE]).await;
    gateway.user("bob", &[USER_ROLE]).await;
    let path = format!("/api/admin/users/{}", ada.id);
    let seen = gateway.get(&path, &root).await;
    assert_eq!(seen.headers["etag"], format!("\"{}\"", seen.body["version"]));
    let version = seen.body["version"].as_i64().unwrap();
    let email = |address: &str| json!({ "email": address });
    let changed = gateway.write("PATCH", &path, &root, version, &email("ada@example.net")).await;
    assert_eq!((changed.status, &changed.body["email"]), (200, &json!("ada@example.net")), "{}", changed.body);
    let stale = gateway.write("PATCH", &path, &root, version, &email("x@example.net")).await;
    assert_eq!(stale.body["error"], "CONCURRENT_MODIFICATION");
    let taken = gateway.write("PATCH", &path, &root, version + 1, &email("BOB@example.org")).await;
    assert_eq!(taken.body["error"], "CONFLICT");
    for bad in [email("nobody"), email(""), json!({}), json!({ "email": 1 }), json!({ "email": "a@b.c", "roles": [] })]
    {
        assert_eq!(gateway.write("PATCH", &path, &root, version + 1, &bad).await.status, 400, "{bad}");
    }
    let details = gateway.rows_about("user", &ada.id.to_string()).await[0].personal.clone().unwrap();
    assert_eq!(details, json!({ "before": email("ada@example.org"), "after": email("ada@example.net") }));
}

#[tokio::test]
async fn who_is_locked_or_suspended_is_out_at_once_here_and_within_a_second_elsewhere() {
    let gateway = Gateway::start().await;
    let other = gateway.replica().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    for (shut, open, status) in [("lock", "unlock", "locked"), ("suspend", "unsuspend", "suspended")] {
        let ada = gateway.user(&format!("ada-{shut}"), &[USER_ROLE]).await;
        let path = format!("/api/admin/users/{}", ada.id);
        assert_eq!(gateway.get("/api/auth/me", &ada).await.status, 200);
        assert_eq!(other.get("/api/auth/me", &ada).await.status, 200);
        let answer = gateway.post(&format!("{path}/{shut}"), &root, Value::Null).await;
        assert_eq!((answer.status, &answer.body["accountStatus"]), (200, &json!(status)), "{}", answer.body);
        let began = std::time::Instant::now();
        assert_eq!(gateway.get("/api/auth/me", &ada).await.status, 401);
        while other.get("/api/auth/me", &ada).await.status != 401 {
            assert!(began.elapsed() < std::time::Duration::from_millis(1500), "a replica still lets them in");
        }
        let wrong = if shut == "lock" { "unsuspend" } else { "unlock" };
        assert_eq!(gateway.post(&format!("{path}/{wrong}"), &root, Value::Null).await.status, 409);
        let again = gateway.post(&format!("{path}/{open}"), &root, Value::Null).await;
        assert_eq!((again.status, &again.body["accountStatus"]), (200, &json!("active")));
        assert_eq!(gateway.get("/api/auth/me", &ada).await.status, 401, "the session does not come back");
        let rows = gateway.rows_about("user", &ada.id.to_string()).await;
        let told: Vec<&str> = rows.iter().map(|row| row.action.as_str()).collect();
        assert_eq!(told[..2], [open, shut]);
        assert_eq!(rows[1].details.as_ref().unwrap()["after"]["accountStatus"], status);
    }
    let missing = format!("/api/admin/users/{}/lock", isekai_domain::UserId::new());
    assert_eq!(gateway.post(&missing, &root, Value::Null).await.status, 404);
}

#[tokio::test]
async fn unlocking_forgets_failed_sign_ins_and_what_they_shut() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = gateway.user("ada", &[USER_ROLE]).await;
    for _ in 0..5 {
        assert_eq!(gateway.login("ada", "wrong password here").await.status, 401);
        gateway.clock.advance(TimeDelta::seconds(3));
    }
    let path = format!("/api/admin/users/{}", ada.id);
    assert_eq!(gateway.get(&path, &root).await.body["failedLoginAttempts"], 5);
    let open = gateway.post(&format!("{path}/unlock"), &root, Value::Null).await.body;
    assert_eq!((&open["failedLoginAttempts"], &open["lockedUntil"]), (&json!(0), &Value::Null));
}

#[tokio::test]
async fn names_that_look_like_others_are_no_names() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    for name in ["r\u{43e}\u{43e}t", "\u{ff52}oot", "root\u{200d}", "ro\u{301}ot", "a b", ""] {
        let new = json!({ "username": name, "email": "x@example.org", "password": "a long enough secret" });
        assert_eq!(gateway.post("/api/admin/users", &root, new).await.status, 400, "{name:?}");
    }
}
