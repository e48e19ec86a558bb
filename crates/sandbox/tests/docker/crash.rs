use axum::body::Body;
use http::Request;
use http_body_util::BodyExt as _;
use isekai_channel::agent_api::Start;
use isekai_channel::sandbox_api::SandboxState;

use crate::support::{Service, eventually};

/// The service is killed while it passes on a download: its successor attaches in the middle of a frame.
#[tokio::test]
async fn a_killed_service_finds_its_sandboxes_again() {
    let mut service = Service::start(1).await;
    service.until_pool_is_ready(1).await;
    let sandbox = service.create().await;
    let id = sandbox.id;
    service.until_pool_is_ready(1).await;
    service.write(id, &[("index.html", "<!doctype html>still here")]).await;
    let (text, code) = service.shell(id, "head -c 300000000 /dev/zero > big.bin && ls -l big.bin").await;
    assert_eq!(code, Some(0), "{text}");
    service.client.start(id, &Start::Static { root: ".".to_owned() }).await.unwrap();
    let before = service.containers().await;

    let download = service.client.proxy(id, Request::get("/big.bin").body(Body::empty()).unwrap()).await.unwrap();
    let mut body = download.into_body();
    let mut read = 0;
    while read < 5_000_000 {
        read += body.frame().await.unwrap().unwrap().into_data().unwrap().len();
    }
    service.kill();
    let broke = loop {
        match body.frame().await {
            Some(Ok(_)) => {}
            Some(Err(_)) => break true,
            None => break false,
        }
    };
    assert!(broke, "a broken download must not look whole");

    service.spawn().await;
    eventually("the sandbox answers again", async || service.client.agent_health(id).await.is_ok()).await;
    assert!(service.page(id, "/").await.1.contains("still here"));
    assert_eq!(service.client.get(id).await.unwrap().container_id, sandbox.container_id);
    service.until_pool_is_ready(1).await;
    let mut after = service.containers().await;
    let mut before = before;
    before.sort();
    after.sort();
    assert_eq!(after, before, "nothing is orphaned and nothing is made twice");
    let warm = service.create().await;
    assert!(warm.warm && before.contains(&warm.container_id), "the pool survived");
}

/// What the journal does not know is removed, and what it knows but is gone is dropped.
#[tokio::test]
async fn orphans_are_swept_and_lost_containers_forgotten_at_the_start() {
    let mut service = Service::start(0).await;
    let orphan = service.create().await;
    let lost = service.create().await;
    service.kill();
    let journal = service.journal();
    let kept: String =
        journal.lines().filter(|line| !line.contains(&orphan.container_id)).map(|line| format!("{line}\n")).collect();
    assert_ne!(kept, journal);
    service.write_journal(&kept);
    let docker = crate::support::docker();
    let options = bollard::query_parameters::RemoveContainerOptions { force: true, ..Default::default() };
    docker.remove_container(&lost.container_id, Some(options)).await.unwrap();

    service.spawn().await;
    eventually("both are gone", async || {
        service.containers().await.is_empty() && service.client.list().await.unwrap().is_empty()
    })
    .await;
}

#[tokio::test]
async fn stopping_leaves_sandboxes_running_and_a_second_service_is_refused() {
    let mut service = Service::start(0).await;
    let id = service.create().await.id;
    let second = service.command().output().unwrap();
    assert!(!second.status.success());
    let message = String::from_utf8_lossy(&second.stderr);
    assert!(message.contains("another sandbox service runs on"), "{message}");

    let in_before = service.client.usage(id).await.unwrap().network_in;
    service.write(id, &[("index.html", "<!doctype html>awake again")]).await;
    service.client.start(id, &Start::Static { root: ".".to_owned() }).await.unwrap();
    service.client.pause(id).await.unwrap();
    assert!(service.terminate().success());
    assert_eq!(service.containers().await.len(), 1);
    service.spawn().await;
    service.until_engine_is_known().await;
    assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Paused);
    eventually("it answers again", async || {
        // 503 until the engine has listed it.
        let request = Request::get("/").body(Body::empty()).unwrap();
        service.client.proxy(id, request).await.is_ok_and(|answer| answer.status().is_success())
    })
    .await;
    assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Running);
    assert!(service.client.usage(id).await.unwrap().network_in >= in_before, "bytes are counted on");
}
