//! Credentials for programs: `isk_`, 256 random bits, and a checksum, by which a scanner of leaked secrets knows one, and by which a
//! mistyped one is told from a wrong one without a look into the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use isekai_platform::random;
use sha2::{Digest, Sha256};

const PREFIX: &str = "isk_";
/// Of base64url, for 32 bytes.
const SECRET_CHARS: usize = 43;
/// Of base64url: 36 bits.
const CHECK_CHARS: usize = 6;

/// 53 characters.
pub fn generate() -> String {
    let body = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random::bytes::<32>()));
    let check = checksum(&body);
    body + &check
}

/// Whether it is meant as one, good or not.
pub fn is_one(token: &str) -> bool {
    token.starts_with(PREFIX)
}

/// What is stored and looked up; `None` for what [`generate`] cannot have made.
pub fn hash(token: &str) -> Option<[u8; 32]> {
    let (body, check) = token.split_at_checked(PREFIX.len() + SECRET_CHARS)?;
    (is_one(token) && check == checksum(body)).then(|| Sha256::digest(token).into())
}

fn checksum(body: &str) -> String {
    let mut check = URL_SAFE_NO_PAD.encode(Sha256::digest(body));
    check.truncate(CHECK_CHARS);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_form_and_any_change_shows() {
        let token = generate();
        assert_eq!((token.len(), is_one(&token)), (53, true));
        assert_ne!(token, generate());
        assert_eq!(hash(&token), Some(Sha256::digest(&token).into()));
        for place in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            assert_eq!(hash(&String::from_utf8(changed).unwrap()), None, "character {place}");
        }
        for junk in ["", "isk_", "isk_é", &token[..52], &format!("{token}A"), &"é".repeat(40)] {
            assert_eq!(hash(junk), None, "{junk}");
        }
    }
}
