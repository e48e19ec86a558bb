//! The second factor: time-based codes (RFC 6238: SHA-1, six digits, 30 seconds, a step of grace on either side), and recovery codes
//! for when the device is lost.

use chrono::{DateTime, Utc};
use isekai_platform::random;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;
use thiserror::Error;
use totp_rs::{Builder, Totp, TotpError};
use zeroize::Zeroizing;

/// As RFC 4226 recommends: the length of the hash.
pub const SECRET_BYTES: usize = 20;
pub const RECOVERY_CODES: usize = 10;
const ISSUER: &str = "Isekai";
/// Letters and digits that nobody takes for one another; 32, so that five random bits choose one without a bias.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS: usize = 4;
const GROUP_CHARS: usize = 4;

#[derive(Debug, Error)]
pub enum MfaError {
    #[error("the secret of the second factor cannot be used")]
    Secret(#[source] TotpError),
}

/// What an authenticator is told.
pub struct Shown {
    pub base32: String,
    /// `otpauth://totp/…`, as authenticators read it from a QR code.
    pub url: String,
}

pub fn new_secret() -> Zeroizing<[u8; SECRET_BYTES]> {
    Zeroizing::new(random::bytes::<SECRET_BYTES>())
}

pub fn show(secret: &[u8], username: &str) -> Result<Shown, MfaError> {
    // A colon parts issuer and name.
    let totp = totp(secret, Some(&username.replace(':', " ")))?;
    Ok(Shown { base32: totp.secret().to_base32(), url: totp.to_url().map_err(MfaError::Secret)? })
}

/// The time step whose code it is, at `now`. That each is used once is the store's to see to.
pub fn step_of(secret: &[u8], code: &str, now: DateTime<Utc>) -> Result<Option<i64>, MfaError> {
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let Some(seconds) = u64::try_from(now.timestamp()).ok().filter(|_| is_code) else { return Ok(None) };
    Ok(totp(secret, None)?.check(code, seconds).and_then(|step| i64::try_from(step).ok()))
}

/// Each like `abcd-2345-efgh-6789`, of 80 random bits: what is stored of them is sealed.
pub fn recovery_codes() -> [Zeroizing<String>; RECOVERY_CODES] {
    std::array::from_fn(|_| {
        let random = Zeroizing::new(random::bytes::<{ GROUPS * GROUP_CHARS }>());
        let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
        let groups: Vec<String> = random.chunks(GROUP_CHARS).map(|group| group.iter().map(letter).collect()).collect();
        Zeroizing::new(groups.join("-"))
    })
}

/// What is stored and looked up, however the code was typed; `None` for what is none.
pub fn recovery_hash(code: &str) -> Option<[u8; 32]> {
    let typed = code.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| c.to_ascii_lowercase());
    let plain = Zeroizing::new(typed.collect::<String>());
    let is_code = plain.len() == GROUPS * GROUP_CHARS && plain.bytes().all(|byte| ALPHABET.contains(&byte));
    is_code.then(|| Sha256::digest(plain.as_bytes()).into())
}

/// Whether two digests are the same, in a time that does not tell where they differ.
pub fn is_same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

fn totp(secret: &[u8], username: Option<&str>) -> Result<Totp, MfaError> {
    let builder = Builder::new().with_secret(secret.to_vec());
    let builder = match username {
        Some(name) => builder.with_issuer(Some(ISSUER)).with_account_name(name),
        None => builder,
    };
    builder.build().map_err(MfaError::Secret)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    /// RFC 6238, appendix B, the rows of SHA-1, of whose eight digits ours are the last six.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = b"12345678901234567890";
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            assert_eq!(step_of(secret, code, now).unwrap(), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_step_and_one_on_either_side() {
        let secret = b"12345678901234567890";
        let at = DateTime::from_timestamp(1_111_111_110, 0).unwrap();
        let step = |seconds| step_of(secret, "050471", at + TimeDelta::seconds(seconds)).unwrap();
        let expected = Some(1_111_111_110 / 30);
        assert_eq!([step(-31), step(-30), step(0), step(59), step(60)], [None, expected, expected, expected, None]);
        for junk in ["", "05047", "0504711", "05047a", "+50471", " 50471", "٠٥٠٤٧١"] {
            assert_eq!(step_of(secret, junk, at).unwrap(), None, "{junk:?}");
        }
        assert!(step_of(b"short", "050471", at).is_err());
        assert_eq!(step_of(secret, "050471", DateTime::from_timestamp(-1, 0).unwrap()).unwrap(), None);
    }

    #[test]
    fn an_authenticator_is_told_all_it_needs() {
        let shown = show(b"12345678901234567890", "ada:love lace").unwrap();
        assert_eq!(shown.base32, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let expected = "otpauth://totp/Isekai:ada%20love%20lace?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Isekai";
        assert_eq!(shown.url, expected);
        assert_ne!(*new_secret(), *new_secret());
    }

    #[test]
    fn recovery_codes_are_read_however_they_are_typed() {
        let codes = recovery_codes();
        assert_eq!(codes[0].len(), 19);
        assert_ne!(codes[0], codes[1]);
        let hash = recovery_hash(&codes[0]);
        assert!(hash.is_some());
        let other = recovery_hash(&codes[1]).unwrap();
        assert!(
            is_same(&hash.unwrap(), &hash.unwrap())
                && !is_same(&hash.unwrap(), &other)
                && !is_same(&other, &other[1..])
        );
        assert_eq!(hash, recovery_hash(&codes[0].to_uppercase().replace('-', " ")));
        assert_eq!(hash, recovery_hash(&codes[0].replace('-', "")));
        for junk in ["", "123456", "abcd-2345-efgh-678", "abcd-2345-efgh-6781", "äbcd-2345-efgh-6789"] {
            assert_eq!(recovery_hash(junk), None, "{junk}");
        }
    }
}
