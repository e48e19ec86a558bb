//! The sandbox service against a real engine and the real image, through its own client. Each test has its own service, state
//! directory, ports and label namespace, and removes its containers.

#![expect(clippy::unwrap_used, reason = "tests")]

mod crash;
mod engine;
mod isolation;
mod leases;
mod lifecycle;
mod load;
mod policy;
mod preview;
mod seccomp;
mod settings;
mod support;
