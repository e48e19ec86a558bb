//! Ending containers.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use isekai_channel::sandbox_api::SandboxId;

use super::{Node, NodeError};
use crate::journal::Record;

impl Node {
    /// Removes a sandbox and its container; one that is gone already is no error.
    pub async fn delete(self: &Arc<Self>, id: SandboxId) -> Result<(), NodeError> {
        let container = match self.claim_of(id) {
            Ok(claim) => claim.made.container,
            Err(NodeError::NotFound) => return Ok(()),
            Err(error) => return Err(error),
        };
        let node = Arc::clone(self);
        let work = self.tasks.spawn(async move {
            // Without a mark the reaper is removing it, too; the engine does it once.
            let _mark = node.begin_removal(id, None);
            node.remove_claimed(&container).await
        });
        work.await.map_err(|_| NodeError::Stopping)?
    }

    /// The container first: while the engine refuses, the journal keeps it and the lease ends it later.
    pub(super) async fn remove_claimed(&self, container: &str) -> Result<(), NodeError> {
        self.driver.remove(container).await?;
        self.forget(container)
    }

    /// From here until the mark goes, no lease of this sandbox is renewed. `None` when somebody removes it already, when it is gone,
    /// or when its lease turned out to last beyond `expired_at`.
    pub(super) fn begin_removal(&self, id: SandboxId, expired_at: Option<DateTime<Utc>>) -> Option<Removal<'_>> {
        let mut fleet = self.fleet();
        let claim = self.claim_of(id).ok()?;
        if expired_at.is_some_and(|now| claim.lease_expires_at > now) || !fleet.removing.insert(id) {
            return None;
        }
        Some(Removal { node: self, id })
    }

    /// Removes what nobody claimed. Out of the journal first: nobody may take it any more, and if the removal fails it is an orphan
    /// for the sweep.
    pub(super) async fn discard(&self, container: &str) {
        self.forget_unclaimed(container);
        if let Err(error) = self.driver.remove(container).await {
            tracing::warn!(container, error = &error as &dyn std::error::Error, "not removed yet");
        }
    }

    pub(super) fn discard_later(&self, container: String) {
        let driver = Arc::clone(&self.driver);
        self.forget_unclaimed(&container);
        self.background(async move {
            if let Err(error) = driver.remove(&container).await {
                tracing::warn!(container, error = &error as &dyn std::error::Error, "not removed yet");
            }
        });
    }

    pub(super) fn forget_unclaimed(&self, container: &str) {
        if let Err(error) = self.forget(container) {
            tracing::warn!(container, error = &error as &dyn std::error::Error, "not out of the journal yet");
        }
    }

    /// In one step for those who attach: they see the container in the journal, or not at all.
    pub(super) fn forget(&self, container: &str) -> Result<(), NodeError> {
        let mut fleet = self.fleet();
        fleet.handles.remove(container);
        fleet.ready.retain(|made| made.container != container);
        let mut journal = self.journal();
        if journal.ledger().has_container(container) {
            journal.append(Record::Removed { container: container.to_owned() })?;
        }
        Ok(())
    }
}

/// A sandbox's container is being removed until this goes.
pub(super) struct Removal<'a> {
    node: &'a Node,
    id: SandboxId,
}

impl Drop for Removal<'_> {
    fn drop(&mut self) {
        self.node.fleet().removing.remove(&self.id);
    }
}
