mod vault;

use chrono::{DateTime, Utc};
use isekai_auth::KeyKind;
use isekai_domain::UserId;

use super::*;
use crate::testing::{self, TestDatabase};
use crate::{audit, secrets};

async fn seal(db: &TestDatabase, owner: UserId) -> Vec<u8> {
    let mut tx = db.store.begin().await.unwrap();
    let sealed = secrets::seal_in(&db.store, &mut tx, owner, "test", b"secret").await.unwrap();
    tx.commit().await.unwrap();
    sealed
}

async fn open(store: &Store, owner: UserId, sealed: &[u8]) -> Result<Vec<u8>> {
    let mut connection = store.pool().acquire().await.unwrap();
    secrets::open_in(store, &mut connection, owner, "test", sealed).await.map(|plain| plain.to_vec())
}

#[tokio::test]
async fn a_value_is_its_owners_and_gone_with_their_key() {
    let db = testing::database().await;
    let (ada, bob) = (UserId::new(), UserId::new());
    let sealed = seal(&db, ada).await;
    assert_eq!(open(&db.store, ada, &sealed).await.unwrap(), b"secret");
    seal(&db, bob).await;
    assert!(matches!(open(&db.store, bob, &sealed).await, Err(StoreError::Sealed(_))));

    let mut connection = db.store.pool().acquire().await.unwrap();
    erase_in(&db.store, &mut connection, ada.uuid()).await.unwrap();
    erase_in(&db.store, &mut connection, ada.uuid()).await.unwrap();
    assert!(matches!(open(&db.store, ada, &sealed).await, Err(StoreError::NotFound { .. })));
    let again = secrets::seal_in(&db.store, &mut connection, ada, "test", b"secret").await;
    assert!(matches!(again, Err(StoreError::NotFound { .. })), "a key that was destroyed is not made anew");
}

#[tokio::test]
async fn a_key_of_a_transaction_that_does_not_end_well_is_not_remembered() {
    let db = testing::database().await;
    let ada = UserId::new();
    let mut tx = db.store.begin().await.unwrap();
    secrets::seal_in(&db.store, &mut tx, ada, "test", b"lost").await.unwrap();
    drop(tx);
    let sealed = seal(&db, ada).await;
    let elsewhere = Store::connect(&db.config()).await.unwrap().with_keyring(testing::keyring());
    assert_eq!(open(&elsewhere, ada, &sealed).await.unwrap(), b"secret");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_need_a_new_key_at_the_same_time_get_the_same_one() {
    let db = testing::database().await;
    let ada = UserId::new();
    let sealed = futures::future::join_all((0..8).map(|_| seal(&db, ada))).await;
    for value in &sealed {
        assert_eq!(open(&db.store, ada, value).await.unwrap(), b"secret");
    }
}

#[tokio::test]
async fn rotation_moves_every_key_while_all_goes_on() {
    let db = testing::database().await;
    let dir = tempfile::tempdir().unwrap();
    let ring = Arc::new(Keyring::load_or_create(dir.path()).unwrap());
    let store = Store::connect(&db.config()).await.unwrap().with_keyring(Arc::clone(&ring));
    let people: Vec<UserId> = (0..3).map(|_| UserId::new()).collect();
    let mut sealed = Vec::new();
    for person in &people {
        let mut connection = store.pool().acquire().await.unwrap();
        sealed.push(secrets::seal_in(&store, &mut connection, *person, "test", b"secret").await.unwrap());
    }
    // Another process, which has read the keyring before.
    let other_ring = Arc::new(Keyring::load(dir.path()).unwrap());
    assert_eq!(rewrap(&store).await.unwrap(), 0);
    let id = ring.rotate(KeyKind::Kek, DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
    assert_eq!(rewrap(&store).await.unwrap(), 3);
    let sql = "SELECT count(*) FROM data_keys WHERE kek_id <> $1";
    let left: i64 = sqlx::query_scalar(sql).bind(&id).fetch_one(store.pool()).await.unwrap();
    assert_eq!(left, 0);
    let other = Store::connect(&db.config()).await.unwrap().with_keyring(other_ring);
    for (person, value) in people.iter().zip(&sealed) {
        assert_eq!(open(&other, *person, value).await.unwrap(), b"secret");
    }
}

#[tokio::test]
async fn without_keys_nothing_that_needs_them_is_written() {
    let db = testing::database().await;
    let bare = Store::connect(&db.config()).await.unwrap();
    let entry = audit::AuditEntry::new("login", "session", DateTime::<Utc>::UNIX_EPOCH);
    assert!(matches!(audit::append(&bare, entry).await, Err(StoreError::NoKeyring)));
}
