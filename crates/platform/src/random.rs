//! Secrets and other unguessable bytes, from the crypto library's generator.

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

/// # Panics
/// When the operating system gives no randomness: nothing secret could be made, so nothing may go on.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// `count` random bytes in lower-case hex.
pub fn token_hex(count: usize) -> String {
    let mut bytes = vec![0; count];
    fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fill(bytes: &mut [u8]) {
    assert!(SystemRandom::new().fill(bytes).is_ok(), "the operating system gives no randomness");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_their_length_and_differ() {
        assert_eq!(token_hex(16).len(), 32);
        assert_ne!(token_hex(16), token_hex(16));
        assert_ne!(bytes::<32>(), bytes::<32>());
    }
}
