//! The executor's promises, with a failure and a crash at every step.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use isekai_domain::{ErrorCode, SystemClock, WorkflowId};
use isekai_platform::resilience::RetryPolicy;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::memory::MemoryJournal;
use super::*;

/// What the steps of the tests do: they write down that they ran, and fail where they are told to.
#[derive(Default)]
struct World {
    log: Mutex<Vec<String>>,
    /// How a step behaves: attempts to fail first, and whether for good.
    behaviour: Mutex<HashMap<&'static str, Behaviour>>,
    /// A step named here hangs until the process "dies".
    hang: Mutex<Option<&'static str>>,
    hanging: AtomicBool,
}

#[derive(Clone, Copy)]
enum Behaviour {
    Transient(u32),
    Fatal,
    Panic,
}

impl World {
    async fn enter(&self, name: &'static str) -> Result<Value, StepError> {
        self.log.lock().unwrap().push(name.to_owned());
        let hang = *self.hang.lock().unwrap() == Some(name);
        if hang {
            self.hanging.store(true, Ordering::SeqCst);
            std::future::pending::<()>().await;
        }
        let mut behaviour = self.behaviour.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match behaviour.get_mut(name) {
            Some(Behaviour::Panic) => panic!("{name} broke down"),
            Some(Behaviour::Fatal) => Err(StepError::fatal(ErrorCode::Validation, format!("{name} refused"))),
            Some(Behaviour::Transient(left)) if *left > 0 => {
                *left -= 1;
                Err(StepError::transient("flaky"))
            }
            _ => Ok(json!({ "by": name })),
        }
    }

    fn log(&self) -> Vec<String> {
        self.log.lock().unwrap().clone()
    }
}

const FAST: RetryPolicy = RetryPolicy { max_attempts: 3, base_ms: 1, cap_ms: 2 };
const LEASE: Duration = Duration::from_secs(3);

fn definition() -> Definition<World> {
    macro_rules! step {
        ($name:literal, $undo:literal) => {
            Step::new($name, |ctx: Context<World>| Box::pin(async move { ctx.services.enter($name).await }))
                .undo(|ctx| Box::pin(async move { ctx.services.enter($undo).await.map(drop) }))
                .retry(FAST)
                .timeout(Duration::from_secs(3600))
        };
    }
    Definition { kind: "three", steps: vec![step!("a", "undo a"), step!("b", "undo b"), step!("c", "undo c")] }
}

struct Worker {
    shutdown: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

fn worker(world: &Arc<World>, journal: &Arc<MemoryJournal>, owner: &str) -> Worker {
    worker_of(definition(), world, journal, owner)
}

fn worker_of(definition: Definition<World>, world: &Arc<World>, journal: &Arc<MemoryJournal>, owner: &str) -> Worker {
    let config = PoolConfig { owner: owner.to_owned(), concurrency: 2, lease: LEASE, poll: Duration::from_millis(100) };
    let pool = Pool::new(Arc::clone(world), Arc::clone(journal), vec![definition], Arc::new(SystemClock), config);
    let shutdown = CancellationToken::new();
    let token = shutdown.clone();
    Worker { shutdown, task: tokio::spawn(async move { pool.run(token).await }) }
}

async fn until(mut condition: impl FnMut() -> bool) {
    let wait = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(7200), wait).await.expect("the condition never came true");
}

async fn ended(journal: &MemoryJournal, id: WorkflowId) -> Claimed {
    until(|| matches!(journal.get(id).status, RunStatus::Completed | RunStatus::Compensated | RunStatus::Stuck)).await;
    journal.get(id)
}

#[tokio::test(start_paused = true)]
async fn runs_its_steps_in_order_and_keeps_their_outputs() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    let done = ended(&journal, id).await;
    assert_eq!(done.status, RunStatus::Completed);
    assert_eq!(world.log(), ["a", "b", "c"]);
    assert_eq!(done.outputs["b"], json!({ "by": "b" }));
}

#[tokio::test(start_paused = true)]
async fn a_failure_at_any_step_undoes_it_and_all_before_it() {
    for (failing, expected) in [
        ("a", vec!["a", "undo a"]),
        ("b", vec!["a", "b", "undo b", "undo a"]),
        ("c", vec!["a", "b", "c", "undo c", "undo b", "undo a"]),
    ] {
        let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
        world.behaviour.lock().unwrap().insert(failing, Behaviour::Fatal);
        let id = journal.add("three", json!({}));
        let _worker = worker(&world, &journal, "w1");
        let done = ended(&journal, id).await;
        assert_eq!(done.status, RunStatus::Compensated);
        assert_eq!(world.log(), expected);
        let failure = done.failure.unwrap();
        assert_eq!((failure.step.as_str(), failure.code), (failing, ErrorCode::Validation));
        assert_eq!(failure.message, format!("{failing} refused"));
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_go_away_is_tried_again_and_then_given_up() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    world.behaviour.lock().unwrap().insert("b", Behaviour::Transient(2));
    let id = journal.add("three", json!({}));
    let first = worker(&world, &journal, "w1");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Completed);
    assert_eq!(world.log(), ["a", "b", "b", "b", "c"]);

    world.behaviour.lock().unwrap().insert("a", Behaviour::Transient(3));
    let id = journal.add("three", json!({}));
    let done = ended(&journal, id).await;
    assert_eq!(done.status, RunStatus::Compensated);
    let failure = done.failure.unwrap();
    assert_eq!(failure.code, ErrorCode::ServiceUnavailable);
    assert!(failure.message.starts_with("flaky (\"a\" was tried 3 times); try again later"), "{}", failure.message);
    first.shutdown.cancel();
    first.task.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_crash_in_any_step_or_undo_is_taken_over_by_another_worker() {
    for dies_in in ["a", "b", "c", "undo b", "undo a"] {
        let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
        let fails = dies_in.starts_with("undo");
        if fails {
            world.behaviour.lock().unwrap().insert("b", Behaviour::Fatal);
        }
        *world.hang.lock().unwrap() = Some(dies_in);
        let id = journal.add("three", json!({}));
        let first = worker(&world, &journal, "w1");
        until(|| world.hanging.load(Ordering::SeqCst)).await;
        // As a killed process: nothing of it runs any more, and nothing is given back.
        first.task.abort();
        first.task.await.unwrap_err();
        *world.hang.lock().unwrap() = None;

        let _second = worker(&world, &journal, "w2");
        let done = ended(&journal, id).await;
        let expected = if fails { RunStatus::Compensated } else { RunStatus::Completed };
        assert_eq!(done.status, expected, "died in {dies_in}");
        let log = world.log();
        assert_eq!(log.iter().filter(|entry| *entry == dies_in).count(), 2, "{log:?}");
        for name in ["a", "b"].iter().filter(|name| **name != dies_in) {
            assert_eq!(log.iter().filter(|entry| entry == name).count(), 1, "a finished step ran again: {log:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_lost_its_lease_can_write_nothing() {
    let journal = MemoryJournal::default();
    let id = journal.add("three", json!({}));
    let old = journal.claim("w1", &["three"], LEASE, 1).await.unwrap().remove(0);
    assert!(journal.claim("w2", &["three"], LEASE, 1).await.unwrap().is_empty());
    tokio::time::advance(LEASE).await;
    let new = journal.claim("w2", &["three"], LEASE, 1).await.unwrap().remove(0);
    assert!(new.fence > old.fence);
    let update =
        Update { status: RunStatus::Completed, step: 3, attempt: 0, output: None, failure: None, release: true };
    assert!(matches!(journal.save(id, old.fence, update).await, Err(JournalError::LeaseLost)));
    assert!(matches!(journal.renew(id, old.fence, LEASE).await, Err(JournalError::LeaseLost)));
}

#[tokio::test(start_paused = true)]
async fn shutdown_gives_a_workflow_back_at_once() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    *world.hang.lock().unwrap() = Some("b");
    let id = journal.add("three", json!({}));
    let first = worker(&world, &journal, "w1");
    until(|| world.hanging.load(Ordering::SeqCst)).await;
    first.shutdown.cancel();
    first.task.await.unwrap();
    *world.hang.lock().unwrap() = None;
    let taken = journal.claim("w2", &["three"], LEASE, 1).await.unwrap();
    assert_eq!((taken[0].id, taken[0].step), (id, 1), "no need to wait for the lease");
}

#[tokio::test(start_paused = true)]
async fn cancelling_undoes_what_was_done() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    let id = journal.add("three", json!({}));
    journal.cancel(id);
    let _worker = worker(&world, &journal, "w1");
    let done = ended(&journal, id).await;
    assert_eq!(done.status, RunStatus::Compensated);
    let failure = done.failure.unwrap();
    assert_eq!((failure.message.as_str(), failure.cancelled), ("cancelled", true));
    assert_eq!(world.log(), ["undo a"]);
}

#[tokio::test(start_paused = true)]
async fn an_undo_that_never_works_ends_stuck() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    world.behaviour.lock().unwrap().extend([("b", Behaviour::Fatal), ("undo b", Behaviour::Fatal)]);
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    let done = ended(&journal, id).await;
    assert_eq!(done.status, RunStatus::Stuck);
    assert_eq!(world.log().last().unwrap(), "undo a", "what came before is undone all the same");
    assert!(done.failure.unwrap().undo_failed);
}

#[tokio::test(start_paused = true)]
async fn an_output_that_cannot_be_kept_turns_the_workflow_back() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    *journal.refused_output.lock().unwrap() = Some("b");
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    let done = ended(&journal, id).await;
    assert_eq!(done.status, RunStatus::Compensated);
    assert_eq!(world.log(), ["a", "b", "undo b", "undo a"]);
    assert_eq!(done.failure.unwrap().message, "its result could not be kept");
}

#[tokio::test(start_paused = true)]
async fn after_its_point_of_no_return_a_workflow_cannot_be_cancelled() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    *world.hang.lock().unwrap() = Some("b");
    let id = journal.add("three", json!({}));
    let first = worker(&world, &journal, "w1");
    until(|| world.hanging.load(Ordering::SeqCst)).await;
    first.task.abort();
    first.task.await.unwrap_err();
    *world.hang.lock().unwrap() = None;
    journal.cancel(id);
    let mut definition = definition();
    definition.steps[1].committed = true;
    definition.steps[2].committed = true;
    let _second = worker_of(definition, &world, &journal, "w2");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Completed);
}

#[tokio::test(start_paused = true)]
async fn a_stubborn_step_is_tried_again_whatever_its_failure() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    world.behaviour.lock().unwrap().insert("a", Behaviour::Fatal);
    let id = journal.add("three", json!({}));
    let mut definition = definition();
    definition.steps[0].stubborn = true;
    let _worker = worker_of(definition, &world, &journal, "w1");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Compensated);
    assert_eq!(world.log(), ["a", "a", "a", "undo a"]);
}

#[tokio::test(start_paused = true)]
async fn an_undo_outlives_a_long_outage() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    world.behaviour.lock().unwrap().extend([("b", Behaviour::Fatal), ("undo b", Behaviour::Transient(100))]);
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Compensated);
    assert_eq!(world.log().last().unwrap(), "undo a");
}

#[tokio::test(start_paused = true)]
async fn a_result_is_not_lost_when_the_journal_is_away_for_a_moment() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    journal.failing_saves.store(5, Ordering::SeqCst);
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Completed);
    assert_eq!(world.log(), ["a", "b", "c"], "no step ran twice");
}

#[tokio::test(start_paused = true)]
async fn a_step_that_panics_is_given_up_like_one_that_fails() {
    let (world, journal) = (Arc::new(World::default()), Arc::new(MemoryJournal::default()));
    world.behaviour.lock().unwrap().insert("b", Behaviour::Panic);
    let id = journal.add("three", json!({}));
    let _worker = worker(&world, &journal, "w1");
    assert_eq!(ended(&journal, id).await.status, RunStatus::Compensated);
    assert_eq!(world.log(), ["a", "b", "b", "b", "undo b", "undo a"]);
}
