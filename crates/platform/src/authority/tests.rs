use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::*;

fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

#[test]
fn each_role_gets_a_certificate_that_proves_it_and_a_private_key_file() {
    let dir = tempfile::tempdir().unwrap();
    assert!(ensure(dir.path(), now()).unwrap());
    for role in ROLES {
        let files = TlsFiles::in_dir(dir.path(), role);
        let cert = CertificateDer::from_pem_file(&files.cert).unwrap();
        assert_eq!(crate::tls::role_of(&cert).as_deref(), Some(*role));
        assert_eq!(fs::metadata(&files.key).unwrap().permissions().mode() & 0o777, 0o600);
        crate::tls::server_config(&files, &["serve"]).unwrap();
        crate::tls::client_config(&files).unwrap();
    }
    assert!(!ensure(dir.path(), now()).unwrap(), "a second call keeps what is there");
}

#[test]
fn what_a_killed_start_left_is_made_anew() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    ensure(dir.path(), now()).unwrap();
    ensure(other.path(), now()).unwrap();
    let serve = TlsFiles::in_dir(dir.path(), "serve");
    let damages: [&dyn Fn(); 5] = [
        &|| fs::remove_file(&serve.key).unwrap(),
        &|| fs::write(&serve.key, "").unwrap(),
        &|| fs::write(&serve.cert, &fs::read(&serve.cert).unwrap()[..100]).unwrap(),
        &|| fs::write(&serve.ca, "").unwrap(),
        &|| {
            fs::remove_dir_all(dir.path().join("worker")).unwrap();
            fs::rename(other.path().join("worker"), dir.path().join("worker")).unwrap();
            fs::create_dir(dir.path().join("serve.new")).unwrap();
        },
    ];
    for (number, damage) in damages.iter().enumerate() {
        damage();
        assert!(ensure(dir.path(), now()).unwrap(), "damage {number}");
        assert!(!ensure(dir.path(), now()).unwrap(), "damage {number} is mended");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), ROLES.len(), "nothing unfinished is left");
}

#[test]
fn certificates_end_and_are_made_anew_before_that() {
    let dir = tempfile::tempdir().unwrap();
    ensure(dir.path(), now()).unwrap();
    let serve = TlsFiles::in_dir(dir.path(), "serve");
    for (days, valid, due) in
        [(0, true, false), (59, true, false), (62, true, true), (89, true, true), (93, false, true)]
    {
        let at = now() + TimeDelta::days(days);
        assert_eq!((is_valid_at(&serve, at), is_due(dir.path(), at)), (valid, due), "day {days}");
    }
    assert!(!is_valid_at(&serve, now() - TimeDelta::days(3)));
    assert!(is_due(dir.path(), now() - TimeDelta::days(60)), "of a clock that went back");
    assert!(ensure(dir.path(), now() + TimeDelta::days(62)).unwrap());
    assert!(!ensure(dir.path(), now() + TimeDelta::days(62)).unwrap());
}

#[test]
fn a_renewal_keeps_a_whole_set_at_each_step() {
    let dir = tempfile::tempdir().unwrap();
    ensure(dir.path(), now()).unwrap();
    let files = TlsFiles::in_dir(dir.path(), "worker");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let (ca, cert) = (read(&files.ca), read(&files.cert));
    let later = now() + TimeDelta::days(70);
    // Started as root, `up` gives each role its own.
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    if is_root {
        for file in [&files.ca, &files.cert, &files.key] {
            std::os::unix::fs::chown(file, Some(65_534), Some(65_534)).unwrap();
        }
    }

    // Broken off here.
    begin_renewal(dir.path(), later).unwrap();
    assert_eq!((read(&files.ca).matches("BEGIN").count(), read(&files.cert)), (2, cert.clone()));
    assert!(read(&files.ca).contains(ca.trim()) && is_whole(dir.path()) && is_valid_at(&files, later));

    // It is begun anew.
    begin_renewal(dir.path(), later).unwrap().finish().unwrap();
    assert_ne!(read(&files.cert), cert);
    assert!(is_whole(dir.path()) && !is_due(dir.path(), later));
    assert_eq!(read(&files.ca).matches("BEGIN").count(), 2);
    assert_eq!(fs::metadata(&files.key).unwrap().permissions().mode() & 0o777, 0o600);
    for file in [&files.ca, &files.cert, &files.key] {
        assert!(!is_root || fs::metadata(file).unwrap().uid() == 65_534, "{}", file.display());
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), ROLES.len(), "nothing unfinished is left");
}
