//! Refresh tokens: 256 random bits. The store keeps only their SHA-256, which is enough against guessing at this
//! length.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use isekai_platform::random;
use sha2::{Digest, Sha256};

/// 43 characters of base64url. Also good for other one-time secrets, such as preview codes.
pub fn generate() -> String {
    URL_SAFE_NO_PAD.encode(random::bytes::<32>())
}

/// What is stored and looked up.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_their_hash_is_stable() {
        let token = generate();
        assert_eq!(token.len(), 43);
        assert_ne!(token, generate());
        assert_eq!(hash(&token), hash(&token.clone()));
        assert_eq!(hex::encode(hash("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
