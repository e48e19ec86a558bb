//! One provider: where it sends browsers, and whom it vouches for when they come back.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use http::HeaderValue;
use isekai_auth::oidc::{
    self, ClientSecret, Expected, Flow, IdTokenError, Identity, KeySet, KeySetError, Metadata, MetadataError,
};
use isekai_platform::config::OidcConfig;
use isekai_platform::http::{MtlsClient, web_client};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use thiserror::Error;

use super::cached::{Cached, Recently};
use super::fetch::{self, FetchError};

/// How long what a provider says of itself, and its keys, are taken from memory.
const MAX_AGE: TimeDelta = TimeDelta::hours(1);
/// When a token is signed with a key that is not known: whoever invents key ids does not make us ask all the time.
const MAX_AGE_OF_UNKNOWN: TimeDelta = TimeDelta::seconds(30);
/// All but the unreserved characters of RFC 3986, section 2.3.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Debug, Error)]
pub enum ProviderError {
    #[error("the provider cannot be asked")]
    Fetch(#[from] FetchError),
    #[error("the provider was asked a moment ago and could not be")]
    Recently,
    #[error("what the provider says of itself cannot be used")]
    Metadata(#[from] MetadataError),
    #[error("the provider's keys cannot be used")]
    Keys(#[from] KeySetError),
    #[error("the provider did not exchange the code")]
    Exchange(#[source] FetchError),
    #[error("the provider's answer has no ID token")]
    Answer(#[source] serde_json::Error),
    #[error("the answer came from another provider than the one that was asked")]
    OtherIssuer,
    #[error("the provider's ID token does not hold")]
    IdToken(#[from] IdTokenError),
}

impl From<Recently> for ProviderError {
    fn from(Recently: Recently) -> Self {
        Self::Recently
    }
}

impl ProviderError {
    /// Whether somebody shows what the provider did not say; else it is away, or set up in another way than we are.
    pub const fn is_forgery(&self) -> bool {
        matches!(self, Self::OtherIssuer | Self::IdToken(_))
    }

    /// Whether the provider takes the code for none of its own, or for one that was used before.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Exchange(FetchError::Status { status, .. }) if status.is_client_error())
    }
}

pub struct Provider {
    pub id: String,
    pub config: OidcConfig,
    secret: Option<ClientSecret>,
    /// One for each provider, so that the answer of one is never taken for that of another (RFC 9700, section 4.4.2).
    redirect_uri: String,
    client: MtlsClient,
    metadata: Cached<Metadata>,
    keys: Cached<KeySet>,
}

/// What a provider gave to the browser.
#[derive(Debug, Clone, Copy)]
pub struct Returned<'a> {
    pub code: &'a str,
    /// RFC 9207.
    pub issuer: Option<&'a str>,
}

impl Provider {
    pub fn new(id: &str, config: OidcConfig, secret: Option<ClientSecret>, public_url: &str) -> Self {
        Self {
            id: id.to_owned(),
            config,
            secret,
            redirect_uri: format!("{public_url}/api/auth/oidc/{id}/callback"),
            client: web_client(),
            metadata: Cached::default(),
            keys: Cached::default(),
        }
    }

    /// Where the browser goes (OpenID Connect Core, section 3.1.2.1).
    pub async fn authorization_url(&self, flow: &Flow, now: DateTime<Utc>) -> Result<String, ProviderError> {
        let metadata = self.metadata(now).await?;
        let scopes = self.config.scopes.join(" ");
        let (nonce, verifier) = (oidc::nonce(&flow.secret, &flow.state), oidc::verifier(&flow.secret, &flow.state));
        let challenge = oidc::challenge(&verifier);
        let query = form(&[
            ("response_type", "code"),
            ("client_id", self.config.client_id.as_str()),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("scope", scopes.as_str()),
            ("state", flow.state.as_str()),
            ("nonce", nonce.as_str()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ]);
        let endpoint = &metadata.authorization_endpoint;
        Ok(format!("{endpoint}{}{query}", if endpoint.contains('?') { '&' } else { '?' }))
    }

    /// Exchanges the code, and checks what comes for it.
    pub async fn identify(
        &self,
        returned: Returned<'_>,
        flow: &Flow,
        now: DateTime<Utc>,
    ) -> Result<Identity, ProviderError> {
        let metadata = self.metadata(now).await?;
        let right = match returned.issuer {
            Some(issuer) => issuer == self.config.issuer,
            None => !metadata.authorization_response_iss_parameter_supported,
        };
        if !right {
            return Err(ProviderError::OtherIssuer);
        }
        let token = self.exchange(&metadata, returned.code, flow).await?;
        let nonce = oidc::nonce(&flow.secret, &flow.state);
        let (issuer, client_id) = (self.config.issuer.as_str(), self.config.client_id.as_str());
        let expected = Expected { issuer, client_id, nonce: &nonce, now };
        match oidc::verify(&token, &*self.keys(&metadata, now, MAX_AGE).await?, expected) {
            Err(IdTokenError::UnknownKey) => {
                let keys = self.keys(&metadata, now, MAX_AGE_OF_UNKNOWN).await?;
                Ok(oidc::verify(&token, &keys, expected)?)
            }
            verified => Ok(verified?),
        }
    }

    async fn metadata(&self, now: DateTime<Utc>) -> Result<Arc<Metadata>, ProviderError> {
        let ask = async {
            let document = fetch::get(&self.client, &oidc::discovery_url(&self.config.issuer)).await?;
            Ok(Metadata::read(&document, &self.config.issuer)?)
        };
        self.metadata.get(now, MAX_AGE, ask).await
    }

    async fn keys(
        &self,
        metadata: &Metadata,
        now: DateTime<Utc>,
        max_age: TimeDelta,
    ) -> Result<Arc<KeySet>, ProviderError> {
        let ask = async { Ok(KeySet::read(&fetch::get(&self.client, &metadata.jwks_uri).await?)?) };
        self.keys.get(now, max_age, ask).await
    }

    /// The ID token (OpenID Connect Core, section 3.1.3).
    async fn exchange(&self, metadata: &Metadata, code: &str, flow: &Flow) -> Result<String, ProviderError> {
        #[derive(Deserialize)]
        struct Answer {
            id_token: String,
        }
        let verifier = oidc::verifier(&flow.secret, &flow.state);
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("code_verifier", verifier.as_str()),
        ];
        let mut authorization = None;
        match &self.secret {
            Some(secret) if !metadata.secret_in_body() => authorization = basic(&self.config.client_id, secret),
            Some(secret) => {
                fields.extend([("client_id", self.config.client_id.as_str()), ("client_secret", secret.expose())])
            }
            None => fields.push(("client_id", self.config.client_id.as_str())),
        }
        let answer = fetch::post(&self.client, &metadata.token_endpoint, form(&fields), authorization).await;
        let answer = answer.map_err(ProviderError::Exchange)?;
        let Answer { id_token } = serde_json::from_slice(&answer).map_err(ProviderError::Answer)?;
        Ok(id_token)
    }
}

/// RFC 6749, section 2.3.1: both are encoded like fields of a form first.
fn basic(client_id: &str, secret: &ClientSecret) -> Option<HeaderValue> {
    let pair = format!("{}:{}", encoded(client_id), encoded(secret.expose()));
    let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(pair))).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn form(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}
