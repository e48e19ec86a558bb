//! Secrets of second factors as they are stored: AES-256-GCM under a key that is not in the database, bound to the account, so that one
//! put into another account's row opens nothing.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use isekai_domain::UserId;
use isekai_platform::random;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::signed::{Purpose, SignedTokens};

#[derive(Debug, Error)]
pub enum SealingError {
    #[error("the key of second factors cannot be used")]
    Key,
    #[error("the stored secret of a second factor is not whole, or not of this account or installation")]
    Broken,
}

pub struct Sealing(LessSafeKey);

impl Sealing {
    pub fn new(secrets: &SignedTokens) -> Result<Self, SealingError> {
        let key = secrets.derive(Purpose::MfaSecrets);
        UnboundKey::new(&AES_256_GCM, &key[..]).map(|key| Self(LessSafeKey::new(key))).map_err(|_| SealingError::Key)
    }

    /// Nonce, then ciphertext and tag.
    pub fn seal(&self, owner: UserId, plain: &[u8]) -> Result<Vec<u8>, SealingError> {
        let nonce = random::bytes::<NONCE_LEN>();
        let mut text = Zeroizing::new(plain.to_vec());
        let sealed = Nonce::assume_unique_for_key(nonce);
        self.0.seal_in_place_append_tag(sealed, aad(owner), &mut *text).map_err(|_| SealingError::Key)?;
        Ok([&nonce[..], &text[..]].concat())
    }

    pub fn open(&self, owner: UserId, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(SealingError::Broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealingError::Broken)?;
        let mut text = Zeroizing::new(text.to_vec());
        let plain = self.0.open_in_place(nonce, aad(owner), &mut text).map_err(|_| SealingError::Broken)?;
        Ok(Zeroizing::new(plain.to_vec()))
    }
}

fn aad(owner: UserId) -> Aad<[u8; 16]> {
    Aad::from(*owner.uuid().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_for_its_account_and_under_its_key_only() {
        let sealing = |secret| Sealing::new(&SignedTokens::new(&[secret; 32])).unwrap();
        let (ours, ada) = (sealing(7), UserId::new());
        let sealed = ours.seal(ada, b"a secret").unwrap();
        assert_eq!(&ours.open(ada, &sealed).unwrap()[..], b"a secret");
        assert_ne!(sealed, ours.seal(ada, b"a secret").unwrap());
        assert!(!sealed.windows(8).any(|window| window == b"a secret"));
        assert!(ours.open(UserId::new(), &sealed).is_err());
        assert!(sealing(8).open(ada, &sealed).is_err());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(ours.open(ada, &changed).is_err(), "byte {place}");
            assert!(ours.open(ada, &sealed[..place]).is_err(), "{place} bytes");
        }
    }
}
