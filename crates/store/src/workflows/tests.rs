use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};
use serde_json::json;

use super::*;
use crate::testing::{self, TestDatabase};
use crate::{Page, apps};

const KINDS: &[&str] = &["job"];
const LEASE: Duration = Duration::from_secs(15);

struct Bench {
    db: TestDatabase,
    now: DateTime<Utc>,
}

impl Bench {
    async fn new() -> Self {
        // PostgreSQL keeps microseconds.
        let now = SystemClock.now();
        let now = DateTime::from_timestamp_micros(now.timestamp_micros()).unwrap();
        Self { db: testing::database().await, now }
    }

    async fn job(&self, user: Option<UserId>, app: Option<AppId>, weight: i32) -> WorkflowId {
        let correlation_id = CorrelationId::generate();
        let new = NewWorkflow {
            id: WorkflowId::new(),
            kind: "job",
            idempotency_key: None,
            user_id: user,
            app_id: app,
            params: json!({}),
            correlation_id: &correlation_id,
            weight,
            run_at: self.now,
            deadline_at: None,
        };
        let mut tx = self.db.store.begin().await.unwrap();
        let id = enqueue_in(&mut tx, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    async fn claim(&self, owner: &str, seconds_later: i64, limit: u32) -> Vec<Claimed> {
        let now = self.now + TimeDelta::seconds(seconds_later);
        claim(&self.db.store, owner, KINDS, LEASE, now, limit).await.unwrap()
    }

    async fn finish(&self, claimed: &Claimed) -> Result<()> {
        save(&self.db.store, claimed.id, claimed.fence, update(WorkflowStatus::Completed)).await
    }
}

fn update(status: WorkflowStatus) -> WorkflowUpdate {
    WorkflowUpdate { status, step: 1, attempt: 0, outputs_patch: None, error: None, run_at: None, release: false }
}

/// How many of `claimed` each user has.
fn shares(claimed: &[Claimed]) -> BTreeMap<Option<UserId>, usize> {
    let mut shares = BTreeMap::new();
    for claimed in claimed {
        *shares.entry(claimed.user_id).or_default() += 1;
    }
    shares
}

#[tokio::test]
async fn a_long_queue_does_not_hold_up_a_short_one() {
    let bench = Bench::new().await;
    let (hog, guest) = (Some(UserId::new()), Some(UserId::new()));
    for _ in 0..50 {
        bench.job(hog, None, 1).await;
    }
    assert_eq!(bench.claim("w", 0, 10).await.len(), 10);
    for _ in 0..5 {
        bench.job(guest, None, 1).await;
    }
    let system = bench.job(None, None, 1).await;
    let next = bench.claim("w", 0, 11).await;
    let shares = shares(&next);
    assert_eq!((shares[&hog], shares[&guest], shares[&None]), (5, 5, 1));
    assert!(next[..3].iter().any(|claimed| claimed.id == system));
}

#[tokio::test]
async fn shares_count_weight_and_idle_time_is_not_saved_up() {
    let bench = Bench::new().await;
    let (heavy, light, late) = (Some(UserId::new()), Some(UserId::new()), Some(UserId::new()));
    for _ in 0..30 {
        bench.job(heavy, None, 3).await;
        bench.job(light, None, 1).await;
    }
    // One at a time, so that each claim stands on the shares of the one before.
    let mut served = Vec::new();
    for _ in 0..20 {
        served.extend(bench.claim("w", 0, 1).await);
    }
    let share = shares(&served);
    assert_eq!((share[&heavy], share[&light]), (5, 15));
    for _ in 0..20 {
        bench.job(late, None, 1).await;
    }
    let share = shares(&bench.claim("w", 0, 7).await);
    assert!(share[&late] <= 4, "who comes late does not catch up: {share:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_never_get_the_same_workflow() {
    let bench = Bench::new().await;
    let user = Some(UserId::new());
    for _ in 0..40 {
        bench.job(user, None, 1).await;
    }
    let claims = (0..10).map(|_| bench.claim("w", 0, 5));
    let mut ids: Vec<WorkflowId> = futures::future::join_all(claims).await.concat().iter().map(|c| c.id).collect();
    assert_eq!(ids.len(), 40);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 40);
}

#[tokio::test]
async fn an_expired_lease_is_taken_over_and_the_old_holder_is_refused() {
    let bench = Bench::new().await;
    let id = bench.job(None, None, 1).await;
    let store = &bench.db.store;
    let old = bench.claim("old", 0, 1).await.remove(0);
    assert_eq!((old.id, old.status), (id, WorkflowStatus::Running));
    assert!(bench.claim("new", 14, 1).await.is_empty(), "the lease still holds");
    let until = bench.now + TimeDelta::seconds(30);
    assert_eq!(renew(store, id, old.fence, until).await.unwrap(), Renewed { cancel_requested: false });
    assert!(bench.claim("new", 16, 1).await.is_empty(), "it was renewed");
    let progress = WorkflowUpdate { outputs_patch: Some(json!({ "plan": 1 })), ..update(WorkflowStatus::Running) };
    save(store, id, old.fence, progress).await.unwrap();

    let new = bench.claim("new", 31, 1).await.remove(0);
    assert_eq!((new.id, new.step, &new.outputs), (id, 1, &json!({ "plan": 1 })));
    assert!(new.fence > old.fence);
    assert!(matches!(renew(store, id, old.fence, until).await, Err(StoreError::LeaseLost)));
    assert!(matches!(bench.finish(&old).await, Err(StoreError::LeaseLost)));
    bench.finish(&new).await.unwrap();
    assert!(matches!(bench.finish(&new).await, Err(StoreError::LeaseLost)), "it is nobody's now");
    assert!(get(store, id).await.unwrap().finished_at.is_some());
    assert!(bench.claim("new", 1000, 1).await.is_empty());
}

#[tokio::test]
async fn a_stale_worker_changes_no_app() {
    let bench = Bench::new().await;
    let store = &bench.db.store;
    let user = testing::user(store, "ada").await.id;
    let app = testing::app(store, user).await.app.id;
    let claim_app = |owner: &'static str, later: i64| {
        claim(store, owner, &["create_app"], LEASE, SystemClock.now() + TimeDelta::seconds(later), 1)
    };
    let old = claim_app("old", 1).await.unwrap().remove(0);
    let new = claim_app("new", 60).await.unwrap().remove(0);
    let refused = apps::fail(store, app, "it broke", Some(old.fence())).await;
    assert!(matches!(refused, Err(StoreError::LeaseLost)));
    assert_eq!(apps::get(store, app).await.unwrap().status.as_str(), "generating");
    apps::fail(store, app, "it broke", Some(new.fence())).await.unwrap();
}

#[tokio::test]
async fn workflows_of_one_app_run_one_after_another() {
    let bench = Bench::new().await;
    let (user, app, other) = (Some(UserId::new()), Some(AppId::new()), Some(AppId::new()));
    let first = bench.job(user, app, 1).await;
    let second = bench.job(user, app, 1).await;
    let elsewhere = bench.job(user, other, 1).await;
    let claimed = bench.claim("w", 0, 10).await;
    assert_eq!(claimed.iter().map(|claimed| claimed.id).collect::<Vec<_>>(), [first, elsewhere]);
    assert_eq!(open_for_app(&bench.db.store, app.unwrap()).await.unwrap().len(), 2);
    bench.finish(&claimed[0]).await.unwrap();
    assert_eq!(bench.claim("w", 0, 10).await[0].id, second);
}

#[tokio::test]
async fn a_released_workflow_comes_back_at_its_time_and_a_cancelled_one_at_once() {
    let bench = Bench::new().await;
    let store = &bench.db.store;
    let id = bench.job(None, None, 1).await;
    let held = bench.claim("w", 0, 1).await.remove(0);
    let later = WorkflowUpdate {
        attempt: 2,
        error: Some(json!({ "message": "a\0" })),
        run_at: Some(bench.now + TimeDelta::days(1)),
        release: true,
        ..update(WorkflowStatus::Running)
    };
    save(store, id, held.fence, later).await.unwrap();
    assert!(bench.claim("w", 3600, 1).await.is_empty());
    assert!(request_cancel(store, id).await.unwrap());
    let again = bench.claim("w", 3600, 1).await.remove(0);
    assert_eq!((again.attempt, again.cancel_requested), (2, true));
    save(store, id, again.fence, update(WorkflowStatus::Stuck)).await.unwrap();
    assert!(!request_cancel(store, id).await.unwrap(), "it is not open any more");
    let stuck = WorkflowFilter { status: Some(WorkflowStatus::Stuck), ..WorkflowFilter::default() };
    assert_eq!(list(store, stuck, Page::first(5)).await.unwrap().items[0].id, id);
    let counts: BTreeMap<_, _> = counts(store).await.unwrap().into_iter().collect();
    assert_eq!((counts[&WorkflowStatus::Stuck], counts[&WorkflowStatus::Pending]), (1, 0));
}

#[tokio::test]
async fn the_journal_tells_what_happened() {
    let bench = Bench::new().await;
    let store = &bench.db.store;
    let id = bench.job(None, None, 1).await;
    let entry =
        |status, error| Journal { workflow_id: id, step: 0, name: "plan", phase: Phase::Do, attempt: 1, status, error };
    journal(store, entry(StepStatus::Started, None)).await.unwrap();
    journal(store, entry(StepStatus::Failed, Some("the planner is away"))).await.unwrap();
    journal(store, entry(StepStatus::Succeeded, None)).await.unwrap();
    let steps = steps(store, id).await.unwrap();
    let told: Vec<_> =
        steps.iter().map(|step| (step.status, step.error.as_deref(), step.finished_at.is_some())).collect();
    assert_eq!(told, [(StepStatus::Failed, Some("the planner is away"), true), (StepStatus::Succeeded, None, true)]);
}

#[tokio::test]
async fn claiming_reads_the_index_and_not_the_queues() {
    let bench = Bench::new().await;
    let sql = "INSERT INTO workflows (id, kind, queue, params, correlation_id, run_at)
               SELECT gen_random_uuid(), 'job', md5((n % 20)::text)::uuid, '{}', 'c', $1 FROM generate_series(1, 20000) n";
    sqlx::query(sql).bind(bench.now).execute(bench.db.store.pool()).await.unwrap();
    sqlx::query("ANALYZE workflows").execute(bench.db.store.pool()).await.unwrap();
    assert_eq!(bench.claim("w", 0, 8).await.len(), 8);
    let sql = "SELECT coalesce(sum(seq_tup_read), 0)::bigint FROM pg_stat_xact_user_tables WHERE relname = 'workflows'";
    let mut tx = bench.db.store.begin().await.unwrap();
    claim::choose(&mut tx, KINDS, bench.now, 8).await.unwrap();
    let read: i64 = sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap();
    assert_eq!(read, 0, "rows read by sequential scans");
}
