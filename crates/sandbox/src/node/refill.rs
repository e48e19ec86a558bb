//! Keeping the pool full without slowing those who just claimed from it.

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::agent_api::BuilderState;
use isekai_channel::sandbox_api::Priority;
use isekai_domain::ResourceLimits;
use tokio::time::Instant;

use super::make::Purpose;
use super::{Fleet, Handle, Node, NodeError};
use crate::journal::Made;
use crate::pool::PoolKey;
use crate::settings::ContainerLimits;

/// A claim's first build comes right after it: while others are ready, making the next one waits for that.
const DELAY: Duration = Duration::from_millis(750);
const TICK: Duration = Duration::from_secs(5);
/// A builder that an earlier process left may have to start again.
const ADOPTION: Duration = Duration::from_secs(30);
const HEALTH_TIMEOUT: Duration = Duration::from_secs(2);
/// A pooled container is asked for its health this often.
const CHECK_EVERY: Duration = Duration::from_secs(20);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How many containers may be made for the pool at a time.
pub fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).clamp(1, 2))
}

impl Node {
    pub(super) async fn refill_forever(self: Arc<Self>) {
        let mut pause = FIRST_PAUSE;
        loop {
            let refill = self.refill.notified();
            let Some(place) = self.begin_pooled() else {
                let _ = tokio::time::timeout(TICK, refill).await;
                continue;
            };
            if !self.fleet().ready.is_empty() {
                tokio::time::sleep(DELAY).await;
            }
            let begun = Instant::now();
            match self.make(&ResourceLimits::default(), Purpose::Pool).await {
                Ok((made, _)) => {
                    self.note_refill(begun.elapsed());
                    place.ready(made);
                    pause = FIRST_PAUSE;
                }
                Err(error) => {
                    drop(place);
                    tracing::warn!(error = &error as &dyn std::error::Error, "cannot make a container for the pool");
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }

    /// Puts a container into the pool that an earlier process made. That process may have given it other limits for a claim that was
    /// never written down.
    pub(super) fn adopt(self: &Arc<Self>, made: Made, handle: Arc<Handle>) {
        let node = Arc::clone(self);
        self.fleet().starting += 1;
        let place = Place { node: Arc::clone(self) };
        self.background(async move {
            let limits = ContainerLimits::from(&ResourceLimits::default());
            let adopted = async {
                node.driver.update(&made.container, &limits, Priority::Normal).await?;
                super::agent::wait_ready(&handle.pipe, true, ADOPTION).await
            };
            match adopted.await {
                Ok(()) => place.ready(made),
                Err(error) => {
                    tracing::warn!(container = %made.container, error = &error as &dyn std::error::Error, "not adopted");
                    node.discard(&made.container).await;
                }
            }
        });
    }

    /// The oldest ready container of this key, out of the pool for good.
    pub(super) fn pop_ready(&self, key: &PoolKey) -> Option<(Made, Arc<Handle>)> {
        let mut fleet = self.fleet();
        let index = fleet.ready.iter().position(|made| &made.key == key)?;
        let made = fleet.ready.remove(index)?;
        let handle = fleet.handles.get(&made.container).cloned()?;
        Some((made, handle))
    }

    /// Throws out of the pool what ended, or was made of an image that is no longer the configured one, or is too many.
    pub(super) fn weed(&self) {
        let Some(key) = self.pool_key(&ResourceLimits::default()) else { return };
        let target = self.pool_target();
        let mut bad = Vec::new();
        {
            let mut fleet = self.fleet();
            let Fleet { ready, handles, .. } = &mut *fleet;
            let mut kept = 0;
            ready.retain(|made| {
                let alive = handles.get(&made.container).is_some_and(|handle| handle.pipe.ending().is_none());
                let keep = alive && made.key == key && kept < target;
                kept += usize::from(keep);
                if !keep {
                    bad.push(made.container.clone());
                }
                keep
            });
        }
        if !bad.is_empty() {
            self.refill.notify_waiters();
        }
        for container in bad {
            self.discard_later(container);
        }
    }

    pub(super) async fn check_pool_forever(self: Arc<Self>) {
        loop {
            tokio::time::sleep(CHECK_EVERY).await;
            self.check_pool().await;
        }
    }

    /// Throws out what does not answer any more, or lost its builder.
    async fn check_pool(&self) {
        let ready: Vec<Made> = self.fleet().ready.iter().cloned().collect();
        for made in ready {
            let Some(handle) = self.handle_of(&made.container) else { continue };
            let warm = match super::agent::health(&handle.pipe, HEALTH_TIMEOUT).await {
                Ok(health) => health.builder == BuilderState::Warm,
                Err(_) => false,
            };
            // Someone may have claimed it meanwhile; then it is theirs.
            if !warm && self.take_out(&made.container) {
                tracing::warn!(container = %made.container, "a pooled container is no longer ready");
                self.discard_later(made.container);
                self.refill.notify_waiters();
            }
        }
    }

    /// Whether it was in the pool; from here on nobody can claim it.
    fn take_out(&self, container: &str) -> bool {
        let mut fleet = self.fleet();
        let before = fleet.ready.len();
        fleet.ready.retain(|made| made.container != container);
        fleet.ready.len() < before
    }

    /// As many as were lately needed at a time.
    pub(super) fn pool_target(&self) -> usize {
        self.demand().target(Instant::now(), workers(), self.config.pool_size, self.config.pool_max_size)
    }

    fn note_refill(&self, took: Duration) {
        metrics::histogram!("sandbox_pool_refill_seconds").record(took.as_secs_f64());
        self.demand().refilled(took);
    }

    fn add_ready(&self, made: Made) {
        self.fleet().ready.push_back(made);
    }

    fn begin_pooled(self: &Arc<Self>) -> Option<Place> {
        self.pool_key(&ResourceLimits::default())?;
        let target = self.pool_target();
        let mut fleet = self.fleet();
        if fleet.ready.len() + fleet.starting >= target {
            return None;
        }
        fleet.starting += 1;
        Some(Place { node: Arc::clone(self) })
    }

    pub(super) fn why_no_key(&self) -> NodeError {
        let engine = self.engine();
        match (&engine.facts, &self.config.runtime) {
            (None, _) => NodeError::EngineDown,
            (Some(facts), Some(runtime)) if !facts.knows_runtime(Some(runtime)) => {
                NodeError::RuntimeMissing(runtime.clone())
            }
            (Some(_), _) => NodeError::ImageMissing(self.config.image.clone()),
        }
    }
}

/// A place in the pool that is being filled.
struct Place {
    node: Arc<Node>,
}

impl Place {
    fn ready(self, made: Made) {
        self.node.add_ready(made);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.node.fleet().starting -= 1;
    }
}
