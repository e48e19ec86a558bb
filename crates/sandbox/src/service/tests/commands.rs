//! Starting, stopping, and what commands may take.

use super::*;

async fn start(world: &World, path: &str, body: Value) -> u16 {
    ask(world, "POST", &format!("{path}/start"), Some(body)).await.status().as_u16()
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_command_counts_from_its_start_to_its_stop() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}", sandbox.id);
    let runs = || world.node.command_since_ms(sandbox.id).is_some();
    assert_eq!(start(&world, &path, json!({ "mode": "command", "command": ["x"], "port": 3000 })).await, 200);
    assert!(runs());
    assert!(ask(&world, "POST", &format!("{path}/stop"), None).await.status().is_success());
    assert!(!runs());
    assert_eq!((asked(&world, "POST /v1/start"), asked(&world, "POST /v1/stop")), (1, 1));
    assert_eq!(start(&world, &path, json!({ "mode": "command", "command": ["refuse"], "port": 3000 })).await, 409);
    assert!(!runs());
}

#[tokio::test(start_paused = true)]
async fn who_comes_before_a_restart_has_looked_at_the_engine_waits_for_it() {
    let (world, sandbox) = with_sandbox().await;
    let world = world.restarted(0).await;
    assert!(world.node.health().engine.version.is_empty(), "it has not looked yet");
    let path = format!("/v1/sandboxes/{}", sandbox.id);
    assert_eq!(start(&world, &path, json!({ "mode": "command", "command": ["x"], "port": 3000 })).await, 200);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_started_is_refused_before_the_agent_is_asked() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}", sandbox.id);
    for bad in
        [json!({}), json!([]), json!({ "mode": "daemon" }), json!({ "mode": "command", "command": [], "port": 65_536 })]
    {
        assert_eq!(start(&world, &path, bad).await, 400);
    }
    let exec = format!("{path}/exec");
    for bad in [json!({}), json!({ "command": ["true"] }), json!({ "command": ["true"], "timeoutMs": -1 })] {
        assert_eq!(refused(&world, "POST", &exec, Some(bad)).await.0, 400);
    }
    let outside = json!({ "command": ["true"], "cwd": "../..", "timeoutMs": 1 });
    let answer = refused(&world, "POST", &exec, Some(outside)).await;
    assert_eq!(answer, (403, "SECURITY_ERROR".to_owned(), "PATH_TRAVERSAL".to_owned()));
    let long = json!({ "command": ["echo", "x".repeat(1024 * 1024)], "timeoutMs": 1 });
    let answer = refused(&world, "POST", &exec, Some(long)).await;
    assert_eq!((answer.0, answer.1.as_str()), (413, "PAYLOAD_TOO_LARGE"));
    assert_eq!((asked(&world, "POST /v1/start"), asked(&world, "POST /v1/exec")), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_command_gets_no_more_time_than_the_limit_of_now() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}", sandbox.id);
    let mut limits = serde_json::to_value(sandbox.limits).unwrap();
    limits["executionTime"] = json!(5);
    assert_eq!(ask(&world, "PUT", &format!("{path}/limits"), Some(limits)).await.status(), 200);
    let exec = json!({ "command": ["true"], "timeoutMs": 600_000 });
    let answer = ask(&world, "POST", &format!("{path}/exec"), Some(exec)).await;
    let ended = tokio::time::timeout(Duration::from_secs(60), answer.into_body().collect()).await.unwrap();
    assert!(ended.is_err(), "a broken answer must not look whole");
}

#[tokio::test(start_paused = true)]
async fn logs_are_asked_for_by_number() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/logs", sandbox.id);
    for query in ["", "?after=7", "?after=7&follow=1", "?follow=0"] {
        assert_eq!(ask(&world, "GET", &format!("{path}{query}"), None).await.status(), 200, "{query}");
    }
    assert_eq!(asked(&world, "GET /v1/logs"), 4);
    for query in ["?after=-1", "?after=x", "?follow=2", "?follow=yes"] {
        let answer = refused(&world, "GET", &format!("{path}{query}"), None).await;
        assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"), "{query}");
    }
    assert_eq!(asked(&world, "GET /v1/logs"), 4);
}
