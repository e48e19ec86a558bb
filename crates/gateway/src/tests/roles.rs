//! Roles and who has them: made, changed and given over the API, and never a way to more than one has.

use isekai_domain::access::{ADMIN_ROLE, AUDITOR_ROLE, BUILT_IN_ROLES, OPERATOR_ROLE, USER_ROLE, VIEWER_ROLE};
use isekai_domain::{Permission, Role, RoleId};
use isekai_store::{roles, testing};
use serde_json::{Value, json};

use super::support::{Gateway, User, redacted};
use crate::access::Credential;

const ROLES: &str = "/api/admin/roles";

fn reader(name: &str) -> Value {
    let running = json!([{ "field": "status", "operator": "in", "value": ["running"] }]);
    let permissions = json!([{ "resource": "app", "actions": ["read"], "conditions": running }]);
    json!({ "name": name, "description": "Sees what runs.", "permissions": permissions })
}

/// May do everything with roles and users, but nothing else than what these permissions say.
async fn manager(gateway: &Gateway, name: &str, more: Value) -> User {
    let id = RoleId::new();
    let mut permissions: Vec<Permission> = serde_json::from_value(more).unwrap();
    permissions.extend(["role", "user"].map(|resource| Permission {
        resource: resource.to_owned(),
        actions: vec!["*".to_owned()],
        conditions: None,
    }));
    let role = Role { id, name: format!("managers-{name}"), permissions, description: String::new() };
    testing::role(gateway.store(), &role).await;
    gateway.user(name, &[&role.name]).await
}

fn user_roles(user: &User, role: &str) -> String {
    format!("/api/admin/users/{}/roles/{role}", user.id)
}

async fn give(gateway: &Gateway, by: &User, to: &User, role: &str) -> (u16, Value) {
    let answer = gateway.write("PUT", &user_roles(to, role), by, 0, &Value::Null).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn a_role_is_made_seen_changed_and_deleted_and_each_step_is_recorded() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let made = gateway.post(ROLES, &root, reader("watchers")).await;
    assert_eq!((made.status, &made.body["version"]), (201, &json!(1)), "{}", made.body);
    assert_eq!(made.headers["etag"], "\"1\"");
    let id = made.body["id"].as_str().unwrap();
    let path = format!("{ROLES}/{id}");
    assert_eq!(gateway.get(&path, &root).await.body, made.body);
    let names: Vec<Value> = {
        let list = gateway.get(ROLES, &root).await.body;
        list["items"].as_array().unwrap().iter().map(|role| role["name"].clone()).collect()
    };
    assert_eq!((names.len(), &names[0]), (BUILT_IN_ROLES.len() + 1, &json!("watchers")));

    let mut body = reader("watchers");
    body["permissions"][0]["actions"] = json!(["read", "execute"]);
    let changed = gateway.write("PUT", &path, &root, 1, &body).await;
    assert_eq!((changed.status, &changed.body["version"]), (200, &json!(2)), "{}", changed.body);
    let stale = gateway.write("PUT", &path, &root, 1, &reader("watchers")).await;
    assert_eq!((stale.status, &stale.body["error"]), (409, &json!("CONCURRENT_MODIFICATION")));
    let same = gateway.write("PUT", &path, &root, 2, &body).await;
    assert_eq!(same.body["version"], 2, "what changes nothing writes nothing");
    assert_eq!(gateway.delete(&path, &root).await.status, 204);
    assert_eq!(gateway.get(&path, &root).await.status, 404);

    let rows = gateway.rows_about("role", id).await;
    let told: Vec<&str> = rows.iter().filter(|row| row.action != "read").map(|row| row.action.as_str()).collect();
    assert_eq!(told, ["delete", "update", "create"]);
    let update = rows.iter().find(|row| row.action == "update").unwrap().details.clone().unwrap();
    assert_eq!(update["before"]["permissions"][0]["actions"], json!(["read"]));
    assert_eq!(update["after"]["permissions"][0]["actions"], json!(["read", "execute"]));
}

#[tokio::test]
async fn a_role_of_ones_own_works_as_its_conditions_say() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = gateway.user("ada", &[USER_ROLE]).await;
    let app = gateway.app(&ada).await;
    let made = gateway.post(ROLES, &root, reader("watchers")).await.body;
    let bob = gateway.user("bob", &["watchers"]).await;
    let path = format!("/api/apps/{app}");
    assert_eq!(gateway.get(&path, &bob).await.status, 404, "it is being generated");
    isekai_store::apps::stop(gateway.store(), app, "test", None).await.unwrap();
    let mut body = reader("watchers");
    body["permissions"][0]["conditions"][0]["value"] = json!(["running", "stopped"]);
    let role = format!("{ROLES}/{}", made["id"].as_str().unwrap());
    assert_eq!(gateway.write("PUT", &role, &root, 1, &body).await.status, 200);
    gateway.state.principals.forget(Credential::Session(bob.session, bob.id)).await;
    assert_eq!(gateway.get(&path, &bob).await.status, 200);
    assert_eq!(gateway.get(&format!("{path}/files"), &bob).await.status, 403);
}

#[tokio::test]
async fn roles_that_make_no_sense_are_refused_with_the_reason() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let permission = || json!({ "resource": "app", "actions": ["read"] });
    let with = |permissions: Value| json!({ "name": "r", "permissions": permissions });
    for name in
        ["", "Admin", "1st", "a b", "\u{430}dmin", "adm\u{131}n", "admin\u{200b}", "-a", "a".repeat(65).as_str(), "a\0"]
    {
        let answer = gateway.post(ROLES, &root, json!({ "name": name, "permissions": [] })).await;
        assert_eq!((answer.status, &answer.body["details"]["fields"][0]["field"]), (400, &json!("name")), "{name:?}");
    }
    for (body, field) in [
        (with(json!(vec![permission(); 10_000])), "permissions"),
        (with(json!([{ "resource": "king", "actions": ["read"] }])), "permissions[0].resource"),
        (with(json!([{ "resource": "app", "actions": ["rule"] }])), "permissions[0].actions[0]"),
        (with(json!([{ "resource": "app", "actions": "read" }])), "permissions[0].actions"),
        (with(json!([{ "resource": "app", "actions": ["read"], "allow": true }])), "permissions[0].allow"),
        (with(json!({})), "permissions"),
        (json!({ "name": "r", "description": "x".repeat(501), "permissions": [] }), "description"),
        (json!({ "name": "r" }), "permissions"),
        (json!({ "name": "r", "permissions": [], "version": 7 }), "version"),
    ] {
        let answer = gateway.post(ROLES, &root, body).await;
        assert_eq!(
            (answer.status, &answer.body["details"]["fields"][0]["field"]),
            (400, &json!(field)),
            "{}",
            answer.body
        );
    }
    let many = json!([{ "field": "status", "operator": "in", "value": vec!["x".repeat(200); 100] }]);
    let large = json!([{ "resource": "app", "actions": ["read"], "conditions": [many[0], many[0]] }]);
    let answer = gateway.post(ROLES, &root, with(large)).await;
    assert_eq!((answer.status, &answer.body["details"]["fields"][0]["field"]), (400, &json!("permissions")));
    let bad = json!([{ "field": "status", "operator": "greater_than", "value": 1 }]);
    let body = with(json!([{ "resource": "app", "actions": ["read"], "conditions": bad }]));
    insta::assert_json_snapshot!(redacted(&gateway.post(ROLES, &root, body).await));
    assert_eq!(gateway.post(ROLES, &root, reader("admin")).await.status, 409, "the name is taken");
    for path in [format!("{ROLES}/{}", RoleId::new()), format!("{ROLES}/x"), format!("{ROLES}/%00")] {
        assert_eq!(gateway.get(&path, &root).await.status, 404, "{path}");
        assert_eq!(gateway.write("PUT", &path, &root, 1, &reader("r")).await.status, 404, "{path}");
        assert_eq!(gateway.delete(&path, &root).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn built_in_roles_stay_and_a_role_that_somebody_has_is_not_deleted() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    for name in BUILT_IN_ROLES {
        let path = format!("{ROLES}/{}", gateway.role_id(name).await);
        let empty = json!({ "name": name, "permissions": [] });
        let changed = gateway.write("PUT", &path, &root, 1, &empty).await;
        assert_eq!((changed.status, &changed.body["error"]), (409, &json!("CONFLICT")), "{name}");
        assert_eq!(gateway.delete(&path, &root).await.status, 409, "{name}");
    }
    let made = gateway.post(ROLES, &root, reader("watchers")).await.body;
    let path = format!("{ROLES}/{}", made["id"].as_str().unwrap());
    let bob = gateway.user("bob", &["watchers"]).await;
    gateway.user("eve", &["watchers"]).await;
    let refused = gateway.delete(&path, &root).await;
    assert_eq!(refused.body["message"], "2 users have this role; take it away from them first");
    assert_eq!(gateway.get(&path, &root).await.body["users"], 2);
    assert_eq!(gateway.delete(&user_roles(&bob, made["id"].as_str().unwrap()), &root).await.status, 200);
    assert_eq!(gateway.delete(&path, &root).await.status, 409);
}

#[tokio::test]
async fn roles_are_given_and_taken_and_it_is_recorded_at_the_user() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let ada = gateway.user("ada", &[USER_ROLE]).await;
    let viewer = gateway.role_id(VIEWER_ROLE).await;
    for _ in 0..2 {
        let (status, body) = give(&gateway, &root, &ada, &viewer).await;
        assert_eq!((status, body["items"].as_array().unwrap().len()), (200, 2), "{body}");
    }
    let list = gateway.get(&format!("/api/admin/users/{}/roles", ada.id), &root).await.body;
    assert_eq!(list["items"][1]["name"], VIEWER_ROLE);
    assert_eq!(gateway.delete(&user_roles(&ada, &viewer), &root).await.body["items"][0]["name"], USER_ROLE);
    assert_eq!(gateway.delete(&user_roles(&ada, &viewer), &root).await.status, 404);
    let nobody = RoleId::new().to_string();
    assert_eq!(give(&gateway, &root, &ada, &nobody).await.0, 404);
    let stranger = User { id: isekai_domain::UserId::new(), ..gateway.user("x", &[]).await };
    assert_eq!(give(&gateway, &root, &stranger, &viewer).await.0, 404);
    assert_eq!(gateway.get(&format!("/api/admin/users/{}/roles", stranger.id), &root).await.status, 404);

    let rows = gateway.rows_about("user", &ada.id.to_string()).await;
    let told: Vec<&str> = rows.iter().filter(|row| row.action != "read").map(|row| row.action.as_str()).collect();
    assert_eq!(told, ["withdraw_role", "assign_role"], "what changes nothing writes nothing");
    let details = rows.iter().find(|row| row.action == "assign_role").unwrap().details.clone().unwrap();
    assert_eq!(details["before"]["roles"], json!([USER_ROLE]));
    assert_eq!(details["after"]["roles"], json!([USER_ROLE, VIEWER_ROLE]));
}

#[tokio::test]
async fn nobody_gives_themselves_or_others_more_than_they_have() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let all_apps = json!([{ "resource": "app", "actions": ["read"] }]);
    let mia = manager(&gateway, "mia", all_apps).await;
    let ada = gateway.user("ada", &[]).await;
    let (admin, viewer) = (gateway.role_id(ADMIN_ROLE).await, gateway.role_id(VIEWER_ROLE).await);

    for to in [&mia, &ada] {
        for role in [&admin, &viewer] {
            assert_eq!(give(&gateway, &mia, to, role).await.0, 403, "viewers read code, which mia may not");
        }
    }
    let grown = json!({ "name": "mine", "permissions": [{ "resource": "*", "actions": ["*"] }] });
    assert_eq!(gateway.post(ROLES, &mia, grown.clone()).await.status, 403);
    let made = gateway.post(ROLES, &mia, reader("watchers")).await;
    assert_eq!(made.status, 201, "a part of what mia has: {}", made.body);
    let path = format!("{ROLES}/{}", made.body["id"].as_str().unwrap());
    assert_eq!(gateway.write("PUT", &path, &mia, 1, &grown).await.status, 403);
    assert_eq!(give(&gateway, &mia, &ada, made.body["id"].as_str().unwrap()).await.0, 200);
    let own = format!("{ROLES}/{}", gateway.role_id("managers-mia").await);
    assert_eq!(gateway.write("PUT", &own, &mia, 1, &grown).await.status, 403, "not by the role that one has, either");

    // What reaches further is not theirs to change or take away.
    let high = gateway.post(
        ROLES,
        &root,
        json!({ "name": "high", "permissions": [{ "resource": "code", "actions": ["*"] }] }),
    );
    let high = format!("{ROLES}/{}", high.await.body["id"].as_str().unwrap());
    assert_eq!(gateway.write("PUT", &high, &mia, 1, &reader("high")).await.status, 403);
    assert_eq!(gateway.delete(&high, &mia).await.status, 403);
    assert_eq!(gateway.delete(&user_roles(&root, &admin), &mia).await.status, 403);
    let new = json!({ "username": "eve", "email": "eve@example.org", "password": "a long enough secret" });
    let mut as_admin = new.clone();
    as_admin["roles"] = json!([ADMIN_ROLE]);
    assert_eq!(gateway.post("/api/admin/users", &mia, as_admin).await.status, 403);
    let account = format!("/api/admin/users/{}", root.id);
    for way in ["lock", "unlock", "suspend", "unsuspend", "erase"] {
        let answer = gateway.post(&format!("{account}/{way}"), &mia, Value::Null).await;
        assert_eq!(answer.status, 403, "who may do more is not mia's to {way}");
    }
    let email = json!({ "email": "mia@example.org" });
    assert_eq!(gateway.write("PATCH", &account, &mia, 1, &email).await.status, 403);
    let refused = gateway.rows_about("role", &admin).await;
    assert!(refused.iter().any(|row| !row.success && row.user_id == Some(mia.id) && row.error.is_some()));
}

#[tokio::test]
async fn the_last_active_administrator_stays() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &[ADMIN_ROLE]).await;
    let admin = gateway.role_id(ADMIN_ROLE).await;
    let base = format!("/api/admin/users/{}", root.id);
    for (method, path) in [
        ("DELETE", user_roles(&root, &admin)),
        ("POST", format!("{base}/lock")),
        ("POST", format!("{base}/suspend")),
        ("POST", format!("{base}/erase")),
    ] {
        let answer = gateway.write(method, &path, &root, 0, &Value::Null).await;
        assert_eq!((answer.status, &answer.body["error"]), (409, &json!("CONFLICT")), "{method} {path}");
    }
    assert_eq!(gateway.get("/api/auth/me", &root).await.status, 200);
    // One that cannot sign in does not count.
    let second = gateway.user("second", &[ADMIN_ROLE]).await;
    assert_eq!(gateway.post(&format!("/api/admin/users/{}/suspend", second.id), &root, Value::Null).await.status, 200);
    assert_eq!(gateway.delete(&user_roles(&root, &admin), &root).await.status, 409);
    assert_eq!(
        gateway.post(&format!("/api/admin/users/{}/unsuspend", second.id), &root, Value::Null).await.status,
        200
    );
    assert_eq!(gateway.delete(&user_roles(&root, &admin), &root).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_who_demote_each_other_at_the_same_time_leave_one() {
    let gateway = Gateway::start().await;
    let other = gateway.replica().await;
    let admin = gateway.role_id(ADMIN_ROLE).await;
    for round in 0..5 {
        let (left, right) = (
            gateway.user(&format!("left{round}"), &[ADMIN_ROLE]).await,
            gateway.user(&format!("right{round}"), &[ADMIN_ROLE]).await,
        );
        let lock = format!("/api/admin/users/{}/lock", left.id);
        let demote = user_roles(&right, &admin);
        let (a, b) = tokio::join!(gateway.delete(&demote, &left), other.post(&lock, &right, Value::Null));
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        // Whoever comes too late is refused, or is not signed in any more.
        assert!(statuses[0] == 200 && matches!(statuses[1], 401 | 403 | 409), "{statuses:?}");
        for user in [&left, &right] {
            roles::revoke(gateway.store(), user.id, ADMIN_ROLE).await.unwrap();
        }
    }
}

#[tokio::test]
async fn each_built_in_role_does_its_part_and_no_more() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &[USER_ROLE]).await;
    let app = format!("/api/apps/{}", gateway.app(&ada).await);
    let account = format!("/api/admin/users/{}", ada.id);
    let mut table = Vec::new();
    for name in [OPERATOR_ROLE, USER_ROLE, VIEWER_ROLE, AUDITOR_ROLE] {
        let user = gateway.user(&format!("the-{name}"), &[name]).await;
        let mut line = vec![name.to_owned()];
        for path in [app.as_str(), &format!("{app}/files"), &account, &format!("{account}/quota"), ROLES] {
            line.push(gateway.get(path, &user).await.status.to_string());
        }
        for path in [format!("{app}/stop"), format!("{app}/preview-session"), format!("{account}/lock")] {
            line.push(gateway.post(&path, &user, Value::Null).await.status.to_string());
        }
        line.push(gateway.delete(&app, &user).await.status.to_string());
        table.push(line.join(" "));
    }
    // app, its code, an account, its quota, roles; stop, see it run, lock an account; delete the app
    insta::assert_snapshot!(table.join("\n"), @r"
    operator 200 403 200 200 403 409 403 403 403
    user 404 404 403 403 403 404 404 403 404
    viewer 200 200 403 403 403 403 403 403 403
    auditor 404 404 200 403 200 404 404 403 404
    ");
}
