//! What new accounts may be called. ASCII only: names that look alike and are not the same (Unicode Technical Standard 39) fool those
//! who read them in a list.

pub const MAX_CHARS: usize = 64;

/// Whether it has 1 to 64 letters and digits of ASCII, `.`, `_` or `-`.
pub fn is_allowed(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=MAX_CHARS).contains(&name.len()) && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_like_others_are_refused() {
        for name in ["ada", "Ada.Lovelace-2", "a", "_", &"x".repeat(64)] {
            assert!(is_allowed(name), "{name}");
        }
        // Cyrillic а, fullwidth a, a combining mark, the zero-width joiner, a ligature.
        for name in
            ["\u{430}da", "\u{ff41}da", "a\u{301}da", "a\u{200d}da", "\u{fb01}n", "", "a b", "ada\n", &"x".repeat(65)]
        {
            assert!(!is_allowed(name), "{name:?}");
        }
    }
}
