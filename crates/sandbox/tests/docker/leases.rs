use isekai_channel::agent_api::{ExitReason, Start};
use isekai_channel::sandbox_api::{EndedSandbox, SandboxState};
use isekai_domain::ErrorCode;
use uuid::Uuid;

use crate::support::{Service, eventually, request, small_limits};

#[tokio::test]
async fn a_lease_that_ends_takes_the_container_with_it_and_a_renewed_one_does_not() {
    let service = Service::start(0).await;
    service.until_engine_is_known().await;
    let mut short = request();
    short.lease_seconds = 3;
    let left = service.client.create(&short, "left").await.unwrap();
    let kept = service.client.create(&short, "kept").await.unwrap();
    let unknown = Uuid::now_v7();
    let ended = service.client.renew(&[kept.id, unknown], 300).await.unwrap();
    assert_eq!(ended, [EndedSandbox { id: unknown, reason: "gone".to_owned() }]);
    eventually("the lease ended", async || {
        service.client.get(left.id).await.is_err_and(|error| error.code() == ErrorCode::NotFound)
    })
    .await;
    assert_eq!(service.containers().await, [kept.container_id]);
}

#[tokio::test]
async fn commands_end_when_their_active_time_is_used_up() {
    let service = Service::start(0).await;
    service.until_engine_is_known().await;
    let mut asked = request();
    asked.limits = Some(small_limits());
    let id = service.client.create(&asked, "k").await.unwrap().id;
    let (_, _, reason) = service.exec(id, "sleep 60", 60_000).await;
    assert_eq!(reason, ExitReason::Timeout, "an exec may not take longer than the limit, whatever it asks for");

    let server = "require('http').createServer((q, r) => r.end('up')).listen(3000, '127.0.0.1')";
    service.write(id, &[("server.cjs", server)]).await;
    let command = ["/opt/isekai/bin/node", "server.cjs"].map(str::to_owned).to_vec();
    service.client.start(id, &Start::Command { command, port: 3000 }).await.unwrap();
    assert_eq!(service.page(id, "/").await.1, "up");
    eventually("it is over its time", async || service.client.get(id).await.unwrap().state == SandboxState::Dead).await;
    assert_eq!(service.client.get(id).await.unwrap().state_reason.as_deref(), Some("timeout"));
}
