//! Middleware that every answer passes, and reading cookies.

pub mod access_log;
pub mod cookies;
pub mod forwarded;
pub mod host;
pub mod secure;
pub mod security_headers;
