//! The gRPC edge: generated types, their translation, the handlers.

mod convert;
mod deadline;
mod handler;

#[expect(clippy::allow_attributes, reason = "generated from proto/agent_messages.proto")]
pub mod proto {
    tonic::include_proto!("isekai.v1");
}

/// Descriptors of the contract, for reflection.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));

/// What begins the message of a FAILED_PRECONDITION for a request that nothing can be made of.
pub const NOT_UNDERSTOOD: &str = "NOT_UNDERSTOOD: ";

/// Largest message either way, in bytes: a project twice, and some room.
pub const MAX_MESSAGE_BYTES: usize = 24 * 1024 * 1024;

pub use convert::{event_from_proto, event_to_proto, step_from_proto};
pub use handler::Handler;
