//! The user's side of the command line: a client of the HTTP API, as any other.

pub mod api;
pub mod credentials;
pub mod follow;
pub mod http;
pub mod sse;

pub use api::{Api, App, ClientError};
