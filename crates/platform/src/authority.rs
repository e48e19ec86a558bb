//! A private certificate authority for an installation on one machine: `isekai up` makes it, tests use it.
//! Larger installations bring their own certificates with the same names.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use thiserror::Error;

use crate::tls::{INTERNAL_DOMAIN, ROLES, TlsFiles, server_config};

#[derive(Debug, Error)]
pub enum AuthorityError {
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot make a certificate")]
    Certificate(#[from] rcgen::Error),
}

/// Makes `pki/<role>/{ca,cert,key}.pem` for each role, keys 0600, unless a whole set is there. The authority's own key is not
/// kept: certificates are made anew together, and no stolen file can sign another.
///
/// Returns whether anything was made.
pub fn ensure(pki: &Path) -> Result<bool, AuthorityError> {
    if is_whole(pki) {
        return Ok(false);
    }
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, "Isekai private authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let certificate = params.self_signed(&key)?;
    let issuer = Issuer::new(params, key);
    for role in ROLES {
        issue(pki, role, &issuer, &certificate.pem())?;
    }
    for role in ROLES {
        put_in_place(pki, role)?;
    }
    Ok(true)
}

/// Whether all files can be used and are of one authority. A start that was killed may have left a part of a set, or parts of
/// two.
fn is_whole(pki: &Path) -> bool {
    let authority = |role: &str| fs::read(TlsFiles::in_dir(pki, role).ca).ok();
    let first = ROLES.first().and_then(|role| authority(role));
    ROLES.iter().all(|role| server_config(&TlsFiles::in_dir(pki, role), &[]).is_ok() && authority(role) == first)
}

/// Where a role's files are written, so that the role's own folder never holds half a file.
fn unfinished(role: &str) -> String {
    format!("{role}.new")
}

fn issue(pki: &Path, role: &str, issuer: &Issuer<'_, KeyPair>, ca_pem: &str) -> Result<(), AuthorityError> {
    // No host name: every role would have the same one, and could pass for another.
    let mut params = CertificateParams::new(vec![format!("{role}.{INTERNAL_DOMAIN}")])?;
    params.distinguished_name.push(DnType::CommonName, role);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
    let key = KeyPair::generate()?;
    let certificate = params.signed_by(&key, issuer)?;

    let dir = pki.join(unfinished(role));
    remove(&dir)
        .and_then(|()| fs::create_dir_all(pki))
        .and_then(|()| fs::DirBuilder::new().mode(0o700).create(&dir))
        .map_err(|source| AuthorityError::Write { path: dir, source })?;
    let files = TlsFiles::in_dir(pki, &unfinished(role));
    write_private(&files.key, &key.serialize_pem())?;
    write_private(&files.cert, &certificate.pem())?;
    write_private(&files.ca, ca_pem)
}

fn put_in_place(pki: &Path, role: &str) -> Result<(), AuthorityError> {
    let dir = pki.join(role);
    remove(&dir)
        .and_then(|()| fs::rename(pki.join(unfinished(role)), &dir))
        .map_err(|source| AuthorityError::Write { path: dir, source })
}

/// What is not there is removed already.
fn remove(dir: &Path) -> io::Result<()> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn write_private(path: &Path, text: &str) -> Result<(), AuthorityError> {
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|source| AuthorityError::Write { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;

    use super::*;

    #[test]
    fn each_role_gets_a_certificate_that_proves_it_and_a_private_key_file() {
        let dir = tempfile::tempdir().unwrap();
        assert!(ensure(dir.path()).unwrap());
        for role in ROLES {
            let files = TlsFiles::in_dir(dir.path(), role);
            let cert = CertificateDer::from_pem_file(&files.cert).unwrap();
            assert_eq!(crate::tls::role_of(&cert).as_deref(), Some(*role));
            assert_eq!(fs::metadata(&files.key).unwrap().permissions().mode() & 0o777, 0o600);
            crate::tls::server_config(&files, &["serve"]).unwrap();
            crate::tls::client_config(&files).unwrap();
        }
        assert!(!ensure(dir.path()).unwrap(), "a second call keeps what is there");
    }

    #[test]
    fn what_a_killed_start_left_is_made_anew() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        ensure(dir.path()).unwrap();
        ensure(other.path()).unwrap();
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
            assert!(ensure(dir.path()).unwrap(), "damage {number}");
            assert!(!ensure(dir.path()).unwrap(), "damage {number} is mended");
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), ROLES.len(), "nothing unfinished is left");
    }
}
