//! Small signed statements that a browser carries: the cookie of a preview, the token of a preview link. HMAC-SHA256
//! over purpose and content, so that one for one purpose is nothing for another.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use thiserror::Error;

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    PreviewCookie,
    PreviewLink,
    /// Never leaves as a token: see [`SignedTokens::successor`].
    RefreshSuccessor,
}

#[derive(Debug, Error)]
pub enum SignedError {
    #[error("the token is malformed")]
    Malformed,
    #[error("the token is not ours")]
    Signature,
    #[error("the token has expired")]
    Expired,
    #[error("the content of the token cannot be written")]
    Content(#[source] serde_json::Error),
}

#[derive(Clone)]
pub struct SignedTokens {
    mac: Hmac<Sha256>,
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    /// Unix milliseconds.
    exp: i64,
    #[serde(rename = "c")]
    content: T,
}

const MAX_BYTES: usize = 4096;

impl SignedTokens {
    pub fn new(secret: &[u8; 32]) -> Self {
        // HMAC fills a key up to the hash's block with zeros; doing it here makes a wrong length impossible.
        let mut block = [0; 64];
        block[..32].copy_from_slice(secret);
        Self { mac: Hmac::new(&block.into()) }
    }

    /// Characters of base64url and one dot.
    pub fn sign<T: Serialize>(
        &self,
        purpose: Purpose,
        content: &T,
        expires_at: DateTime<Utc>,
    ) -> Result<String, SignedError> {
        let envelope = Envelope { exp: expires_at.timestamp_millis(), content };
        let body = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&envelope).map_err(SignedError::Content)?);
        let tag = URL_SAFE_NO_PAD.encode(self.mac_of(purpose, &body).finalize().into_bytes());
        Ok(format!("{body}.{tag}"))
    }

    pub fn open<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<T, SignedError> {
        if token.len() > MAX_BYTES {
            return Err(SignedError::Malformed);
        }
        let (body, tag) = token.split_once('.').ok_or(SignedError::Malformed)?;
        let tag = URL_SAFE_NO_PAD.decode(tag).map_err(|_| SignedError::Malformed)?;
        // In constant time, and before anything of the content is read.
        self.mac_of(purpose, body).verify_slice(&tag).map_err(|_| SignedError::Signature)?;
        let json = URL_SAFE_NO_PAD.decode(body).map_err(|_| SignedError::Malformed)?;
        let envelope: Envelope<T> = serde_json::from_slice(&json).map_err(|_| SignedError::Malformed)?;
        if envelope.exp <= now.timestamp_millis() {
            return Err(SignedError::Expired);
        }
        Ok(envelope.content)
    }

    /// The refresh token that follows `token`: always the same one, which only who has our key can tell.
    pub fn successor(&self, token: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.mac_of(Purpose::RefreshSuccessor, token).finalize().into_bytes())
    }

    fn mac_of(&self, purpose: Purpose, body: &str) -> Hmac<Sha256> {
        let mut mac = self.mac.clone();
        mac.update(purpose.label());
        mac.update(&[0]);
        mac.update(body.as_bytes());
        mac
    }
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::PreviewCookie => b"preview-cookie",
            Self::PreviewLink => b"preview-link",
            Self::RefreshSuccessor => b"refresh-successor",
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

    fn token(tokens: &SignedTokens) -> String {
        tokens.sign(Purpose::PreviewLink, &("app", 7), NOW + TimeDelta::seconds(60)).unwrap()
    }

    fn open(tokens: &SignedTokens, token: &str, now: DateTime<Utc>) -> Result<(String, i32), SignedError> {
        tokens.open(Purpose::PreviewLink, token, now)
    }

    #[test]
    fn opens_what_it_signed_until_it_expires() {
        let tokens = SignedTokens::new(&[7; 32]);
        let token = token(&tokens);
        assert_eq!(open(&tokens, &token, NOW).unwrap(), ("app".to_owned(), 7));
        assert!(open(&tokens, &token, NOW + TimeDelta::milliseconds(59_999)).is_ok());
        assert!(matches!(open(&tokens, &token, NOW + TimeDelta::seconds(60)), Err(SignedError::Expired)));
    }

    /// Nobody without the key makes a token: whatever is opened is what was signed, byte for byte.
    #[test]
    fn fuzz_signed_token() {
        let tokens = SignedTokens::new(&[7; 32]);
        let ours = token(&tokens);
        let other = tokens.sign(Purpose::PreviewCookie, &("app", 7), NOW + TimeDelta::seconds(60)).unwrap();
        let foreign = SignedTokens::new(&[8; 32]).sign(Purpose::PreviewLink, &0, NOW).unwrap();
        let target = isekai_fuzz::Target::new("signed-token").seeds([&ours, &other, &foreign]);
        target.tokens([".", "=", "A", "\u{e9}"]).max_bytes(MAX_BYTES + 10).run(|input| {
            let text = String::from_utf8_lossy(input);
            match open(&tokens, &text, NOW) {
                Ok(content) => {
                    assert_eq!((text.as_ref(), content), (ours.as_str(), ("app".to_owned(), 7)));
                    0
                }
                Err(SignedError::Malformed) => 1,
                Err(SignedError::Signature) => 2,
                Err(error) => panic!("{error:?}"),
            }
        });
    }

    #[test]
    fn refuses_other_keys_purposes_and_every_changed_byte() {
        let tokens = SignedTokens::new(&[7; 32]);
        let token = token(&tokens);
        assert!(matches!(open(&SignedTokens::new(&[8; 32]), &token, NOW), Err(SignedError::Signature)));
        let other: Result<(String, i32), _> = tokens.open(Purpose::PreviewCookie, &token, NOW);
        assert!(matches!(other, Err(SignedError::Signature)));
        for place in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            assert!(open(&tokens, &String::from_utf8(changed).unwrap(), NOW).is_err(), "byte {place}");
        }
        for junk in ["", ".", "a.b", "a", &"x".repeat(5000)] {
            assert!(open(&tokens, junk, NOW).is_err());
        }
    }
}
