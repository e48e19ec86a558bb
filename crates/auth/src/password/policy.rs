//! What a password must be: long, not the name, and not what many people take. No rules about kinds of characters (NIST SP 800-63B,
//! 3.1.1.2).

use thiserror::Error;

use super::common;

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
    #[error("the password must not be the e-mail address, nor the part of it before the @")]
    IsAddress,
    #[error("this password is on the lists with which attackers begin; choose one that is yours alone")]
    Common,
}

/// For the account with this name and, where it is known, this e-mail address.
pub fn check_policy(username: &str, email: Option<&str>, password: &str) -> Result<(), PolicyError> {
    if password.len() > MAX_BYTES {
        return Err(PolicyError::TooLong);
    }
    if password.chars().count() < MIN_CHARS {
        return Err(PolicyError::TooShort);
    }
    let password = password.trim().to_lowercase();
    if password == username.trim().to_lowercase() {
        return Err(PolicyError::IsUsername);
    }
    if let Some(email) = email.map(|email| email.trim().to_lowercase()) {
        let local = email.rsplit_once('@').map_or(email.as_str(), |(local, _)| local);
        if password == email || password == local {
            return Err(PolicyError::IsAddress);
        }
    }
    if common::contains(&password) {
        return Err(PolicyError::Common);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Result<(), PolicyError> {
        check_policy("ada.lovelace", Some("countess.ada@example.org"), password)
    }

    #[test]
    fn length_counts_characters_at_the_lower_and_bytes_at_the_upper_end() {
        assert_eq!(check("ninechars"), Err(PolicyError::TooShort));
        assert_eq!(check("äöüäöüäöü"), Err(PolicyError::TooShort));
        assert_eq!(check("ten  chars"), Ok(()));
        assert_eq!(check(&"x".repeat(MAX_BYTES)), Ok(()));
        assert_eq!(check(&"é".repeat(MAX_BYTES / 2 + 1)), Err(PolicyError::TooLong));
    }

    #[test]
    fn neither_the_username_nor_the_address_is_a_password() {
        assert_eq!(check("Ada.Lovelace "), Err(PolicyError::IsUsername));
        assert_eq!(check("ada.lovelace1"), Ok(()));
        for address in ["Countess.Ada", "countess.ada@example.org"] {
            assert_eq!(check(address), Err(PolicyError::IsAddress), "{address}");
        }
    }

    #[test]
    fn what_many_people_take_is_no_password_whatever_its_case() {
        for common in ["1234567890", "qwertyuiop", "PasswordPassword", "1q2w3e4r5t", "Basketball"] {
            assert_eq!(check(common), Err(PolicyError::Common), "{common}");
        }
    }
}
