//! The role as its clients see it: the real router, a real PostgreSQL, and where it matters real sockets.

mod api_tokens;
mod apps;
mod attempts;
mod audit;
mod auth;
mod bad_input;
mod code;
mod documents;
mod egress;
mod errors;
mod events;
mod forwarded;
mod hardening;
mod health;
mod mfa;
mod passwords;
mod preview;
mod registration;
mod role;
mod security;
mod sessions;
mod support;
mod transport;
