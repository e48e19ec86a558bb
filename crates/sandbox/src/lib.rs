//! The sandbox service: the one part of the system with access to the container engine.
//!
//! - [`driver`]: what runs containers, and the first such engine, Docker.
//! - [`settings`], [`policy`]: the limits of a container, and what nobody gets whatever they ask for.
//! - [`pipe`]: the attached standard input and output of a container's first process, with HTTP/2 on top.
//! - [`egress`]: connections of apps to the outside.
//! - [`listen`]: its listener.
//! - [`lines`]: the files of the state directory.
//! - [`journal`]: what must survive a restart of the service.
//! - [`node`]: this machine's sandboxes: pool, claims, leases, recovery, use.
//! - [`purge`]: removing everything when the whole system stops.
//! - [`service`]: the REST service over all that, one endpoint per file.
//! - [`bench`]: measuring it, beside what the machine and the engine take by themselves.

pub mod bench;
pub mod driver;
pub mod egress;
pub mod ending;
pub mod journal;
pub mod lines;
pub mod listen;
pub mod lock;
pub mod node;
pub mod pipe;
pub mod policy;
pub mod pool;
pub mod purge;
pub mod service;
pub mod settings;
