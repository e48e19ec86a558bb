//! Whether an ID token holds (OpenID Connect Core, section 3.1.3.7; RFC 8725). The algorithms are ours to say, and so is the key that
//! each of them may have; nothing in the token leads to a key but its id.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};
use serde::Deserialize;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq as _;
use thiserror::Error;

use super::keys::KeySet;

pub(super) const ALGORITHMS: [&str; 3] = ["RS256", "ES256", "EdDSA"];

/// By how much the provider's clock may differ from ours.
const SKEW_SECONDS: f64 = 60.0;
/// A token is made at the end of a sign-in that takes minutes.
const MAX_AGE_SECONDS: f64 = 600.0;
const MAX_BYTES: usize = 32 * 1024;
const MAX_SUBJECT_CHARS: usize = 255;

/// Whom the token has to be from, and what for.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub now: DateTime<Utc>,
}

/// Whom the provider vouches for.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub issuer: String,
    /// Never given to anybody else by this issuer.
    pub subject: String,
    pub email: Option<String>,
    /// Whether the provider says that the address is theirs.
    pub email_verified: bool,
    pub preferred_username: Option<String>,
    /// All that was said.
    claims: Map<String, Value>,
}

#[derive(Debug, Error)]
pub enum IdTokenError {
    #[error("the ID token is malformed")]
    Malformed,
    #[error("the ID token is signed with {0:?}, which is not one of {ALGORITHMS:?}")]
    Algorithm(String),
    #[error("the ID token is of the type {0:?}")]
    Type(String),
    #[error("the ID token has an extension that must be understood")]
    Critical,
    #[error("the ID token is signed with a key that the provider does not list")]
    UnknownKey,
    #[error("the signature of the ID token does not hold")]
    Signature,
    #[error("the ID token is from another issuer: {0:?}")]
    Issuer(String),
    #[error("the ID token is for somebody else")]
    Audience,
    #[error("the ID token has expired")]
    Expired,
    #[error("the ID token is not of this time")]
    Time,
    #[error("the ID token belongs to another sign-in")]
    Nonce,
    #[error("the ID token has no subject of 1 to {MAX_SUBJECT_CHARS} characters of ASCII")]
    Subject,
}

pub fn verify(token: &str, keys: &KeySet, expected: Expected<'_>) -> Result<Identity, IdTokenError> {
    let claims = signed(token, keys)?;
    let claims: Claims = serde_json::from_value(Value::Object(claims)).map_err(|_| IdTokenError::Malformed)?;
    claims.check(expected)?;
    Ok(claims.identity())
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    typ: Option<String>,
    kid: Option<String>,
    crit: Option<Value>,
}

/// The claims, once the signature holds.
fn signed(token: &str, keys: &KeySet) -> Result<Map<String, Value>, IdTokenError> {
    if token.len() > MAX_BYTES {
        return Err(IdTokenError::Malformed);
    }
    let head = token.split('.').next().unwrap_or_default();
    let head = URL_SAFE_NO_PAD.decode(head).map_err(|_| IdTokenError::Malformed)?;
    let head: Head = serde_json::from_slice(&head).map_err(|_| IdTokenError::Malformed)?;
    let algorithm = match head.alg.as_str() {
        "RS256" => Algorithm::RS256,
        "ES256" => Algorithm::ES256,
        "EdDSA" => Algorithm::EdDSA,
        _ => return Err(IdTokenError::Algorithm(head.alg)),
    };
    if let Some(kind) = head.typ.filter(|kind| !kind.eq_ignore_ascii_case("JWT")) {
        return Err(IdTokenError::Type(kind));
    }
    if head.crit.is_some() {
        return Err(IdTokenError::Critical);
    }
    let key = keys.find(head.kid.as_deref(), algorithm).ok_or(IdTokenError::UnknownKey)?;
    let mut validation = Validation::new(algorithm);
    // Checked by `Claims::check`, against what and when we are told.
    validation.required_spec_claims.clear();
    (validation.validate_exp, validation.validate_aud) = (false, false);
    match jsonwebtoken::decode(token, &key, &validation) {
        Ok(data) => Ok(data.claims),
        Err(error) if matches!(error.kind(), ErrorKind::InvalidSignature) => Err(IdTokenError::Signature),
        Err(_) => Err(IdTokenError::Malformed),
    }
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    /// Seconds since 1970, here and below.
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
    #[serde(default)]
    nonce: String,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Claims {
    fn check(&self, expected: Expected<'_>) -> Result<(), IdTokenError> {
        if self.iss != expected.issuer {
            return Err(IdTokenError::Issuer(self.iss.clone()));
        }
        let audience = match &self.aud {
            Audience::One(one) => std::slice::from_ref(one),
            Audience::Many(many) => many,
        };
        let ours = |id: &String| id == expected.client_id;
        // With further readers it must say that it was made for us (items 3 to 5).
        let made_for_us = self.azp.as_ref().map_or(audience.len() == 1, ours);
        if !audience.iter().any(ours) || !made_for_us {
            return Err(IdTokenError::Audience);
        }
        let now = expected.now.timestamp_millis() as f64 / 1000.0;
        if self.exp <= now - SKEW_SECONDS {
            return Err(IdTokenError::Expired);
        }
        let soonest = self.nbf.map_or(self.iat, |nbf| nbf.max(self.iat));
        if soonest > now + SKEW_SECONDS || self.iat < now - MAX_AGE_SECONDS - SKEW_SECONDS {
            return Err(IdTokenError::Time);
        }
        if !bool::from(self.nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
            return Err(IdTokenError::Nonce);
        }
        let well_formed = |byte: u8| byte.is_ascii() && !byte.is_ascii_control();
        if !(1..=MAX_SUBJECT_CHARS).contains(&self.sub.len()) || !self.sub.bytes().all(well_formed) {
            return Err(IdTokenError::Subject);
        }
        Ok(())
    }

    fn identity(self) -> Identity {
        let text = |name: &str| self.others.get(name).and_then(Value::as_str).map(str::to_owned);
        // Some write it as text.
        let verified = self.others.get("email_verified");
        Identity {
            email: text("email"),
            email_verified: verified.is_some_and(|value| *value == Value::Bool(true) || value == "true"),
            preferred_username: text("preferred_username"),
            issuer: self.iss,
            subject: self.sub,
            claims: self.others,
        }
    }
}

impl Identity {
    /// The values of a claim that is a text or a list of texts.
    pub fn values(&self, claim: &str) -> Vec<&str> {
        match self.claims.get(claim) {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}
