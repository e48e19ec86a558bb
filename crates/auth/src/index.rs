//! Keyed hashes by which encrypted values are found: equal values have equal ones, and without the key nobody can tell of what they
//! are, nor try out what they might be of.

use crate::encode::Encoder;
use crate::keyring::Key;

/// HMAC-SHA-256. Addresses that differ in the case of their letters only are one; any other difference makes another address,
/// however alike they look.
pub fn of_address(key: &Key, address: &str) -> [u8; 32] {
    let mut encoder = Encoder::new("isekai index users.email 1");
    // Letter by letter: what a letter becomes must not depend on those around it.
    let lower: String = address.chars().flat_map(char::to_lowercase).collect();
    encoder.bytes(lower.as_bytes());
    key.authenticate(&encoder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::{KeyKind, Keyring};

    fn key(seed: u8) -> Key {
        Keyring::fixed(seed).current(KeyKind::Index).unwrap()
    }

    #[test]
    fn only_case_makes_no_difference() {
        let of = |address: &str| of_address(&key(1), address);
        for same in ["ada@example.org", "ADA@Example.ORG"] {
            assert_eq!(of(same), of("Ada@example.org"), "{same}");
        }
        assert_eq!(of("\u{c4}\u{3a3}@example.org"), of("\u{e4}\u{3c3}@example.org"));
        // Cyrillic а, fullwidth a, a combining mark, the zero-width joiner, a dot, a tag.
        for other in ["\u{430}da", "\u{ff41}da", "a\u{301}da", "a\u{200d}da", "a.da", "ada+x"] {
            assert_ne!(of(&format!("{other}@example.org")), of("ada@example.org"), "{other}");
        }
    }

    #[test]
    fn another_installations_hashes_say_nothing() {
        assert_ne!(of_address(&key(1), "ada@example.org"), of_address(&key(2), "ada@example.org"));
    }
}
