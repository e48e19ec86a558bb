use std::os::unix::ffi::OsStrExt;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use isekai_channel::agent_api::{FileChange, FileChangeKind};
use serde_json::Value;

use crate::host::{Client, Host, patiently};

async fn watch(client: &Client) -> Response<Incoming> {
    client.send(Request::get("http://agent/v1/watch").body(Full::<Bytes>::default()).unwrap()).await
}

/// The changes of one look.
async fn next(body: &mut Incoming) -> Vec<(String, FileChangeKind, u64)> {
    let frame = patiently(body.frame()).await.unwrap().unwrap();
    let lines = frame.into_data().unwrap();
    let changes = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    changes
        .map(|line| serde_json::from_slice::<FileChange>(line).unwrap())
        .map(|change| (change.path, change.kind, change.size_bytes))
        .collect()
}

#[tokio::test]
async fn what_changes_after_the_answer_is_told() {
    let (host, client) = Host::attached().await;
    host.put("old", "1");
    let answer = watch(&client).await;
    assert_eq!(answer.headers()["content-type"], "application/x-ndjson");
    let mut body = answer.into_body();
    // In its place at once, as a rename puts it.
    let aside = tempfile::tempdir_in(host.workspace.path().parent().unwrap()).unwrap();
    std::fs::write(aside.path().join("new"), "12345").unwrap();
    std::fs::rename(aside.path().join("new"), host.workspace.path().join("new")).unwrap();
    assert_eq!(next(&mut body).await, [("new".to_owned(), FileChangeKind::Created, 5)]);
    std::fs::rename(host.workspace.path().join("new"), host.workspace.path().join("old")).unwrap();
    let expected = [("new".to_owned(), FileChangeKind::Deleted, 0), ("old".to_owned(), FileChangeKind::Modified, 5)];
    assert_eq!(next(&mut body).await, expected);
    // Neither the agent's own folder nor names that are no text are part of the project.
    host.put(".isekai/dist/index.html", "built");
    std::fs::write(host.workspace.path().join(std::ffi::OsStr::from_bytes(b"bad\xff")), "").unwrap();
    std::fs::remove_file(host.workspace.path().join("old")).unwrap();
    assert_eq!(next(&mut body).await, [("old".to_owned(), FileChangeKind::Deleted, 0)]);
}

#[tokio::test]
async fn readers_are_few_and_make_room_when_they_go() {
    let (_host, client) = Host::attached().await;
    let mut readers = Vec::new();
    for _ in 0..4 {
        readers.push(watch(&client).await);
    }
    assert_eq!(client.refused("GET", "/v1/watch", Value::Null).await, "429 RATE_LIMITED");
    readers.pop();
    patiently(async {
        while !watch(&client).await.status().is_success() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert_eq!(client.refused("POST", "/v1/watch", Value::Null).await, "405 METHOD_NOT_ALLOWED");
}

#[tokio::test]
async fn a_workspace_that_cannot_be_listed_is_not_watched() {
    let (host, client) = Host::attached().await;
    let mut body = watch(&client).await.into_body();
    for number in 0..20_001 {
        std::fs::File::create(host.workspace.path().join(format!("{number}"))).unwrap();
    }
    // What came before it was too much may be told.
    patiently(async { while body.frame().await.is_some_and(|frame| frame.is_ok()) {} }).await;
    assert_eq!(client.refused("GET", "/v1/watch", Value::Null).await, "413 PAYLOAD_TOO_LARGE");
    assert_eq!(client.control("GET", "/v1/health", Value::Null).await.0, 200);
}
