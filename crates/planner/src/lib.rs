//! Words → AppSpec → project, and changes to them; the gRPC contract with server and client.
//!
//! - [`text`]: words, inflection, names. [`lexicon`]: what the built-in analyser knows, from data files.
//! - [`analyser`]: the door for analysers; [`analysis`]: the built-in one.
//! - [`edit`]: words → patches of an AppSpec.
//! - [`planning`]: plan, generate, edit, repair as a log of [`events`].
//! - [`grpc`], [`server`], [`client`]: the same over the wire.

pub mod analyser;
pub mod analysis;
pub mod client;
pub mod edit;
pub mod events;
pub mod grpc;
pub mod lexicon;
pub mod planning;
pub mod server;
mod steps;
pub mod text;
