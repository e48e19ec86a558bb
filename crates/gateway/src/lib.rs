//! The role `serve`: HTTP API, event streams, the web page's files, and the front of previews.
//!
//! - [`api`]: one endpoint per file, and the OpenAPI document. [`access`]: who calls and what they may do.
//! - [`oidc`]: sign-in at OpenID Connect providers. [`personal`]: a copy and the end of what is stored about a person.
//! - [`live`]: event and log streams. [`preview`]: each app at an origin of its own. [`web`]: the page's files.
//! - [`extract`], [`http`], [`error`]: reading requests, middleware, and the one shape of errors.
//! - [`run`]: connecting, listening, stopping.

pub mod access;
pub mod api;
pub mod error;
pub mod extract;
pub mod health;
pub mod http;
pub mod live;
pub mod oidc;
pub mod personal;
pub mod preview;
pub mod router;
pub mod run;
pub mod settings;
pub mod state;
pub mod web;

#[cfg(test)]
mod tests;

pub use api::openapi;
pub use run::{RunError, run};
