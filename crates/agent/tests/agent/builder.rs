//! With a builder that is a shell script and speaks the protocol of the real one.

use std::time::Duration;

use isekai_channel::agent_api::{AgentHealth, AgentUsage, BuildResult, BuilderState, FileList, Target, VerifyResult};
use isekai_channel::egress_api::ACCEPT_PATH;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app::{server, start_command};
use crate::host::{Client, Host, until, until_is};

/// `behaviour` is the body of a `case` on the request `$line`; `$id` is its id.
fn host(behaviour: &str, env: &[(&str, &str)]) -> (Host, TempDir) {
    host_with("", behaviour, env)
}

/// `first` runs as it starts; `$starts` is how often it did before, this time included.
fn host_with(first: &str, behaviour: &str, env: &[(&str, &str)]) -> (Host, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("main.sh");
    let text = format!(
        "echo started >> {count}; starts=$(wc -l < {count}); {first}\n echo noise; echo '{{\"ready\":true}}'\n\
         while read -r line; do id=${{line#*\\\"id\\\":}}; id=${{id%%,*}}; case $line in {behaviour} esac; done\n",
        count = folder.path().join("starts").display()
    );
    std::fs::write(&script, text).unwrap();
    let script = script.display().to_string();
    let mut all = vec![("ISEKAI_NODE", "/bin/sh"), ("ISEKAI_BUILDER_MAIN", script.as_str())];
    all.extend_from_slice(env);
    (Host::start_with(&all), folder)
}

const ANSWER: &str = r#"*build*react*) echo "{\"id\":999,\"ok\":false,\"durationMs\":1}"
    echo "{\"id\":$id,\"ok\":true,\"durationMs\":7,\"errors\":[],\"outputs\":[{\"path\":\"index.html\",\"sizeBytes\":3}]}";;
  *verify*) echo "{\"id\":$id,\"ok\":true,\"status\":200,\"rendered\":true,\"title\":\"$(pwd)\",\"text\":\"x\",\"consoleErrors\":[\"oops\"],\"durationMs\":2}";;"#;

fn starts(folder: &TempDir) -> usize {
    std::fs::read_to_string(folder.path().join("starts")).unwrap_or_default().lines().count()
}

async fn state(client: &Client) -> BuilderState {
    client.ok::<AgentHealth>("GET", "/v1/health", Value::Null).await.builder
}

async fn until_state(client: &Client, wanted: BuilderState) {
    until_is(wanted, async || state(client).await).await;
}

async fn build(client: &Client) -> BuildResult {
    client.ok("POST", "/v1/build", json!({"target": Target::React})).await
}

#[tokio::test]
async fn is_warm_before_the_first_request_and_serves_them_all() {
    let (host, folder) = host(ANSWER, &[("ISEKAI_BUILDER", "1")]);
    let client = host.attach(1).await;
    until_state(&client, BuilderState::Warm).await;
    for _ in 0..3 {
        let result = build(&client).await;
        assert!(result.ok && result.duration_ms == 7 && result.outputs[0].path == "index.html");
    }
    host.put("index.html", "x");
    client.ok::<Value>("POST", "/v1/start", json!({"mode": "static", "root": "."})).await;
    let verdict: VerifyResult = client.ok("POST", "/v1/verify", json!({"path": "/"})).await;
    assert_eq!(
        (verdict.title.as_str(), verdict.console_errors[0].as_str()),
        (host.workspace.path().to_str().unwrap(), "oops")
    );
    assert_eq!(starts(&folder), 1);
}

/// The page that the builder has built is looked at as the app's own server serves it.
#[tokio::test]
async fn the_page_of_a_server_is_mounted_when_it_was_built() {
    let (host, _folder) =
        host(&format!("*verify*) echo \"$line\" > asked; {}", ANSWER.split_once("*verify*) ").unwrap().1), &[]);
    let client = host.attach(1).await;
    let port = server().await;
    start_command(&client, port, "sleep 600").await;
    let verify = async || client.ok::<VerifyResult>("POST", "/v1/verify", json!({"path": "/a"})).await;
    assert_eq!(verify().await.status, 201, "the server's own answer");
    assert!(!host.workspace.path().join("dist").is_symlink(), "nothing is built");

    host.put(".isekai/dist/index.html", "<h1>built</h1>");
    start_command(&client, port, "cat dist/index.html > seen; sleep 600").await;
    assert_eq!(verify().await.status, 200, "the builder's");
    let asked: Value = serde_json::from_slice(&std::fs::read(host.workspace.path().join("asked")).unwrap()).unwrap();
    let dist = host.workspace.path().join(".isekai/dist");
    assert_eq!((&asked["port"], &asked["path"], &asked["dir"]), (&json!(port), &json!("/a"), &json!(dist)));
    until("it reads what was built", || {
        std::fs::read_to_string(host.workspace.path().join("seen")).is_ok_and(|text| text == "<h1>built</h1>")
    })
    .await;
    let listed: FileList = client.ok("GET", "/v1/files", Value::Null).await;
    assert!(listed.files.iter().all(|file| !file.path.starts_with("dist")), "{listed:?}");
}

#[tokio::test]
async fn starts_on_demand_ends_when_idle_and_starts_again() {
    let (host, folder) = host(ANSWER, &[("ISEKAI_BUILDER_IDLE_SECONDS", "1")]);
    let client = host.attach(1).await;
    assert_eq!(state(&client).await, BuilderState::Stopped);
    assert!(build(&client).await.ok);
    assert_eq!(state(&client).await, BuilderState::Warm);
    until_state(&client, BuilderState::Stopped).await;
    assert!(build(&client).await.ok);
    assert_eq!(starts(&folder), 2);
}

#[tokio::test]
async fn one_that_hangs_is_killed_and_replaced() {
    let (host, folder) = host(
        &format!("*static*) sleep 600;; {ANSWER}"),
        &[("ISEKAI_BUILDER_TIMEOUT_SECONDS", "1"), ("ISEKAI_BUILDER", "1")],
    );
    let client = host.attach(1).await;
    assert_eq!(client.refused("POST", "/v1/build", json!({"target": "static"})).await, "504 TIMEOUT");
    assert!(build(&client).await.ok);
    assert_eq!(starts(&folder), 2);
}

#[tokio::test]
async fn one_that_dies_or_babbles_is_replaced() {
    let (host, folder) = host(&format!("*static*) exit 1;; {ANSWER}"), &[]);
    let client = host.attach(1).await;
    assert_eq!(client.refused("POST", "/v1/build", json!({"target": "static"})).await, "503 SERVICE_UNAVAILABLE");
    assert!(build(&client).await.ok);
    assert_eq!(starts(&folder), 2);
}

#[tokio::test]
async fn one_that_dies_as_it_starts_is_started_once_more() {
    let (host, folder) = host_with("[ $starts -gt 1 ] || exit 1", ANSWER, &[]);
    let client = host.attach(1).await;
    assert!(build(&client).await.ok);
    assert_eq!(starts(&folder), 2);
    let (host, folder) = host_with("exit 1", ANSWER, &[]);
    let client = host.attach(1).await;
    assert_eq!(client.refused("POST", "/v1/build", json!({"target": "react"})).await, "503 SERVICE_UNAVAILABLE");
    assert_eq!(starts(&folder), 2);
}

#[tokio::test]
async fn without_one_static_projects_build_and_react_does_not() {
    let (host, client) = Host::attached().await;
    assert_eq!(state(&client).await, BuilderState::None);
    assert_eq!(client.refused("POST", "/v1/build", json!({"target": "react"})).await, "503 SERVICE_UNAVAILABLE");
    let result: BuildResult = client.ok("POST", "/v1/build", json!({"target": "static"})).await;
    assert!(!result.ok && result.errors[0].message == "there is no index.html");
    host.put("index.html", "x");
    let result: BuildResult = client.ok("POST", "/v1/build", json!({"target": "static"})).await;
    assert!(result.ok && result.outputs[0].path == "index.html");
}

/// Looking at what an app uses is no work on it, and waiting for its connections is none either.
#[tokio::test]
async fn watching_does_not_keep_it_warm() {
    let (host, _folder) = host(ANSWER, &[("ISEKAI_BUILDER_IDLE_SECONDS", "1")]);
    let client = host.attach(1).await;
    build(&client).await;
    let started = std::time::Instant::now();
    while state(&client).await == BuilderState::Warm {
        assert!(started.elapsed().as_secs() < 20, "it is kept warm");
        client.ok::<AgentUsage>("GET", "/v1/usage", Value::Null).await;
        let (_body, answer) = client.open(ACCEPT_PATH);
        assert!(tokio::time::timeout(Duration::from_millis(100), answer).await.is_err());
    }
}
