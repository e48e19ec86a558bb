use isekai_channel::agent_api::AppState;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use crate::app::{server, start_command, state};
use crate::host::{Client, Host, lives, until, until_is};

/// Writes its process id, and a line into its data for each time that it runs.
const APP: &str = "echo $$ > pid; echo run >> $ISEKAI_DATA_DIR/runs; exec sleep 600";

fn runs(host: &Host) -> usize {
    let runs = host.workspace.path().join(".isekai/data/runs");
    std::fs::read_to_string(runs).unwrap_or_default().lines().count()
}

async fn crash(host: &Host) {
    let pid = host.workspace.path().join("pid");
    until("the app runs", || lives(&pid)).await;
    let id = std::fs::read_to_string(&pid).unwrap().trim().parse().unwrap();
    kill(Pid::from_raw(id), Signal::SIGKILL).unwrap();
}

async fn until_state(client: &Client, wanted: AppState) {
    until_is(wanted, async || state(client).await).await;
}

#[tokio::test]
async fn an_app_that_ends_by_itself_is_started_again_with_what_it_keeps() {
    let (host, client) = Host::attached().await;
    start_command(&client, server().await, APP).await;
    crash(&host).await;
    until("it runs again", || runs(&host) == 2).await;
    until_state(&client, AppState::Serving).await;
    let (_, log) = client.control("GET", "/v1/logs", Value::Null).await;
    let log = String::from_utf8(log.to_vec()).unwrap();
    assert!(log.contains("the app ended: signal 9") && log.contains("the app is started again"), "{log}");
}

#[tokio::test]
async fn one_that_was_stopped_or_replaced_is_not_started_again() {
    let (host, client) = Host::attached().await;
    let port = server().await;
    start_command(&client, port, APP).await;
    crash(&host).await;
    until("it runs again", || runs(&host) == 2).await;
    until_state(&client, AppState::Serving).await;
    // From the second time on there is a pause long enough to come in between.
    crash(&host).await;
    until_state(&client, AppState::Starting).await;
    client.ok::<Value>("POST", "/v1/stop", Value::Null).await;
    assert_eq!((state(&client).await, runs(&host)), (AppState::Stopped, 2));
    start_command(&client, port, "exec sleep 600").await;
    assert_eq!((state(&client).await, runs(&host)), (AppState::Serving, 2));
}
