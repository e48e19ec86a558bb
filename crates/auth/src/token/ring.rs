//! The keys of access tokens in use. Another process may add one at any time: the folder is looked at every few seconds, and at once
//! when a token comes with a key that is not known.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use aws_lc_rs::signature::KeyPair as _;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::TokenError;
use crate::keys::{self, AccessKey};

pub(super) struct Ring {
    pub encoding: EncodingKey,
    pub signing_kid: String,
    decoding: Vec<(String, Arc<DecodingKey>)>,
    pub jwks: Value,
}

pub(super) struct Rings {
    dir: PathBuf,
    state: Mutex<State>,
}

struct State {
    ring: Arc<Ring>,
    /// When the folder was changed last, as far as we have read it.
    changed: Option<SystemTime>,
    looked: Instant,
}

/// Between two looks at the folder.
const LOOK: Duration = Duration::from_secs(5);
/// And when a token asks for it: whoever invents key ids does not make us read all the time.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

impl Rings {
    pub fn load(dir: PathBuf) -> Result<Self, TokenError> {
        let changed = changed(&dir);
        let ring = Arc::new(Ring::load(&dir)?);
        Ok(Self { dir, state: Mutex::new(State { ring, changed, looked: Instant::now() }) })
    }

    pub fn present(&self) -> Arc<Ring> {
        self.within(LOOK)
    }

    pub fn decoding(&self, kid: &str) -> Option<Arc<DecodingKey>> {
        let known = |ring: &Ring| ring.decoding.iter().find(|(id, _)| id == kid).map(|(_, key)| Arc::clone(key));
        known(&self.within(LOOK)).or_else(|| known(&self.within(LOOK_AGAIN)))
    }

    /// Not older than `age`. What cannot be read leaves what was read before.
    fn within(&self, age: Duration) -> Arc<Ring> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.looked.elapsed() >= age {
            state.looked = Instant::now();
            let changed = changed(&self.dir);
            if changed != state.changed {
                match Ring::load(&self.dir) {
                    Ok(ring) => (state.ring, state.changed) = (Arc::new(ring), changed),
                    Err(error) => {
                        let error = &error as &dyn std::error::Error;
                        tracing::error!(error, "the keys of access tokens cannot be read again");
                    }
                }
            }
        }
        Arc::clone(&state.ring)
    }
}

impl Ring {
    fn load(dir: &std::path::Path) -> Result<Self, TokenError> {
        let keys = keys::access_keys(dir)?;
        let newest = keys.last().ok_or(TokenError::KeyKind)?;
        let encoding = EncodingKey::from_ec_pem(newest.0.as_bytes()).map_err(TokenError::Key)?;
        let (mut decoding, mut shown) = (Vec::new(), Vec::new());
        for key in &keys {
            let (x, y) = point(key)?;
            let kid = thumbprint(&x, &y);
            decoding.push((kid.clone(), Arc::new(DecodingKey::from_ec_components(&x, &y).map_err(TokenError::Key)?)));
            shown
                .push(json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": kid, "use": "sig", "alg": "ES256" }));
        }
        let signing_kid = decoding.last().map(|(kid, _)| kid.clone()).ok_or(TokenError::KeyKind)?;
        Ok(Self { encoding, signing_kid, decoding, jwks: json!({ "keys": shown }) })
    }
}

fn changed(dir: &std::path::Path) -> Option<SystemTime> {
    std::fs::metadata(dir).and_then(|meta| meta.modified()).ok()
}

/// Both coordinates in base64url.
fn point(key: &AccessKey) -> Result<(String, String), TokenError> {
    let pair = key.pair().ok_or(TokenError::KeyKind)?;
    // Uncompressed point: 04 ‖ x ‖ y.
    let point = pair.public_key().as_ref();
    let (x, y) = point.get(1..).and_then(|xy| xy.split_at_checked(32)).ok_or(TokenError::KeyKind)?;
    Ok((URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y)))
}

/// RFC 7638: SHA-256 over the required members in alphabetical order.
pub(super) fn thumbprint(x: &str, y: &str) -> String {
    let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    URL_SAFE_NO_PAD.encode(Sha256::digest(members))
}
