//! The sandbox service against a real engine and the real image, through its own client. Each test has its own service, state
//! directory, ports and label namespace, and removes its containers.

#![expect(clippy::unwrap_used, reason = "tests")]

mod commands;
mod constraints;
mod corpus;
mod crash;
mod engine;
mod files;
mod full;
mod hostile_files;
mod leases;
mod lifecycle;
mod limits;
mod load;
mod policy;
mod preview;
mod settings;
mod support;
#[cfg(feature = "weakened")]
mod weakened;
