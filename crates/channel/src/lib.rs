//! What host and agent say to each other over the pipe, and what the backend says to sandboxd.
//!
//! - [`pipe`]: the settings of HTTP/2 on the pipe.
//! - [`marker`]: how an attachment of the pipe begins.
//! - [`path`]: the one rule for file paths inside a project, applied on both sides of the pipe.
//! - [`agent_api`]: control requests that sandboxd sends to the agent.
//! - [`egress_api`]: connections of an app to the outside.
//! - [`sandbox_api`]: sandboxd's REST types.
//! - [`bench_api`]: what a measurement of sandboxd reports.
//! - [`verdict`]: the answer to whether a path may be used.
//! - [`schema`] (feature `schema`): shapes of other crates' types for sandboxd's OpenAPI document.
//! - [`client`] (feature `client`): the client of that REST service.

pub mod agent_api;
pub mod bench_api;
#[cfg(feature = "client")]
pub mod client;
pub mod egress_api;
pub mod marker;
pub mod path;
pub mod pipe;
pub mod sandbox_api;
#[cfg(feature = "schema")]
pub mod schema;
pub mod verdict;

pub use path::{PathError, SafePath};
