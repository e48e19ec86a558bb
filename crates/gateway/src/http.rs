//! Middleware that every answer passes, and reading cookies.

pub mod access_log;
pub mod cookies;
pub mod host;
pub mod security_headers;
