//! The audit log over the API: who may read it, what stands in it, and whether it was changed.

use axum::body::Body;
use isekai_auth::audit::{Anchor, SealKey};
use isekai_domain::Clock as _;
use isekai_store::audit::chain;
use serde_json::{Value, json};

use super::support::{Answer, Gateway, User, request};

/// A sealer in the folder where the gateway looks for its public keys.
async fn seal(gateway: &Gateway) {
    let dir = &gateway.state.settings.audit_dir;
    let signer = SealKey::load_or_create(&dir.join("private"), dir).unwrap();
    let batch = chain::seal(gateway.store(), &signer, gateway.clock.now()).await.unwrap();
    if let Some(anchor) = batch.anchor {
        std::fs::write(dir.join(Anchor::FILE), serde_json::to_string(&anchor).unwrap()).unwrap();
    }
}

async fn gateway() -> (Gateway, User, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().to_str().unwrap().to_owned();
    let gateway = Gateway::with(&[("ISEKAI_AUDIT__DIR", &path)]).await;
    let admin = gateway.user("root", &["admin"]).await;
    (gateway, admin, dir)
}

fn quota(max_apps: u32) -> Value {
    json!({
        "maxApps": max_apps, "maxConcurrentApps": 1, "maxMemoryPerApp": 512, "maxCpuPerApp": 1000,
        "maxStoragePerApp": 1024, "maxExecutionTime": 300,
    })
}

async fn set_quota(gateway: &Gateway, admin: &User, of: &User, max_apps: u32) -> Answer {
    let path = format!("/api/admin/users/{}/quota", of.id);
    let body = Body::from(quota(max_apps).to_string());
    let request = request("PUT", &path, Some(&admin.token))
        .header("content-type", "application/json")
        .header("user-agent", "curl/8")
        .body(body)
        .unwrap();
    gateway.call(request).await
}

#[tokio::test]
async fn what_administrators_do_is_listed_and_found_by_its_parts() {
    let (gateway, admin, _dir) = gateway().await;
    let ada = gateway.user("ada", &["user"]).await;
    assert_eq!(set_quota(&gateway, &admin, &ada, 7).await.status, 200);
    let of_ada = format!("/api/admin/audit?resource=quota&resourceId={}&action=update&limit=5", ada.id);
    let found = gateway.get(&of_ada, &admin).await;
    assert_eq!(found.status, 200, "{}", found.body);
    let row = &found.body["items"][0];
    assert_eq!((&row["userId"], &row["success"]), (&json!(admin.id), &json!(true)));
    assert_eq!(row["username"], "root");
    assert_eq!(row["details"]["after"]["quota"]["maxApps"], 7);
    assert_eq!(row["details"]["before"]["quota"]["maxApps"], 10);
    assert_eq!(row["userAgent"], "curl/8");
    assert!(row["correlationId"].is_string());
    let page = gateway.get("/api/admin/audit?limit=1", &admin).await;
    let next = page.body["next"].as_str().unwrap();
    let second = gateway.get(&format!("/api/admin/audit?limit=1&after={next}"), &admin).await;
    assert_ne!(second.body["items"][0]["id"], page.body["items"][0]["id"]);
    let refused = gateway.get("/api/admin/audit?success=false&action=read", &admin).await;
    assert_eq!(refused.body["items"], json!([]));
    assert_eq!(gateway.get("/api/admin/audit", &ada).await.status, 403);
    let refused = gateway.get("/api/admin/audit?success=false&action=read", &admin).await;
    assert_eq!(refused.body["items"][0]["userId"], json!(ada.id), "the refusal itself");
    assert_eq!(gateway.get("/api/admin/audit?from=yesterday", &admin).await.status, 400);
}

#[tokio::test]
async fn the_log_can_be_taken_out_as_lines_and_as_a_table() {
    let (gateway, admin, _dir) = gateway().await;
    let ada = gateway.user("ada", &["user"]).await;
    set_quota(&gateway, &admin, &ada, 7).await;
    let lines = gateway.get("/api/admin/audit/export", &admin).await;
    assert_eq!(lines.headers["content-type"], "application/jsonl");
    let text = lines.body.as_str().unwrap();
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.iter().map(|row| row["action"].as_str().unwrap()).collect::<Vec<_>>(), ["update", "export"]);
    assert_eq!(rows.iter().map(|row| &row["username"]).collect::<Vec<_>>(), ["root", "root"]);
    let table = gateway.get("/api/admin/audit/export?format=csv&action=update", &admin).await;
    assert!(table.headers["content-disposition"].to_str().unwrap().contains("audit.csv"));
    let text = table.body.as_str().unwrap();
    assert!(text.starts_with("id,timestamp,userId,action,") && text.lines().count() == 2, "{text}");
    assert_eq!(gateway.get("/api/admin/audit/export", &ada).await.status, 403);
    assert_eq!(gateway.get("/api/admin/audit/export?format=xml", &admin).await.status, 400);
}

#[tokio::test]
async fn a_log_that_was_changed_is_told_with_the_place() {
    let (gateway, admin, _dir) = gateway().await;
    let ada = gateway.user("ada", &["user"]).await;
    assert_eq!(gateway.get("/api/admin/audit/verify", &admin).await.status, 503, "nobody seals here yet");
    for max_apps in 1..=3 {
        set_quota(&gateway, &admin, &ada, max_apps).await;
    }
    seal(&gateway).await;
    let fine = gateway.get("/api/admin/audit/verify", &admin).await;
    assert_eq!(fine.status, 200, "{}", fine.body);
    assert_eq!(
        (&fine.body["valid"], &fine.body["lastSeq"], &fine.body["anchorSeq"]),
        (&json!(true), &json!(3), &json!(3))
    );
    gateway
        .database
        .execute("UPDATE audit_logs SET success = false WHERE details->'after'->'quota'->>'maxApps' = '2'")
        .await;
    let changed = gateway.get("/api/admin/audit/verify", &admin).await;
    assert_eq!(changed.body["valid"], false);
    assert_eq!(
        (&changed.body["findings"][0]["problem"], &changed.body["findings"][0]["seq"]),
        (&json!("ROW_CHANGED"), &json!(2))
    );
    assert_eq!(gateway.get("/api/admin/audit/verify", &ada).await.status, 403);
}
