use isekai_domain::{Clock, SystemClock};
use uuid::Uuid;

use super::*;
use crate::apps::Published;
use crate::lifecycle::{self, Request};
use crate::rollback::{self, NewRollback};
use crate::testing::{self, TestDatabase};
use crate::workflows::WorkflowStatus;

async fn running(db: &TestDatabase) -> App {
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await;
    let published = Published { sandbox_id: Uuid::now_v7(), container_id: "c", version: None };
    let finish = "UPDATE workflows SET status = 'completed' WHERE id = $1";
    sqlx::query(finish).bind(app.workflow_id.uuid()).execute(db.store.pool()).await.unwrap();
    apps::publish(&db.store, app.app.id, None, published).await.unwrap()
}

async fn iterate(db: &TestDatabase, app: &App, key: Option<&str>) -> Result<(Iteration, WorkflowId)> {
    let new = NewIteration {
        app_id: app.id,
        user_id: app.user_id,
        prompt: &Prompt::parse("make it green").unwrap(),
        correlation_id: &CorrelationId::generate(),
        now: SystemClock.now(),
        idempotency_key: key,
        audit: None,
    };
    create(&db.store, new).await
}

#[tokio::test]
async fn an_iteration_waits_is_applied_and_says_so() {
    let db = testing::database().await;
    let app = running(&db).await;
    let (iteration, workflow) = iterate(&db, &app, Some("k")).await.unwrap();
    assert_eq!(iteration.status, IterationStatus::Pending);
    assert_eq!(iterate(&db, &app, Some("k")).await.unwrap(), (iteration.clone(), workflow));
    let waiting = apps::get(&db.store, app.id).await.unwrap();
    assert_eq!((waiting.status, waiting.activity), (AppStatus::Running, Activity::Queued));
    let done = applied(&db.store, iteration.id, &json!({ "colour": "green" }), 2, None).await.unwrap();
    assert_eq!((done.status, done.code_version), (IterationStatus::Applied, Some(2)));
    assert!(failed(&db.store, iteration.id, "too late", None).await.is_err(), "what was applied stays so");
    let last = events::after(&db.store, app.id, 0, 100).await.unwrap().pop().unwrap();
    assert_eq!((last.kind.as_str(), &last.data["status"]), ("iteration", &json!("applied")));
    assert_eq!(list(&db.store, app.id, Page::first(5)).await.unwrap().items, [done]);
}

#[tokio::test]
async fn an_app_that_is_made_or_foreign_takes_no_iteration_and_a_queue_ends() {
    let db = testing::database().await;
    let app = running(&db).await;
    let stranger = App { user_id: UserId::new(), ..app.clone() };
    assert!(matches!(iterate(&db, &stranger, None).await, Err(StoreError::NotFound { entity: "app" })));
    for _ in 0..MAX_WAITING {
        iterate(&db, &app, None).await.unwrap();
    }
    assert!(matches!(iterate(&db, &app, None).await, Err(StoreError::Conflict { .. })));
    let young = testing::app(&db.store, app.user_id).await.app;
    assert!(matches!(iterate(&db, &young, None).await, Err(StoreError::Conflict { .. })));
}

#[tokio::test]
async fn starting_counts_against_the_quota_and_stopping_needs_something_that_runs() {
    let db = testing::database().await;
    let app = running(&db).await;
    let correlation_id = CorrelationId::generate();
    let request = Request {
        app_id: app.id,
        user_id: app.user_id,
        correlation_id: &correlation_id,
        now: SystemClock.now(),
        audit: None,
    };
    assert!(matches!(lifecycle::start(&db.store, request).await, Err(StoreError::Conflict { .. })));
    lifecycle::stop(&db.store, request).await.unwrap();
    apps::stop(&db.store, app.id, "asked", None).await.unwrap();
    assert!(matches!(lifecycle::stop(&db.store, request).await, Err(StoreError::Conflict { .. })));
    let quota = isekai_domain::ResourceQuota { max_concurrent_apps: 0, ..Default::default() };
    crate::quotas::set(&db.store, app.user_id, quota).await.unwrap();
    assert!(matches!(lifecycle::start(&db.store, request).await, Err(StoreError::QuotaExceeded { .. })));
    crate::quotas::set(&db.store, app.user_id, Default::default()).await.unwrap();
    let id = lifecycle::start(&db.store, request).await.unwrap();
    assert_eq!(workflows::get(&db.store, id).await.unwrap().status, WorkflowStatus::Pending);
    assert_eq!(apps::get(&db.store, app.id).await.unwrap().status, AppStatus::Generating);
}

#[tokio::test]
async fn an_app_that_lost_its_sandbox_recovers_once_and_without_quota() {
    let db = testing::database().await;
    let app = running(&db).await;
    let correlation_id = CorrelationId::generate();
    let now = SystemClock.now();
    let request = Request { app_id: app.id, user_id: app.user_id, correlation_id: &correlation_id, now, audit: None };
    let quota = isekai_domain::ResourceQuota { max_concurrent_apps: 1, ..Default::default() };
    crate::quotas::set(&db.store, app.user_id, quota).await.unwrap();
    let lost = app.sandbox_id.unwrap();
    let elsewhere = lifecycle::recover(&db.store, request, Uuid::now_v7(), "gone").await;
    assert!(matches!(elsewhere, Err(StoreError::Conflict { .. })), "it has another sandbox by now");
    let id = lifecycle::recover(&db.store, request, lost, "gone").await.unwrap().unwrap();
    assert_eq!(workflows::get(&db.store, id).await.unwrap().kind, params::START_APP);
    let waiting = apps::get(&db.store, app.id).await.unwrap();
    assert_eq!((waiting.status, waiting.sandbox_id), (AppStatus::Generating, None));
    assert!(matches!(lifecycle::recover(&db.store, request, lost, "gone").await, Err(StoreError::Conflict { .. })));
}

#[tokio::test]
async fn an_app_that_goes_on_losing_its_sandbox_is_given_up() {
    let db = testing::database().await;
    let app = running(&db).await;
    let correlation_id = CorrelationId::generate();
    let mut now = SystemClock.now();
    for time in 1.. {
        let request =
            Request { app_id: app.id, user_id: app.user_id, correlation_id: &correlation_id, now, audit: None };
        let lost = apps::get(&db.store, app.id).await.unwrap().sandbox_id.unwrap();
        let Some(id) = lifecycle::recover(&db.store, request, lost, "exit code 1").await.unwrap() else {
            assert_eq!(time, 6);
            break;
        };
        let done = sqlx::query("UPDATE workflows SET status = 'completed' WHERE id = $1").bind(id.uuid());
        done.execute(db.store.pool()).await.unwrap();
        let published = Published { sandbox_id: Uuid::now_v7(), container_id: "c", version: None };
        apps::publish(&db.store, app.id, None, published).await.unwrap();
        now += chrono::TimeDelta::seconds(30);
    }
    let app = apps::get(&db.store, app.id).await.unwrap();
    assert_eq!((app.status, app.sandbox_id), (AppStatus::Error, None));
    let reason = app.status_reason.unwrap();
    assert_eq!(reason, "it ended 6 times in a row (exit code 1); change it or start it again");
}

#[tokio::test]
async fn an_app_that_went_beyond_a_limit_is_not_started_again() {
    let db = testing::database().await;
    let app = running(&db).await;
    let correlation_id = CorrelationId::generate();
    let now = SystemClock.now();
    let request = Request { app_id: app.id, user_id: app.user_id, correlation_id: &correlation_id, now, audit: None };
    assert_eq!(lifecycle::recover(&db.store, request, app.sandbox_id.unwrap(), "oom").await.unwrap(), None);
    let app = apps::get(&db.store, app.id).await.unwrap();
    assert_eq!((app.status, app.sandbox_id), (AppStatus::Error, None));
    assert!(app.status_reason.unwrap().contains("more memory than it may"));
}

#[tokio::test]
async fn a_rollback_needs_its_version() {
    let db = testing::database().await;
    let app = running(&db).await;
    let correlation_id = CorrelationId::generate();
    let now = SystemClock.now();
    let new = NewRollback {
        app_id: app.id,
        user_id: app.user_id,
        to_version: 1,
        correlation_id: &correlation_id,
        now,
        audit: None,
    };
    assert!(matches!(rollback::enqueue(&db.store, new).await, Err(StoreError::NotFound { entity: "version" })));
}
