//! Ending containers.

use std::sync::Arc;

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
        let work = self.tasks.spawn(async move { node.remove_container(&container).await });
        work.await.map_err(|_| NodeError::Stopping)?
    }

    /// The container first: while the engine refuses, the journal keeps it and the lease ends it later.
    pub(super) async fn remove_container(&self, container: &str) -> Result<(), NodeError> {
        self.driver.remove(container).await?;
        self.forget(container)
    }

    /// Removes what nobody claimed. What fails here is found again by the sweep.
    pub(super) async fn discard(&self, container: &str) {
        if let Err(error) = self.remove_container(container).await {
            tracing::warn!(container, error = &error as &dyn std::error::Error, "not removed yet");
        }
    }

    pub(super) fn discard_later(&self, container: String) {
        let driver = Arc::clone(&self.driver);
        // Out of the journal at once: nobody may take it any more, and if the removal fails it is an orphan for the sweep.
        if let Err(error) = self.forget(&container) {
            tracing::warn!(container, error = &error as &dyn std::error::Error, "not out of the journal yet");
        }
        self.background(async move {
            if let Err(error) = driver.remove(&container).await {
                tracing::warn!(container, error = &error as &dyn std::error::Error, "not removed yet");
            }
        });
    }

    pub(super) fn forget(&self, container: &str) -> Result<(), NodeError> {
        {
            let mut fleet = self.fleet();
            fleet.handles.remove(container);
            fleet.ready.retain(|made| made.container != container);
        }
        if self.journal().ledger().has_container(container) {
            self.append(Record::Removed { container: container.to_owned() })?;
        }
        Ok(())
    }
}
