use isekai_domain::ErrorCode;

use crate::support::{Service, eventually, request};

/// Without an engine the service starts, says so, and refuses politely; it goes on when the engine appears.
#[tokio::test]
async fn an_absent_engine_degrades_and_its_return_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let socket = dir.path().join("docker.sock");
    let host = format!("unix://{}", socket.display());
    let service = Service::start_with(0, &[("DOCKER_HOST", &host)]).await;
    let health = service.client.health().await.unwrap();
    assert_eq!(health.status, "degraded");
    assert!(health.findings.iter().any(|finding| finding.code == "ENGINE_DOWN"), "{health:?}");
    let refused = service.client.create(&request(), "k").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ServiceUnavailable);

    std::os::unix::fs::symlink("/var/run/docker.sock", &socket).unwrap();
    eventually("the engine is back", async || service.client.health().await.unwrap().status == "ok").await;
    let sandbox = service.client.create(&request(), "k").await.unwrap();
    assert!(!sandbox.warm, "an empty pool means a cold start");
    service.client.agent_health(sandbox.id).await.unwrap();
}

#[tokio::test]
async fn health_tells_what_is_weak_and_what_to_do() {
    let service = Service::start_with(0, &[("IMAGE", "isekai/no-such-image:latest")]).await;
    eventually("the image is missed", async || {
        service.client.health().await.unwrap().findings.iter().any(|finding| finding.code == "IMAGE_MISSING")
    })
    .await;
    let health = service.client.health().await.unwrap();
    assert!(health.status == "degraded" && !health.engine.version.is_empty(), "{health:?}");
    let refused = service.client.create(&request(), "k").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ServiceUnavailable);
    assert!(refused.to_string().contains("isekai/no-such-image:latest"), "{refused}");
}

/// The engine is restarted under a service that goes on: every connection to it is cut, containers live (live-restore).
#[tokio::test]
async fn pipes_come_back_after_the_engine_does() {
    let dir = tempfile::tempdir().unwrap();
    let socket = dir.path().join("docker.sock");
    let engine = Relay::start(&socket);
    let host = format!("unix://{}", socket.display());
    let service = Service::start_with(0, &[("DOCKER_HOST", &host)]).await;
    let id = service.create().await.id;
    service.client.agent_health(id).await.unwrap();

    engine.stop(&socket).await;
    eventually("the outage is seen", async || service.client.health().await.unwrap().status == "degraded").await;
    let refused = service.client.create(&request(), "k").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ServiceUnavailable);
    assert_eq!(service.client.list().await.unwrap().len(), 1, "an outage is no reason to forget");

    let _engine = Relay::start(&socket);
    service.client.agent_health(id).await.unwrap();
    eventually("all is well", async || service.client.health().await.unwrap().status == "ok").await;
    assert_eq!(service.containers().await.len(), 1);
}

/// The engine's socket under another name, which can be cut.
struct Relay {
    task: tokio::task::JoinHandle<()>,
}

impl Relay {
    fn start(path: &std::path::Path) -> Self {
        let listener = tokio::net::UnixListener::bind(path).unwrap();
        let task = tokio::spawn(async move {
            // Dropped with the task, and every connection with it.
            let mut connections = tokio::task::JoinSet::new();
            loop {
                let (mut ours, _) = listener.accept().await.unwrap();
                connections.spawn(async move {
                    let mut theirs = tokio::net::UnixStream::connect("/var/run/docker.sock").await.unwrap();
                    let _ = tokio::io::copy_bidirectional(&mut ours, &mut theirs).await;
                });
            }
        });
        Self { task }
    }

    async fn stop(self, path: &std::path::Path) {
        self.task.abort();
        let _ = self.task.await;
        std::fs::remove_file(path).unwrap();
    }
}
