//! What can go wrong, in words that say what to do.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::tls::TlsError;

#[derive(Debug, Error)]
pub enum VaultError {
    #[error("Vault is sealed; unseal it with `vault operator unseal`")]
    Sealed,
    #[error("Vault did not answer within {timeout_ms} ms")]
    Slow { timeout_ms: u64 },
    #[error("Vault cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("Vault has failed several times and is asked again in {retry_in_ms} ms: {why}")]
    Resting { retry_in_ms: u64, why: String },
    #[error(
        "Vault denies access to {path} ({said}); look at our policy there, and whether our token or secret id is still good"
    )]
    Denied { path: String, said: String },
    #[error("Vault has nothing at {path}")]
    Missing { path: String },
    #[error("Vault answers for {path} with status {status} ({said})")]
    Refused { path: String, status: u16, said: String },
    #[error("what Vault answers for {path} is not what its API has there")]
    Malformed { path: String },
    #[error("what Vault answers for {path} has more than {limit_bytes} bytes")]
    Oversized { path: String, limit_bytes: usize },
    #[error("the file {path} cannot be read")]
    File { path: PathBuf, source: io::Error },
    #[error("the file {path} can be read by everybody; run `chmod o-rwx` on it")]
    Permissions { path: PathBuf },
    #[error("the file {path} does not hold a token or an id in one line")]
    Content { path: PathBuf },
    #[error("the authorities for Vault's certificate cannot be used")]
    Tls(#[from] TlsError),
}

impl VaultError {
    /// Whether the same call may succeed later, without anybody changing what we are allowed.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Sealed | Self::Slow { .. } | Self::Unreachable(_) | Self::Resting { .. } => true,
            // 412: a replica that is not up to date yet.
            Self::Refused { status, .. } => matches!(status, 412 | 429 | 500..=599),
            _ => false,
        }
    }

    /// For metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Slow { .. } => "slow",
            Self::Unreachable(_) => "unreachable",
            Self::Resting { .. } => "resting",
            Self::Denied { .. } => "denied",
            Self::Missing { .. } => "missing",
            Self::Refused { .. } => "refused",
            Self::Malformed { .. } | Self::Oversized { .. } => "malformed",
            Self::File { .. } | Self::Permissions { .. } | Self::Content { .. } | Self::Tls(_) => "configuration",
        }
    }
}
