use std::os::unix::fs::symlink;

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};

use crate::app::{server, start_command};
use crate::host::{Client, Host, patiently, until};

const HEADER: &str = "x-isekai-data";

/// Status, fingerprint, archive.
async fn take(client: &Client, known: &str) -> (StatusCode, Option<String>, Bytes) {
    let uri = format!("http://agent/v1/data?unless={known}");
    let answer = client.send(Request::get(uri).body(Full::default()).unwrap()).await;
    let fingerprint = answer.headers().get(HEADER).map(|value| value.to_str().unwrap().to_owned());
    let status = answer.status();
    (status, fingerprint, patiently(answer.into_body().collect()).await.unwrap().to_bytes())
}

async fn restore(client: &Client, archive: impl Into<Bytes>) -> (StatusCode, String) {
    let request = Request::put("http://agent/v1/data").body(Full::new(archive.into())).unwrap();
    let answer = client.send(request).await;
    let status = answer.status();
    let body = patiently(answer.into_body().collect()).await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        // As a hostile archive has it: the library's own setters refuse some names.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

#[tokio::test]
async fn what_an_app_keeps_comes_back_in_another_sandbox() {
    let (host, client) = Host::attached().await;
    assert_eq!(take(&client, "").await, (StatusCode::NO_CONTENT, None, Bytes::new()));
    let port = server().await;
    let script = "mkdir $ISEKAI_DATA_DIR/notes; echo one > $ISEKAI_DATA_DIR/db; echo two > $ISEKAI_DATA_DIR/notes/2; \
                  ln -s /etc/passwd $ISEKAI_DATA_DIR/out; touch ready; sleep 100";
    start_command(&client, port, script).await;
    until("the app has written", || host.workspace.path().join("ready").exists()).await;
    let (status, fingerprint, saved) = take(&client, "").await;
    assert_eq!(status, StatusCode::OK);
    let fingerprint = fingerprint.unwrap();
    let (status, again, _) = take(&client, &fingerprint).await;
    assert_eq!((status, again.as_deref()), (StatusCode::NO_CONTENT, Some(fingerprint.as_str())));
    assert_eq!(restore(&client, saved.clone()).await.0, StatusCode::CONFLICT, "the app runs");

    let (other, client) = Host::attached().await;
    let data = other.workspace.path().join(".isekai/data");
    other.put(".isekai/data/old/file", "goes");
    assert_eq!(restore(&client, saved).await, (StatusCode::NO_CONTENT, String::new()));
    assert_eq!(std::fs::read_to_string(data.join("db")).unwrap(), "one\n");
    assert_eq!(std::fs::read_to_string(data.join("notes/2")).unwrap(), "two\n");
    assert!(!data.join("old").exists() && !data.join("out").exists());
}

#[tokio::test]
async fn a_snapshot_is_of_one_moment_and_the_app_goes_on_after_it() {
    let (host, client) = Host::attached().await;
    let port = server().await;
    let script = "i=0; while :; do i=$((i+1)); echo $i > $ISEKAI_DATA_DIR/a; echo $i > $ISEKAI_DATA_DIR/b; done";
    start_command(&client, port, script).await;
    let data = host.workspace.path().join(".isekai/data");
    until("the app writes", || data.join("b").exists()).await;
    for _ in 0..20 {
        let (_, _, saved) = take(&client, "").await;
        let mut archive = tar::Archive::new(&saved[..]);
        let numbers: Vec<i64> = archive
            .entries()
            .unwrap()
            .map(|entry| std::io::read_to_string(entry.unwrap()).unwrap().trim().parse().unwrap_or(-1))
            .collect();
        // Written in this order: at any one moment they differ by one at most. A file that is just being written is empty.
        assert_eq!(numbers.len(), 2);
        assert!(numbers.contains(&-1) || (0..=1).contains(&(numbers[0] - numbers[1])), "{numbers:?}");
    }
    let before = std::fs::read(data.join("b")).unwrap();
    until("the app goes on", || std::fs::read(data.join("b")).unwrap() != before).await;
}

#[tokio::test]
async fn an_archive_is_no_more_trusted_than_a_request() {
    let (host, client) = Host::attached().await;
    for name in ["../escape", "/etc/escape", "a/../../escape", "a:b"] {
        let (status, body) = restore(&client, archive(&[("fine", b"1"), (name, b"2")])).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{name}: {body}");
    }
    assert!(!host.workspace.path().join("escape").exists());
    std::fs::remove_dir_all(host.workspace.path().join(".isekai/data")).unwrap();
    symlink("/tmp", host.workspace.path().join(".isekai/data")).unwrap();
    assert_eq!(restore(&client, archive(&[("isekai-escape", b"1")])).await.0, StatusCode::FORBIDDEN);
    assert!(!std::path::Path::new("/tmp/isekai-escape").exists());
    let broken = restore(&client, vec![7_u8; 4096]).await;
    assert_eq!(broken.0, StatusCode::FORBIDDEN, "the folder is still a link");
    std::fs::remove_file(host.workspace.path().join(".isekai/data")).unwrap();
    assert_eq!(restore(&client, vec![7_u8; 4096]).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(restore(&client, vec![0_u8; 60 * 1024 * 1024]).await.0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn more_than_is_kept_is_refused() {
    let (host, client) = Host::attached().await;
    let data = host.workspace.path().join(".isekai/data");
    std::fs::create_dir_all(&data).unwrap();
    let file = std::fs::File::create(data.join("large")).unwrap();
    file.set_len(49 * 1024 * 1024).unwrap();
    assert_eq!(client.refused("GET", "/v1/data", Value::Null).await, "413 PAYLOAD_TOO_LARGE");
    file.set_len(0).unwrap();
    for n in 0..5_001 {
        std::fs::write(data.join(n.to_string()), "").unwrap();
    }
    assert_eq!(client.refused("GET", "/v1/data", json!(null)).await, "413 PAYLOAD_TOO_LARGE");
}
