//! Security events: told, bounded, found, resolved.

use chrono::TimeDelta;
use isekai_store::security::EventType;
use serde_json::json;

use super::support::Gateway;

const PATH: &str = "/api/admin/security-events";

#[tokio::test]
async fn refusals_on_administrative_routes_are_told_once_a_minute_and_user() {
    let gateway = Gateway::start().await;
    let replica = gateway.replica().await;
    let (ada, bob) = (gateway.user("ada", &["user"]).await, gateway.user("bob", &["user"]).await);
    for _ in 0..3 {
        assert_eq!(gateway.get("/api/admin/users", &ada).await.status, 403);
        assert_eq!(replica.get(PATH, &ada).await.status, 403);
    }
    assert_eq!(gateway.get("/api/admin/users", &bob).await.status, 403);
    let told = async || {
        let events = gateway.events(EventType::AuthorizationFailure).await;
        events.into_iter().map(|event| event.user_id.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(told().await, [bob.id, ada.id]);
    gateway.clock.advance(TimeDelta::seconds(60));
    gateway.get("/api/admin/users", &ada).await;
    assert_eq!(told().await, [ada.id, bob.id, ada.id]);
    let app = gateway.app(&bob).await;
    assert_eq!(gateway.get(&format!("/api/apps/{app}"), &ada).await.status, 404);
    assert_eq!(told().await.len(), 3, "somebody else's app is no matter of administration");
}

#[tokio::test]
async fn events_are_found_and_resolved_once() {
    let gateway = Gateway::start().await;
    let (ada, root) = (gateway.user("ada", &["user"]).await, gateway.user("root", &["admin"]).await);
    gateway.get("/api/admin/users", &ada).await;
    let seen = gateway.get(&format!("{PATH}?type=authorization_failure&severity=medium&resolved=false"), &root).await;
    let event = &seen.body["items"][0];
    assert_eq!((event["userId"].as_str(), &event["resolved"]), (Some(ada.id.to_string().as_str()), &json!(false)));
    assert_eq!(event["username"], "ada");
    assert_eq!(event["details"], json!({ "resource": "user", "resourceId": null, "action": "read" }));
    for (query, found) in
        [("type=security_violation", 0), ("severity=critical", 0), ("resolved=true", 0), ("limit=1", 1)]
    {
        let answer = gateway.get(&format!("{PATH}?{query}"), &root).await;
        assert_eq!(answer.body["items"].as_array().map(Vec::len), Some(found), "{query}");
    }
    assert_eq!(gateway.get(&format!("{PATH}?type=nothing"), &root).await.status, 400);

    let path = format!("{PATH}/{}/resolve", event["id"].as_str().unwrap());
    assert_eq!(gateway.post(&path, &ada, json!({})).await.status, 403);
    let long = gateway.post(&path, &root, json!({ "note": "x".repeat(2001) })).await;
    assert_eq!(long.status, 400);
    let resolved = gateway.post(&path, &root, json!({ "note": "a mistake" })).await;
    assert_eq!((resolved.status, &resolved.body["note"]), (200, &json!("a mistake")), "{}", resolved.body);
    assert_eq!((&resolved.body["resolvedBy"], &resolved.body["resolvedByName"]), (&json!(root.id), &json!("root")));
    assert_eq!(gateway.post(&path, &root, json!({})).await.status, 409);
    let unknown = format!("{PATH}/01900000-0000-7000-8000-000000000000/resolve");
    assert_eq!(gateway.post(&unknown, &root, json!({})).await.status, 404);
    assert_eq!(gateway.audited("resolve", true).await, 1);
}
