//! What people do with their apps stands in the audit log.

use isekai_domain::AppId;
use isekai_store::apps;
use serde_json::{Value, json};

use super::support::{Gateway, User, request};

async fn actions(gateway: &Gateway, app: AppId) -> Vec<String> {
    let rows = gateway.rows_about("app", &app.to_string()).await;
    rows.into_iter().rev().map(|row| row.action).collect()
}

async fn save(gateway: &Gateway, user: &User, path: &str, version: i32) -> u16 {
    let request = request("PUT", path, Some(&user.token))
        .header("if-match", format!("\"{version}\""))
        .header("content-type", "text/plain")
        .header("user-agent", "editor/1")
        .body("words of mine".into())
        .unwrap();
    gateway.call(request).await.status
}

#[tokio::test]
async fn each_request_that_changes_an_app_leaves_one_row() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let app = gateway.app_with_code(&ada).await;
    let base = format!("/api/apps/{app}");
    let version = apps::get(gateway.store(), app).await.unwrap().version;
    let renamed = gateway.write("PATCH", &base, &ada, version.into(), &json!({ "name": "Invoices" })).await;
    assert_eq!(renamed.status, 200, "{}", renamed.body);
    assert_eq!(save(&gateway, &ada, &format!("{base}/files/src/a.ts"), 1).await, 200);
    assert_eq!(save(&gateway, &ada, &format!("{base}/files/src/a.ts"), 1).await, 409, "nothing happened");
    let iterated = gateway.post(&format!("{base}/iterations"), &ada, json!({ "prompt": "make it quite green" })).await;
    assert_eq!(iterated.status, 202, "{}", iterated.body);
    let back = gateway.post(&format!("{base}/rollback"), &ada, json!({ "version": 1 })).await;
    assert_eq!(back.status, 202, "{}", back.body);
    assert_eq!(gateway.post(&format!("{base}/start"), &ada, Value::Null).await.status, 202);
    assert_eq!(gateway.post(&format!("{base}/cancel"), &ada, Value::Null).await.status, 202);
    apps::stop(gateway.store(), app, "test", None).await.unwrap();
    assert_eq!(gateway.post(&format!("{base}/stop"), &ada, Value::Null).await.status, 409, "it is stopped already");
    assert_eq!(gateway.post(&format!("{base}/preview-link"), &ada, json!({})).await.status, 200);
    assert_eq!(gateway.delete(&format!("{base}/preview-link"), &ada).await.status, 204);
    assert_eq!(gateway.delete(&base, &ada).await.status, 202);
    let expected =
        ["create", "rename", "save_file", "iterate", "rollback", "start", "cancel", "share", "unshare", "delete"];
    assert_eq!(actions(&gateway, app).await, expected);

    let rows = gateway.rows_about("app", &app.to_string()).await;
    let row = |action| rows.iter().find(|row| row.action == action).unwrap();
    assert!(rows.iter().all(|row| row.success && row.user_id == Some(ada.id) && row.correlation_id.is_some()));
    let saved = row("save_file");
    let expected = json!({ "before": { "version": 1 }, "after": { "version": 2 }, "files": ["src/a.ts"] });
    assert_eq!((&saved.details, saved.user_agent.as_deref()), (&Some(expected), Some("editor/1")));
    let names = row("rename").personal.as_ref().unwrap();
    assert_eq!((&names["after"]["name"], names["before"]["name"].is_string()), (&json!("Invoices"), true));
    assert_eq!(row("rollback").details.as_ref().unwrap()["toVersion"], 1);
    assert_eq!(row("unshare").details, Some(json!({ "revoked": 1 })));
    for row in &rows {
        let all = format!("{:?} {:?}", row.details, row.personal);
        assert!(!all.contains("quite green") && !all.contains("words of mine"), "{all}");
    }
}

#[tokio::test]
async fn a_request_that_is_sent_again_leaves_no_second_row() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let send = async || {
        let request = request("POST", "/api/apps/generate", Some(&ada.token))
            .header("content-type", "application/json")
            .header("idempotency-key", "once")
            .body(json!({ "prompt": "Create a todo application" }).to_string().into())
            .unwrap();
        gateway.call(request).await.body["id"].clone()
    };
    assert_eq!(send().await, send().await);
    assert_eq!(gateway.audited("create", true).await, 1);
}

/// The names in it are under the owner's key, also when somebody else gave them.
#[tokio::test]
async fn what_an_operator_does_with_somebody_elses_app_is_the_operators_and_the_name_the_owners() {
    let gateway = Gateway::start().await;
    let (ada, root) = (gateway.user("ada", &["user"]).await, gateway.user("root", &["admin"]).await);
    let eve = gateway.user("eve", &["user"]).await;
    let app = gateway.app_with_code(&ada).await;
    let path = format!("/api/apps/{app}");
    let version = i64::from(apps::get(gateway.store(), app).await.unwrap().version);
    let wanted = json!({ "name": "Ada's ledger" });
    assert_eq!(gateway.write("PATCH", &path, &eve, version, &wanted).await.status, 404);
    assert_eq!(gateway.write("PATCH", &path, &root, version, &wanted).await.status, 200);
    let rows = gateway.rows_about("app", &app.to_string()).await;
    assert_eq!((rows[0].action.as_str(), rows[0].user_id, rows[0].success), ("rename", Some(root.id), true));
    assert_eq!((rows[1].action.as_str(), rows[1].user_id, rows[1].success), ("update", Some(eve.id), false));
    let erase = "UPDATE data_keys SET wrapped = NULL, kek_id = NULL, erased_at = now()
                 WHERE owner = (SELECT id FROM users WHERE username = 'ada')";
    gateway.database.execute(erase).await;
    let fresh = gateway.replica().await;
    let rows = fresh.rows_about("app", &app.to_string()).await;
    assert_eq!(rows[0].personal, Some(json!("erased")));
}
