//! The durable executor. It knows no product: a workflow is a list of steps, each with a way back; a [`Journal`] keeps what
//! happened; whoever holds the lease goes on.
//!
//! What it promises: a step runs at least once, in order; after each step its output is kept before the next begins; when a step
//! fails for good, that step and all before it are undone, last first; a crash at any point is taken over by another worker
//! when the lease ends; a worker that lost its lease can write nothing. Steps must be repeatable, and an undo must not care how
//! far its step came.

pub mod journal;
#[cfg(test)]
mod memory;
pub mod pool;
mod run;
pub mod step;
#[cfg(test)]
mod tests;

pub use journal::{Claimed, Failure, Journal, JournalError, Phase, Renewal, RunStatus, StepRecord, StepStatus, Update};
pub use pool::{Pool, PoolConfig};
pub use step::{Context, Definition, Step, StepError};
