use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::testing::{self, TestDatabase};

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

async fn turn(db: &TestDatabase, from: u8, to: u8) -> Rotation {
    rotate(&db.store, &[from; 32], &[to; 32], SystemClock.now()).await.unwrap()
}

async fn late_turn(db: &TestDatabase, from: u8, to: u8) -> Rotation {
    rotate(&db.store, &[from; 32], &[to; 32], SystemClock.now() + GRACE).await.unwrap()
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
    assert_eq!(rotate(&db.store, &[1; 32], &[2; 32], late).await.unwrap(), Rotation::Expired);
    assert_eq!(of_token(&db.store, &[1; 32]).await.unwrap(), Some(id));
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
