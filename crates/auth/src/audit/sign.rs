//! Signatures over the chain's end, with keys that only the sealer has; everybody may check them.

use std::collections::BTreeMap;
use std::path::Path;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, UnparsedPublicKey,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::row::Link;
use crate::encode::Encoder;
use crate::keys::{KeyError, file};

/// The chain up to `seq`, signed. With `purge`: all up to `seq` was removed because it was older than it is kept; the chain goes
/// on from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub seq: i64,
    pub purge: bool,
    pub link: Link,
    pub sealed_at: DateTime<Utc>,
    pub key_id: String,
    pub signature: Vec<u8>,
}

/// The newest checkpoint as it is kept outside of the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Anchor {
    pub seq: i64,
    /// Hex.
    pub link: String,
    pub sealed_at: DateTime<Utc>,
    pub key_id: String,
    /// Hex.
    pub signature: String,
}

/// Signs checkpoints.
pub struct SealKey {
    pair: EcdsaKeyPair,
    id: String,
}

/// Public keys by id.
#[derive(Debug, Clone, Default)]
pub struct SealKeys(BTreeMap<String, Vec<u8>>);

const PRIVATE_FILE: &str = "seal.key";
/// `seal-<id>.pub`, so that checkpoints of a key that was replaced can still be checked.
const PUBLIC_PREFIX: &str = "seal-";
const PUBLIC_SUFFIX: &str = ".pub";

impl SealKey {
    /// The private key in `private`, made if there is none; its public half is put into `public`, where those who verify look.
    pub fn load_or_create(private: &Path, public: &Path) -> Result<Self, KeyError> {
        file::ensure_dir(private)?;
        let path = private.join(PRIVATE_FILE);
        let hex = file::load_or_create(&path, || {
            let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Generate)?;
            let der = pair.to_pkcs8v1().map_err(|_| KeyError::Generate)?;
            Ok(Zeroizing::new(hex::encode(der.as_ref())))
        })?;
        let content = || KeyError::Content { path: path.clone() };
        let der = Zeroizing::new(hex::decode(hex.trim()).map_err(|_| content())?);
        let key = Self::from_pkcs8(&der).ok_or_else(content)?;
        let shown = public.join(format!("{PUBLIC_PREFIX}{}{PUBLIC_SUFFIX}", key.id));
        let failed = |source| KeyError::File { path: shown.clone(), source };
        std::fs::create_dir_all(public).map_err(failed)?;
        std::fs::write(&shown, format!("{}\n", hex::encode(key.pair.public_key().as_ref()))).map_err(failed)?;
        Ok(key)
    }

    /// One that nobody else has, for tests.
    pub fn generate() -> Result<Self, KeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Generate)?;
        Ok(Self { id: id_of(pair.public_key().as_ref()), pair })
    }

    pub fn sign(&self, seq: i64, purge: bool, link: Link, sealed_at: DateTime<Utc>) -> Result<Checkpoint, KeyError> {
        let bytes = encoded(seq, purge, &link, sealed_at, &self.id);
        let signature = self.pair.sign(&SystemRandom::new(), &bytes).map_err(|_| KeyError::Generate)?;
        let signature = signature.as_ref().to_vec();
        Ok(Checkpoint { seq, purge, link, sealed_at, key_id: self.id.clone(), signature })
    }

    pub fn public(&self) -> SealKeys {
        SealKeys(BTreeMap::from([(self.id.clone(), self.pair.public_key().as_ref().to_vec())]))
    }

    fn from_pkcs8(der: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der).ok()?;
        Some(Self { id: id_of(pair.public_key().as_ref()), pair })
    }
}

impl SealKeys {
    /// All public keys in `dir`. A key whose name is not its fingerprint is not taken.
    pub fn load(dir: &Path) -> Result<Self, KeyError> {
        let failed = |source| KeyError::File { path: dir.to_owned(), source };
        let mut keys = BTreeMap::new();
        for entry in std::fs::read_dir(dir).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            let id = name.and_then(|name| name.strip_prefix(PUBLIC_PREFIX)?.strip_suffix(PUBLIC_SUFFIX));
            let Some(id) = id else { continue };
            let text = std::fs::read_to_string(&path).map_err(failed)?;
            let bytes = hex::decode(text.trim()).map_err(|_| KeyError::Content { path: path.clone() })?;
            if id_of(&bytes) != id {
                return Err(KeyError::Content { path });
            }
            keys.insert(id.to_owned(), bytes);
        }
        Ok(Self(keys))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of our sealers signed it.
    pub fn verify(&self, checkpoint: &Checkpoint) -> bool {
        let Checkpoint { seq, purge, link, sealed_at, key_id, signature } = checkpoint;
        let Some(key) = self.0.get(key_id) else { return false };
        let bytes = encoded(*seq, *purge, link, *sealed_at, key_id);
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key).verify(&bytes, signature).is_ok()
    }
}

impl From<&Checkpoint> for Anchor {
    fn from(checkpoint: &Checkpoint) -> Self {
        Self {
            seq: checkpoint.seq,
            link: hex::encode(checkpoint.link),
            sealed_at: checkpoint.sealed_at,
            key_id: checkpoint.key_id.clone(),
            signature: hex::encode(&checkpoint.signature),
        }
    }
}

impl Anchor {
    /// Its name in `audit.dir`.
    pub const FILE: &'static str = "anchor.json";

    /// `None` when it is not whole.
    pub fn checkpoint(&self) -> Option<Checkpoint> {
        let mut link = [0; 32];
        hex::decode_to_slice(&self.link, &mut link).ok()?;
        Some(Checkpoint {
            seq: self.seq,
            purge: false,
            link,
            sealed_at: self.sealed_at,
            key_id: self.key_id.clone(),
            signature: hex::decode(&self.signature).ok()?,
        })
    }
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealKey").field("id", &self.id).finish_non_exhaustive()
    }
}

fn encoded(seq: i64, purge: bool, link: &Link, sealed_at: DateTime<Utc>, key_id: &str) -> Vec<u8> {
    let mut encoder = Encoder::new("isekai audit checkpoint 1");
    encoder.integer(seq);
    encoder.integer(i64::from(purge));
    encoder.bytes(link);
    encoder.integer(sealed_at.timestamp_micros());
    encoder.bytes(key_id.as_bytes());
    encoder.finish()
}

fn id_of(public: &[u8]) -> String {
    hex::encode(&Sha256::digest(public)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_what_was_signed_and_by_whom_only() {
        let (ours, theirs) = (SealKey::generate().unwrap(), SealKey::generate().unwrap());
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let checkpoint = ours.sign(7, false, [1; 32], now).unwrap();
        let keys = ours.public();
        assert!(keys.verify(&checkpoint));
        assert!(!theirs.public().verify(&checkpoint));
        let changes: [fn(&mut Checkpoint); 5] = [
            |c| c.seq = 8,
            |c| c.purge = true,
            |c| c.link = [2; 32],
            |c| c.sealed_at += chrono::TimeDelta::seconds(1),
            |c| c.signature[3] ^= 1,
        ];
        for change in changes {
            let mut changed = checkpoint.clone();
            change(&mut changed);
            assert!(!keys.verify(&changed), "{changed:?}");
        }
        assert_eq!(Anchor::from(&checkpoint).checkpoint(), Some(checkpoint));
    }

    #[test]
    fn the_private_key_stays_and_the_public_one_can_be_read_by_its_name() {
        let (private, public) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = SealKey::load_or_create(private.path(), public.path()).unwrap();
        let second = SealKey::load_or_create(private.path(), public.path()).unwrap();
        assert_eq!(first.id, second.id);
        let keys = SealKeys::load(public.path()).unwrap();
        assert!(keys.verify(&second.sign(1, false, [0; 32], DateTime::<Utc>::UNIX_EPOCH).unwrap()));
        let path = public.path().join(format!("seal-{}.pub", first.id));
        let other = SealKey::generate().unwrap();
        std::fs::write(&path, hex::encode(other.pair.public_key().as_ref())).unwrap();
        assert!(
            matches!(SealKeys::load(public.path()), Err(KeyError::Content { .. })),
            "somebody else's under our name"
        );
    }
}
