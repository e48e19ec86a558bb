//! What a provider says of itself (OpenID Connect Discovery 1.0).

use isekai_platform::config::is_secure_url;
use serde::Deserialize;
use thiserror::Error;

use super::id_token::ALGORITHMS;

#[derive(Debug, Clone, Deserialize)]
pub struct Metadata {
    issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    id_token_signing_alg_values_supported: Option<Vec<String>>,
    #[serde(default)]
    code_challenge_methods_supported: Option<Vec<String>>,
    /// Its answers name it (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

#[derive(Debug, Error)]
pub enum MetadataError {
    #[error("the discovery document cannot be read")]
    Shape(#[source] serde_json::Error),
    #[error("the discovery document is of the issuer {found:?}, not of {expected:?}")]
    Issuer { found: String, expected: String },
    #[error("{endpoint} is not at an address that nobody else can read or change: {url:?}")]
    Insecure { endpoint: &'static str, url: String },
    #[error("the provider signs with none of {ALGORITHMS:?}")]
    Algorithms,
    #[error("the provider knows PKCE, but not its method S256")]
    Pkce,
}

/// Where the document is (section 4 of Discovery).
pub fn discovery_url(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

impl Metadata {
    /// `issuer` as it was configured: another one, however alike, is another provider (section 4.3 of Discovery).
    pub fn read(json: &[u8], issuer: &str) -> Result<Self, MetadataError> {
        let found: Self = serde_json::from_slice(json).map_err(MetadataError::Shape)?;
        if found.issuer != issuer {
            return Err(MetadataError::Issuer { found: found.issuer, expected: issuer.to_owned() });
        }
        for (endpoint, url) in [
            ("authorization_endpoint", &found.authorization_endpoint),
            ("token_endpoint", &found.token_endpoint),
            ("jwks_uri", &found.jwks_uri),
        ] {
            // Only a provider on this machine leads to this machine in clear text.
            let downgraded = issuer.starts_with("https:") && !url.starts_with("https:");
            if !is_secure_url(url) || downgraded {
                return Err(MetadataError::Insecure { endpoint, url: url.clone() });
            }
        }
        if !offers(found.id_token_signing_alg_values_supported.as_deref(), &ALGORITHMS) {
            return Err(MetadataError::Algorithms);
        }
        if !offers(found.code_challenge_methods_supported.as_deref(), &["S256"]) {
            return Err(MetadataError::Pkce);
        }
        Ok(found)
    }

    /// Whether the client's secret goes into the body of a request; else, and where nothing is said, into its head (Core, section 9).
    pub fn secret_in_body(&self) -> bool {
        let methods = self.token_endpoint_auth_methods_supported.as_deref();
        methods.is_some() && !offers(methods, &["client_secret_basic"])
    }
}

/// Whether one of `wanted` is among what is said; where nothing is said, it may be.
fn offers(said: Option<&[String]>, wanted: &[&str]) -> bool {
    said.is_none_or(|said| said.iter().any(|one| wanted.contains(&one.as_str())))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ISSUER: &str = "https://id.example/realms/a";

    fn document() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://id.example/auth?tenant=1",
            "token_endpoint": "https://id.example/token",
            "jwks_uri": "https://keys.example/jwks",
            "id_token_signing_alg_values_supported": ["HS256", "RS256"],
            "grant_types_supported": ["authorization_code"],
        })
    }

    fn with(field: &str, value: Value) -> Result<Metadata, MetadataError> {
        let mut document = document();
        document[field] = value;
        Metadata::read(document.to_string().as_bytes(), ISSUER)
    }

    #[test]
    fn only_the_very_issuer_that_was_configured_speaks_for_itself() {
        assert!(with("issuer", json!(ISSUER)).is_ok());
        for other in [
            "https://id.example/realms/a/",
            "https://id.example/realms/A",
            "https://id.example/realms/b",
            "https://ID.example/realms/a",
            "https://id.example:443/realms/a",
            "https://id.ex\u{430}mple/realms/a",
            "http://id.example/realms/a",
            "https://id.example.evil.example/realms/a",
        ] {
            assert!(matches!(with("issuer", json!(other)), Err(MetadataError::Issuer { .. })), "{other}");
        }
    }

    #[test]
    fn secrets_go_nowhere_in_clear_text() {
        for endpoint in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            for url in ["http://id.example/x", "http://localhost:8081/x", "https://u:p@id.example/x", "/x", ""] {
                let refused = with(endpoint, json!(url));
                assert!(matches!(refused, Err(MetadataError::Insecure { .. })), "{endpoint} {url}");
            }
        }
        let local = document().to_string().replace("https://id.example", "http://localhost:9");
        let local = local.replace("https://keys.example", "http://localhost:9");
        assert!(Metadata::read(local.as_bytes(), "http://localhost:9/realms/a").is_ok());
    }

    #[test]
    fn what_we_do_not_do_is_said_before_anybody_is_sent_there() {
        let algorithms = with("id_token_signing_alg_values_supported", json!(["none", "HS256"]));
        assert!(matches!(algorithms, Err(MetadataError::Algorithms)));
        assert!(matches!(with("code_challenge_methods_supported", json!(["plain"])), Err(MetadataError::Pkce)));
        assert!(matches!(with("token_endpoint", json!(7)), Err(MetadataError::Shape(_))));
        let methods = |methods| with("token_endpoint_auth_methods_supported", methods).unwrap().secret_in_body();
        assert!(!methods(Value::Null) && !methods(json!(["client_secret_post", "client_secret_basic"])));
        assert!(methods(json!(["client_secret_post"])));
        assert_eq!(discovery_url("https://id.example/"), "https://id.example/.well-known/openid-configuration");
        assert_eq!(discovery_url(ISSUER), "https://id.example/realms/a/.well-known/openid-configuration");
    }
}
