use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};

use serde_json::Value;

use super::*;
use crate::Page;
use crate::security::{EventFilter, EventType, Severity};
use crate::testing::{self, TestDatabase};

const IDLE: TimeDelta = TimeDelta::days(7);

async fn session(db: &TestDatabase) -> (UserId, SessionId) {
    let user = testing::user(&db.store, "ada").await.id;
    let new = NewSession {
        user_id: user,
        token_hash: [1; 32],
        expires_at: SystemClock.now() + TimeDelta::days(1),
        user_agent: Some("a\0gent"),
        ip: None,
    };
    (user, start(&db.store, new).await.unwrap())
}

async fn turn_at(db: &TestDatabase, from: u8, to: u8, now: DateTime<Utc>) -> Rotation {
    let reused = |_, user| {
        let event = NewEvent {
            kind: EventType::SecurityViolation,
            severity: Severity::High,
            user_id: Some(user),
            details: Value::Null,
            ip_address: None,
            correlation_id: None,
            at: now,
            once: None,
        };
        (AuditEntry::new("refresh", "session", now), event)
    };
    rotate(&db.store, &[from; 32], &[to; 32], now, IDLE, reused).await.unwrap()
}

async fn turn(db: &TestDatabase, from: u8, to: u8) -> Rotation {
    turn_at(db, from, to, SystemClock.now()).await
}

async fn late_turn(db: &TestDatabase, from: u8, to: u8) -> Rotation {
    turn_at(db, from, to, SystemClock.now() + GRACE).await
}

#[tokio::test]
async fn each_token_is_good_once_and_a_second_use_ends_the_family() {
    let db = testing::database().await;
    let (user_id, session_id) = session(&db).await;
    assert!(matches!(turn(&db, 1, 2).await, Rotation::Rotated { user_id: u, .. } if u == user_id));
    assert!(matches!(turn(&db, 2, 3).await, Rotation::Rotated { session_id: s, .. } if s == session_id));
    assert!(is_live(&db.store, session_id).await.unwrap());
    assert_eq!(late_turn(&db, 2, 3).await, Rotation::Reused { session_id, user_id });
    assert!(!is_live(&db.store, session_id).await.unwrap());
    let events = security::page(&db.store, EventFilter::default(), Page::first(9)).await.unwrap().items;
    assert_eq!(events.iter().map(|event| event.user_id).collect::<Vec<_>>(), [Some(user_id)]);
    // The one that was good until then is worth nothing either.
    assert_eq!(turn(&db, 3, 4).await, Rotation::Revoked);
    assert_eq!(turn(&db, 4, 5).await, Rotation::Unknown);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_lost_the_answer_gets_it_again_for_a_moment() {
    let db = testing::database().await;
    let (user_id, session_id) = session(&db).await;
    let (first, second) = tokio::join!(turn(&db, 1, 2), turn(&db, 1, 2));
    for answer in [first, second, turn(&db, 1, 2).await] {
        assert!(matches!(answer, Rotation::Rotated { session_id: s, .. } if s == session_id), "{answer:?}");
    }
    assert!(matches!(turn(&db, 2, 3).await, Rotation::Rotated { .. }));
    // The next one was used: whoever shows the first again is not who lost its answer.
    assert_eq!(turn(&db, 1, 2).await, Rotation::Reused { session_id, user_id });
}

#[tokio::test]
async fn expired_and_revoked_sessions_do_not_rotate() {
    let db = testing::database().await;
    let (user, id) = session(&db).await;
    let late = SystemClock.now() + TimeDelta::days(2);
    assert_eq!(turn_at(&db, 1, 2, late).await, Rotation::Expired);
    assert_eq!(of_token(&db.store, &[1; 32]).await.unwrap(), Some((id, user)));
    revoke(&db.store, id, "signed out").await.unwrap();
    assert_eq!(turn(&db, 1, 2).await, Rotation::Revoked);
    assert_eq!(revoke_all(&db.store, user, "again").await.unwrap(), 0);
    let listed = list(&db.store, user).await.unwrap();
    assert_eq!(listed[0].revoked_reason.as_deref(), Some("signed out"));
    assert_eq!(listed[0].user_agent.as_deref(), Some("a\u{fffd}gent"));
}

#[tokio::test]
async fn a_session_of_a_suspended_account_is_dead() {
    let db = testing::database().await;
    let (user, id) = session(&db).await;
    let sql = "UPDATE users SET account_status = 'suspended' WHERE id = $1";
    sqlx::query(sql).bind(user.uuid()).execute(db.store.pool()).await.unwrap();
    assert!(!is_live(&db.store, id).await.unwrap());
}

#[tokio::test]
async fn one_or_all_sessions_are_ended_by_their_owner_with_a_row_of_the_audit_log() {
    let db = testing::database().await;
    let (user, first) = session(&db).await;
    let now = SystemClock.now();
    let another = async |hash| {
        let expires_at = now + TimeDelta::days(1);
        let new = NewSession { user_id: user, token_hash: [hash; 32], expires_at, user_agent: None, ip: None };
        start(&db.store, new).await.unwrap()
    };
    let (second, third) = (another(2).await, another(3).await);
    let entry = || AuditEntry::new("logout", "session", now);
    assert!(!end::one(&db.store, UserId::new(), first, "x", entry()).await.unwrap(), "somebody else's");
    assert!(end::one(&db.store, user, first, "x", entry()).await.unwrap());
    assert!(!end::one(&db.store, user, first, "x", entry()).await.unwrap(), "it has ended");
    let ids: Vec<_> = open(&db.store, user, now, IDLE).await.unwrap().iter().map(|session| session.id).collect();
    assert_eq!(ids, [third, second]);
    assert_eq!(end::all(&db.store, user, Some(third), "x", entry()).await.unwrap(), [second]);
    assert_eq!(end::all(&db.store, user, None, "x", entry()).await.unwrap(), [third]);
    let rows = audit::page(&db.store, audit::AuditFilter::default(), Page::first(9)).await.unwrap().items;
    assert_eq!(rows.len(), 3);
}
