//! The service over a node whose containers are entries in a table.

mod commands;
mod document;
mod files;
mod isolation;
mod limits;
mod paths;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use http_body_util::BodyExt as _;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use isekai_channel::sandbox_api::{APP_NOT_ANSWERING, ERROR_HEADER, Sandbox};
use serde_json::{Value, json};

use crate::node::tests::{World, request};

async fn ask(world: &World, method: &str, path: &str, body: Option<Value>) -> Response<Body> {
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    let request = Request::builder().method(method).uri(path).body(body).unwrap();
    TowerToHyperService::new(super::router(Arc::clone(&world.node))).call(request).await.unwrap()
}

/// Status, code, and reason.
async fn refused(world: &World, method: &str, path: &str, body: Option<Value>) -> (u16, String, String) {
    let answer = ask(world, method, path, body).await;
    let status = answer.status().as_u16();
    assert!(answer.headers().contains_key(ERROR_HEADER), "{path}: {status}");
    let body: Value = serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (status, text(&body["error"]), text(&body["details"]["reason"]))
}

async fn with_sandbox() -> (World, Sandbox) {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    (world, sandbox)
}

fn asked(world: &World, what: &str) -> usize {
    world.driver.asked.lock().unwrap().iter().filter(|asked| *asked == what).count()
}

#[tokio::test(start_paused = true)]
async fn what_is_not_valid_is_refused_in_the_public_shape() {
    let (world, sandbox) = with_sandbox().await;
    let validation =
        |answer: (u16, String, String)| assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"));
    for path in ["/v1/sandboxes/x", "/v1/sandboxes/x/usage", "/v1/sandboxes/x/app/", "/v1/sandboxes/x/agent/v1/health"]
    {
        validation(refused(&world, "GET", path, None).await);
    }
    validation(refused(&world, "POST", "/v1/leases", Some(json!({ "ids": ["x"], "seconds": 1 }))).await);
    validation(refused(&world, "POST", "/v1/sandboxes", Some(json!([]))).await);
    let agent = format!("/v1/sandboxes/{}/agent/v1", sandbox.id);
    validation(refused(&world, "GET", &format!("{agent}/files/%ff"), None).await);
    let exec = json!({ "command": ["true"], "cwd": "../..", "timeoutMs": 1 });
    let answer = refused(&world, "POST", &format!("{agent}/exec"), Some(exec)).await;
    assert_eq!(answer, (403, "SECURITY_ERROR".to_owned(), "PATH_TRAVERSAL".to_owned()));
    assert_eq!(asked(&world, "POST /v1/exec"), 0);
}

#[tokio::test(start_paused = true)]
async fn an_apps_path_needs_to_be_no_utf_8() {
    let (world, sandbox) = with_sandbox().await;
    let answer = ask(&world, "GET", &format!("/v1/sandboxes/{}/app/%ff%fe", sandbox.id), None).await;
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), "/%ff%fe");
}

/// The caller can tell it from the app's own 503.
#[tokio::test(start_paused = true)]
async fn the_agents_own_refusal_of_a_preview_is_the_services() {
    let (world, sandbox) = with_sandbox().await;
    let answer = refused(&world, "GET", &format!("/v1/sandboxes/{}/app/refused", sandbox.id), None).await;
    assert_eq!(answer, (503, "SERVICE_UNAVAILABLE".to_owned(), APP_NOT_ANSWERING.to_owned()));
    let gone = format!("/v1/sandboxes/{}/app/", uuid::Uuid::now_v7());
    let answer = refused(&world, "GET", &gone, None).await;
    assert_eq!((answer.0, answer.2.as_str()), (404, ""), "that is not the app's fault");
}

#[tokio::test(start_paused = true)]
async fn a_command_whose_answer_does_not_end_is_broken_off() {
    let (world, sandbox) = with_sandbox().await;
    let exec = json!({ "command": ["true"], "timeoutMs": 5_000 });
    let path = format!("/v1/sandboxes/{}/agent/v1/exec", sandbox.id);
    let answer = ask(&world, "POST", &path, Some(exec)).await;
    let ended = tokio::time::timeout(Duration::from_secs(60), answer.into_body().collect()).await.unwrap();
    assert!(ended.is_err(), "a broken answer must not look whole");
}

#[tokio::test(start_paused = true)]
async fn previews_of_a_node_are_limited_and_last_as_long_as_their_answers() {
    let (world, sandbox) = with_sandbox().await;
    let path = |page: &str| format!("/v1/sandboxes/{}/app/{page}", sandbox.id);
    let all = world.node.previews.available_permits();
    let open = ask(&world, "GET", &path("endless"), None).await;
    assert_eq!(world.node.previews.available_permits(), all - 1);
    let rest = Arc::clone(&world.node.previews).acquire_many_owned(u32::try_from(all - 1).unwrap()).await.unwrap();
    let answer = refused(&world, "GET", &path(""), None).await;
    assert_eq!((answer.0, answer.1.as_str()), (503, "SERVICE_UNAVAILABLE"));
    world.node.get(sandbox.id).unwrap();
    drop((open, rest));
    assert_eq!(world.node.previews.available_permits(), all);
}

/// Its own requests always find a stream of the pipe.
#[tokio::test(start_paused = true)]
async fn control_requests_of_callers_are_limited() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/agent/v1/exec", sandbox.id);
    let exec = || Some(json!({ "command": ["true"], "timeoutMs": 600_000 }));
    let mut open = Vec::new();
    for _ in 0..crate::pipe::CALLER_STREAMS {
        open.push(ask(&world, "POST", &path, exec()).await);
    }
    let answer = refused(&world, "POST", &path, exec()).await;
    assert_eq!((answer.0, answer.1.as_str()), (503, "SERVICE_UNAVAILABLE"));
}

#[tokio::test(start_paused = true)]
async fn a_command_counts_from_before_its_start_and_a_refused_one_not_at_all() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/agent/v1/start", sandbox.id);
    let start = |name: &str| Some(json!({ "mode": "command", "command": [name], "port": 3000 }));
    let runs = || world.node.command_since_ms(sandbox.id);
    assert_eq!(refused(&world, "POST", &path, start("refuse")).await.0, 409);
    assert_eq!(runs(), None);
    assert!(ask(&world, "POST", &path, start("good")).await.status().is_success());
    assert!(runs().is_some());
    assert_eq!(refused(&world, "POST", &path, start("refuse")).await.0, 409);
    assert_eq!(runs(), None, "the agent ended the one before");
    // Nobody knows whether an agent that fell silent has started it.
    let (world, sandbox) = with_sandbox().await;
    world.driver.silence(&sandbox.container_id);
    let path = format!("/v1/sandboxes/{}/agent/v1/start", sandbox.id);
    let started = tokio::time::timeout(Duration::from_secs(5), ask(&world, "POST", &path, start("good"))).await;
    assert!(started.is_err());
    assert!(world.node.command_since_ms(sandbox.id).is_some());
}

#[tokio::test(start_paused = true)]
async fn rules_for_connections_are_set_as_a_whole_and_decisions_come_in_pages() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/egress", sandbox.id);
    let read = async |path: &str| -> Value {
        let answer = ask(&world, "GET", path, None).await;
        assert!(answer.status().is_success(), "{path}");
        serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap()
    };
    assert_eq!(read(&path).await, json!({ "rules": [] }));
    let rules = json!({ "rules": [{ "host": "*.example.com", "port": 443 }] });
    assert_eq!(ask(&world, "PUT", &path, Some(rules.clone())).await.status(), 204);
    assert_eq!(read(&path).await, rules);
    for bad in [
        json!({ "rules": [{ "host": "10.0.0.1", "port": 443 }] }),
        json!({ "rules": [{ "host": "a.example", "port": 0 }] }),
        json!({ "rules": vec![json!({ "host": "a.example", "port": 443 }); 101] }),
        json!({}),
    ] {
        let answer = refused(&world, "PUT", &path, Some(bad)).await;
        assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"));
    }
    assert_eq!(read(&path).await, rules, "all or nothing");
    let nobody = "/v1/sandboxes/00000000-0000-0000-0000-000000000000/egress";
    assert_eq!(refused(&world, "GET", nobody, None).await.0, 404);
    assert_eq!(refused(&world, "PUT", nobody, Some(rules)).await.0, 404);

    let page = read("/v1/egress/decisions").await;
    assert_eq!((&page["decisions"], &page["lost"]), (&json!([]), &json!(0)));
    assert_eq!(read("/v1/egress/decisions?after=7&limit=1000").await, page);
    for query in ["limit=0", "limit=1001", "after=-1", "after=x"] {
        let answer = refused(&world, "GET", &format!("/v1/egress/decisions?{query}"), None).await;
        assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"));
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_else_is_given_an_apps_connections() {
    let (world, sandbox) = with_sandbox().await;
    for path in ["egress/accept", "egress/%61ccept", "egress%2faccept"] {
        let path = format!("/v1/sandboxes/{}/agent/v1/{path}", sandbox.id);
        assert_eq!(refused(&world, "POST", &path, None).await.0, 404, "{path}");
    }
}
