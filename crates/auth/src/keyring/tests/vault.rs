use std::path::Path;
use std::sync::Mutex;

use isekai_platform::config::VaultConfig;
use isekai_platform::vault::testing::VaultServer;

use super::*;
use crate::seal::{DataKey, SealError, Wrapped};

fn settings(vault: VaultConfig, keyring_dir: &Path) -> SecretsConfig {
    SecretsConfig { source: KeySource::Vault, keyring_dir: keyring_dir.to_owned(), also_in: Vec::new(), vault }
}

struct Fixture {
    server: VaultServer,
    config: SecretsConfig,
    dir: tempfile::TempDir,
}

async fn fixture() -> Fixture {
    let server = VaultServer::start(&["audit", "index"]).await;
    let dir = tempfile::tempdir().unwrap();
    let config = settings(server.approle(dir.path()), &dir.path().join("keyring"));
    Fixture { server, config, dir }
}

#[tokio::test]
async fn data_keys_are_wrapped_by_vault_for_their_owner_and_keys_of_other_kinds_come_from_it() {
    let Fixture { server, config, dir: _dir } = fixture().await;
    let ring = Keyring::open(&config).await.unwrap();
    let (key, wrapped) = DataKey::generate(&ring, b"ada").await.unwrap();
    assert_eq!(wrapped.kek_id, "vault:v1");
    let sealed = key.seal(b"", b"value").unwrap();
    let other = Keyring::open_or_create(&config).await.unwrap();
    let again = DataKey::unwrap(&other, b"ada", &wrapped).await.unwrap();
    assert_eq!(&again.open(b"", &sealed).unwrap()[..], b"value");
    assert!(DataKey::unwrap(&other, b"bob", &wrapped).await.is_err(), "somebody else's");
    let broken = Wrapped { bytes: b"vault:v1:\xff".to_vec(), ..wrapped.clone() };
    assert!(matches!(DataKey::unwrap(&other, b"ada", &broken).await, Err(SealError::Broken)));

    for kind in [KeyKind::Audit, KeyKind::Index] {
        let (left, right) = (ring.current(kind).unwrap(), other.current(kind).unwrap());
        assert_eq!((left.secret, &*left.id), (right.secret, "0"));
    }
    assert!(!config.keyring_dir.exists(), "no key is written to a file");
    assert!(ring.is_remote());
    ring.ping().await.unwrap();
    server.script().sealed = true;
    assert!(ring.ping().await.unwrap_err().may_pass());
    let secret = hex::encode(&ring.current(KeyKind::Audit).unwrap().secret[..]);
    assert!(!format!("{ring:?} {:?}", ring.current(KeyKind::Audit).unwrap()).contains(&secret));
}

#[tokio::test]
async fn rotations_make_a_new_version_or_a_new_key_and_the_old_ones_stay() {
    let Fixture { config, server: _server, dir: _dir } = fixture().await;
    let ring = Keyring::open(&config).await.unwrap();
    let (key, wrapped) = DataKey::generate(&ring, b"ada").await.unwrap();
    let sealed = key.seal(b"", b"value").unwrap();
    assert_eq!(ring.rotate(KeyKind::Kek, NOW).await.unwrap(), "vault:v2");
    let moved = ring.rewrap(b"ada", &wrapped).await.unwrap();
    assert_eq!((moved.kek_id.as_str(), ring.wrapping_key().await.unwrap().as_str()), ("vault:v2", "vault:v2"));
    for stored in [&wrapped, &moved] {
        let key = DataKey::unwrap(&ring, b"ada", stored).await.unwrap();
        assert_eq!(&key.open(b"", &sealed).unwrap()[..], b"value");
    }
    let first = ring.current(KeyKind::Audit).unwrap();
    let id = ring.rotate(KeyKind::Audit, NOW).await.unwrap();
    assert_eq!(&*ring.current(KeyKind::Audit).unwrap().id, id);
    let other = Keyring::open(&config).await.unwrap();
    assert_eq!(&*other.current(KeyKind::Audit).unwrap().id, id);
    assert_eq!(other.find(KeyKind::Audit, &first.id).unwrap().secret, first.secret);
}

#[tokio::test]
async fn what_is_missing_in_vault_is_named_with_what_makes_it() {
    let Fixture { server, config, dir: _dir } = fixture().await;
    let error = async || Keyring::open(&config).await.unwrap_err();
    server.remove_secret("index");
    let text = error().await.to_string();
    assert!(text.starts_with("Vault has no index key. "), "{text}");
    assert!(text.contains("`openssl rand -hex 32 | vault kv put -mount=secret isekai/index 0=-`"), "{text}");
    server.set_secret("index", "0", "not a key");
    assert_eq!(error().await.to_string(), "what Vault has as index key 0 is not 64 hexadecimal digits");
    server.script().derived = false;
    let text = error().await.to_string();
    assert!(text.contains("isekai of Vault's transit engine is not a derived one"), "{text}");
    assert!(text.contains("`vault write -f transit/keys/isekai type=aes256-gcm96 derived=true`"), "{text}");
    server.remove_transit_key();
    assert!(matches!(error().await, KeyError::Transit { .. }));
    server.script().denied.push("transit/keys".to_owned());
    let denied = error().await;
    assert!(denied.to_string().contains("denies access to transit/keys/isekai"), "{denied}");
    assert!(!denied.may_pass(), "nobody waits for that");
    assert!(Keyring::wait_for(&config, |_| panic!("waits")).await.is_err());
}

#[tokio::test]
async fn who_starts_while_vault_is_sealed_waits_and_says_so() {
    let Fixture { server, config, dir: _dir } = fixture().await;
    server.script().sealed = true;
    assert!(Keyring::open(&config).await.unwrap_err().to_string().contains("unseal it"));
    let told = Mutex::new(Vec::new());
    let waiting = Keyring::wait_for(&config, |why| {
        told.lock().unwrap().push(why.to_string());
        server.script().sealed = false;
    });
    waiting.await.unwrap().current(KeyKind::Index).unwrap();
    assert_eq!(*told.lock().unwrap(), ["Vault is sealed; unseal it with `vault operator unseal`"]);
}

#[tokio::test]
async fn who_comes_from_a_folder_reads_on_and_moves_to_vault() {
    let Fixture { config, dir, server: _server } = fixture().await;
    let folder = Keyring::load_or_create(&dir.path().join("keyring")).unwrap();
    let (key, old) = DataKey::generate(&folder, b"ada").await.unwrap();
    let sealed = key.seal(b"", b"value").unwrap();
    let ring = Keyring::open(&config).await.unwrap();
    let moved = ring.rewrap(b"ada", &old).await.unwrap();
    assert_eq!((old.kek_id.as_str(), moved.kek_id.as_str()), ("0", "vault:v1"));
    for stored in [&old, &moved] {
        let key = DataKey::unwrap(&ring, b"ada", stored).await.unwrap();
        assert_eq!(&key.open(b"", &sealed).unwrap()[..], b"value");
    }
    let audit = |ring: &Keyring| ring.current(KeyKind::Audit).unwrap().secret;
    assert_ne!(audit(&ring), audit(&folder), "other kinds are Vault's");
    let without = DataKey::unwrap(&folder, b"ada", &moved).await.unwrap_err();
    assert!(matches!(without, SealError::Key(KeyError::Unknown { .. })), "{without}");
}
