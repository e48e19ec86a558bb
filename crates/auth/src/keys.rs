//! The installation's secrets: one folder, made at the first start, readable by its owner only.

mod access;
pub(crate) mod file;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use isekai_platform::random;
use isekai_platform::vault::VaultError;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::signed::SignedTokens;

pub(crate) use access::{AccessKey, load_or_create as access_keys};

/// What a replica needs to issue and check tokens; replicas share the folder's content.
pub struct Keys {
    pub(crate) dir: PathBuf,
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
    #[error("the folder {path} has no {kind} key; restore the keyring from its backup")]
    Missing { path: PathBuf, kind: &'static str },
    #[error("{place} has no {kind} key with the id {id}; bring it up to date from where the key was added")]
    Unknown { place: String, kind: &'static str, id: String },
    #[error(
        "Vault has no {kind} key. In a new installation, make one with `{command}`; otherwise restore it, for without it \
         nothing can be read that it protects"
    )]
    NotInVault { kind: &'static str, command: String },
    #[error("what Vault has as {kind} key {id} is not 64 hexadecimal digits")]
    NoKey { kind: &'static str, id: String },
    #[error("the key {name} of Vault's transit engine {problem}; make one with `{command}`")]
    Transit { name: String, problem: String, command: String },
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl KeyError {
    /// Whether the same may succeed later: Vault is sealed, slow or away.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Vault(error) if error.may_pass())
    }
}

const PREVIEW_FILE: &str = "preview.key";

impl Keys {
    /// From `dir`; what is missing is made. Replicas that start at the same time end up with the same keys.
    pub fn load_or_create(dir: &Path) -> Result<Self, KeyError> {
        file::ensure_dir(dir)?;
        access::load_or_create(dir)?;
        let preview_path = dir.join(PREVIEW_FILE);
        let preview = file::load_or_create(&preview_path, || Ok(Zeroizing::new(random::token_hex(32))))?;
        let mut preview_secret = Zeroizing::new([0; 32]);
        hex::decode_to_slice(preview.trim(), &mut preview_secret[..])
            .map_err(|_| KeyError::Content { path: preview_path })?;
        Ok(Self { dir: dir.to_owned(), preview_secret })
    }

    pub fn signed_tokens(&self) -> SignedTokens {
        SignedTokens::new(&self.preview_secret)
    }

    /// A new key for access tokens; whoever has this folder uses it within seconds.
    pub fn rotate_access(dir: &Path, now: DateTime<Utc>) -> Result<(), KeyError> {
        access::rotate(dir, now)
    }
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
        assert_eq!(*first.preview_secret, *second.preview_secret);
        for name in ["access-token.pem", PREVIEW_FILE] {
            assert_eq!(fs::metadata(keys_dir.join(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
        assert_eq!(fs::read_dir(&keys_dir).unwrap().count(), 2, "no temporary file stays");
    }

    #[test]
    fn replicas_that_start_together_agree() {
        let dir = tempfile::tempdir().unwrap();
        let pems: Vec<String> = std::thread::scope(|scope| {
            let load = || access::load_or_create(dir.path()).unwrap()[0].0.to_string();
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(load)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(pems.iter().all(|pem| *pem == pems[0]));
    }

    #[test]
    fn files_that_others_can_read_or_that_hold_no_key_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        Keys::load_or_create(dir.path()).unwrap();
        let path = dir.path().join("access-token.pem");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Keys::load_or_create(dir.path()), Err(KeyError::Permissions { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(Keys::load_or_create(dir.path()), Err(KeyError::Content { .. })));
    }
}
