//! Sign-in at OpenID Connect providers: asking them, and whose account it is that they vouch for. What is checked, [`isekai_auth::oidc`]
//! says. Nothing is asked before somebody signs in there: a provider that is away keeps nobody else out.

pub mod account;
mod cached;
mod fetch;
mod provider;

use std::collections::BTreeMap;

use isekai_auth::KeyError;
use isekai_auth::oidc::ClientSecret;
use isekai_platform::config::OidcProviders;
use isekai_store::{Store, roles};
use thiserror::Error;

pub use provider::{Provider, ProviderError, Returned};

#[derive(Debug, Error)]
#[error("the secret of auth.oidc.{id} cannot be used")]
pub struct SecretError {
    id: String,
    source: KeyError,
}

/// By id.
#[derive(Default)]
pub struct Providers(BTreeMap<String, Provider>);

impl Providers {
    /// Reads the clients' secrets.
    pub fn load(configured: &OidcProviders, public_url: &str) -> Result<Self, SecretError> {
        let mut providers = BTreeMap::new();
        for (id, config) in configured {
            let secret = config.client_secret_file.as_deref().map(ClientSecret::load).transpose();
            let secret = secret.map_err(|source| SecretError { id: id.clone(), source })?;
            providers.insert(id.clone(), Provider::new(id, config.clone(), secret, public_url));
        }
        Ok(Self(providers))
    }

    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.0.get(id)
    }

    pub fn all(&self) -> impl Iterator<Item = &Provider> {
        self.0.values()
    }

    /// Says which configured roles there are not: nobody gets them. They may be made while all runs.
    pub async fn check_roles(&self, store: &Store) {
        for provider in self.all() {
            let config = &provider.config;
            let names: Vec<&str> = config.roles.iter().chain(config.role_map.values()).map(String::as_str).collect();
            match roles::unknown(store, &names).await {
                Ok(unknown) if unknown.is_empty() => {}
                Ok(unknown) => {
                    tracing::error!(provider = provider.id, ?unknown, "auth.oidc names roles that do not exist");
                }
                Err(error) => {
                    let error = &error as &dyn std::error::Error;
                    tracing::warn!(error, provider = provider.id, "the roles of auth.oidc could not be looked up");
                }
            }
        }
    }
}
