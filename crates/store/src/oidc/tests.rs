use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{Clock, SystemClock};

use super::flows::{self, NewFlow};
use super::proofs::{self, Proof};
use crate::testing::{self, TestDatabase};

async fn begin(db: &TestDatabase, state: u8, now: DateTime<Utc>) {
    let expires_at = now + TimeDelta::minutes(10);
    let new = NewFlow { state_hash: [state; 32], secret_hash: [9; 32], provider: "acme", return_to: "/a", expires_at };
    flows::begin(&db.store, new).await.unwrap();
}

#[tokio::test]
async fn a_flow_is_taken_once_in_its_time_by_the_browser_that_began_it() {
    let db = testing::database().await;
    let now = SystemClock.now();
    begin(&db, 1, now).await;
    let take = async |state: u8, secret: u8, provider: &str, at| {
        flows::take(&db.store, &[state; 32], &[secret; 32], provider, at).await.unwrap()
    };
    assert_eq!(take(2, 9, "acme", now).await, None, "no such state");
    assert_eq!(take(1, 8, "acme", now).await, None, "another browser");
    assert_eq!(take(1, 9, "other", now).await, None, "another provider");
    assert_eq!(take(1, 9, "acme", now).await.as_deref(), Some("/a"), "none of them ended it");
    assert_eq!(take(1, 9, "acme", now).await, None, "once");
    begin(&db, 3, now).await;
    assert_eq!(take(3, 9, "acme", now + TimeDelta::minutes(10)).await, None, "too late");
}

#[tokio::test]
async fn a_proof_lasts_its_time_and_one_takes_it() {
    let db = testing::database().await;
    let now = SystemClock.now();
    let proof = Proof { user: testing::user(&db.store, "ada").await.id, provider: "acme".into() };
    proofs::put(&db.store, &[1; 32], &proof, now + TimeDelta::minutes(5)).await.unwrap();
    assert_eq!(proofs::get(&db.store, &[1; 32], now).await.unwrap(), Some(proof.clone()));
    assert_eq!(proofs::get(&db.store, &[2; 32], now).await.unwrap(), None);
    assert_eq!(proofs::get(&db.store, &[1; 32], now + TimeDelta::minutes(5)).await.unwrap(), None);
    assert!(proofs::take(&db.store, &[1; 32]).await.unwrap());
    assert!(!proofs::take(&db.store, &[1; 32]).await.unwrap());
    let nobody = Proof { user: isekai_domain::UserId::new(), ..proof };
    assert!(proofs::put(&db.store, &[3; 32], &nobody, now).await.is_err());
}
