use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures::StreamExt as _;
use http::Request;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{FileBody, FileChange, FileChangeKind, FileContent, MAX_PROJECT_BYTES, WriteFiles};
use isekai_domain::ErrorCode;
use isekai_platform::http::mtls_client;

use crate::support::{Service, eventually};

fn path(text: &str) -> SafePath {
    SafePath::parse(text).unwrap()
}

#[tokio::test]
async fn files_are_written_read_and_deleted_one_by_one() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    let client = &service.client;
    let content: Bytes = (0..1_000_000_u32).map(|number| number.to_le_bytes()[1]).collect::<Vec<_>>().into();
    let name = path("deep/down/Über uns.bin");
    client.write_file(id, &name, content.clone()).await.unwrap();
    assert_eq!(client.read_file(id, &name).await.unwrap(), content);
    let listed = client.list_files(id).await.unwrap();
    assert_eq!((listed[0].path.as_str(), listed[0].size_bytes), (name.as_str(), 1_000_000));
    client.write_file(id, &name, Bytes::new()).await.unwrap();
    assert_eq!(client.read_file(id, &name).await.unwrap(), Bytes::new());
    for folder in ["deep", "deep/down"] {
        assert_eq!(client.read_file(id, &path(folder)).await.unwrap_err().code(), ErrorCode::Conflict);
        assert_eq!(client.write_file(id, &path(folder), Bytes::new()).await.unwrap_err().code(), ErrorCode::Conflict);
        assert_eq!(client.delete_file(id, &path(folder)).await.unwrap_err().code(), ErrorCode::Conflict);
    }
    client.delete_file(id, &name).await.unwrap();
    client.delete_file(id, &name).await.unwrap();
    assert_eq!(client.read_file(id, &name).await.unwrap_err().code(), ErrorCode::NotFound);
    assert!(client.list_files(id).await.unwrap().is_empty());
    assert_eq!(service.shell(id, "ls -d deep 2>/dev/null; true").await.0, "", "empty folders go, too");
    let private = client.write_file(id, &path(".isekai/dist/index.html"), Bytes::new()).await.unwrap_err();
    assert_eq!(private.code(), ErrorCode::Validation);
}

/// Whether it says so before or not.
#[tokio::test]
async fn a_file_that_is_too_large_is_refused_and_leaves_nothing() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    let http = mtls_client(&service.tls("worker"), "sandboxd").unwrap();
    let url = format!("{}/v1/sandboxes/{id}/files/big.bin", service.url);
    let endless = || futures::stream::pending::<std::io::Result<Bytes>>();
    let declared = Request::put(&url).header("content-length", MAX_PROJECT_BYTES + 1);
    assert_eq!(http.request(declared.body(Body::from_stream(endless())).unwrap()).await.unwrap().status(), 413);
    let block = Bytes::from(vec![7; 1024 * 1024]);
    let blocks = (0..MAX_PROJECT_BYTES / block.len()).map(move |_| block.clone()).chain([Bytes::from_static(b"!")]);
    let body = futures::stream::iter(blocks.map(Ok)).chain(endless());
    assert_eq!(http.request(Request::put(&url).body(Body::from_stream(body)).unwrap()).await.unwrap().status(), 413);
    assert!(service.client.list_files(id).await.unwrap().is_empty());
    // As large as may be.
    let most = Bytes::from(vec![7; MAX_PROJECT_BYTES]);
    service.client.write_file(id, &path("most.bin"), most.clone()).await.unwrap();
    assert_eq!(service.client.read_file(id, &path("most.bin")).await.unwrap(), most);
    service.shell(id, "head -c 40000000 /dev/zero > larger.bin").await;
    let refused = service.client.read_file(id, &path("larger.bin")).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PayloadTooLarge);
}

#[tokio::test]
async fn changes_are_told_until_the_reader_goes_away() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.write(id, &[("there", "before")]).await;
    let mut changes = service.client.watch_files(id).await.unwrap();
    let mut next = async || {
        let change = tokio::time::timeout(Duration::from_secs(30), changes.next()).await.unwrap();
        change.unwrap().unwrap()
    };
    let told = |path: &str, kind, size_bytes| FileChange { path: path.to_owned(), kind, size_bytes };
    service.write(id, &[("a/b.txt", "12345")]).await;
    assert_eq!(next().await, told("a/b.txt", FileChangeKind::Created, 5));
    service.write(id, &[("a/b.txt", "123")]).await;
    assert_eq!(next().await, told("a/b.txt", FileChangeKind::Modified, 3));
    service.client.delete_file(id, &path("a/b.txt")).await.unwrap();
    assert_eq!(next().await, told("a/b.txt", FileChangeKind::Deleted, 0));
    // A request is under way as long as somebody reads.
    assert_eq!(service.client.pause(id).await.unwrap_err().code(), ErrorCode::Conflict);
    drop(changes);
    eventually("nobody watches any more", async || service.client.pause(id).await.is_ok()).await;
}

#[tokio::test]
async fn many_tiny_files_are_counted() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    let tiny = |number: usize| FileContent { path: format!("t/{number}"), body: FileBody::Text("x".to_owned()) };
    let all = WriteFiles { files: (0..10_000).map(tiny).collect(), delete: Vec::new() };
    let refused = service.client.write_files(id, &all).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PayloadTooLarge);
    assert!(service.client.list_files(id).await.unwrap().is_empty(), "all or nothing");

    let before = service.client.usage(id).await.unwrap().storage;
    let (text, code) =
        service.shell(id, "mkdir t; i=0; while [ $i -lt 10000 ]; do printf x > t/$i; i=$((i+1)); done").await;
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(service.client.list_files(id).await.unwrap().len(), 10_000);
    let full = service.client.usage(id).await.unwrap().storage;
    // At least a page for each.
    assert!((10_000 * 4_096..20_000 * 4_096).contains(&(full - before)), "{before} {full}");
    service.shell(id, "rm -r t").await;
    assert!(service.client.usage(id).await.unwrap().storage < before + 1024 * 1024);
}
