//! Middleware that every answer passes.

pub mod access_log;
pub mod host;
pub mod security_headers;
