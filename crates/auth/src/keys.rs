//! The installation's secrets: one folder, made at the first start, readable by its owner only.

mod file;

use std::path::{Path, PathBuf};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use isekai_platform::random;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::signed::SignedTokens;

/// What a replica needs to issue and check tokens; replicas share the folder's content.
pub struct Keys {
    /// PKCS#8 of the ES256 key, PEM.
    pub(crate) access_pem: Zeroizing<String>,
    preview_secret: Zeroizing<[u8; 32]>,
}

#[derive(Debug, Error)]
pub enum KeyError {
    #[error("the key file {path} cannot be read or made")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the key file {path} can be read by others; run `chmod 600` on it")]
    Permissions { path: PathBuf },
    #[error("the key file {path} holds no key of the kind that is expected")]
    Content { path: PathBuf },
    #[error("the crypto library made no key")]
    Generate,
}

const ACCESS_FILE: &str = "access-token.pem";
const PREVIEW_FILE: &str = "preview.key";

impl Keys {
    /// From `dir`; what is missing is made. Replicas that start at the same time end up with the same keys.
    pub fn load_or_create(dir: &Path) -> Result<Self, KeyError> {
        file::ensure_dir(dir)?;
        let access_path = dir.join(ACCESS_FILE);
        let access_pem = file::load_or_create(&access_path, access_key)?;
        let preview_path = dir.join(PREVIEW_FILE);
        let preview = file::load_or_create(&preview_path, || Ok(Zeroizing::new(random::token_hex(32))))?;
        let mut preview_secret = Zeroizing::new([0; 32]);
        hex::decode_to_slice(preview.trim(), &mut preview_secret[..])
            .map_err(|_| KeyError::Content { path: preview_path })?;
        let keys = Self { access_pem, preview_secret };
        keys.access_pair().ok_or(KeyError::Content { path: access_path })?;
        Ok(keys)
    }

    pub fn signed_tokens(&self) -> SignedTokens {
        SignedTokens::new(&self.preview_secret)
    }

    pub(crate) fn access_pair(&self) -> Option<EcdsaKeyPair> {
        let base64: String = self.access_pem.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = Zeroizing::new(STANDARD.decode(base64).ok()?);
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der).ok()
    }
}

fn access_key() -> Result<Zeroizing<String>, KeyError> {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Generate)?;
    let der = pair.to_pkcs8v1().map_err(|_| KeyError::Generate)?;
    let base64 = Zeroizing::new(STANDARD.encode(der.as_ref()));
    let mut pem = Zeroizing::new(String::from("-----BEGIN PRIVATE KEY-----\n"));
    // RFC 7468: lines of 64 characters.
    for line in base64.as_bytes().chunks(64) {
        pem.extend(line.iter().map(|byte| char::from(*byte)));
        pem.push('\n');
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    Ok(pem)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn keys_are_made_once_and_closed_to_others() {
        let dir = tempfile::tempdir().unwrap();
        let keys_dir = dir.path().join("keys");
        let first = Keys::load_or_create(&keys_dir).unwrap();
        let second = Keys::load_or_create(&keys_dir).unwrap();
        assert_eq!(*first.access_pem, *second.access_pem);
        assert_eq!(*first.preview_secret, *second.preview_secret);
        for name in [ACCESS_FILE, PREVIEW_FILE] {
            assert_eq!(fs::metadata(keys_dir.join(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
        assert_eq!(fs::read_dir(&keys_dir).unwrap().count(), 2, "no temporary file stays");
    }

    #[test]
    fn replicas_that_start_together_agree() {
        let dir = tempfile::tempdir().unwrap();
        let pems: Vec<String> = std::thread::scope(|scope| {
            let load = || Keys::load_or_create(dir.path()).unwrap().access_pem.to_string();
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(pems.iter().all(|pem| *pem == pems[0]));
    }

    #[test]
    fn files_that_others_can_read_or_that_hold_no_key_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        Keys::load_or_create(dir.path()).unwrap();
        let path = dir.path().join(ACCESS_FILE);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Keys::load_or_create(dir.path()), Err(KeyError::Permissions { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(Keys::load_or_create(dir.path()), Err(KeyError::Content { .. })));
    }
}
