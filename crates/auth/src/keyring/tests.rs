use super::*;

mod vault;

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

#[tokio::test]
async fn a_rotated_key_is_used_at_once_and_the_old_one_stays_readable() {
    let dir = tempfile::tempdir().unwrap();
    let ring = Keyring::load_or_create(dir.path()).unwrap();
    let other = Keyring::load_or_create(dir.path()).unwrap();
    let first = ring.current(KeyKind::Kek).unwrap();
    let id = ring.rotate(KeyKind::Kek, NOW).await.unwrap();
    assert_eq!(&*ring.current(KeyKind::Kek).unwrap().id, id);
    assert_eq!(ring.find(KeyKind::Kek, &first.id).unwrap().secret, first.secret);
    assert_ne!(ring.find(KeyKind::Kek, &id).unwrap().secret, first.secret);
    assert_eq!(&*other.find(KeyKind::Kek, &id).unwrap().id, id, "another process reads the folder again");
    assert_eq!(&*ring.current(KeyKind::Audit).unwrap().id, "0", "other kinds stay");
    let later = ring.rotate(KeyKind::Kek, NOW + chrono::TimeDelta::days(1)).await.unwrap();
    assert_eq!(&*ring.current(KeyKind::Kek).unwrap().id, later);
}

#[test]
fn processes_that_start_together_agree() {
    let dir = tempfile::tempdir().unwrap();
    let secrets: Vec<_> = std::thread::scope(|scope| {
        let load = || Keyring::load_or_create(dir.path()).unwrap().current(KeyKind::Audit).unwrap().secret;
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(secrets.iter().all(|secret| *secret == secrets[0]));
}

#[test]
fn a_key_that_is_missing_or_open_to_others_or_no_key_is_an_error() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(Keyring::load(dir.path()), Err(KeyError::Missing { kind: "kek", .. })));
    let ring = Keyring::load_or_create(dir.path()).unwrap();
    assert!(matches!(ring.find(KeyKind::Kek, "nobody's"), Err(KeyError::Unknown { .. })));
    let path = dir.path().join("kek-0.key");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(matches!(Keyring::load(dir.path()), Err(KeyError::Permissions { .. })));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&path, "not a key").unwrap();
    assert!(matches!(Keyring::load(dir.path()), Err(KeyError::Content { .. })));
}

#[test]
fn keys_are_not_shown() {
    let ring = Keyring::fixed(0xab);
    assert!(!format!("{ring:?} {:?}", ring.current(KeyKind::Kek).unwrap()).contains("171"));
}

#[tokio::test]
async fn a_folder_for_another_process_gets_every_key() {
    let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let ring = Keyring::load_or_create(dir.path()).unwrap();
    ring.copy_to(copy.path()).unwrap();
    let id = ring.rotate(KeyKind::Audit, NOW).await.unwrap();
    let other = Keyring::load(copy.path()).unwrap();
    assert!(matches!(other.find(KeyKind::Audit, &id), Err(KeyError::Unknown { .. })));
    ring.copy_to(copy.path()).unwrap();
    assert_eq!(other.find(KeyKind::Audit, &id).unwrap().secret, ring.find(KeyKind::Audit, &id).unwrap().secret);
}
