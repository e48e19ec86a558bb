//! Watching the engine, which may be down at the start, restarted, or replaced.

use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Node;
use crate::driver::{DriverError, EngineFacts};

const TICK: Duration = Duration::from_secs(3);
const SWEEP_EVERY: Duration = Duration::from_secs(60);
/// An engine that has not answered by then counts as down.
const FIRST_LOOK: Duration = Duration::from_secs(5);

#[derive(Default)]
pub struct Engine {
    /// None while it does not answer.
    pub facts: Option<EngineFacts>,
    /// Digest of the configured image.
    pub image: Option<String>,
}

impl Node {
    pub(super) fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn watch_engine(self: Arc<Self>) {
        let mut swept: Option<Instant> = None;
        loop {
            let was_up = self.engine().facts.is_some();
            let is_up = self.look_at_engine().await;
            if is_up && (!was_up || swept.is_none_or(|at| at.elapsed() >= SWEEP_EVERY)) {
                match self.reconcile().await {
                    Ok(()) => swept = Some(Instant::now()),
                    Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "cannot reconcile"),
                }
                self.refill.notify_waiters();
            }
            self.tell_what_runs();
            self.weed();
            tokio::time::sleep(TICK).await;
        }
    }

    /// From now on nobody waits in [`Node::knows_what_runs`].
    pub(super) fn tell_what_runs(&self) {
        // An error says that it was told before.
        let _ = self.looked.set(());
    }

    /// Waits while a process that has just begun does not know yet what runs: who comes in that moment is not told that the engine
    /// is down.
    pub(crate) async fn knows_what_runs(&self) {
        let _ = tokio::time::timeout(FIRST_LOOK, self.looked.wait()).await;
    }

    async fn look_at_engine(&self) -> bool {
        let looked = async {
            let facts = self.driver.info().await?;
            let image = match self.driver.image_digest(&self.config.image).await {
                Ok(digest) => Some(digest),
                Err(DriverError::NotFound) => None,
                Err(error) => return Err(error),
            };
            Ok((facts, image))
        };
        let looked = looked.await;
        let mut engine = self.engine();
        match looked {
            Ok((facts, image)) => {
                if engine.facts.is_none() {
                    tracing::info!(version = %facts.engine.version, api = %facts.engine.api_version, "the engine answers");
                }
                if image.is_none() && (engine.facts.is_none() || engine.image.is_some()) {
                    tracing::warn!(image = %self.config.image, "the image is not there");
                }
                *engine = Engine { facts: Some(facts), image };
                true
            }
            Err(error) => {
                if engine.facts.take().is_some() || engine.image.is_none() {
                    tracing::warn!(error = &error as &dyn std::error::Error, "the engine does not answer");
                }
                engine.image = None;
                false
            }
        }
    }
}
