//! A provider's public keys (RFC 7517).

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

#[derive(Debug, Clone)]
pub struct KeySet(Vec<Jwk>);

#[derive(Debug, Error)]
pub enum KeySetError {
    #[error("the provider's keys cannot be read")]
    Shape(#[source] serde_json::Error),
    #[error("the provider has {found} keys; at most {MAX_KEYS} are looked at")]
    TooMany { found: usize },
}

const MAX_KEYS: usize = 100;

impl KeySet {
    /// Keys of kinds that are not known are left out (section 5).
    pub fn read(json: &[u8]) -> Result<Self, KeySetError> {
        #[derive(Deserialize)]
        struct Document {
            keys: Vec<Value>,
        }
        let Document { keys } = serde_json::from_slice(json).map_err(KeySetError::Shape)?;
        if keys.len() > MAX_KEYS {
            return Err(KeySetError::TooMany { found: keys.len() });
        }
        Ok(Self(keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect()))
    }

    /// The key with this id, for this algorithm. A token may leave the id out when there is but one key that it can be.
    pub(super) fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Option<DecodingKey> {
        let mut fitting = self.0.iter().filter(|key| fits(key, algorithm));
        let key = match id {
            Some(id) => fitting.find(|key| key.common.key_id.as_deref() == Some(id)),
            None => fitting.next().filter(|_| fitting.next().is_none()),
        };
        DecodingKey::from_jwk(key?).ok()
    }
}

/// What a key is for is the key's to say, never the token's (RFC 8725, section 3.1).
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    let kind = match (&key.algorithm, algorithm) {
        (AlgorithmParameters::RSA(_), Algorithm::RS256) => true,
        (AlgorithmParameters::EllipticCurve(key), Algorithm::ES256) => key.curve == EllipticCurve::P256,
        (AlgorithmParameters::OctetKeyPair(key), Algorithm::EdDSA) => key.curve == EllipticCurve::Ed25519,
        _ => false,
    };
    let common = &key.common;
    kind && common.public_key_use.as_ref().is_none_or(|purpose| *purpose == PublicKeyUse::Signature)
        && common.key_operations.as_ref().is_none_or(|operations| operations.contains(&KeyOperations::Verify))
        && common.key_algorithm.is_none_or(|of_key| of_key == KeyAlgorithm::from(algorithm))
}
