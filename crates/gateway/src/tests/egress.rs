//! What an app may connect to, through the API. In the place of the sandbox service stands a server that keeps what it was told.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::put;
use chrono::DateTime;
use http::{Request, StatusCode};
use isekai_domain::access::{USER_ROLE, VIEWER_ROLE};
use isekai_domain::{AppId, EgressRule, HostPattern};
use isekai_store::apps::{self, Published};
use isekai_store::audit::{self, AuditEntry, AuditFilter};
use isekai_store::egress::decisions::{self, Batch};
use isekai_store::egress::pushes::{self, Which};
use isekai_store::egress::rules::{self, NewRules};
use isekai_store::{Page, testing};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::support::{Answer, Gateway, User, json_request, redacted};

type Told = Arc<Mutex<Vec<(Uuid, Value)>>>;

const BOUNDED: &[(&str, &str)] = &[
    ("ISEKAI_EGRESS__PRESETS", "[\"registries\"]"),
    ("ISEKAI_EGRESS__ALLOWED_HOSTS", "[\"*.example.com\", \"api.example.org\"]"),
];

async fn set(State(told): State<Told>, Path(id): Path<Uuid>, axum::Json(body): axum::Json<Value>) -> StatusCode {
    told.lock().unwrap().push((id, body));
    StatusCode::NO_CONTENT
}

/// A gateway whose sandbox service keeps what it was told.
async fn with_sandboxes(variables: &[(&str, &str)]) -> (Gateway, Told) {
    let told = Told::default();
    let router = Router::new().route("/v1/sandboxes/{id}/egress", put(set)).with_state(told.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let variables: Vec<_> = [("ISEKAI_SANDBOX__URL", url.as_str())].iter().chain(variables).copied().collect();
    (Gateway::with(&variables).await, told)
}

fn wanted(user: &User, app: AppId, version: &str, body: &Value) -> Request<axum::body::Body> {
    let mut request = json_request("PUT", &format!("/api/apps/{app}/egress"), Some(&user.token), body);
    request.headers_mut().insert("if-match", version.parse().unwrap());
    request
}

async fn write(gateway: &Gateway, user: &User, app: AppId, version: i32, body: Value) -> Answer {
    gateway.call(wanted(user, app, &format!("\"{version}\""), &body)).await
}

fn body(hosts: &[(&str, u16)], presets: &[&str]) -> Value {
    let rules: Vec<Value> = hosts.iter().map(|(host, port)| json!({ "host": host, "port": port })).collect();
    json!({ "rules": rules, "presets": presets })
}

async fn audited(gateway: &Gateway, success: bool) -> Vec<Value> {
    let filter = AuditFilter { action: Some("set_egress"), success: Some(success), ..AuditFilter::default() };
    let rows = audit::page(gateway.store(), filter, Page::first(50)).await.unwrap().items;
    rows.into_iter().map(|row| row.details.unwrap()).collect()
}

#[tokio::test]
async fn what_an_owner_opens_reaches_the_running_sandbox_before_the_answer() {
    let (gateway, told) = with_sandboxes(&[BOUNDED[0]]).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let path = format!("/api/apps/{app}/egress");
    let empty = gateway.get(&path, &user).await;
    let presets = json!([{ "name": "registries", "allowed": true, "hosts": [
        { "host": "registry.npmjs.org", "port": 443 }, { "host": "pypi.org", "port": 443 },
        { "host": "files.pythonhosted.org", "port": 443 },
    ] }]);
    let expected = json!({
        "enabled": true, "rules": [], "presets": [], "availablePresets": presets, "allowedHosts": [], "heldBack": [],
        "version": 1,
    });
    assert_eq!((empty.body, &empty.headers["etag"]), (expected, &"\"1\"".parse().unwrap()));

    let one = body(&[("API.Example.com.", 443), ("api.example.com", 443)], &[]);
    let saved = write(&gateway, &user, app, 1, one).await;
    assert_eq!((saved.status, &saved.body["rules"]), (200, &json!([{ "host": "api.example.com", "port": 443 }])));
    assert_eq!((&saved.body["version"], &saved.headers["etag"]), (&json!(2), &"\"2\"".parse().unwrap()));
    assert!(told.lock().unwrap().is_empty(), "nothing runs yet");

    let sandbox = Uuid::now_v7();
    let published = Published { sandbox_id: sandbox, container_id: "c", version: None };
    apps::publish(gateway.store(), app, None, published).await.unwrap();
    let both = body(&[("*.example.net", 8443)], &["registries"]);
    let saved = write(&gateway, &user, app, 2, both).await;
    assert_eq!(saved.body, gateway.get(&path, &user).await.body);
    let rules = json!([
        { "host": "files.pythonhosted.org", "port": 443 }, { "host": "pypi.org", "port": 443 },
        { "host": "registry.npmjs.org", "port": 443 }, { "host": "*.example.net", "port": 8443 },
    ]);
    assert_eq!(*told.lock().unwrap(), [(sandbox, json!({ "rules": rules }))]);
    assert!(pushes::list(gateway.store(), Which::Untold, None, 9).await.unwrap().is_empty());
    assert_eq!(gateway.get(&format!("/api/apps/{app}"), &user).await.headers["etag"], "\"2\"", "the app's own version");
    assert_eq!(audited(&gateway, true).await[0]["after"]["presets"], json!(["registries"]));
}

#[tokio::test]
async fn a_sandbox_service_that_is_away_loses_nothing() {
    let gateway = Gateway::with(&[("ISEKAI_SANDBOX__URL", "http://127.0.0.1:9")]).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let published = Published { sandbox_id: Uuid::now_v7(), container_id: "c", version: None };
    apps::publish(gateway.store(), app, None, published).await.unwrap();
    assert_eq!(write(&gateway, &user, app, 1, body(&[("example.com", 443)], &[])).await.status, 200);
    let untold = pushes::list(gateway.store(), Which::Untold, None, 9).await.unwrap();
    assert_eq!((untold.len(), untold[0].rules.version), (1, 2));
}

#[tokio::test]
async fn an_old_version_changes_nothing_and_none_is_refused() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    assert_eq!(write(&gateway, &user, app, 1, body(&[("example.com", 443)], &[])).await.status, 200);
    let stale = write(&gateway, &user, app, 1, body(&[("example.net", 443)], &[])).await;
    assert_eq!((stale.status, &stale.body["error"]), (409, &json!("CONCURRENT_MODIFICATION")));
    assert_eq!(stale.body["details"], json!({ "expected": 1, "found": 2 }));
    let mut blind = wanted(&user, app, "\"1\"", &body(&[], &[]));
    blind.headers_mut().remove("if-match");
    assert_eq!(gateway.call(blind).await.body["details"]["fields"][0]["field"], "If-Match");
    let now = gateway.get(&format!("/api/apps/{app}/egress"), &user).await;
    assert_eq!(now.body["rules"], json!([{ "host": "example.com", "port": 443 }]));
}

#[tokio::test]
async fn each_mistake_is_named() {
    let gateway = Gateway::with(&[BOUNDED[0]]).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let hosts = [("ok.example.com", 443), ("10.0.0.1", 443), ("localhost", 443), ("*.com", 443), ("a.example.com", 0)];
    let refused = write(&gateway, &user, app, 1, body(&hosts, &["everything"])).await;
    assert_eq!((refused.status, &refused.body["error"]), (400, &json!("VALIDATION_ERROR")));
    let expected = json!([
        { "field": "rules[1].host", "message": "an address is no host name; name the host" },
        { "field": "rules[2].host", "message": "a host name has at least two parts, like `example.com`" },
        { "field": "rules[3].host", "message":
            "`*` may only stand for the first part, before a name of at least two parts, like `*.example.com`" },
        { "field": "rules[4].port", "message": "a port is from 1 to 65535" },
        { "field": "presets[0]", "message": "there is no such preset" },
    ]);
    assert_eq!(refused.body["details"]["fields"], expected);
    let many: Vec<(&str, u16)> = (1..=101).map(|port| ("a.example.com", port)).collect();
    for (wrong, field) in [
        (body(&many, &[]), "rules"),
        (body(&many[..98], &["registries"]), "rules"),
        (body(&[], &["registries", "registries"]), "presets"),
        (json!({ "rules": [{ "host": "example.com", "port": 70_000 }], "presets": [] }), "rules[0].port"),
        (json!({ "rules": [{ "host": 1, "port": 443 }], "presets": [] }), "rules[0].host"),
        (json!({ "rules": [] }), "presets"),
    ] {
        let refused = write(&gateway, &user, app, 1, wrong).await;
        assert_eq!((refused.status, &refused.body["error"]), (400, &json!("VALIDATION_ERROR")), "{field}");
        assert_eq!(refused.body["details"]["fields"][0]["field"], field, "{}", refused.body);
    }
    assert_eq!(write(&gateway, &user, app, 1, body(&many[..97], &["registries"])).await.status, 200);
}

#[tokio::test]
async fn what_the_administrator_does_not_allow_is_refused_and_on_record() {
    let (open, _) = with_sandboxes(&[]).await;
    let user = open.user("ada", &["user"]).await;
    let app = open.app(&user).await;
    let preset = write(&open, &user, app, 1, body(&[], &["registries"])).await;
    assert_eq!((preset.status, &preset.body["error"]), (403, &json!("SECURITY_ERROR")));
    assert_eq!(preset.body["details"], json!({ "reason": "EGRESS_PRESET_NOT_ALLOWED" }));

    let bounded = Gateway::with(BOUNDED).await;
    let user = bounded.user("ada", &["user"]).await;
    let app = bounded.app(&user).await;
    for host in ["example.com", "*.example.org", "b.example.org", "evil.example.net"] {
        let refused = write(&bounded, &user, app, 1, body(&[("a.example.com", 443), (host, 443)], &[])).await;
        assert_eq!(refused.body["details"], json!({ "reason": "EGRESS_HOST_NOT_ALLOWED" }), "{host}");
        assert!(refused.body["message"].as_str().unwrap().ends_with(host), "{}", refused.body["message"]);
    }
    assert_eq!(audited(&bounded, false).await.len(), 4);
    let hosts = [("*.a.example.com", 443), ("api.example.org", 8443)];
    assert_eq!(write(&bounded, &user, app, 1, body(&hosts, &["registries"])).await.status, 200);

    let off = Gateway::with(&[("ISEKAI_EGRESS__ENABLED", "false")]).await;
    let user = off.user("ada", &["user"]).await;
    let app = off.app(&user).await;
    let refused = write(&off, &user, app, 1, body(&[("example.com", 443)], &[])).await;
    assert_eq!(refused.body["details"], json!({ "reason": "EGRESS_DISABLED" }));
    assert_eq!(write(&off, &user, app, 1, body(&[], &[])).await.body["enabled"], false);
}

#[tokio::test]
async fn what_is_no_longer_allowed_is_held_back_and_can_be_taken_out_bit_by_bit() {
    let (gateway, told) = with_sandboxes(BOUNDED).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let sandbox = Uuid::now_v7();
    let published = Published { sandbox_id: sandbox, container_id: "c", version: None };
    apps::publish(gateway.store(), app, None, published).await.unwrap();
    let opened_before = ["a.example.com", "one.example.net", "two.example.net"]
        .map(|host| EgressRule { host: HostPattern::parse(host).unwrap(), port: 443 });
    let new = NewRules {
        app_id: app,
        by: user.id,
        expected_version: 1,
        rules: &opened_before,
        presets: &[],
        audit: AuditEntry::new("test", "app", DateTime::default()),
    };
    rules::replace(gateway.store(), new).await.unwrap();
    let shown = gateway.get(&format!("/api/apps/{app}/egress"), &user).await;
    let held = json!([{ "host": "one.example.net", "port": 443 }, { "host": "two.example.net", "port": 443 }]);
    assert_eq!((&shown.body["heldBack"], shown.body["rules"].as_array().unwrap().len()), (&held, 3));
    let left = body(&[("a.example.com", 443), ("two.example.net", 443)], &[]);
    assert_eq!(write(&gateway, &user, app, 2, left).await.status, 200);
    let allowed = json!({ "rules": [{ "host": "a.example.com", "port": 443 }] });
    assert_eq!(*told.lock().unwrap(), [(sandbox, allowed)]);
}

#[tokio::test]
async fn decisions_are_listed_newest_first() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let mut new: Vec<_> = (1..=3).map(|seq| testing::decision(app, seq, at)).collect();
    new[2].allowed = true;
    new[2].address = Some("192.0.2.7".parse().unwrap());
    new[2].reason = None;
    let batch = Batch { node: "n", log_id: "a", lost: 0, decisions: &new };
    decisions::collected(gateway.store(), batch).await.unwrap();
    let path = format!("/api/apps/{app}/egress/decisions");
    let first = gateway.get(&format!("{path}?limit=2"), &user).await;
    let mut newest = first.body["items"][0].clone();
    newest["id"] = json!("[id]");
    let expected = json!({
        "id": "[id]", "at": "2027-01-15T08:00:00Z", "host": "api.example.com", "port": 443, "address": "192.0.2.7",
        "allowed": true, "reason": null, "count": 1,
    });
    assert_eq!(newest, expected);
    let second = gateway.get(&format!("{path}?after={}", first.body["next"].as_str().unwrap()), &user).await;
    assert_eq!(second.body["items"][0]["reason"], "NOT_LISTED");
    assert_eq!((second.body["items"].as_array().unwrap().len(), &second.body["next"]), (1, &json!(null)));
    assert_eq!(gateway.get(&format!("{path}?limit=0"), &user).await.status, 400);
}

#[tokio::test]
async fn who_may_only_look_changes_nothing_and_others_see_nothing() {
    let gateway = Gateway::start().await;
    let ada = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&ada).await;
    let bob = gateway.user("bob", &[VIEWER_ROLE]).await;
    let path = format!("/api/apps/{app}/egress");
    assert_eq!(gateway.get(&path, &bob).await.status, 200);
    assert_eq!(gateway.get(&format!("{path}/decisions"), &bob).await.status, 200);
    let refused = write(&gateway, &bob, app, 1, body(&[("example.com", 443)], &[])).await;
    assert_eq!((refused.status, &refused.body["error"]), (403, &json!("AUTHORIZATION_ERROR")));

    let eve = gateway.user("eve", &[USER_ROLE]).await;
    let foreign = write(&gateway, &eve, app, 1, body(&[], &[])).await;
    let nowhere = write(&gateway, &eve, AppId::new(), 1, body(&[], &[])).await;
    assert_eq!((foreign.status, redacted(&foreign)), (404, redacted(&nowhere)));
    assert_eq!(gateway.get(&path, &ada).await.body["version"], 1);
}
