//! The node over a driver that runs nothing: containers are entries in a table, agents are tasks.

mod egress;
pub(crate) mod fake;
mod gone;
mod greedy;
mod idle;
mod limits;
mod runtime;

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_channel::sandbox_api::{CreateSandbox, RenewLeases, SandboxState};
use isekai_domain::{AppId, FixedClock};

use self::fake::FakeDriver;
use super::*;
use crate::driver::RunState;
use crate::egress::fake::FakeOutside;
use crate::journal::Journal;

const IDLE: Duration = Duration::from_secs(600);

pub(crate) struct World {
    pub node: Arc<Node>,
    pub driver: Arc<FakeDriver>,
    pub clock: Arc<FixedClock>,
    pub outside: Arc<FakeOutside>,
    dir: tempfile::TempDir,
}

impl World {
    fn new(pool_size: usize) -> Self {
        let clock = Arc::new(FixedClock::new(chrono::DateTime::from_timestamp(1_700_000_000, 0).unwrap()));
        let (driver, dir) = (Arc::new(FakeDriver::default()), tempfile::tempdir().unwrap());
        let outside = Arc::new(FakeOutside::default());
        let node = node(&driver, &clock, &outside, dir.path(), (pool_size, pool_size));
        Self { node, driver, clock, outside, dir }
    }

    /// With a pool that grows with demand.
    async fn elastic(least: usize, most: usize) -> Self {
        let Self { driver, clock, outside, dir, .. } = Self::new(0);
        let node = node(&driver, &clock, &outside, dir.path(), (least, most));
        node.run();
        let world = Self { node, driver, clock, outside, dir };
        world.until(|world| world.node.pool().ready == least).await;
        world
    }

    pub async fn running(pool_size: usize) -> Self {
        let world = Self::new(pool_size);
        world.node.run();
        world.until(|world| world.node.engine().image.is_some() && world.node.pool().ready == pool_size).await;
        world
    }

    /// As after `kill -9`: only the journal and the containers are left.
    pub async fn restarted(self, pool_size: usize) -> Self {
        let Self { node: old, driver, clock, outside, dir } = self;
        old.shutdown.cancel();
        old.tasks.close();
        old.tasks.wait().await;
        drop(old);
        let node = node(&driver, &clock, &outside, dir.path(), (pool_size, pool_size));
        node.run();
        Self { node, driver, clock, outside, dir }
    }

    pub async fn until(&self, condition: impl Fn(&Self) -> bool) {
        let waiting = async {
            while !condition(self) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(120), waiting).await.unwrap();
    }
}

fn node(
    driver: &Arc<FakeDriver>,
    clock: &Arc<FixedClock>,
    outside: &Arc<FakeOutside>,
    dir: &std::path::Path,
    (pool_size, pool_max_size): (usize, usize),
) -> Arc<Node> {
    let config = NodeConfig {
        installation: "test".to_owned(),
        node: "n".to_owned(),
        image: "image".to_owned(),
        runtime: None,
        pool_size,
        pool_max_size,
        builder_idle_seconds: 0,
        idle_pause: Some(IDLE),
        bytes_per_second: u64::MAX,
    };
    let journal = Journal::open(&dir.join("journal")).unwrap();
    let decisions = Log::open(&dir.join("egress"), clock.now()).unwrap();
    let (driver, outside) = (Arc::clone(driver) as Arc<dyn Driver>, Arc::clone(outside) as Arc<dyn Outside>);
    Node::with_outside(driver, Arc::clone(clock) as Arc<dyn Clock>, config, journal, decisions, outside)
}

pub(crate) fn request() -> CreateSandbox {
    CreateSandbox {
        app_id: AppId::new(),
        limits: None,
        lease_seconds: 60,
        image: None,
        network_mode: None,
        security_options: None,
        egress: Vec::new(),
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
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(world.node.list().len(), 2);
    let renewed = world.node.renew(&RenewLeases { ids: vec![kept.id], seconds: 60 }).unwrap();
    assert!(renewed.missing.is_empty());
    world.clock.advance(TimeDelta::seconds(1));
    world.until(|world| !world.driver.ids().contains(&left.container_id)).await;
    assert_eq!(world.node.list().iter().map(|sandbox| sandbox.id).collect::<Vec<_>>(), [kept.id]);
}

#[tokio::test(start_paused = true)]
async fn a_lease_that_cannot_be_ended_now_is_ended_later() {
    let world = World::running(0).await;
    world.node.create(request(), None).await.unwrap();
    world.clock.advance(TimeDelta::seconds(61));
    world.driver.set_down(true);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(world.node.list().len(), 1, "still known, so that it is not forgotten");
    world.driver.set_down(false);
    world.until(|world| world.node.list().is_empty() && world.driver.count() == 0).await;
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
    world.node.awake(claimed.id, Kind::Use).await.unwrap();
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

#[tokio::test(start_paused = true)]
async fn leases_that_ran_out_while_the_service_was_away_can_still_be_renewed() {
    let world = World::running(0).await;
    let kept = world.node.create(request(), None).await.unwrap();
    let left = world.node.create(request(), None).await.unwrap();
    world.clock.advance(TimeDelta::seconds(600));
    let world = world.restarted(0).await;
    world.until(|world| world.node.engine().facts.is_some()).await;
    world.clock.advance(TimeDelta::seconds(59));
    tokio::time::sleep(Duration::from_secs(5)).await;
    let renewed = world.node.renew(&RenewLeases { ids: vec![kept.id], seconds: 60 }).unwrap();
    assert!(renewed.missing.is_empty());
    world.clock.advance(TimeDelta::seconds(2));
    world.until(|world| world.driver.ids() == [kept.container_id.clone()]).await;
    let renewed = world.node.renew(&RenewLeases { ids: vec![left.id], seconds: 60 }).unwrap();
    assert_eq!((renewed.missing, renewed.ended[0].reason.as_str()), (vec![left.id], "gone"));
}

/// Neither a renewal of what is going away nor the ends of others depend on a call that hangs.
#[tokio::test(start_paused = true)]
async fn a_removal_that_hangs_is_not_renewed_and_stops_nothing_else() {
    let world = World::running(0).await;
    let stuck = world.node.create(request(), None).await.unwrap();
    let other = world.node.create(request(), None).await.unwrap();
    let mut limited = request();
    limited.lease_seconds = 3_600;
    let busy = world.node.create(limited, None).await.unwrap();
    world.node.note_command(busy.id, true).unwrap();
    world.driver.never_remove(&stuck.container_id);
    world.clock.advance(TimeDelta::seconds(61));
    world.until(|world| !world.driver.ids().contains(&other.container_id)).await;
    let renewed = world.node.renew(&RenewLeases { ids: vec![stuck.id], seconds: 60 }).unwrap();
    assert_eq!(renewed.missing, [stuck.id]);
    world.clock.advance(TimeDelta::seconds(i64::from(busy.limits.execution_time)));
    world.until(|world| world.driver.run_state(&busy.container_id) == RunState::Ended).await;
}

#[tokio::test(start_paused = true)]
async fn a_stop_that_fails_is_tried_again() {
    let world = World::running(0).await;
    let mut asked = request();
    asked.lease_seconds = 3_600;
    let sandbox = world.node.create(asked, None).await.unwrap();
    world.node.note_command(sandbox.id, true).unwrap();
    world.driver.fail_stops(3);
    world.clock.advance(TimeDelta::seconds(i64::from(sandbox.limits.execution_time) + 1));
    world.until(|world| world.driver.run_state(&sandbox.container_id) == RunState::Ended).await;
    let renewed = world.node.renew(&RenewLeases { ids: vec![sandbox.id], seconds: 60 }).unwrap();
    assert_eq!(renewed.ended[0].reason, "timeout");
}

#[tokio::test(start_paused = true)]
async fn a_pooled_container_whose_removal_failed_is_swept() {
    let world = World::running(1).await;
    let silent = world.driver.ids()[0].clone();
    world.driver.silence(&silent);
    world.driver.fail_removals(1);
    world.until(|world| !world.driver.ids().contains(&silent)).await;
}

#[tokio::test(start_paused = true)]
async fn a_failed_start_whose_removal_failed_is_swept() {
    let world = World::running(0).await;
    world.driver.mute_new();
    world.driver.fail_removals(1);
    world.node.create(request(), None).await.unwrap_err();
    assert_eq!(world.driver.count(), 1);
    world.until(|world| world.driver.count() == 0).await;
}

#[tokio::test(start_paused = true)]
async fn adopted_containers_get_the_pools_limits() {
    let world = World::running(1).await;
    let pooled = world.driver.ids();
    let world = world.restarted(1).await;
    world.until(|world| world.node.pool().ready == 1).await;
    assert_eq!(world.driver.updated(), pooled);
}

/// Whoever looked at the journal before a removal must not attach after it.
#[tokio::test(start_paused = true)]
async fn what_was_removed_meanwhile_is_not_attached() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let claim = world.node.claim_of(sandbox.id).unwrap();
    world.node.delete(sandbox.id).await.unwrap();
    assert!(world.node.attach(&claim.made, (0, 0)).is_none());
    assert!(world.node.fleet().handles.is_empty());
}

#[tokio::test(start_paused = true)]
async fn more_memory_than_the_machine_has_is_refused_and_more_cpus_are_not() {
    let world = World::running(0).await;
    let mut asked = request();
    asked.limits = Some(ResourceLimits { memory: fake::MACHINE_BYTES, ..ResourceLimits::default() });
    let refused = world.node.create(asked.clone(), None).await.unwrap_err();
    assert!(matches!(refused, NodeError::Refused(crate::policy::Refusal::Invalid(_))), "{refused:?}");
    asked.limits = Some(ResourceLimits { cpu: 64_000, ..ResourceLimits::default() });
    world.node.create(asked, None).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn usage_is_told_without_the_agent_and_storage_is_what_it_was() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    assert_eq!(world.node.usage(sandbox.id).await.unwrap().storage, 4_096);
    world.driver.silence(&sandbox.container_id);
    assert_eq!(world.node.usage(sandbox.id).await.unwrap().storage, 4_096);
}

#[tokio::test(start_paused = true)]
async fn a_sandbox_with_a_request_under_way_is_not_paused() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let awake = world.node.awake(sandbox.id, Kind::Use).await.unwrap();
    assert!(matches!(world.node.pause(sandbox.id).await, Err(NodeError::Busy)));
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Running);
    drop(awake);
    world.node.pause(sandbox.id).await.unwrap();
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Paused);
    let _awake = world.node.awake(sandbox.id, Kind::Use).await.unwrap();
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Running);
}

/// Between the freeze and the journal's line nobody may take the sandbox for running.
#[tokio::test(start_paused = true)]
async fn a_request_that_comes_during_a_pause_wakes_the_sandbox() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    world.driver.hold_pauses(true);
    let (node, id) = (Arc::clone(&world.node), sandbox.id);
    let pausing = tokio::spawn(async move { node.pause(id).await });
    world.until(|world| world.driver.run_state(&sandbox.container_id) == RunState::Paused).await;
    let node = Arc::clone(&world.node);
    let waking = tokio::spawn(async move { node.awake(id, Kind::Use).await.map(drop) });
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!waking.is_finished(), "it was taken for running while it was frozen");
    world.driver.hold_pauses(false);
    pausing.await.unwrap().unwrap();
    waking.await.unwrap().unwrap();
    assert_eq!(world.driver.run_state(&sandbox.container_id), RunState::Running);
}

/// A stream that the engine lost without a word looks like an agent that says nothing.
#[tokio::test(start_paused = true)]
async fn a_pipe_that_died_silently_is_attached_again_but_not_while_paused() {
    let world = World::running(0).await;
    let sandbox = world.node.create(request(), None).await.unwrap();
    let attached = world.driver.attaches();
    world.driver.cut_silently(&sandbox.container_id);
    world.until(|world| world.driver.attaches() > attached).await;
    drop(world.node.awake(sandbox.id, Kind::Use).await.unwrap());
    world.node.pause(sandbox.id).await.unwrap();
    let attached = world.driver.attaches();
    world.driver.cut_silently(&sandbox.container_id);
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!(world.driver.attaches(), attached, "the engine refuses to attach to what is paused");
    drop(world.node.awake(sandbox.id, Kind::Use).await.unwrap());
}

impl Node {
    pub(crate) fn command_since_ms(&self, id: SandboxId) -> Option<u64> {
        self.claim_of(id).unwrap().command_since_ms
    }
}
