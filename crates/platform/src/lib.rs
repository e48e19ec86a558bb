//! What every process of the system needs and no product rule touches.
//!
//! - [`config`]: the commented defaults, a file and `ISEKAI_*` variables, in this order.
//! - [`telemetry`]: JSON logs; [`ops`]: metrics and health for operators.
//! - [`correlation`]: the id of the present request.
//! - [`http`]: a server loop for plain and mutual-TLS connections, and its client; [`tls`]: certificates and who they prove.
//! - [`descriptors`]: how many of them a process may have.
//! - `openapi` (feature of that name): what OpenAPI documents have in common.
//! - [`resilience`]: circuit breaker and retries.
//! - [`vault`]: a client of HashiCorp Vault.
//! - [`random`]: the one source of secrets.

pub mod authority;
pub mod config;
pub mod correlation;
pub mod descriptors;
pub mod health;
pub mod http;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod ops;
pub mod random;
pub mod resilience;
pub mod telemetry;
pub mod tls;
pub mod vault;

pub use config::Config;
pub use tls::{Peer, TlsFiles};

/// What this build is called in `--version`, health answers and logs.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
