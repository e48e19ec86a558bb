//! All SQL of the product, and the optional Redis. One module per aggregate; each function is one transaction.
//!
//! - people: [`users`], [`roles`], [`quotas`]
//! - signing in: [`sign_in`], [`sessions`], [`mfa`], [`api_tokens`], [`throttle`], [`oidc`] and [`identities`], and [`security`] events
//! - proof and protection: [`audit`], [`datakeys`] and the values under them ([`secrets`]), [`privileges`]
//! - apps: [`apps`], [`ports`], [`events`], [`logs`], [`usage`], [`code`], [`data`], [`preview`], [`egress`]
//! - requests for work, each written in one transaction with its workflow: [`apps::create`], [`iterations`], [`edits`],
//!   [`rollback`], [`lifecycle`], [`deletion`], [`erasure`]
//! - work itself: [`workflows`], with what each kind is given in [`params`]
//! - around them: [`bootstrap`], [`migrate`], [`notify`], [`cache`], [`retention`]
//!
//! Text that PostgreSQL cannot hold (NUL) and text beyond its bound is refused before it is sent, as
//! [`StoreError::Invalid`].

pub mod api_tokens;
pub mod apps;
pub mod audit;
pub mod bootstrap;
pub mod cache;
pub mod code;
pub mod data;
pub mod datakeys;
pub mod deletion;
pub mod edits;
pub mod egress;
pub mod erasure;
pub mod events;
pub mod identities;
pub mod iterations;
pub mod lifecycle;
pub mod logs;
pub mod mfa;
pub mod migrate;
pub mod notify;
pub mod oidc;
pub mod params;
pub mod ports;
pub mod preview;
pub mod privileges;
pub mod quotas;
pub mod retention;
pub mod roles;
pub mod rollback;
pub mod secrets;
pub mod security;
pub mod sessions;
pub mod sign_in;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod throttle;
pub mod usage;
pub mod users;
pub mod workflows;

mod check;
mod convert;
mod error;
mod locks;
mod page;
mod pool;
mod text_enum;

pub use error::StoreError;
pub use page::{Page, PageOf};
pub use pool::{Store, Tx};

pub type Result<T, E = StoreError> = std::result::Result<T, E>;
