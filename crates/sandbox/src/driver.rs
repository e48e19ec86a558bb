//! What runs containers. Everything above this trait is shared between drivers; a driver knows one engine and applies
//! [`ContainerSpec`] with every hardening that the engine has.

pub mod docker;

use std::collections::BTreeMap;
use std::io;

use futures::future::BoxFuture;
use isekai_channel::sandbox_api::constraints::Isolation;
use isekai_channel::sandbox_api::{EngineInfo, Priority};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};

use crate::settings::ContainerLimits;

pub type DriverResult<T> = Result<T, DriverError>;

pub trait Driver: Send + Sync + 'static {
    /// Connects if need be, and describes the engine.
    fn info(&self) -> BoxFuture<'_, DriverResult<EngineFacts>>;
    /// The immutable id of an image reference.
    fn image_digest<'a>(&'a self, reference: &'a str) -> BoxFuture<'a, DriverResult<String>>;
    /// Answers with the container's id.
    fn create<'a>(&'a self, spec: &'a ContainerSpec) -> BoxFuture<'a, DriverResult<String>>;
    fn start<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>>;
    /// Standard input and output of the container's first process. Refused while the container is paused.
    fn attach<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Attachment>>;
    fn inspect<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<ContainerState>>;
    fn stats<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Stats>>;
    /// Processor time that it has taken, in seconds, cheaply: for all containers, every few seconds. `None`: the engine does not tell it
    /// so.
    fn cpu_seconds<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Option<f64>>>;
    /// Everything but the disk share, which is fixed at creation.
    fn update<'a>(
        &'a self,
        id: &'a str,
        limits: &'a ContainerLimits,
        priority: Priority,
    ) -> BoxFuture<'a, DriverResult<()>>;
    fn pause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>>;
    fn unpause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>>;
    fn stop<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>>;
    /// Ends the container, whatever its state. One that is gone already is no error.
    fn remove<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>>;
    /// All containers, running or not, that carry all these labels.
    fn list<'a>(&'a self, labels: &'a [(&'a str, &'a str)]) -> BoxFuture<'a, DriverResult<Vec<Listed>>>;
    /// What keeps a container in that is made with these limits. `apparmor`: whether the engine has it.
    fn isolation(&self, limits: &ContainerLimits, runtime: Option<&str>, apparmor: bool) -> Isolation;
}

/// What differs from one container to the next; the rest of its settings is the driver's and always the strictest.
#[derive(Debug, Clone)]
pub struct ContainerSpec {
    pub name: String,
    /// Digest, not a tag: the pool's key must not change under it.
    pub image: String,
    /// OCI runtime by name; the engine's default when absent.
    pub runtime: Option<String>,
    pub limits: ContainerLimits,
    pub env: Vec<(String, String)>,
    pub labels: BTreeMap<String, String>,
}

pub struct Attachment {
    pub output: Box<dyn AsyncRead + Send + Unpin>,
    pub input: Box<dyn AsyncWrite + Send + Unpin>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContainerState {
    pub run: RunState,
    pub exit_code: Option<i64>,
    /// The engine's word, which misses children: see [`Stats::oom_kills`].
    pub oom_killed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Made, but not started.
    Created,
    Running,
    Paused,
    Ended,
}

#[derive(Debug, Clone)]
pub struct Listed {
    pub id: String,
    pub labels: BTreeMap<String, String>,
    pub run: RunState,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stats {
    pub cpu_seconds: f64,
    pub memory_bytes: u64,
    /// Processes of the container that the kernel killed for want of memory, from the cgroup's counters.
    pub oom_kills: u64,
}

#[derive(Debug, Clone, Default)]
pub struct EngineFacts {
    pub engine: EngineInfo,
    /// Version of the OCI runtime that is in use, when the engine tells.
    pub runc_version: Option<String>,
    pub seccomp: bool,
    pub rootless: bool,
    pub memory_limit: bool,
    pub swap_limit: bool,
    pub pids_limit: bool,
    pub cpu_quota: bool,
    pub runtimes: Vec<String>,
    /// Of the machine; 0 when the engine does not tell.
    pub cpus: u32,
    pub memory_bytes: u64,
}

impl EngineFacts {
    /// `None` is the engine's default, which it always knows.
    pub fn knows_runtime(&self, runtime: Option<&str>) -> bool {
        runtime.is_none_or(|name| self.runtimes.iter().any(|known| known == name))
    }
}

#[derive(Debug, Error)]
pub enum DriverError {
    #[error("there is no such container or image")]
    NotFound,
    /// E.g. attach while paused, pause while stopped.
    #[error("the engine refuses this in the container's present state")]
    WrongState(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the container engine's disk is full; free space below its data directory")]
    DiskFull(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the container engine does not answer")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the container engine failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the attached stream broke")]
    Stream(#[from] io::Error),
}
