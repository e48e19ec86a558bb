//! Data keys on their way into the database and back: encrypted by a key of the folder, or by Vault's, which never leaves it.
//!
//! The stored id says which: `vault:v3` is the third version of Vault's key. After a change from a folder to Vault, the folder's
//! keys still open what they wrapped, until all is moved.

use isekai_platform::vault::{Vault, version_of};
use zeroize::Zeroizing;

use super::{KeyKind, Keyring, Source};
use crate::keys::KeyError;
use crate::seal::{self, SealError, Wrapped};

const VAULT: &str = "vault:v";

impl Keyring {
    /// The id of the key that wraps from now on.
    pub async fn wrapping_key(&self) -> Result<String, KeyError> {
        match &self.source {
            Source::Vault(vault) => Ok(format!("{VAULT}{}", vault.transit_key().await?.latest_version)),
            Source::Fixed | Source::Folder(_) => Ok(self.current(KeyKind::Kek)?.id.to_string()),
        }
    }

    pub(crate) async fn wrap(&self, owner: &[u8], secret: &[u8; 32]) -> Result<Wrapped, SealError> {
        if let Source::Vault(vault) = &self.source {
            return by_vault(vault.encrypt(owner, secret).await.map_err(KeyError::from)?);
        }
        let kek = self.current(KeyKind::Kek)?;
        let bytes = seal::cipher(&kek.secret).and_then(|cipher| seal::seal(&cipher, owner, secret))?;
        Ok(Wrapped { bytes, kek_id: kek.id.to_string() })
    }

    pub(crate) async fn unwrap(&self, owner: &[u8], wrapped: &Wrapped) -> Result<Zeroizing<[u8; 32]>, SealError> {
        let plain = match self.vault_of(wrapped) {
            Some(vault) => vault.decrypt(owner, text(wrapped)?).await.map_err(KeyError::from)?,
            None => {
                let kek = self.find(KeyKind::Kek, &wrapped.kek_id)?;
                seal::cipher(&kek.secret).and_then(|cipher| seal::open(&cipher, owner, &wrapped.bytes))?
            }
        };
        let secret = plain.as_slice().try_into().map_err(|_| SealError::Broken)?;
        Ok(Zeroizing::new(secret))
    }

    /// The same data key under the key that wraps now.
    pub async fn rewrap(&self, owner: &[u8], wrapped: &Wrapped) -> Result<Wrapped, SealError> {
        if let Some(vault) = self.vault_of(wrapped) {
            return by_vault(vault.rewrap(owner, text(wrapped)?).await.map_err(KeyError::from)?);
        }
        let secret = self.unwrap(owner, wrapped).await?;
        self.wrap(owner, &secret).await
    }

    fn vault_of(&self, wrapped: &Wrapped) -> Option<&Vault> {
        match &self.source {
            Source::Vault(vault) if wrapped.kek_id.starts_with(VAULT) => Some(vault),
            _ => None,
        }
    }
}

fn by_vault(ciphertext: String) -> Result<Wrapped, SealError> {
    let version = version_of(&ciphertext).ok_or(SealError::Broken)?;
    Ok(Wrapped { bytes: ciphertext.into_bytes(), kek_id: format!("{VAULT}{version}") })
}

fn text(wrapped: &Wrapped) -> Result<&str, SealError> {
    let text = std::str::from_utf8(&wrapped.bytes).map_err(|_| SealError::Broken)?;
    version_of(text).map(|_| text).ok_or(SealError::Broken)
}
