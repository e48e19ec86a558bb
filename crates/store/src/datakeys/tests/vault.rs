//! With keys from Vault.

use isekai_domain::ErrorCode;
use isekai_platform::config::{Config, KeySource, SecretsConfig};
use isekai_platform::health::HealthStatus;
use isekai_platform::vault::testing::VaultServer;

use super::*;
use crate::users;

struct Fixture {
    server: VaultServer,
    db: TestDatabase,
    config: SecretsConfig,
    store: Store,
    _dir: tempfile::TempDir,
}

async fn fixture() -> Fixture {
    let server = VaultServer::start(&["audit", "index"]).await;
    let dir = tempfile::tempdir().unwrap();
    let config = SecretsConfig {
        source: KeySource::Vault,
        keyring_dir: dir.path().join("none"),
        vault: server.approle(dir.path()),
        ..Config::from_parts(None, []).unwrap().secrets
    };
    let db = testing::database().await;
    let store = another(&db, &config).await;
    Fixture { server, db, config, store, _dir: dir }
}

/// As another process has it.
async fn another(db: &TestDatabase, config: &SecretsConfig) -> Store {
    Store::connect(&db.config()).await.unwrap().with_keyring(Keyring::open(config).await.unwrap())
}

/// As half a minute later.
fn look_again(store: &Store) {
    store.protection().unwrap().known.invalidate_all();
}

#[tokio::test]
async fn while_vault_is_away_those_are_served_whose_keys_are_known_and_others_when_it_is_back() {
    let Fixture { server, db, config, store, _dir } = fixture().await;
    let ada = testing::user(&store, "ada").await;
    let bob = testing::user(&another(&db, &config).await, "bob").await;
    assert_eq!(store.check_keys().await.unwrap().status, HealthStatus::Ok);

    server.script().sealed = true;
    look_again(&store);
    assert_eq!(ada.email(&store).await.unwrap(), "ada@example.org");
    let away = bob.email(&store).await.unwrap_err();
    assert_eq!((away.code(), away.may_pass()), (ErrorCode::ServiceUnavailable, true));
    let check = store.check_keys().await.unwrap();
    assert_eq!(check.status, HealthStatus::Degraded);
    assert_eq!(check.message.as_deref(), Some("Vault is sealed; unseal it with `vault operator unseal`"));
    // The end of a key needs no Vault, and what was known of it is worth nothing.
    let mut connection = store.pool().acquire().await.unwrap();
    erase_in(&store, &mut connection, ada.id.uuid()).await.unwrap();
    assert!(matches!(ada.email(&store).await, Err(StoreError::NotFound { .. })));
    assert_eq!(users::by_username(&store, "bob").await.unwrap().unwrap().id, bob.id);

    server.script().sealed = false;
    let waited = tokio::time::timeout(Duration::from_secs(10), async {
        while bob.email(&store).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    waited.await.unwrap();
    assert_eq!(store.check_keys().await.unwrap().status, HealthStatus::Ok);
    assert!(db.store.check_keys().await.is_none(), "files are not asked how they are");
}

#[tokio::test]
async fn vault_decrypts_each_key_once_whoever_needs_it() {
    let Fixture { server, db, config, store, _dir } = fixture().await;
    let mut people = Vec::new();
    for name in ["ada", "bob", "cy"] {
        people.push(testing::user(&store, name).await);
    }
    assert_eq!(server.count("transit/decrypt"), 0, "who made a key knows it");
    let other = another(&db, &config).await;
    let all = futures::future::join_all((0..6).map(|_| users::with_emails(&other, people.clone()))).await;
    for shown in all {
        assert_eq!(shown.unwrap().len(), 3);
    }
    look_again(&other);
    users::with_emails(&other, people).await.unwrap();
    assert_eq!(server.count("transit/decrypt"), 3);
}

#[tokio::test]
async fn a_rotation_in_vault_moves_every_key_and_lookups_stay() {
    let Fixture { server, db, config, store, _dir } = fixture().await;
    for name in ["ada", "bob", "cy"] {
        testing::user(&store, name).await;
    }
    assert_eq!(rewrap(&store).await.unwrap(), 0);
    let ring = Keyring::open(&config).await.unwrap();
    assert_eq!(ring.rotate(KeyKind::Kek, DateTime::<Utc>::UNIX_EPOCH).await.unwrap(), "vault:v2");
    assert_eq!(rewrap(&store).await.unwrap(), 3);
    assert_eq!((rewrap(&store).await.unwrap(), server.count("transit/rewrap")), (0, 3));
    let sql = "SELECT count(*) FROM data_keys WHERE kek_id <> 'vault:v2'";
    let left: i64 = sqlx::query_scalar(sql).fetch_one(store.pool()).await.unwrap();
    assert_eq!(left, 0);
    let other = another(&db, &config).await;
    let filter = users::UserFilter { text: Some("BOB@example.org"), ..Default::default() };
    let found = users::search(&other, filter, crate::Page::first(5)).await.unwrap().items;
    let shown = users::with_emails(&other, found).await.unwrap();
    assert_eq!(shown.iter().map(|(_, email)| email.as_str()).collect::<Vec<_>>(), ["bob@example.org"]);
}

#[tokio::test]
async fn what_was_in_a_folder_moves_to_vault_with_one_rotation() {
    let Fixture { db, config, _dir, server: _server, store: _store } = fixture().await;
    let folder = Arc::new(Keyring::load_or_create(&config.keyring_dir).unwrap());
    let before = db.store.clone().with_keyring(Arc::clone(&folder));
    let sealed = {
        let mut connection = before.pool().acquire().await.unwrap();
        secrets::seal_in(&before, &mut connection, UserId::from(uuid::Uuid::from_u128(7)), "test", b"secret").await
    };
    let after = another(&db, &config).await;
    assert_eq!(rewrap(&after).await.unwrap(), 1);
    assert_eq!(open(&after, UserId::from(uuid::Uuid::from_u128(7)), &sealed.unwrap()).await.unwrap(), b"secret");
    let ids: Vec<String> = sqlx::query_scalar("SELECT kek_id FROM data_keys").fetch_all(after.pool()).await.unwrap();
    assert_eq!(ids, ["vault:v1"]);
}
