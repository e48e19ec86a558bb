//! The live side of the journal: pipes, and which pooled containers are ready.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use isekai_channel::sandbox_api::SandboxId;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::Node;
use super::activity::Activity;
use super::greedy::Load;
use crate::egress::Egress;
use crate::journal::Made;
use crate::pipe::{APP_STREAMS, Allowance, CALLER_STREAMS, Pipe};

#[derive(Default)]
pub struct Fleet {
    /// By container.
    pub handles: HashMap<String, Arc<Handle>>,
    /// Pooled containers whose builder is warm, oldest first.
    pub ready: VecDeque<Made>,
    /// Containers that are being made for the pool.
    pub starting: usize,
    /// Keys (label `isekai.key`) of containers that may exist before the journal knows them.
    pub making: HashSet<Uuid>,
    /// Sandboxes whose container is being removed: their leases cannot be renewed any more.
    pub removing: HashSet<SandboxId>,
    /// Sandboxes for which a task of the reaper is under way.
    pub tended: HashSet<SandboxId>,
}

pub struct Handle {
    pub pipe: Pipe,
    /// Held while the container is paused or unpaused.
    pub gate: tokio::sync::Mutex<()>,
    pub activity: Arc<Activity>,
    /// Control requests at a time; a caller's last as long as their answers.
    pub control_streams: Arc<Semaphore>,
    /// What the workspace took when it was last asked for.
    pub storage_bytes: AtomicU64,
    /// Preview requests at a time: fewer than the pipe's streams, so that control requests always find one.
    pub app_streams: Arc<Semaphore>,
    /// Bytes through the channel before this process.
    pub earlier: (u64, u64),
    /// What it took of the processors lately.
    pub load: Mutex<Load>,
    /// The app's connections to the outside.
    pub egress: Egress,
}

impl Handle {
    /// Entered, left.
    pub fn traffic(&self) -> (u64, u64) {
        let (entered, left) = self.pipe.traffic().bytes();
        (self.earlier.0 + entered, self.earlier.1 + left)
    }
}

impl Node {
    /// Attaches to a container; a second call for the same one gives the first's handle. One that has left the journal meanwhile is
    /// not attached: nobody would ever let go of it.
    pub(super) fn attach(&self, made: &Made, earlier: (u64, u64)) -> Option<Arc<Handle>> {
        let secret = isekai_channel::marker::Secret::from_hex(&made.secret).ok()?;
        let mut fleet = self.fleet();
        if let Some(handle) = fleet.handles.get(&made.container) {
            return Some(Arc::clone(handle));
        }
        if !self.journal().ledger().has_container(&made.container) {
            return None;
        }
        let (driver, clock) = (Arc::clone(&self.driver), Arc::clone(&self.clock));
        let allowance = Allowance::new(Arc::clone(&self.rate));
        let handle = Arc::new(Handle {
            pipe: Pipe::open(driver, clock, made.container.clone(), secret, allowance),
            gate: tokio::sync::Mutex::default(),
            activity: Arc::default(),
            control_streams: Arc::new(Semaphore::new(CALLER_STREAMS)),
            storage_bytes: AtomicU64::new(0),
            app_streams: Arc::new(Semaphore::new(APP_STREAMS)),
            earlier,
            load: Mutex::default(),
            egress: Egress::default(),
        });
        fleet.handles.insert(made.container.clone(), Arc::clone(&handle));
        Some(handle)
    }

    /// Marks a container as being made until the guard goes.
    pub(super) fn begin_making(&self) -> Making<'_> {
        let key = Uuid::now_v7();
        self.fleet().making.insert(key);
        Making { node: self, key }
    }
}

pub struct Making<'a> {
    node: &'a Node,
    pub key: Uuid,
}

impl Drop for Making<'_> {
    fn drop(&mut self) {
        self.node.fleet().making.remove(&self.key);
    }
}
