use chrono::TimeDelta;
use isekai_domain::{Clock, SessionId, SystemClock};
use serde_json::Value;

use super::*;
use crate::security::{EventFilter, EventType, Severity};
use crate::sessions::{self, NewSession};
use crate::testing::{self, TestDatabase};
use crate::{Page, users};

/// Three are free, the fourth waits, the fifth locks.
const RULE: Rule =
    Rule { wait_until: |failures, now| (failures > 3).then(|| now + TimeDelta::seconds(5)), locks_from: 5 };

async fn fail(db: &TestDatabase, counted: Option<UserId>, now: DateTime<Utc>) -> Option<u32> {
    let locked = NewEvent {
        kind: EventType::AuthenticationFailure,
        severity: Severity::Medium,
        user_id: counted,
        details: Value::Null,
        ip_address: None,
        correlation_id: None,
        at: now,
        once: None,
    };
    let failure = Failure { counted, now, audit: AuditEntry::new("login", "session", now), locked };
    failed(&db.store, failure, RULE).await.unwrap()
}

async fn accept(db: &TestDatabase, user_id: UserId, now: DateTime<Utc>, factor: Factor) -> bool {
    let id = SessionId::new();
    let session =
        NewSession { user_id, token_hash: [7; 32], expires_at: now + TimeDelta::days(1), user_agent: None, ip: None };
    let audit = AuditEntry::new("login", "session", now);
    let done = accepted(&db.store, Accepted { id, session, factor, now, audit }).await.unwrap();
    assert_eq!(sessions::is_live(&db.store, id).await.unwrap(), done);
    done
}

async fn events(db: &TestDatabase) -> usize {
    security::page(&db.store, EventFilter::default(), Page::first(99)).await.unwrap().items.len()
}

async fn rows(db: &TestDatabase) -> usize {
    audit::page(&db.store, audit::AuditFilter::default(), Page::first(99)).await.unwrap().items.len()
}

#[tokio::test]
async fn failures_count_until_a_success_and_none_counts_while_the_account_waits() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let now = SystemClock.now();
    for count in 1..=4 {
        assert_eq!(fail(&db, Some(ada), now).await, Some(count));
    }
    assert_eq!(fail(&db, Some(ada), now).await, None, "it waits");
    assert!(!accept(&db, ada, now, Factor::None).await, "not even the right password");
    assert_eq!(events(&db).await, 0);
    let later = now + TimeDelta::seconds(5);
    assert_eq!(fail(&db, Some(ada), later).await, Some(5));
    assert_eq!(events(&db).await, 1, "this one locked it");
    assert!(!accept(&db, ada, later, Factor::None).await);
    assert!(accept(&db, ada, later + TimeDelta::seconds(5), Factor::None).await);
    let user = users::by_id(&db.store, ada).await.unwrap().unwrap();
    assert_eq!((user.failed_login_attempts, user.locked_until), (0, None));
    assert!(user.last_login_at.is_some());
    assert_eq!(rows(&db).await, 7, "each has its row, and what was not done has none");
}

#[tokio::test]
async fn a_name_that_nobody_has_leaves_a_row_and_counts_nowhere() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    assert_eq!(fail(&db, None, SystemClock.now()).await, None);
    assert_eq!(rows(&db).await, 1);
    assert_eq!(users::by_id(&db.store, ada).await.unwrap().unwrap().failed_login_attempts, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn attempts_at_the_same_time_are_judged_one_after_the_other() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let now = SystemClock.now();
    let all = futures::future::join_all((0..12).map(|_| fail(&db, Some(ada), now))).await;
    let mut counted: Vec<u32> = all.into_iter().flatten().collect();
    counted.sort_unstable();
    assert_eq!(counted, [1, 2, 3, 4]);
}

#[tokio::test]
async fn an_account_that_is_shut_or_asks_for_a_second_factor_is_not_entered_without() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let now = SystemClock.now();
    for factor in [Factor::Step(1), Factor::Recovery([1; 32])] {
        assert!(!accept(&db, ada, now, factor).await, "{factor:?}");
    }
    testing::lock_account(&db.store, ada).await;
    assert!(!accept(&db, ada, now, Factor::None).await);
}
