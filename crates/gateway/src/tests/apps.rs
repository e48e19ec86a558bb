//! Applications through the API: whose they are, what may be done with them, what is recorded.

use axum::body::Body;
use http::Request;
use isekai_domain::ResourceQuota;
use isekai_store::Page;
use isekai_store::audit::{self, AuditFilter};
use isekai_store::{apps, quotas, workflows};
use serde_json::json;

use super::support::{Gateway, json_request, redacted, request};

#[tokio::test]
async fn a_new_app_is_written_down_with_its_work() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let body = json!({ "prompt": "Create a CSV viewer application", "context": { "framework": "React" } });
    let made = gateway.post("/api/apps/generate", &user, body).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let mut shown = made.body.clone();
    for field in ["id", "userId", "createdAt", "updatedAt"] {
        shown[field] = json!("[redacted]");
    }
    insta::assert_json_snapshot!(shown);
    assert_eq!(made.headers["etag"], format!("\"{}\"", made.body["version"]));
    let id = made.body["id"].as_str().unwrap();
    let one = gateway.get(&format!("/api/apps/{id}"), &user).await;
    assert_eq!(one.body, made.body);
    let list = gateway.get("/api/apps", &user).await;
    assert_eq!((&list.body["items"][0], &list.body["next"]), (&made.body, &json!(null)));
    let open = workflows::open_for_app(gateway.store(), id.parse().unwrap()).await.unwrap();
    assert_eq!(open[0].kind, "create_app");
}

#[tokio::test]
async fn apps_of_others_do_not_exist_but_for_administrators() {
    let gateway = Gateway::start().await;
    let (ada, eve, root) = (
        gateway.user("ada", &["user"]).await,
        gateway.user("eve", &["user"]).await,
        gateway.user("root", &["admin"]).await,
    );
    let app = gateway.app(&ada).await;
    let paths = [
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/start"),
        ("POST", "/stop"),
        ("POST", "/cancel"),
        ("GET", "/events"),
        ("GET", "/logs"),
        ("GET", "/usage"),
        ("GET", "/egress"),
        ("GET", "/egress/decisions"),
        ("GET", "/files"),
        ("GET", "/files/index.html"),
        ("GET", "/versions"),
        ("GET", "/versions/1"),
        ("GET", "/diff?from=1&to=1"),
        ("GET", "/export"),
        ("GET", "/iterations"),
        ("POST", "/preview-session"),
        ("POST", "/preview-link"),
        ("DELETE", "/preview-link"),
    ];
    let nowhere = "/api/apps/01900000-0000-7000-8000-000000000000";
    for (method, path) in paths {
        let call = async |base: &str| {
            gateway.call(request(method, &format!("{base}{path}"), Some(&eve.token)).body(Body::empty()).unwrap()).await
        };
        let foreign = call(&format!("/api/apps/{app}")).await;
        assert_eq!(redacted(&foreign), redacted(&call(nowhere).await), "{method} {path}");
        assert_eq!(foreign.status, 404, "{method} {path}");
    }
    assert_eq!(gateway.get(&format!("/api/apps/{app}"), &root).await.status, 200);
    assert_eq!(gateway.get("/api/apps", &eve).await.body["items"], json!([]));
    let refused = AuditFilter { user_id: Some(eve.id), success: Some(false), ..AuditFilter::default() };
    let rows = audit::page(gateway.store(), refused, Page::first(100)).await.unwrap().items;
    assert_eq!(rows.len(), paths.len(), "each refusal is on record");
    assert!(rows.iter().all(|row| row.resource_id.as_deref() == Some(&app.to_string())));
}

#[tokio::test]
async fn quotas_are_enforced_and_say_what_to_do() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    quotas::set(gateway.store(), user.id, ResourceQuota { max_apps: 1, ..ResourceQuota::default() }).await.unwrap();
    gateway.app(&user).await;
    let refused = gateway.post("/api/apps/generate", &user, json!({ "prompt": "Another" })).await;
    insta::assert_json_snapshot!(redacted(&refused));
}

#[tokio::test]
async fn an_app_can_be_renamed_cancelled_and_deleted() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let path = format!("/api/apps/{app}");
    let etag = gateway.get(&path, &user).await.headers["etag"].clone();
    let rename = |name: &str| {
        let mut request = json_request("PATCH", &path, Some(&user.token), &json!({ "name": name }));
        request.headers_mut().insert("if-match", etag.clone());
        request
    };
    let renamed = gateway.call(rename("Shopping")).await;
    assert_eq!((renamed.status, &renamed.body["name"]), (200, &json!("Shopping")));
    assert_eq!(gateway.call(rename("Again")).await.body["error"], "CONCURRENT_MODIFICATION");

    let cancelled = gateway.post(&format!("{path}/cancel"), &user, json!({})).await;
    assert_eq!((cancelled.status, &cancelled.body["cancelled"]), (202, &json!(1)), "{}", cancelled.body);
    let delete = || request("DELETE", &path, Some(&user.token)).body(Body::empty()).unwrap();
    let first = gateway.call(delete()).await;
    assert_eq!(first.status, 202, "{}", first.body);
    assert_eq!(gateway.call(delete()).await.body, first.body, "the same work");
    assert_eq!(gateway.get(&path, &user).await.body["activity"], "deleting");
    apps::delete(gateway.store(), app, None).await.unwrap();
    assert_eq!(gateway.get(&path, &user).await.status, 404);
}

#[tokio::test]
async fn administrators_make_accounts_and_every_step_is_recorded() {
    let gateway = Gateway::start().await;
    let root = gateway.user("root", &["admin"]).await;
    let new = json!({ "username": "bob", "email": "bob@example.org", "password": "a long enough secret" });
    let made = gateway.post("/api/admin/users", &root, new.clone()).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert!(made.body.get("passwordHash").is_none());
    let taken = gateway.post("/api/admin/users", &root, new).await;
    assert_eq!((taken.status, &taken.body["error"]), (409, &json!("CONFLICT")));
    let bad = json!({ "username": "a b", "email": "x", "password": "short", "roles": [] });
    insta::assert_json_snapshot!(redacted(&gateway.post("/api/admin/users", &root, bad).await));

    let id = made.body["id"].as_str().unwrap();
    let path = format!("/api/admin/users/{id}/quota");
    let mut quota = gateway.get(&path, &root).await.body;
    quota["maxApps"] = json!(3);
    let put = |body: &serde_json::Value| -> Request<Body> { json_request("PUT", &path, Some(&root.token), body) };
    assert_eq!(gateway.call(put(&quota)).await.body, quota);
    quota["maxMemoryPerApp"] = json!(0);
    assert_eq!(gateway.call(put(&quota)).await.status, 400);
    assert_eq!(gateway.get("/api/admin/users", &root).await.body["items"].as_array().unwrap().len(), 2);

    let filter = AuditFilter { user_id: Some(root.id), ..AuditFilter::default() };
    let rows = audit::page(gateway.store(), filter, Page::first(100)).await.unwrap().items;
    let mut actions: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.success)).collect();
    actions.sort_unstable();
    assert_eq!(actions, [("create", true), ("read", true), ("read", true), ("update", true)]);
}
