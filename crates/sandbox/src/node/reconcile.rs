//! Making the journal and the engine agree: at the start, when the engine comes back, and every minute.

use std::collections::HashMap;
use std::sync::Arc;

use futures::StreamExt as _;
use isekai_domain::ResourceLimits;
use uuid::Uuid;

use super::make::{LABEL_INSTALLATION, LABEL_KEY, LABEL_NODE};
use super::{Node, NodeError};
use crate::driver::{Listed, RunState};
use crate::ending::Ending;
use crate::journal::{Claim, Ledger, Made, Record};

/// Removals that the sweep asks for at a time.
const ORPHANS_AT_A_TIME: usize = 4;

impl Node {
    pub(super) async fn reconcile(self: &Arc<Self>) -> Result<(), NodeError> {
        // In this order: what is journaled after this copy was taken may be missing in the list without being lost.
        let known = self.journal().ledger().clone();
        let labels = [(LABEL_INSTALLATION, self.config.installation.as_str()), (LABEL_NODE, &self.config.node)];
        let listed: HashMap<String, Listed> =
            self.driver.list(&labels).await?.into_iter().map(|listed| (listed.id.clone(), listed)).collect();
        self.drop_lost(&known, &listed);
        // Apps first: people wait for them. Then the pool, which the next claims take from.
        for claim in known.claims.into_values() {
            if let Some(container) = listed.get(&claim.made.container)
                && let Err(error) = self.reattach(&claim, container).await
            {
                tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "not attached");
            }
        }
        for made in known.made.into_values() {
            if let Some(container) = listed.get(&made.container) {
                self.take_back(made, container);
            }
        }
        // Removing takes the engine its time, and concerns nobody who asks for an app.
        self.tell_what_runs();
        futures::stream::iter(listed.values())
            .for_each_concurrent(ORPHANS_AT_A_TIME, |container| self.remove_if_orphan(container))
            .await;
        Ok(())
    }

    /// Entries whose container is not there any more.
    fn drop_lost(&self, known: &Ledger, listed: &HashMap<String, Listed>) {
        let claimed = known.claims.values().map(|claim| &claim.made.container);
        for container in known.made.keys().chain(claimed).filter(|container| !listed.contains_key(*container)) {
            tracing::warn!(container, "the container is gone; its entry is dropped");
            self.forget_unclaimed(container);
        }
    }

    async fn remove_if_orphan(&self, container: &Listed) {
        // Whoever makes a container journals it before it leaves `making`: looking there first misses nothing.
        if self.is_being_made(container) || self.journal().ledger().has_container(&container.id) {
            return;
        }
        tracing::warn!(container = %container.id, "removing a container that the journal does not know");
        metrics::counter!("sandbox_orphans_total").increment(1);
        if let Err(error) = self.driver.remove(&container.id).await {
            tracing::warn!(container = %container.id, error = &error as &dyn std::error::Error, "not removed yet");
        }
    }

    /// A container of the pool that an earlier process made.
    fn take_back(self: &Arc<Self>, made: Made, container: &Listed) {
        // One that leaves `making` has a pipe by then, or is out of the ledger.
        if self.is_being_made(container) || self.handle_of(&made.container).is_some() {
            return;
        }
        if !self.journal().ledger().made.contains_key(&made.container) {
            return;
        }
        let fits = self.pool_key(&ResourceLimits::default()).is_some_and(|key| key == made.key);
        match container.run {
            RunState::Running if fits => {
                if let Some(handle) = self.attach(&made, (0, 0)) {
                    self.adopt(made, handle);
                }
            }
            _ => self.discard_later(made.container),
        }
    }

    async fn reattach(self: &Arc<Self>, claim: &Claim, container: &Listed) -> Result<(), NodeError> {
        if claim.ending.is_some() {
            // Stopping it failed, or this process was not there to see it through.
            if matches!(container.run, RunState::Running | RunState::Paused) {
                self.stop_later(claim);
            }
            return Ok(());
        }
        if self.handle_of(&claim.made.container).is_some() {
            return Ok(());
        }
        let (id, at) = (claim.id, self.clock.now());
        match container.run {
            // The engine's word stands where a crash came between it and the journal.
            RunState::Paused if claim.paused_since.is_none() => self.append(Record::Paused { id, at })?,
            RunState::Running if claim.paused_since.is_some() => self.append(Record::Resumed { id, at })?,
            RunState::Running | RunState::Paused => {}
            RunState::Ended | RunState::Created => {
                let ending = self.driver.inspect(&container.id).await.map_or(Ending::Gone, |state| Ending::of(&state));
                return self.append(Record::Ended { id, ending });
            }
        }
        if let Some(handle) = self.attach(&claim.made, (claim.entered, claim.left)) {
            handle.pipe.park(container.run == RunState::Paused);
            self.begin_egress(id);
        }
        Ok(())
    }

    fn is_being_made(&self, container: &Listed) -> bool {
        let key = container.labels.get(LABEL_KEY).and_then(|key| key.parse::<Uuid>().ok());
        key.is_some_and(|key| self.fleet().making.contains(&key))
    }
}
