use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::testing::{self, TestDatabase};

fn entry() -> AuditEntry {
    AuditEntry::new("enable_mfa", "user", SystemClock.now())
}

async fn enabled(db: &TestDatabase) -> UserId {
    let user = testing::user(&db.store, "ada").await.id;
    begin(&db.store, user, b"sealed", entry()).await.unwrap();
    let enabling = Enabling { user, step: 7, recovery_codes: &[[1; 32], [2; 32]], audit: entry() };
    assert!(enable(&db.store, enabling).await.unwrap());
    user
}

async fn uses(db: &TestDatabase, user: UserId, factor: Factor) -> bool {
    let mut tx = db.store.begin().await.unwrap();
    let used = use_in(&db.store, &mut tx, user, factor, SystemClock.now()).await.unwrap();
    tx.commit().await.unwrap();
    used
}

#[tokio::test]
async fn the_secret_is_stored_sealed_and_for_its_account_only() {
    let db = testing::database().await;
    let (ada, bob) = (testing::user(&db.store, "ada").await.id, testing::user(&db.store, "bob").await.id);
    for (user, secret) in [(ada, b"secret of ada".as_slice()), (bob, b"secret of bob".as_slice())] {
        begin(&db.store, user, secret, entry()).await.unwrap();
    }
    let stored: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT secret FROM mfa_secrets").fetch_all(db.store.pool()).await.unwrap();
    assert!(stored.iter().all(|sealed| !sealed.windows(9).any(|window| window == b"secret of")));
    assert_eq!(&get(&db.store, ada).await.unwrap().unwrap().secret[..], b"secret of ada");
    let sql = "UPDATE mfa_secrets SET secret = (SELECT secret FROM mfa_secrets WHERE user_id = $1) WHERE user_id = $2";
    sqlx::query(sql).bind(ada.uuid()).bind(bob.uuid()).execute(db.store.pool()).await.unwrap();
    assert!(get(&db.store, bob).await.is_err(), "put into another account's row it opens nothing");
}

#[tokio::test]
async fn each_step_and_each_recovery_code_is_good_once() {
    let db = testing::database().await;
    let user = enabled(&db).await;
    assert!(!uses(&db, user, Factor::None).await, "a code is asked for");
    assert!(!uses(&db, user, Factor::Step(7)).await, "enabling used it");
    assert!(uses(&db, user, Factor::Step(9)).await);
    for gone in [9, 8] {
        assert!(!uses(&db, user, Factor::Step(gone)).await, "{gone}");
    }
    assert!(uses(&db, user, Factor::Recovery([2; 32])).await);
    assert!(!uses(&db, user, Factor::Recovery([2; 32])).await);
    assert!(!uses(&db, user, Factor::Recovery([3; 32])).await);
}

#[tokio::test]
async fn recovery_codes_are_stored_sealed_and_those_from_before_work_and_become_so() {
    let db = testing::database().await;
    let user = enabled(&db).await;
    let lengths = async || -> Vec<i32> {
        let sql = "SELECT length(code_hash) FROM mfa_recovery_codes ORDER BY 1";
        sqlx::query_scalar(sql).fetch_all(db.store.pool()).await.unwrap()
    };
    assert_eq!(lengths().await, [61, 61]);
    let old = "INSERT INTO mfa_recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])";
    let codes: [&[u8]; 3] = [&[3; 32], &[4; 32], &[5; 32]];
    sqlx::query(old).bind(user.uuid()).bind(&codes[..]).execute(db.store.pool()).await.unwrap();
    assert!(uses(&db, user, Factor::Recovery([3; 32])).await);
    assert_eq!(lengths().await, [61; 4], "the one that was used is gone");
    assert!(!uses(&db, user, Factor::Recovery([3; 32])).await);
    assert!(uses(&db, user, Factor::Recovery([4; 32])).await);
    assert!(uses(&db, user, Factor::Recovery([1; 32])).await);
    let bob = testing::user(&db.store, "bob").await.id;
    begin(&db.store, bob, b"sealed", entry()).await.unwrap();
    let enabling = Enabling { user: bob, step: 7, recovery_codes: &[[9; 32]], audit: entry() };
    assert!(enable(&db.store, enabling).await.unwrap());
    let sql = "UPDATE mfa_recovery_codes SET code_hash = (SELECT code_hash FROM mfa_recovery_codes
                   WHERE user_id = $1 AND used_at IS NULL LIMIT 1) WHERE user_id = $2";
    sqlx::query(sql).bind(user.uuid()).bind(bob.uuid()).execute(db.store.pool()).await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    let moved = use_in(&db.store, &mut tx, bob, Factor::Recovery([5; 32]), SystemClock.now()).await;
    assert!(moved.is_err(), "put into another account's row it opens nothing");
}

#[tokio::test]
async fn what_is_enabled_is_not_replaced_and_what_is_disabled_leaves_nothing() {
    let db = testing::database().await;
    let user = enabled(&db).await;
    assert!(matches!(begin(&db.store, user, b"other", entry()).await, Err(StoreError::Conflict { .. })));
    assert!(!disable(&db.store, user, Factor::Step(7), entry()).await.unwrap());
    assert!(is_enabled(&db.store, user).await.unwrap());
    assert!(disable(&db.store, user, Factor::Recovery([1; 32]), entry()).await.unwrap());
    assert!(get(&db.store, user).await.unwrap().is_none());
    assert!(!uses(&db, user, Factor::Recovery([2; 32])).await);
    assert!(uses(&db, user, Factor::None).await);
}

#[tokio::test]
async fn a_role_asks_for_a_second_factor_of_those_who_have_none() {
    let db = testing::database().await;
    let ada = enabled(&db).await;
    let bob = testing::user(&db.store, "bob").await.id;
    let owed = async || (is_owed(&db.store, ada).await.unwrap(), is_owed(&db.store, bob).await.unwrap());
    assert_eq!(owed().await, (false, false));
    set_required(&db.store, "user", true, entry()).await.unwrap();
    assert_eq!(owed().await, (false, true));
    set_required(&db.store, "user", false, entry()).await.unwrap();
    assert_eq!(owed().await, (false, false));
    let nothing = set_required(&db.store, "no such role", true, entry()).await;
    assert!(matches!(nothing, Err(StoreError::NotFound { .. })));
    let late = SystemClock.now() + TimeDelta::days(1);
    assert!(get(&db.store, ada).await.unwrap().unwrap().enabled_at.is_some_and(|at| at < late));
}
