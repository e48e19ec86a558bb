//! Limits that change while a sandbox runs.

use isekai_channel::sandbox_api::Sandbox;

use super::*;
use crate::policy::Refusal;
use crate::settings::ContainerLimits;

const MIB: u64 = 1024 * 1024;

fn more() -> ResourceLimits {
    let present = ResourceLimits::default();
    ResourceLimits { memory: present.memory * 2, processes: 300, execution_time: 77, ..present }
}

async fn with_sandbox() -> (World, Sandbox) {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    (world, sandbox)
}

#[tokio::test(start_paused = true)]
async fn they_hold_at_once_and_after_a_restart() {
    let (world, sandbox) = with_sandbox().await;
    assert_eq!(world.node.limits(sandbox.id).unwrap(), ResourceLimits::default());
    assert_eq!(world.node.set_limits(sandbox.id, more()).await.unwrap(), more());
    assert_eq!(world.driver.limits_of(&sandbox.container_id), Some(ContainerLimits::from(&more())));
    let world = world.restarted(0).await;
    assert_eq!(world.node.limits(sandbox.id).unwrap(), more());
    assert_eq!(world.node.get(sandbox.id).unwrap().limits, more());
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_command_that_runs_is_cut_and_the_engine_is_not_asked_for_it() {
    let (world, sandbox) = with_sandbox().await;
    world.node.note_command(sandbox.id, true).unwrap();
    let shorter = ResourceLimits { execution_time: 5, ..ResourceLimits::default() };
    world.node.set_limits(sandbox.id, shorter).await.unwrap();
    assert_eq!(world.driver.updated(), Vec::<String>::new());
    world.clock.advance(TimeDelta::seconds(6));
    world.until(|world| world.driver.run_state(&sandbox.container_id) == RunState::Ended).await;
}

#[tokio::test(start_paused = true)]
async fn when_the_engine_fails_the_old_ones_hold() {
    let (world, sandbox) = with_sandbox().await;
    world.driver.fail_updates(1);
    let failed = world.node.set_limits(sandbox.id, more()).await;
    assert!(matches!(failed, Err(NodeError::Driver(_))), "{failed:?}");
    assert_eq!(world.node.limits(sandbox.id).unwrap(), ResourceLimits::default());
    let old = ContainerLimits::from(&ResourceLimits::default());
    assert_eq!(world.driver.limits_of(&sandbox.container_id), Some(old), "what was made of it is undone");
    let world = world.restarted(0).await;
    assert_eq!(world.node.limits(sandbox.id).unwrap(), ResourceLimits::default());
}

#[tokio::test(start_paused = true)]
async fn less_memory_than_is_in_use_is_refused_and_less_than_that_is_not() {
    let (world, sandbox) = with_sandbox().await;
    let present = ResourceLimits::default();
    let less = ResourceLimits { memory: present.memory - 100 * MIB, ..present };
    world.driver.use_memory(ContainerLimits::from(&less).memory_bytes + 1);
    let refused = world.node.set_limits(sandbox.id, less).await;
    assert!(matches!(refused, Err(NodeError::InUse { .. })), "{refused:?}");
    assert_eq!(world.driver.limits_of(&sandbox.container_id), None);
    world.driver.use_memory(ContainerLimits::from(&less).memory_bytes);
    world.node.set_limits(sandbox.id, less).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_is_refused_before_the_engine_is_asked() {
    let (world, sandbox) = with_sandbox().await;
    let present = ResourceLimits::default();
    for bad in [
        ResourceLimits { memory: 0, ..present },
        ResourceLimits { cpu: 0, ..present },
        ResourceLimits { processes: 0, ..present },
        ResourceLimits { execution_time: 0, ..present },
        ResourceLimits { memory: fake::MACHINE_BYTES, ..present },
        ResourceLimits { memory: u64::MAX, ..present },
        ResourceLimits { cpu: 2_001, ..present },
        ResourceLimits { disk_space: present.disk_space * 2, ..present },
        ResourceLimits { disk_space: present.disk_space / 2, ..present },
    ] {
        let refused = world.node.set_limits(sandbox.id, bad).await;
        assert!(matches!(refused, Err(NodeError::Refused(Refusal::Invalid(_)))), "{bad:?}: {refused:?}");
    }
    assert_eq!(world.driver.limits_of(&sandbox.container_id), None);
    assert_eq!(world.node.limits(sandbox.id).unwrap(), present);
}

/// A quota of more than the machine has is all that there is: it can be kept, and not grow.
#[tokio::test(start_paused = true)]
async fn cpus_that_a_sandbox_was_created_with_may_stay() {
    let world = World::running(0).await;
    let mut asked = request();
    asked.limits = Some(ResourceLimits { cpu: 8_000, ..ResourceLimits::default() });
    let id = world.node.create(asked, None).await.unwrap().id;
    let limits = |cpu| ResourceLimits { cpu, execution_time: 9, ..ResourceLimits::default() };
    world.node.set_limits(id, limits(8_000)).await.unwrap();
    assert!(matches!(world.node.set_limits(id, limits(9_000)).await, Err(NodeError::Refused(_))));
    world.node.set_limits(id, limits(1_000)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_ended_has_no_limits_to_change() {
    let (world, sandbox) = with_sandbox().await;
    world.node.note_command(sandbox.id, true).unwrap();
    world.clock.advance(TimeDelta::seconds(i64::from(sandbox.limits.execution_time) + 1));
    world.node.renew(&RenewLeases { ids: vec![sandbox.id], seconds: 3_600 }).unwrap();
    world.until(|world| world.node.get(sandbox.id).unwrap().state == SandboxState::Dead).await;
    assert!(matches!(world.node.set_limits(sandbox.id, more()).await, Err(NodeError::Ended(_))));
    assert!(matches!(world.node.set_limits(uuid::Uuid::now_v7(), more()).await, Err(NodeError::NotFound)));
}
