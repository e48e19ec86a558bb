//! Who takes all the processor time that it may has to stand back.

use isekai_channel::sandbox_api::Priority;

use super::*;

#[tokio::test(start_paused = true)]
async fn an_app_that_takes_all_its_time_stands_back_until_it_takes_little() {
    let world = World::running(0).await;
    let greedy = world.node.create(request(), None).await.unwrap();
    let other = world.node.create(request(), None).await.unwrap();
    let priority = |world: &World| world.driver.priority_of(&greedy.container_id);
    world.driver.keep_busy(&greedy.container_id, 1.0);
    world.driver.keep_busy(&other.container_id, 0.6);
    world.until(|world| priority(world) == Priority::Low).await;
    assert_eq!(world.driver.priority_of(&other.container_id), Priority::Normal);
    // Others want the processors as well: it gets less, and wants no less.
    world.driver.keep_busy(&greedy.container_id, 0.3);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(priority(&world), Priority::Low);
    world.driver.keep_busy(&greedy.container_id, 0.01);
    world.until(|world| priority(world) == Priority::Normal).await;
}

#[tokio::test(start_paused = true)]
async fn it_stands_back_after_a_restart_too_and_with_other_limits() {
    let world = World::running(0).await;
    let greedy = world.node.create(request(), None).await.unwrap();
    let priority = |world: &World| world.driver.priority_of(&greedy.container_id);
    world.driver.keep_busy(&greedy.container_id, 1.0);
    world.until(|world| priority(world) == Priority::Low).await;
    let more = ResourceLimits { processes: 300, ..ResourceLimits::default() };
    world.node.set_limits(greedy.id, more).await.unwrap();
    assert_eq!(priority(&world), Priority::Low);
    world.driver.keep_busy(&greedy.container_id, 0.0);
    let world = world.restarted(0).await;
    world.until(|world| priority(world) == Priority::Normal).await;
}

#[tokio::test(start_paused = true)]
async fn where_the_engine_fails_it_is_tried_again() {
    let world = World::running(0).await;
    let greedy = world.node.create(request(), None).await.unwrap();
    world.driver.fail_updates(3);
    world.driver.keep_busy(&greedy.container_id, 1.0);
    world.until(|world| world.driver.priority_of(&greedy.container_id) == Priority::Low).await;
}
