//! Words → AppSpec → project, and changes to them; the gRPC contract with server and client.
//!
//! - [`text`]: words, inflection, names. [`lexicon`]: what the built-in analyser knows, from data files.
//! - [`analyser`]: the door for analysers; [`analysis`]: the built-in one.
//! - [`edit`]: words → patches of an AppSpec; `rules`: who may do what, also where a new app is asked for.
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
mod rules;
pub mod server;
mod steps;
pub mod text;
