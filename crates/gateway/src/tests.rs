//! The role as its clients see it: the real router, a real PostgreSQL, and where it matters real sockets.

mod apps;
mod auth;
mod bad_input;
mod code;
mod documents;
mod egress;
mod errors;
mod events;
mod health;
mod permissions;
mod personal;
mod preview;
mod role;
mod roles;
mod support;
mod users;
