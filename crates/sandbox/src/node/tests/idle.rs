//! Freezing what nobody uses.

use super::*;

#[tokio::test(start_paused = true)]
async fn a_sandbox_that_nobody_uses_is_paused_and_its_next_request_wakes_it() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let state = |world: &World| world.driver.run_state(&sandbox.container_id);
    tokio::time::sleep(IDLE - Duration::from_secs(10)).await;
    drop(world.node.awake(sandbox.id, Kind::Use).await.unwrap());
    tokio::time::sleep(IDLE - Duration::from_secs(10)).await;
    assert_eq!(state(&world), RunState::Running, "it was used meanwhile");
    world.until(|world| state(world) == RunState::Paused).await;
    assert_eq!(world.node.get(sandbox.id).unwrap().state, SandboxState::Paused);
    drop(world.node.awake(sandbox.id, Kind::Use).await.unwrap());
    assert_eq!(state(&world), RunState::Running);
    world.until(|world| world.node.get(sandbox.id).unwrap().state == SandboxState::Running).await;
}

#[tokio::test(start_paused = true)]
async fn a_request_that_lasts_keeps_it_awake() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let stream = world.node.awake(sandbox.id, Kind::Use).await.unwrap();
    tokio::time::sleep(2 * IDLE).await;
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Running);
    drop(stream);
    tokio::time::sleep(IDLE / 2).await;
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Running, "its use ended only now");
    tokio::time::sleep(IDLE / 2).await;
    world.until(|world| world.driver.run_state(&sandbox.container_id) == RunState::Paused).await;
}

#[tokio::test(start_paused = true)]
async fn watching_neither_keeps_it_awake_nor_wakes_it() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let watched = async {
        while let Ok(awake) = world.node.awake(sandbox.id, Kind::Watch).await {
            drop(awake);
            tokio::time::sleep(Duration::from_secs(16)).await;
        }
    };
    tokio::time::timeout(2 * IDLE, watched).await.unwrap();
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Paused);
    assert!(matches!(world.node.awake(sandbox.id, Kind::Watch).await, Err(NodeError::Asleep)));
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_claims_makes_the_pool_larger_up_to_its_bound() {
    let world = World::elastic(1, 3).await;
    let requests: Vec<_> = (0..5).map(|_| request()).collect();
    futures::future::join_all(requests.iter().map(|asked| world.node.create(asked.clone(), None))).await;
    world.until(|world| world.node.pool().ready == 3).await;
    assert_eq!(world.node.pool().target, 3);
    tokio::time::sleep(Duration::from_secs(700)).await;
    world.until(|world| world.node.pool().ready == 1).await;
}
