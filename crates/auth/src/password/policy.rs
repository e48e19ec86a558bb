//! What a password must be: long, and not the name. No rules about kinds of characters (NIST SP 800-63B, 3.1.1.2).

use thiserror::Error;

pub const MIN_CHARS: usize = 10;
/// So that nobody makes us hash a book.
pub const MAX_BYTES: usize = 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PolicyError {
    #[error("the password is too short; at least {MIN_CHARS} characters are needed")]
    TooShort,
    #[error("the password is too long; at most {MAX_BYTES} bytes are allowed")]
    TooLong,
    #[error("the password must not be the username")]
    IsUsername,
}

pub fn check_policy(username: &str, password: &str) -> Result<(), PolicyError> {
    if password.len() > MAX_BYTES {
        return Err(PolicyError::TooLong);
    }
    if password.chars().count() < MIN_CHARS {
        return Err(PolicyError::TooShort);
    }
    if password.trim().to_lowercase() == username.trim().to_lowercase() {
        return Err(PolicyError::IsUsername);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_characters_at_the_lower_and_bytes_at_the_upper_end() {
        assert_eq!(check_policy("ada", "ninechars"), Err(PolicyError::TooShort));
        assert_eq!(check_policy("ada", "äöüäöüäöü"), Err(PolicyError::TooShort));
        assert_eq!(check_policy("ada", "ten  chars"), Ok(()));
        assert_eq!(check_policy("ada", &"x".repeat(MAX_BYTES)), Ok(()));
        assert_eq!(check_policy("ada", &"é".repeat(MAX_BYTES / 2 + 1)), Err(PolicyError::TooLong));
    }

    #[test]
    fn the_username_is_no_password() {
        assert_eq!(check_policy("ada.lovelace", "Ada.Lovelace "), Err(PolicyError::IsUsername));
        assert_eq!(check_policy("ada.lovelace", "ada.lovelace1"), Ok(()));
    }
}
