//! The keys that protect what the database holds, and that are never in it: one folder of secret files, the same for every
//! process of an installation, or HashiCorp Vault ([`vault`]). Data keys are wrapped by [`wrap`].
//!
//! In a folder, each file is one key, named by its kind and its id: `kek-20261129T110512Z-4f21.key`. The newest of a kind is used for what
//! is written; older ones stay for what was written with them. Adding a file is a rotation: who meets an id that it does not
//! know reads the folder again, so that no process has to be restarted.

mod vault;
mod wrap;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use isekai_platform::config::{KeySource, SecretsConfig};
use isekai_platform::random;
use isekai_platform::vault::Vault;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::keys::{KeyError, file};

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// Encrypts data keys.
    Kek,
    /// Authenticates rows of the audit log and the links between them.
    Audit,
    /// Finds encrypted values by a keyed hash. Never rotated: every hash would have to be made anew at once.
    Index,
}

/// 256 bits and the name that is stored beside what was made with them.
#[derive(Clone)]
pub struct Key {
    pub id: Arc<str>,
    pub(crate) secret: Arc<Zeroizing<[u8; 32]>>,
}

pub struct Keyring {
    source: Source,
    keys: RwLock<Keys>,
}

enum Source {
    /// Without more than what is in memory.
    Fixed,
    Folder(PathBuf),
    Vault(Vault),
}

type Keys = BTreeMap<(KeyKind, Arc<str>), Key>;

const SUFFIX: &str = ".key";
/// More than any installation rotates in its life; a folder that holds more is not a keyring.
const MAX_KEYS: usize = 1000;

impl KeyKind {
    pub const ALL: [Self; 3] = [Self::Kek, Self::Audit, Self::Index];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Kek => "kek",
            Self::Audit => "audit",
            Self::Index => "index",
        }
    }
}

impl Key {
    /// HMAC-SHA-256.
    pub(crate) fn authenticate(&self, bytes: &[u8]) -> [u8; 32] {
        // HMAC fills a key up to the hash's block with zeros; doing it here makes a wrong length impossible.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&self.secret[..]);
        let mut mac: Hmac<Sha256> = Hmac::new(&(*block).into());
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

impl Keyring {
    /// As it is configured; there must be a key of every kind.
    pub async fn open(config: &SecretsConfig) -> Result<Arc<Self>, KeyError> {
        match config.source {
            KeySource::Keyring => Self::load(&config.keyring_dir).map(Arc::new),
            KeySource::Vault => vault::open(config).await,
        }
    }

    /// As [`Keyring::open`]; a folder gets the keys that it does not have.
    pub async fn open_or_create(config: &SecretsConfig) -> Result<Arc<Self>, KeyError> {
        match config.source {
            KeySource::Keyring => Self::load_or_create(&config.keyring_dir).map(Arc::new),
            KeySource::Vault => vault::open(config).await,
        }
    }

    /// As [`Keyring::open_or_create`], waiting for a Vault that is sealed, slow or away, and telling `waits` why; only what will
    /// never work is an error.
    pub async fn wait_for(config: &SecretsConfig, waits: impl Fn(&KeyError)) -> Result<Arc<Self>, KeyError> {
        loop {
            match Self::open_or_create(config).await {
                Err(error) if error.may_pass() => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "the keys are not to be had; trying on");
                    waits(&error);
                    tokio::time::sleep(vault::PAUSE).await;
                }
                result => return result,
            }
        }
    }

    /// From `dir`; a kind that has no key gets one. Processes that start at the same time end up with keys that each of them
    /// can read.
    pub fn load_or_create(dir: &Path) -> Result<Self, KeyError> {
        file::ensure_dir(dir)?;
        let found = read(dir)?;
        for kind in KeyKind::ALL {
            if newest(&found, kind).is_none() {
                // The first has a name that all agree on: of two that start together one makes it and the other reads it.
                add(dir, kind, "0")?;
            }
        }
        Ok(Self { source: Source::Folder(dir.to_owned()), keys: RwLock::new(read(dir)?) })
    }

    /// From `dir`, where every kind must have a key.
    pub fn load(dir: &Path) -> Result<Self, KeyError> {
        let keys = read(dir)?;
        for kind in KeyKind::ALL {
            newest(&keys, kind).ok_or_else(|| KeyError::Missing { path: dir.to_owned(), kind: kind.name() })?;
        }
        Ok(Self { source: Source::Folder(dir.to_owned()), keys: RwLock::new(keys) })
    }

    /// Without a folder, for tests: the same bytes, the same keys.
    pub fn fixed(seed: u8) -> Self {
        let secret = Arc::new(Zeroizing::new([seed; 32]));
        let key = |kind| ((kind, Arc::from("0")), Key { id: Arc::from("0"), secret: Arc::clone(&secret) });
        Self { source: Source::Fixed, keys: RwLock::new(KeyKind::ALL.map(key).into()) }
    }

    /// What new things are protected with.
    pub fn current(&self, kind: KeyKind) -> Result<Key, KeyError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        newest(&keys, kind).cloned().ok_or_else(|| self.missing(kind, "any"))
    }

    /// What was protected with the key `id`. One that is not known may have been added since the folder was read; those of Vault are
    /// read again once a minute.
    pub fn find(&self, kind: KeyKind, id: &str) -> Result<Key, KeyError> {
        let wanted = (kind, Arc::from(id));
        if let Some(key) = self.keys.read().unwrap_or_else(PoisonError::into_inner).get(&wanted) {
            return Ok(key.clone());
        }
        self.reload()?;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.get(&wanted).cloned().ok_or_else(|| self.missing(kind, id))
    }

    /// Reads the folder again.
    pub fn reload(&self) -> Result<(), KeyError> {
        if let Source::Folder(dir) = &self.source {
            self.replace(read(dir)?);
        }
        Ok(())
    }

    /// A new key of `kind`, which is the current one from now on; answers its id.
    pub async fn rotate(&self, kind: KeyKind, now: DateTime<Utc>) -> Result<String, KeyError> {
        let id = format!("{}-{}", now.format("%Y%m%dT%H%M%SZ"), random::token_hex(4));
        match &self.source {
            Source::Fixed => return Err(self.missing(kind, "a place for one")),
            Source::Folder(dir) => {
                add(dir, kind, &id)?;
                self.reload()?;
            }
            Source::Vault(vault) if kind == KeyKind::Kek => {
                vault.rotate_transit_key().await?;
                return self.wrapping_key().await;
            }
            Source::Vault(vault) => {
                vault::add(vault, kind, &id).await?;
                self.read_vault(vault).await?;
            }
        }
        Ok(id)
    }

    /// Whether a server has them.
    pub const fn is_remote(&self) -> bool {
        matches!(self.source, Source::Vault(_))
    }

    /// Whether that server answers, and takes us for who we are.
    pub async fn ping(&self) -> Result<(), KeyError> {
        match &self.source {
            Source::Vault(vault) => Ok(vault.ping().await?),
            Source::Fixed | Source::Folder(_) => Ok(()),
        }
    }

    /// Gives `dir`, which must be there, every key that it does not have, readable by its owner only.
    pub fn copy_to(&self, dir: &Path) -> Result<(), KeyError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner).clone();
        for ((kind, id), key) in keys {
            let path = file_of(dir, kind, &id);
            file::load_or_create(&path, || Ok(Zeroizing::new(hex::encode(&key.secret[..]))))?;
        }
        Ok(())
    }

    fn replace(&self, fresh: Keys) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = fresh;
    }

    fn missing(&self, kind: KeyKind, id: &str) -> KeyError {
        KeyError::Unknown { place: self.source.to_string(), kind: kind.name(), id: id.to_owned() }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fixed => f.write_str("the fixed keyring"),
            Self::Folder(dir) => write!(f, "the keyring {}", dir.display()),
            Self::Vault(_) => f.write_str("Vault"),
        }
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keyring").field("source", &format_args!("{}", self.source)).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Ids begin with the time of their making, or are `0`: the greatest is the newest.
fn newest(keys: &Keys, kind: KeyKind) -> Option<&Key> {
    keys.iter().filter(|((of, _), _)| *of == kind).map(|(_, key)| key).next_back()
}

fn add(dir: &Path, kind: KeyKind, id: &str) -> Result<(), KeyError> {
    let path = file_of(dir, kind, id);
    file::load_or_create(&path, || Ok(Zeroizing::new(random::token_hex(32)))).map(|_| ())
}

fn file_of(dir: &Path, kind: KeyKind, id: &str) -> PathBuf {
    dir.join(format!("{}-{id}{SUFFIX}", kind.name()))
}

fn read(dir: &Path) -> Result<Keys, KeyError> {
    let failed = |source| KeyError::File { path: dir.to_owned(), source };
    let mut keys = Keys::new();
    for entry in std::fs::read_dir(dir).map_err(failed)?.take(MAX_KEYS) {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(SUFFIX));
        let Some((kind, id)) = name.and_then(|name| name.split_once('-')) else { continue };
        let Some(kind) = KeyKind::ALL.into_iter().find(|known| known.name() == kind) else { continue };
        let Some(text) = file::read(&path)? else { continue };
        let mut secret = Zeroizing::new([0; 32]);
        let id: Arc<str> = id.into();
        hex::decode_to_slice(text.trim(), &mut secret[..]).map_err(|_| KeyError::Content { path })?;
        keys.insert((kind, Arc::clone(&id)), Key { id, secret: Arc::new(secret) });
    }
    Ok(keys)
}

#[cfg(test)]
mod tests;
