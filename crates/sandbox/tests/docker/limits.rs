use futures::StreamExt as _;
use isekai_channel::agent_api::{BuilderState, Exec, ExecEvent, ExitReason, Start};
use isekai_channel::sandbox_api::{Priority, SandboxState};
use isekai_domain::{ErrorCode, ResourceLimits};

use crate::support::{Service, docker, eventually, request, small_limits};

const MIB: u64 = 1024 * 1024;

#[tokio::test]
async fn limits_change_while_a_sandbox_runs_and_a_restart_knows_them() {
    let mut service = Service::start(0).await;
    let sandbox = service.create().await;
    let (id, present) = (sandbox.id, sandbox.limits);
    assert_eq!(service.client.limits(id).await.unwrap(), present);
    let wanted = ResourceLimits { memory: 300 * MIB, cpu: 500, processes: 90, execution_time: 60, ..present };
    assert_eq!(service.client.set_limits(id, &wanted).await.unwrap(), wanted);
    let host = docker().inspect_container(&sandbox.container_id, None).await.unwrap().host_config.unwrap();
    assert_eq!((host.nano_cpus, host.pids_limit), (Some(500_000_000), Some(90)));
    assert_eq!(host.memory, host.memory_swap);
    assert!(host.memory.unwrap() < i64::try_from(present.memory + present.disk_space).unwrap());
    let (forks, _, reason) = service.exec(id, "for i in $(seq 200); do sleep 2 & done; wait", 4_000).await;
    assert!(forks.contains("fork") || reason == ExitReason::Pids, "{forks} {reason:?}");

    service.kill();
    service.spawn().await;
    assert_eq!(service.client.get(id).await.unwrap().limits, wanted);
    eventually("it answers again", async || service.client.agent_health(id).await.is_ok()).await;
    service.client.set_limits(id, &present).await.unwrap();
}

#[tokio::test]
async fn who_takes_all_its_processor_time_stands_back_until_it_takes_little() {
    let mut service = Service::start(0).await;
    let sandbox = service.create().await;
    let id = sandbox.id;
    // Its compiler starts with a whole processor: with a tenth it would take all of that for half a minute.
    let warm = async || service.client.agent_health(id).await.is_ok_and(|health| health.builder == BuilderState::Warm);
    eventually("its compiler is ready", warm).await;
    // Little enough to be had beside other tests.
    service.client.set_limits(id, &ResourceLimits { cpu: 100, ..sandbox.limits }).await.unwrap();
    let command = ["/bin/sh", "-c", "echo begun; while :; do :; done"].map(str::to_owned).to_vec();
    let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 120_000 };
    let mut spinning = service.client.exec(id, &exec).await.unwrap();
    spinning.next().await.unwrap().unwrap();
    let has =
        async |service: &Service, wanted| service.client.get(id).await.is_ok_and(|found| found.priority == wanted);
    eventually("it stands back", async || has(&service, Priority::Low).await).await;
    let shares = async || {
        let host = docker().inspect_container(&sandbox.container_id, None).await.unwrap().host_config.unwrap();
        (host.cpu_shares, host.cpuset_cpus.unwrap_or_default())
    };
    eventually("the engine knows", async || shares().await.0 == Some(2)).await;
    let cpus = std::thread::available_parallelism().unwrap().get();
    assert!(cpus < 2 || shares().await.1.starts_with(&cpus.div_ceil(2).to_string()), "{:?}", shares().await);

    service.kill();
    service.spawn().await;
    eventually("a restart knows it", async || has(&service, Priority::Low).await).await;
    drop(spinning);
    // The pattern does not match the command that looks for it.
    let find = r#"for p in /proc/[0-9]*; do grep -qs "[e]cho begun" "$p/cmdline" && kill -9 "${p#/proc/}"; done; true"#;
    service.shell(id, find).await;
    // What a sandbox takes that does nothing is near to a tenth of that little, beside other tests.
    service.client.set_limits(id, &ResourceLimits { cpu: 1000, ..sandbox.limits }).await.unwrap();
    assert!(has(&service, Priority::Low).await);
    eventually("it need not any more", async || has(&service, Priority::Normal).await).await;
    assert!(shares().await.0.is_some_and(|shares| shares > 2), "{:?}", shares().await);
}

#[tokio::test]
async fn less_time_ends_a_command_that_has_used_it_up() {
    let service = Service::start(0).await;
    let sandbox = service.create().await;
    let server = "require('http').createServer((q, r) => r.end('up')).listen(3000, '127.0.0.1')";
    service.write(sandbox.id, &[("server.cjs", server)]).await;
    let command = ["/opt/isekai/bin/node", "server.cjs"].map(str::to_owned).to_vec();
    service.client.start(sandbox.id, &Start::Command { command, port: 3000 }).await.unwrap();
    let shorter = ResourceLimits { execution_time: 1, ..sandbox.limits };
    service.client.set_limits(sandbox.id, &shorter).await.unwrap();
    eventually("it is over its time", async || {
        service.client.get(sandbox.id).await.unwrap().state == SandboxState::Dead
    })
    .await;
    let dead = service.client.get(sandbox.id).await.unwrap();
    assert_eq!(dead.state_reason.as_deref(), Some("timeout"));
    let refused = service.client.set_limits(sandbox.id, &sandbox.limits).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict);
}

#[tokio::test]
async fn memory_in_use_is_not_taken_away_and_the_disk_share_is_fixed() {
    let service = Service::start(0).await;
    service.until_engine_is_known().await;
    let mut asked = request();
    let present = ResourceLimits { memory: 512 * MIB, execution_time: 300, ..small_limits() };
    asked.limits = Some(present);
    let id = service.client.create(&asked, "k").await.unwrap().id;
    let script = "const held = Buffer.alloc(250e6, 1); console.log('up'); setInterval(() => held[0]++, 1000)";
    let command = ["/opt/isekai/bin/node", "-e", script].map(str::to_owned).to_vec();
    let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 120_000 };
    let mut events = service.client.exec(id, &exec).await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(first, ExecEvent::Stdout { data: "up\n".to_owned() });

    let refused = service.client.set_limits(id, &ResourceLimits { memory: 32 * MIB, ..present }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict, "{refused}");
    for disk_space in [32 * MIB, 128 * MIB] {
        let refused = service.client.set_limits(id, &ResourceLimits { disk_space, ..present }).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Validation);
        assert!(refused.to_string().contains("diskSpace"), "{refused}");
    }
    let machine = service.client.constraints().await.unwrap().machine;
    let (memory, cpu) = (machine.memory_bytes, machine.cpus * 1_000 + 1);
    for beyond in [ResourceLimits { memory, ..present }, ResourceLimits { cpu, ..present }] {
        let refused = service.client.set_limits(id, &beyond).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Validation, "{refused}");
    }
    assert_eq!(service.client.limits(id).await.unwrap(), present);
    service.client.set_limits(id, &ResourceLimits { memory: 480 * MIB, ..present }).await.unwrap();
    assert_eq!(service.client.usage(id).await.unwrap().oom_kills, 0);
}
