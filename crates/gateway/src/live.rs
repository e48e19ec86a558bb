//! What clients see while it happens: durable events, log lines, and the text of files while it is being written.
//!
//! One listener per process wakes those who wait for an app ([`hub`]); a poll every second is what they can rely on.

mod chunks;
pub mod events;
pub mod hub;
pub mod logs;
