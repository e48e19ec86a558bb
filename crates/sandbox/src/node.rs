//! This machine's sandboxes.

mod activity;
mod agent;
mod claim;
mod constraints;
mod demand;
mod egress;
mod engine;
mod error;
mod fleet;
mod greedy;
mod idle;
mod limits;
pub(crate) mod make;
mod pause;
mod reap;
mod reconcile;
mod refill;
mod remove;
mod report;
mod usage;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::{Clock, ResourceLimits};
use tokio::sync::{Notify, Semaphore, SetOnce};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use self::activity::{Busy, Kind};
use self::demand::Demand;
use self::engine::Engine;
pub use self::error::NodeError;
use self::fleet::Fleet;
pub use self::fleet::Handle;
pub use self::pause::Awake;
use crate::driver::Driver;
use crate::egress::Border;
use crate::egress::log::Log;
use crate::egress::outside::{Internet, Outside};
use crate::journal::{Claim, Journal, Record};
use crate::pipe::Rate;
use crate::pool::PoolKey;

/// Cold starts at a time; more wait.
const COLD_STARTS: usize = 4;
/// Stops and removals by the reaper at a time; more wait.
const ENDINGS: usize = 8;
/// Each holds a connection of the listener, which takes 4 096: the worker's requests must always find one.
const PREVIEWS: usize = 1_024;

#[derive(Debug, Clone)]
pub struct NodeConfig {
    pub installation: String,
    pub node: String,
    pub image: String,
    pub runtime: Option<String>,
    /// What the pool holds at least and, when many are claimed, at most.
    pub pool_size: usize,
    pub pool_max_size: usize,
    pub builder_idle_seconds: u64,
    /// A sandbox that nobody uses for so long is frozen. `None`: never.
    pub idle_pause: Option<Duration>,
    /// What all containers together may send.
    pub bytes_per_second: u64,
}

pub struct Node {
    driver: Arc<dyn Driver>,
    clock: Arc<dyn Clock>,
    config: NodeConfig,
    journal: Mutex<Journal>,
    fleet: Mutex<Fleet>,
    engine: Mutex<Engine>,
    /// Set once the engine was looked at for the first time, whatever came of it.
    looked: SetOnce<()>,
    demand: Mutex<Demand>,
    /// The pool lost a container or may be filled again.
    refill: Notify,
    cold_starts: Semaphore,
    endings: Semaphore,
    /// Preview requests at a time, of all sandboxes.
    pub(crate) previews: Arc<Semaphore>,
    rate: Arc<Rate>,
    border: Arc<Border>,
    /// Requests with the same idempotency key wait for the first.
    keys: Mutex<std::collections::HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// Work that must not stop because a caller went away.
    tasks: TaskTracker,
    shutdown: CancellationToken,
}

impl Node {
    pub fn new(
        driver: Arc<dyn Driver>,
        clock: Arc<dyn Clock>,
        config: NodeConfig,
        journal: Journal,
        decisions: Log,
    ) -> Arc<Self> {
        Self::with_outside(driver, clock, config, journal, decisions, Arc::new(Internet))
    }

    fn with_outside(
        driver: Arc<dyn Driver>,
        clock: Arc<dyn Clock>,
        config: NodeConfig,
        journal: Journal,
        decisions: Log,
        outside: Arc<dyn Outside>,
    ) -> Arc<Self> {
        let border = Arc::new(Border::new(outside, Arc::clone(&clock), decisions));
        // A second's worth may come at once.
        let rate = Arc::new(Rate::new(config.bytes_per_second, config.bytes_per_second));
        Arc::new(Self {
            driver,
            clock,
            config,
            journal: Mutex::new(journal),
            fleet: Mutex::new(Fleet::default()),
            engine: Mutex::new(Engine::default()),
            looked: SetOnce::new(),
            demand: Mutex::default(),
            refill: Notify::new(),
            cold_starts: Semaphore::new(COLD_STARTS),
            endings: Semaphore::new(ENDINGS),
            previews: Arc::new(Semaphore::new(PREVIEWS)),
            rate,
            border,
            keys: Mutex::default(),
            tasks: TaskTracker::new(),
            shutdown: CancellationToken::new(),
        })
    }

    /// Starts what runs by itself: watching the engine, recovery, the pool, leases.
    pub fn run(self: &Arc<Self>) {
        self.background(Arc::clone(self).watch_engine());
        self.background(Arc::clone(self).reap_forever());
        self.background(Arc::clone(self).check_pool_forever());
        self.background(Arc::clone(self).pause_idle_forever());
        self.background(Arc::clone(self).watch_load_forever());
        for _ in 0..refill::workers() {
            self.background(Arc::clone(self).refill_forever());
        }
    }

    /// Lets go of everything; containers go on and the next process finds them.
    pub async fn stop(&self, within: Duration) {
        self.note_traffic();
        self.shutdown.cancel();
        self.tasks.close();
        if tokio::time::timeout(within, self.tasks.wait()).await.is_err() {
            tracing::warn!("work was still under way at the end of the drain time; the next start sweeps what it left");
        }
        self.fleet().handles.clear();
    }

    pub fn config(&self) -> &NodeConfig {
        &self.config
    }

    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    fn background(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(self.shutdown.clone().run_until_cancelled_owned(work));
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fleet(&self) -> MutexGuard<'_, Fleet> {
        self.fleet.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn demand(&self) -> MutexGuard<'_, Demand> {
        self.demand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn append(&self, record: Record) -> Result<(), NodeError> {
        Ok(self.journal().append(record)?)
    }

    fn claim_of(&self, id: SandboxId) -> Result<Claim, NodeError> {
        self.journal().ledger().claims.get(&id).cloned().ok_or(NodeError::NotFound)
    }

    fn handle_of(&self, container: &str) -> Option<Arc<Handle>> {
        self.fleet().handles.get(container).cloned()
    }

    /// The key of containers that are made now with these limits; none until the engine told the image's digest, and while it does
    /// not know the runtime.
    fn pool_key(&self, limits: &ResourceLimits) -> Option<PoolKey> {
        let image = {
            let engine = self.engine();
            engine.facts.as_ref().filter(|facts| facts.knows_runtime(self.config.runtime.as_deref()))?;
            engine.image.clone()?
        };
        Some(PoolKey::new(image, self.config.runtime.clone(), limits))
    }
}

#[cfg(test)]
pub(crate) mod tests;
