//! A client of HashiCorp Vault: version 2 of the key/value engine for keys that have to be in our memory, transit for the one that
//! never leaves Vault (<https://developer.hashicorp.com/vault/api-docs>).
//!
//! Every call is bounded in time and size. What may pass (sealed, slow, away, overloaded) is tried three times; after three calls
//! that failed so, Vault is left alone for a moment, and callers learn at once why. The token is renewed before it expires.

mod error;
mod kv;
mod session;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod transit;
mod wire;

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use serde_json::Value;

pub use self::error::VaultError;
pub use self::kv::Secrets;
use self::session::{Session, Token};
pub use self::transit::{TransitKey, version_of};
use self::wire::{Call, Wire};
use crate::config::VaultConfig;
use crate::resilience::{Breaker, BreakerConfig, BreakerError, RetryPolicy, retry};

/// A handle; clones share connections and the token.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    config: VaultConfig,
    wire: Wire,
    session: Session,
    breaker: Breaker,
    /// Why the last call failed that failed for a while.
    last: Mutex<Option<String>>,
}

const RETRIES: RetryPolicy = RetryPolicy { max_attempts: 3, base_ms: 50, cap_ms: 400 };
const FAILURES: u32 = 3;
const REST_MS: u64 = 1000;

impl Vault {
    /// Does not connect yet. Needs a Tokio runtime, where the token is renewed as long as there is a clone.
    pub fn new(config: &VaultConfig) -> Result<Self, VaultError> {
        let breaker = BreakerConfig {
            failure_threshold: FAILURES,
            recovery_timeout_ms: REST_MS,
            timeout_ms: config.timeout_ms.saturating_mul(2),
        };
        let inner = Arc::new(Inner {
            wire: Wire::new(config)?,
            session: Session::of(config),
            breaker: Breaker::new("vault", breaker),
            config: config.clone(),
            last: Mutex::new(None),
        });
        tokio::spawn(keep_token(Arc::downgrade(&inner)));
        Ok(Self(inner))
    }

    /// Whether Vault is there, unsealed, and takes our token.
    pub async fn ping(&self) -> Result<(), VaultError> {
        let token = self.0.session.token(&self.0.wire).await?;
        let call = Call::get("lookup", "auth/token/lookup-self".to_owned());
        match self.0.wire.send(&call, Some(&token.secret)).await {
            Err(denied @ VaultError::Denied { .. }) => {
                self.0.session.replaced(&self.0.wire, &token).await?.ok_or(denied).map(drop)
            }
            result => result.map(drop),
        }
    }

    async fn call(&self, call: Call) -> Result<Value, VaultError> {
        let inner = &*self.0;
        let policy = if call.once { RetryPolicy { max_attempts: 1, ..RETRIES } } else { RETRIES };
        let calls = retry(&policy, VaultError::may_pass, || inner.attempt(&call));
        let result = inner.breaker.call(VaultError::may_pass, calls).await.map_err(|error| match error {
            BreakerError::Failed(error) => error,
            BreakerError::Timeout { timeout_ms, .. } => VaultError::Slow { timeout_ms },
            BreakerError::Open { retry_in_ms, .. } => VaultError::Resting { retry_in_ms, why: inner.why() },
        });
        match &result {
            Err(VaultError::Resting { .. }) => {}
            Err(error) if error.may_pass() => inner.note(Some(error.to_string())),
            _ => inner.note(None),
        }
        metrics::counter!("isekai_vault_calls_total", "operation" => call.operation, "outcome" => outcome(&result))
            .increment(1);
        result
    }
}

impl Inner {
    async fn attempt(&self, call: &Call) -> Result<Value, VaultError> {
        let token = self.session.token(&self.wire).await?;
        match self.wire.send(call, Some(&token.secret)).await {
            Err(denied @ VaultError::Denied { .. }) => match self.session.replaced(&self.wire, &token).await? {
                Some(Token { secret, .. }) => self.wire.send(call, Some(&secret)).await,
                None => Err(denied),
            },
            result => result,
        }
    }

    fn note(&self, why: Option<String>) {
        metrics::gauge!("isekai_vault_up").set(if why.is_none() { 1.0 } else { 0.0 });
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = why;
    }

    fn why(&self) -> String {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("address", &self.0.config.address).finish_non_exhaustive()
    }
}

/// Renews the token when it is time, also where nobody asks for anything.
async fn keep_token(vault: Weak<Inner>) {
    let mut pause = Duration::ZERO;
    loop {
        tokio::time::sleep(pause).await;
        let Some(inner) = vault.upgrade() else { return };
        pause = inner.session.rest().await;
        if pause.is_zero() {
            // Whoever needs the token next meets the same error, and says so.
            if let Err(error) = inner.session.token(&inner.wire).await {
                tracing::debug!(error = &error as &dyn std::error::Error, "the token for Vault was not renewed");
            }
            pause = inner.session.rest().await.max(session::AGAIN);
        }
    }
}

fn outcome<T>(result: &Result<T, VaultError>) -> &'static str {
    result.as_ref().err().map_or("ok", VaultError::kind)
}

#[cfg(test)]
mod tests;
