use isekai_channel::agent_api::{Exec, Start};
use isekai_channel::sandbox_api::{SandboxId, SandboxState};
use isekai_domain::ErrorCode;

use crate::support::Service;

const SERVER: &str = "require('http').createServer((q, r) => r.end('up')).listen(3000, '127.0.0.1')";

#[tokio::test]
async fn an_app_is_stopped_and_started_again_in_a_sandbox_that_goes_on() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.write(id, &[("server.cjs", SERVER)]).await;
    let command = ["/opt/isekai/bin/node", "server.cjs"].map(str::to_owned).to_vec();
    let start = Start::Command { command, port: 3000 };
    for _ in 0..2 {
        service.client.start(id, &start).await.unwrap();
        assert_eq!(service.page(id, "/").await.1, "up");
        service.client.stop(id).await.unwrap();
        let request = http::Request::get("/").body(axum::body::Body::empty()).unwrap();
        let refused = service.client.proxy(id, request).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ServiceUnavailable);
        assert_eq!(running(&service, id, "[s]erver.cjs").await, "");
        assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Running);
    }
    service.client.stop(id).await.unwrap();
    assert!(service.client.list_files(id).await.unwrap().iter().any(|file| file.path == "server.cjs"));
}

/// The body is larger than the service takes, or the argument larger than the kernel does.
#[tokio::test]
async fn arguments_without_end_are_refused_and_leave_nothing_running() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    for bytes in [1024 * 1024, 200_000] {
        let command = vec!["/bin/sleep".to_owned(), "x".repeat(bytes)];
        let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 20_000 };
        let refused = service.client.exec(id, &exec).await.map(|_| ()).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::PayloadTooLarge, "{bytes}: {refused}");
    }
    assert_eq!(running(&service, id, "x\\{64\\}").await, "");
    assert_eq!(service.shell(id, "echo fine").await.0, "fine\n");
}

/// Processes whose command line has this pattern, which must not match itself.
async fn running(service: &Service, id: SandboxId, pattern: &str) -> String {
    service.shell(id, &format!("grep -l '{pattern}' /proc/[0-9]*/cmdline 2>/dev/null; true")).await.0
}
