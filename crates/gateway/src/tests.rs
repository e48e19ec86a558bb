//! The role as its clients see it: the real router, a real PostgreSQL, and where it matters real sockets.

mod apps;
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
mod preview;
mod role;
mod support;
mod transport;
