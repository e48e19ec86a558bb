//! What binds a sign-in to the browser in which it began. The browser keeps one secret; the nonce and the verifier of PKCE are made
//! from it, so that what the store keeps (digests of state and secret) helps nobody who reads it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::refresh;

pub struct Flow {
    /// Goes to the provider and comes back.
    pub state: String,
    /// For the browser's cookie.
    pub secret: String,
}

impl Flow {
    pub fn begin() -> Self {
        Self { state: refresh::generate(), secret: refresh::generate() }
    }
}

/// What the ID token has to repeat (OpenID Connect Core, section 15.5.2).
pub fn nonce(secret: &str, state: &str) -> String {
    derived("nonce", secret, state)
}

/// 43 characters (RFC 7636, section 4.1).
pub fn verifier(secret: &str, state: &str) -> Zeroizing<String> {
    Zeroizing::new(derived("verifier", secret, state))
}

/// The method S256 (RFC 7636, section 4.2).
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

fn derived(purpose: &str, secret: &str, state: &str) -> String {
    let mut hash = Sha256::new();
    for part in [purpose, secret, state] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn nonce_and_verifier_follow_from_secret_and_state_together() {
        let Flow { state, secret } = Flow::begin();
        let other = Flow::begin();
        assert_eq!((verifier(&secret, &state).len(), nonce(&secret, &state)), (43, nonce(&secret, &state)));
        assert_ne!(nonce(&secret, &state), *verifier(&secret, &state));
        assert_ne!(nonce(&secret, &state), nonce(&secret, &other.state));
        assert_ne!(nonce(&secret, &state), nonce(&other.secret, &state));
    }
}
