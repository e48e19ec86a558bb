//! The worker's loop: claims what is ready, runs a bounded number at a time, keeps their leases, gives them back at the end.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use isekai_domain::Clock;
use isekai_platform::correlation;
use isekai_platform::telemetry::cause_chain;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::journal::{Claimed, Journal, JournalError, Update};
use super::run::Run;
use super::step::Definition;

#[derive(Debug, Clone)]
pub struct PoolConfig {
    /// Unique per process.
    pub owner: String,
    pub concurrency: usize,
    pub lease: Duration,
    pub poll: Duration,
}

pub struct Pool<S, J> {
    services: Arc<S>,
    journal: Arc<J>,
    definitions: HashMap<&'static str, Arc<Definition<S>>>,
    clock: Arc<dyn Clock>,
    config: PoolConfig,
    /// A hint that there may be work.
    hint: Arc<Notify>,
}

impl<S: Send + Sync + 'static, J: Journal> Pool<S, J> {
    pub fn new(
        services: Arc<S>,
        journal: Arc<J>,
        definitions: Vec<Definition<S>>,
        clock: Arc<dyn Clock>,
        config: PoolConfig,
    ) -> Self {
        let definitions = definitions.into_iter().map(|definition| (definition.kind, Arc::new(definition))).collect();
        Self { services, journal, definitions, clock, config, hint: Arc::new(Notify::new()) }
    }

    pub fn hint(&self) -> Arc<Notify> {
        Arc::clone(&self.hint)
    }

    /// Runs until `shutdown`, then gives back what is still running. Dropped before, it ends as a killed process does.
    pub async fn run(&self, shutdown: CancellationToken) {
        let places = Arc::new(Semaphore::new(self.config.concurrency));
        let mut tasks = JoinSet::new();
        let kinds: Vec<&str> = self.definitions.keys().copied().collect();
        while !shutdown.is_cancelled() {
            let free = places.available_permits();
            let claimed = if free == 0 { Vec::new() } else { self.claim(&kinds, free).await };
            let more = claimed.len() == free && free > 0;
            for workflow in claimed {
                let Ok(place) = Arc::clone(&places).try_acquire_owned() else { break };
                self.start(workflow, place, &mut tasks, shutdown.clone());
            }
            while let Some(ended) = tasks.try_join_next() {
                report_panic(ended);
            }
            if more {
                continue;
            }
            tokio::select! {
                () = self.hint.notified() => {}
                () = tokio::time::sleep(self.config.poll) => {}
                () = shutdown.cancelled() => {}
            }
        }
        while let Some(ended) = tasks.join_next().await {
            report_panic(ended);
        }
    }

    async fn claim(&self, kinds: &[&str], limit: usize) -> Vec<Claimed> {
        match self.journal.claim(&self.config.owner, kinds, self.config.lease, limit).await {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(error = cause_chain(&error), "cannot look for work");
                Vec::new()
            }
        }
    }

    fn start(
        &self,
        claimed: Claimed,
        place: OwnedSemaphorePermit,
        tasks: &mut JoinSet<()>,
        shutdown: CancellationToken,
    ) {
        let Some(definition) = self.definitions.get(claimed.kind.as_str()).map(Arc::clone) else { return };
        let (services, journal) = (Arc::clone(&self.services), Arc::clone(&self.journal));
        let (clock, hint, lease) = (Arc::clone(&self.clock), Arc::clone(&self.hint), self.config.lease);
        let id = claimed.correlation_id.clone();
        tasks.spawn(correlation::scope(id, async move {
            let _place = place;
            let cancelled = CancellationToken::new();
            let run = Run { services, journal: &*journal, definition: &definition, clock: &*clock, cancelled: cancelled.clone() };
            let mut work = claimed.clone();
            let ended = tokio::select! {
                result = run.to_the_end(&mut work) => Some(result),
                () = keep_lease(&*journal, &claimed, lease, &cancelled) => Some(Err(JournalError::LeaseLost)),
                () = shutdown.cancelled() => None,
            };
            match ended {
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    tracing::warn!(workflow = %claimed.id, error = cause_chain(&error), "left a workflow to another worker");
                }
                None => give_back(&*journal, &work).await,
            }
            // There is a free place now.
            hint.notify_one();
        }));
    }
}

/// A step that panicked ends its task; the lease runs out, and the step is tried again.
fn report_panic(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(error = &error as &dyn std::error::Error, "a workflow's task broke down");
    }
}

/// Returns when the lease is lost: taken by another, or not renewed in time.
async fn keep_lease<J: Journal>(journal: &J, claimed: &Claimed, lease: Duration, cancelled: &CancellationToken) {
    let mut held_until = tokio::time::Instant::now() + lease;
    loop {
        tokio::time::sleep(lease / 3).await;
        match tokio::time::timeout_at(held_until, journal.renew(claimed.id, claimed.fence, lease)).await {
            Ok(Ok(renewal)) => {
                held_until = tokio::time::Instant::now() + lease;
                if renewal.cancel_requested {
                    cancelled.cancel();
                }
            }
            Ok(Err(JournalError::LeaseLost)) | Err(_) => return,
            Ok(Err(error @ (JournalError::Unavailable(_) | JournalError::Refused(_)))) => {
                tracing::warn!(workflow = %claimed.id, error = cause_chain(&error), "cannot renew a lease");
                if tokio::time::Instant::now() >= held_until {
                    return;
                }
            }
        }
    }
}

/// At shutdown. When it fails, the lease ends by itself.
async fn give_back<J: Journal>(journal: &J, claimed: &Claimed) {
    let update = Update {
        status: claimed.status,
        step: claimed.step,
        attempt: claimed.attempt,
        output: None,
        failure: claimed.failure.clone(),
        release: true,
    };
    if let Err(error) = journal.save(claimed.id, claimed.fence, update).await {
        tracing::warn!(workflow = %claimed.id, error = cause_chain(&error), "cannot give a workflow back");
    }
}
