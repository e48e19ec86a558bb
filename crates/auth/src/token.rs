//! Access tokens: JWTs (RFC 9068) signed with ES256. The algorithm is ours to say, never the token's (RFC 8725). Keys rotate while
//! all runs: see `ring`.

mod ring;
mod seen;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{SessionId, UserId};
use isekai_platform::config::AuthConfig;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;
use uuid::Uuid;

use crate::keys::{KeyError, Keys};
use ring::Rings;
use seen::Seen;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub sub: UserId,
    /// The session that it was issued in; when that is revoked, the token is worth nothing.
    pub sid: SessionId,
    /// Names of roles at the time of issue; for display. Permissions are looked up.
    pub roles: Vec<String>,
    /// Unix seconds.
    pub iat: i64,
    /// Unix seconds.
    pub exp: i64,
    pub iss: String,
    pub aud: String,
    pub jti: Uuid,
}

impl TokenError {
    /// Whether the token was made, or changed, by somebody who has none of our keys.
    pub fn is_forgery(&self) -> bool {
        match self {
            Self::Foreign => true,
            Self::Invalid(error) => matches!(error.kind(), ErrorKind::InvalidSignature),
            _ => false,
        }
    }
}

/// A token and how long it lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    pub token: String,
    /// Seconds.
    pub expires_in: u64,
}

#[derive(Debug, Error)]
pub enum TokenError {
    #[error("the key of access tokens cannot be used")]
    Key(#[source] jsonwebtoken::errors::Error),
    #[error("the key of access tokens is not a P-256 key")]
    KeyKind,
    #[error("the keys of access tokens cannot be read")]
    Keys(#[from] KeyError),
    #[error("the access token could not be signed")]
    Sign(#[source] jsonwebtoken::errors::Error),
    #[error("the access token is not valid")]
    Invalid(#[source] jsonwebtoken::errors::Error),
    #[error("the access token is not one of ours")]
    Foreign,
    #[error("the access token has expired")]
    Expired,
}

pub struct Tokens {
    rings: Rings,
    seen: Seen,
    validation: Validation,
    issuer: String,
    lifetime: TimeDelta,
}

/// For whom the tokens are: the API. The issuer tells installations apart.
pub const AUDIENCE: &str = "isekai-api";
const TYPE: &str = "at+jwt";
const MAX_BYTES: usize = 8192;

impl Tokens {
    pub fn new(keys: &Keys, config: &AuthConfig) -> Result<Self, TokenError> {
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_required_spec_claims(&["exp", "sub", "iss", "aud"]);
        validation.set_issuer(&[&config.issuer]);
        validation.set_audience(&[AUDIENCE]);
        validation.leeway = 0;
        // Checked below, against the clock that we are given.
        validation.validate_exp = false;
        Ok(Self {
            rings: Rings::load(keys.dir.clone())?,
            seen: Seen::default(),
            validation,
            issuer: config.issuer.clone(),
            lifetime: TimeDelta::seconds(i64::try_from(config.access_token_seconds).unwrap_or(i64::MAX / 1000)),
        })
    }

    pub fn issue(
        &self,
        user: UserId,
        session: SessionId,
        roles: &[&str],
        now: DateTime<Utc>,
    ) -> Result<Issued, TokenError> {
        let claims = Claims {
            sub: user,
            sid: session,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            iat: now.timestamp(),
            exp: now.timestamp().saturating_add(self.lifetime.num_seconds()),
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            jti: Uuid::now_v7(),
        };
        let ring = self.rings.present();
        let mut header = Header::new(Algorithm::ES256);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(ring.signing_kid.clone());
        let token = jsonwebtoken::encode(&header, &claims, &ring.encoding).map_err(TokenError::Sign)?;
        Ok(Issued { token, expires_in: self.lifetime.num_seconds().unsigned_abs() })
    }

    /// Signature, type, issuer, audience and time. Whether the session still lives is the store's to say.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Arc<Claims>, TokenError> {
        if token.len() > MAX_BYTES {
            return Err(TokenError::Foreign);
        }
        let (hash, generation) = (seen::hash(token), self.rings.present().generation);
        let claims = match self.seen.get(&hash, generation) {
            Some(claims) => claims,
            None => {
                let claims = Arc::new(self.read(token)?);
                self.seen.put(hash, generation, &claims);
                claims
            }
        };
        if claims.exp <= now.timestamp() { Err(TokenError::Expired) } else { Ok(claims) }
    }

    fn read(&self, token: &str) -> Result<Claims, TokenError> {
        let header = jsonwebtoken::decode_header(token).map_err(TokenError::Invalid)?;
        if header.typ.as_deref() != Some(TYPE) {
            return Err(TokenError::Foreign);
        }
        let key = header.kid.and_then(|kid| self.rings.decoding(&kid)).ok_or(TokenError::Foreign)?;
        let data = jsonwebtoken::decode::<Claims>(token, &key, &self.validation).map_err(TokenError::Invalid)?;
        Ok(data.claims)
    }

    /// The public keys as a JWK set (RFC 7517).
    pub fn jwks(&self) -> Value {
        self.rings.present().jwks.clone()
    }
}

#[cfg(test)]
mod tests;
