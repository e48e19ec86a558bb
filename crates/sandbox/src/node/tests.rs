//! The node over a driver that runs nothing: containers are entries in a table, agents are tasks.

mod fake;

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_channel::sandbox_api::{CreateSandbox, RenewLeases, SandboxState};
use isekai_domain::{AppId, FixedClock};

use self::fake::FakeDriver;
use super::*;
use crate::driver::RunState;
use crate::journal::Journal;

struct World {
    node: Arc<Node>,
    driver: Arc<FakeDriver>,
    clock: Arc<FixedClock>,
    dir: tempfile::TempDir,
}

impl World {
    fn new(pool_size: usize) -> Self {
        let clock = Arc::new(FixedClock::new(chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap()));
        let (driver, dir) = (Arc::new(FakeDriver::default()), tempfile::tempdir().unwrap());
        let node = node(&driver, &clock, dir.path(), pool_size);
        Self { node, driver, clock, dir }
    }

    async fn running(pool_size: usize) -> Self {
        let world = Self::new(pool_size);
        world.node.run();
        world.until(|world| world.node.engine().image.is_some() && world.node.pool().ready == pool_size).await;
        world
    }

    /// As after `kill -9`: only the journal and the containers are left.
    async fn restarted(self, pool_size: usize) -> Self {
        let Self { node: old, driver, clock, dir } = self;
        old.shutdown.cancel();
        old.tasks.close();
        old.tasks.wait().await;
        drop(old);
        let node = node(&driver, &clock, dir.path(), pool_size);
        node.run();
        Self { node, driver, clock, dir }
    }

    async fn until(&self, condition: impl Fn(&Self) -> bool) {
        let waiting = async {
            while !condition(self) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(120), waiting).await.unwrap();
    }
}

fn node(driver: &Arc<FakeDriver>, clock: &Arc<FixedClock>, dir: &std::path::Path, pool_size: usize) -> Arc<Node> {
    let config = NodeConfig {
        installation: "test".to_owned(),
        node: "n".to_owned(),
        image: "image".to_owned(),
        runtime: None,
        pool_size,
        builder_idle_seconds: 0,
    };
    let journal = Journal::open(&dir.join("journal")).unwrap();
    Node::new(Arc::clone(driver) as Arc<dyn Driver>, Arc::clone(clock) as Arc<dyn Clock>, config, journal)
}

fn request() -> CreateSandbox {
    CreateSandbox {
        app_id: AppId::new(),
        limits: None,
        lease_seconds: 60,
        image: None,
        network_mode: None,
        security_options: None,
    }
}

#[tokio::test(start_paused = true)]
async fn a_pooled_container_is_given_out_once_whoever_asks_at_the_same_time() {
    let world = World::running(2).await;
    let requests: Vec<_> = (0..5).map(|_| request()).collect();
    let created = futures::future::join_all(requests.iter().map(|asked| world.node.create(asked.clone(), None))).await;
    let mut containers: Vec<String> = created.into_iter().map(|sandbox| sandbox.unwrap().container_id).collect();
    containers.sort();
    containers.dedup();
    assert_eq!(containers.len(), 5);
    world.until(|world| world.node.pool().ready == 2).await;
    assert_eq!(world.driver.count(), 7, "the pool is full again and nothing was wasted");
}

#[tokio::test(start_paused = true)]
async fn a_container_whose_agent_fell_silent_is_not_given_out() {
    let world = World::running(1).await;
    let silent = world.driver.ids()[0].clone();
    world.driver.silence(&silent);
    let sandbox = world.node.create(request(), None).await.unwrap();
    assert_ne!(sandbox.container_id, silent);
    world.until(|world| !world.driver.ids().contains(&silent)).await;
}

#[tokio::test(start_paused = true)]
async fn leases_end_by_the_clock_unless_they_are_renewed() {
    let world = World::running(0).await;
    let left = world.node.create(request(), None).await.unwrap();
    let kept = world.node.create(request(), None).await.unwrap();
    world.clock.advance(TimeDelta::seconds(59));
    world.node.reap().await;
    assert_eq!(world.node.list().len(), 2);
    let renewed = world.node.renew(&RenewLeases { ids: vec![kept.id], seconds: 60 }).unwrap();
    assert!(renewed.missing.is_empty());
    world.clock.advance(TimeDelta::seconds(1));
    world.node.reap().await;
    assert_eq!(world.node.list().iter().map(|sandbox| sandbox.id).collect::<Vec<_>>(), [kept.id]);
    assert!(!world.driver.ids().contains(&left.container_id));
}

#[tokio::test(start_paused = true)]
async fn a_lease_that_cannot_be_ended_now_is_ended_later() {
    let world = World::running(0).await;
    world.node.create(request(), None).await.unwrap();
    world.clock.advance(TimeDelta::seconds(61));
    world.driver.set_down(true);
    world.node.reap().await;
    assert_eq!(world.node.list().len(), 1, "still known, so that it is not forgotten");
    world.driver.set_down(false);
    world.node.reap().await;
    assert_eq!((world.node.list().len(), world.driver.count()), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_restart_keeps_claims_and_pool_and_sweeps_the_rest() {
    let world = World::running(2).await;
    let claimed = world.node.create(request(), Some("key".to_owned())).await.unwrap();
    world.until(|world| world.node.pool().ready == 2).await;
    let known = world.driver.ids();
    let orphan = world.driver.plant("test", "n", RunState::Running);
    let foreign = world.driver.plant("another", "n", RunState::Running);
    let world = world.restarted(2).await;
    world.until(|world| world.node.pool().ready == 2 && !world.driver.ids().contains(&orphan)).await;
    let mut expected = known;
    expected.push(foreign);
    expected.sort();
    assert_eq!(world.driver.ids(), expected, "nothing lost, nothing made twice, nothing of others touched");
    assert_eq!(world.node.get(claimed.id).unwrap().state, SandboxState::Running);
    world.node.awake(claimed.id).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_sweep_spares_containers_that_are_being_made() {
    let world = World::running(0).await;
    world.driver.hold_starts(true);
    let node = Arc::clone(&world.node);
    let making = tokio::spawn(async move { node.create(request(), None).await });
    world.until(|world| world.driver.count() == 1).await;
    world.node.reconcile().await.unwrap();
    assert_eq!(world.driver.count(), 1);
    world.driver.hold_starts(false);
    making.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_failed_start_leaves_nothing_behind() {
    let world = World::running(0).await;
    world.driver.fail_starts(true);
    assert!(matches!(world.node.create(request(), None).await, Err(NodeError::Driver(_))));
    assert_eq!((world.driver.count(), world.node.pool().claimed), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn a_new_image_replaces_the_pool() {
    let world = World::running(2).await;
    let old = world.driver.ids();
    world.driver.set_image("sha256:new");
    world.until(|world| world.node.pool().ready == 2 && world.driver.ids().iter().all(|id| !old.contains(id))).await;
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_hangs_up_leaves_a_claim_that_the_key_finds() {
    let world = World::running(0).await;
    world.driver.hold_starts(true);
    let asked = request();
    let first =
        tokio::time::timeout(Duration::from_secs(1), world.node.create(asked.clone(), Some("key".to_owned()))).await;
    assert!(first.is_err(), "hung up");
    world.driver.hold_starts(false);
    let second = world.node.create(asked.clone(), Some("key".to_owned())).await.unwrap();
    assert_eq!(world.driver.ids(), [second.container_id]);
    assert!(matches!(world.node.create(request(), Some("key".to_owned())).await, Err(NodeError::KeyReused)));
}
