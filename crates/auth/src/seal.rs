//! Encryption of single values, in two layers: a data key belongs to one person (or to the installation), encrypts what is
//! theirs, and is stored encrypted by a key of the keyring. A key of the keyring is changed by encrypting data keys anew; a
//! person is forgotten by destroying theirs. AES-256-GCM with random nonces: a data key encrypts far less than the 2³² values
//! that NIST SP 800-38D (8.3) allows.

use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use isekai_platform::random;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::keyring::Keyring;
use crate::keys::KeyError;

#[derive(Debug, Error)]
pub enum SealError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("the sealed value is not whole, not ours, or not from this place")]
    Broken,
    #[error("the crypto library refuses the key")]
    Crypto,
}

impl SealError {
    /// Whether the same may succeed later, as [`KeyError::may_pass`].
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Key(error) if error.may_pass())
    }
}

/// A data key as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wrapped {
    pub bytes: Vec<u8>,
    pub kek_id: String,
}

/// Encrypts what belongs to its owner. Clones are the same key.
#[derive(Clone)]
pub struct DataKey(Arc<LessSafeKey>);

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;

impl DataKey {
    /// A new one for `owner`, and the form in which it is stored.
    pub async fn generate(ring: &Keyring, owner: &[u8]) -> Result<(Self, Wrapped), SealError> {
        let secret = Zeroizing::new(random::bytes::<32>());
        let wrapped = ring.wrap(owner, &secret).await?;
        Ok((Self::from_secret(&secret)?, wrapped))
    }

    pub async fn unwrap(ring: &Keyring, owner: &[u8], wrapped: &Wrapped) -> Result<Self, SealError> {
        Self::from_secret(&*ring.unwrap(owner, wrapped).await?)
    }

    /// `context` says what the value is and whose: it opens nowhere else.
    pub fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
        seal(&self.0, context, plain)
    }

    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        open(&self.0, context, sealed)
    }

    fn from_secret(secret: &[u8; 32]) -> Result<Self, SealError> {
        cipher(secret).map(|cipher| Self(Arc::new(cipher)))
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

pub(crate) fn cipher(secret: &[u8; 32]) -> Result<LessSafeKey, SealError> {
    UnboundKey::new(&AES_256_GCM, secret).map(LessSafeKey::new).map_err(|_| SealError::Crypto)
}

/// Version ‖ nonce ‖ ciphertext ‖ tag.
pub(crate) fn seal(cipher: &LessSafeKey, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let nonce = random::bytes::<NONCE_BYTES>();
    let mut body = plain.to_vec();
    cipher
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut body)
        .map_err(|_| SealError::Crypto)?;
    let mut sealed = Vec::with_capacity(1 + NONCE_BYTES + body.len());
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    sealed.append(&mut body);
    Ok(sealed)
}

pub(crate) fn open(cipher: &LessSafeKey, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let (version, rest) = sealed.split_first().ok_or(SealError::Broken)?;
    let (nonce, body) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::Broken)?;
    if *version != VERSION {
        return Err(SealError::Broken);
    }
    let mut body = Zeroizing::new(body.to_vec());
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let length = cipher.open_in_place(nonce, Aad::from(context), &mut body).map_err(|_| SealError::Broken)?.len();
    body.truncate(length);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::keyring::KeyKind;

    #[tokio::test]
    async fn a_value_opens_in_its_place_only_and_whole_only() {
        let ring = Keyring::fixed(1);
        let (key, wrapped) = DataKey::generate(&ring, b"ada").await.unwrap();
        let sealed = key.seal(b"users.email", b"ada@example.org").unwrap();
        let again = DataKey::unwrap(&ring, b"ada", &wrapped).await.unwrap();
        assert_eq!(&again.open(b"users.email", &sealed).unwrap()[..], b"ada@example.org");
        assert!(again.open(b"users.name", &sealed).is_err());
        assert!(DataKey::unwrap(&ring, b"bob", &wrapped).await.is_err(), "somebody else's key");
        assert!(DataKey::unwrap(&Keyring::fixed(2), b"ada", &wrapped).await.is_err(), "another installation's");
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(again.open(b"users.email", &changed).is_err(), "byte {place}");
            assert!(again.open(b"users.email", &sealed[..place]).is_err(), "{place} bytes");
        }
        assert_ne!(sealed, key.seal(b"users.email", b"ada@example.org").unwrap(), "equal values do not look equal");
    }

    #[tokio::test]
    async fn data_keys_move_to_a_new_key_of_the_keyring() {
        let dir = tempfile::tempdir().unwrap();
        let ring = Keyring::load_or_create(dir.path()).unwrap();
        let (key, wrapped) = DataKey::generate(&ring, b"ada").await.unwrap();
        let sealed = key.seal(b"", b"value").unwrap();
        let id = ring.rotate(KeyKind::Kek, DateTime::<Utc>::UNIX_EPOCH).await.unwrap();
        assert_eq!(ring.wrapping_key().await.unwrap(), id);
        let moved = ring.rewrap(b"ada", &wrapped).await.unwrap();
        assert_eq!(moved.kek_id, id);
        for stored in [&wrapped, &moved] {
            assert_eq!(
                &DataKey::unwrap(&ring, b"ada", stored).await.unwrap().open(b"", &sealed).unwrap()[..],
                b"value"
            );
        }
    }

    proptest! {
        #[test]
        fn every_value_comes_back(plain in proptest::collection::vec(any::<u8>(), 0..300), context: Vec<u8>) {
            let key = DataKey::from_secret(&[1; 32]).unwrap();
            prop_assert_eq!(&key.open(&context, &key.seal(&context, &plain).unwrap()).unwrap()[..], &plain[..]);
        }
    }
}
