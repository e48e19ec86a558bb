//! The real agent over pipes: what a container engine's attach does, without the engine.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod app;
mod builder;
mod data;
mod egress;
mod exec;
mod files;
mod host;
mod pipe;
mod restart;
mod watch;
