//! Keys from HashiCorp Vault: those that have to be in our memory from its key/value engine, one place for each kind with the id of
//! each key as its name; what wraps data keys stays there.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::Duration;

use isekai_platform::config::SecretsConfig;
use isekai_platform::random;
use isekai_platform::vault::{Vault, VaultError};
use zeroize::Zeroizing;

use super::{Key, KeyKind, Keyring, Keys, Source, read};
use crate::keys::KeyError;

/// Between two attempts to open it.
pub(super) const PAUSE: Duration = Duration::from_secs(2);
/// How soon others know of a key that was added.
const REFRESH: Duration = Duration::from_secs(60);
/// Kinds of which we need the key itself.
const IN_MEMORY: [KeyKind; 2] = [KeyKind::Audit, KeyKind::Index];
/// Types of transit keys that can be derived and whose ciphertexts tell when they were changed.
const TYPES: [&str; 2] = ["aes256-gcm96", "chacha20-poly1305"];

pub(super) async fn open(config: &SecretsConfig) -> Result<Arc<Keyring>, KeyError> {
    let vault = Vault::new(&config.vault)?;
    check_transit(&vault, &config.vault.transit_mount).await?;
    let keys = RwLock::new(old_wrapping_keys(&config.keyring_dir)?);
    let ring = Arc::new(Keyring { source: Source::Vault(vault.clone()), keys });
    ring.read_vault(&vault).await?;
    tokio::spawn(keep_up(Arc::downgrade(&ring)));
    Ok(ring)
}

/// A further key of `kind`; it is the newest, for ids begin with the time.
pub(super) async fn add(vault: &Vault, kind: KeyKind, id: &str) -> Result<(), KeyError> {
    let there = vault.secrets(kind.name()).await?;
    let secret = Zeroizing::new(random::token_hex(32));
    Ok(vault.add_secret(kind.name(), &there, id, &secret).await?)
}

impl Keyring {
    pub(super) async fn read_vault(&self, vault: &Vault) -> Result<(), KeyError> {
        let mut fresh = self.keys.read().unwrap_or_else(PoisonError::into_inner).clone();
        for kind in IN_MEMORY {
            fresh.retain(|(of, _), _| *of != kind);
            fresh.extend(keys_of(vault, kind).await?);
        }
        self.replace(fresh);
        Ok(())
    }
}

async fn keys_of(vault: &Vault, kind: KeyKind) -> Result<Keys, KeyError> {
    let found = match vault.secrets(kind.name()).await {
        Ok(found) => found.values,
        Err(VaultError::Missing { .. }) => Default::default(),
        Err(error) => return Err(error.into()),
    };
    if found.is_empty() {
        let command = format!("openssl rand -hex 32 | vault kv put {} 0=-", vault.shown_place(kind.name()));
        return Err(KeyError::NotInVault { kind: kind.name(), command });
    }
    let key = |(id, text): (String, Zeroizing<String>)| {
        let mut secret = Zeroizing::new([0; 32]);
        let decoded = hex::decode_to_slice(text.trim(), &mut secret[..]);
        let id: Arc<str> = id.into();
        match decoded {
            Ok(()) => Ok(((kind, Arc::clone(&id)), Key { id, secret: Arc::new(secret) })),
            Err(_) => Err(KeyError::NoKey { kind: kind.name(), id: id.to_string() }),
        }
    };
    found.into_iter().map(key).collect()
}

async fn check_transit(vault: &Vault, mount: &str) -> Result<(), KeyError> {
    let name = vault.transit_name().to_owned();
    let wrong = |problem: String| {
        let command = format!("vault write -f {mount}/keys/{name} type=aes256-gcm96 derived=true");
        KeyError::Transit { name: name.clone(), problem, command }
    };
    match vault.transit_key().await {
        Err(VaultError::Missing { .. }) => Err(wrong("is not there".to_owned())),
        Err(error) => Err(error.into()),
        Ok(key) if !TYPES.contains(&key.kind.as_str()) => Err(wrong(format!("is of type {}", key.kind))),
        // Others would open what is somebody else's.
        Ok(key) if !key.derived => Err(wrong("is not a derived one".to_owned())),
        Ok(_) => Ok(()),
    }
}

/// Of the time before Vault, when there was one.
fn old_wrapping_keys(dir: &Path) -> Result<Keys, KeyError> {
    if !dir.is_dir() {
        return Ok(Keys::new());
    }
    let mut keys = read(dir)?;
    keys.retain(|(kind, _), _| *kind == KeyKind::Kek);
    Ok(keys)
}

async fn keep_up(ring: Weak<Keyring>) {
    loop {
        tokio::time::sleep(REFRESH).await;
        let Some(ring) = ring.upgrade() else { return };
        let Source::Vault(vault) = &ring.source else { return };
        if let Err(error) = ring.read_vault(vault).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "keys were not read from Vault again; those that are here stay"
            );
        }
    }
}
