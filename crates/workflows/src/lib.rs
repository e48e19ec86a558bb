//! The durable executor (knows no product) and our workflows, one per file.
//!
//! - [`executor`]: steps, journal, leases, compensation; [`journal`]: its journal in PostgreSQL.
//! - [`flows`]: what our workflows do, step by step; [`parts`]: what they share.
//! - [`tend`]: leases, recovery and usage of what runs.
//! - [`run`]: the role `worker`.

pub mod executor;
pub mod flows;
pub mod journal;
pub mod parts;
pub mod services;
pub mod tend;
mod worker;

pub use worker::{WorkerError, run};
