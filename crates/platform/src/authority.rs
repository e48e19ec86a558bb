//! A private certificate authority for an installation on one machine: `isekai up` makes it, tests use it.
//! Larger installations bring their own certificates with the same names.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use thiserror::Error;

use crate::tls::{INTERNAL_DOMAIN, ROLES, TlsFiles};

#[derive(Debug, Error)]
pub enum AuthorityError {
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot make a certificate")]
    Certificate(#[from] rcgen::Error),
}

/// Makes `pki/<role>/{ca,cert,key}.pem` for each role, keys 0600, unless all are there. The authority's own key is not kept:
/// certificates are made anew together, and no stolen file can sign another.
///
/// Returns whether anything was made.
pub fn ensure(pki: &Path) -> Result<bool, AuthorityError> {
    let complete = ROLES.iter().all(|role| {
        let files = TlsFiles::in_dir(pki, role);
        [files.ca, files.cert, files.key].iter().all(|path| path.is_file())
    });
    if complete {
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
    Ok(true)
}

fn issue(pki: &Path, role: &str, issuer: &Issuer<'_, KeyPair>, ca_pem: &str) -> Result<(), AuthorityError> {
    let names = vec![format!("{role}.{INTERNAL_DOMAIN}"), "localhost".to_owned(), "127.0.0.1".to_owned()];
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, role);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
    let key = KeyPair::generate()?;
    let certificate = params.signed_by(&key, issuer)?;

    let dir = pki.join(role);
    fs::create_dir_all(&dir)
        .and_then(|()| fs::set_permissions(&dir, fs::Permissions::from_mode(0o700)))
        .map_err(|source| AuthorityError::Write { path: dir.clone(), source })?;
    let files = TlsFiles::in_dir(pki, role);
    write_private(&files.key, &key.serialize_pem())?;
    write_private(&files.cert, &certificate.pem())?;
    write_private(&files.ca, ca_pem)
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
        fs::remove_file(TlsFiles::in_dir(dir.path(), "serve").key).unwrap();
        assert!(ensure(dir.path()).unwrap(), "an incomplete set is made anew");
    }
}
