//! Changing what a sandbox may use while it runs.

use std::sync::Arc;

use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ResourceLimits;

use super::{Node, NodeError};
use crate::driver::DriverResult;
use crate::journal::{Claim, Record};
use crate::policy::{self, Refusal};
use crate::settings::ContainerLimits;

impl Node {
    pub fn limits(&self, id: SandboxId) -> Result<ResourceLimits, NodeError> {
        Ok(self.claim_of(id)?.limits)
    }

    /// All of them take effect at once, that of time also for the app's command; an exec keeps what it began with. The disk share is
    /// fixed.
    pub async fn set_limits(
        self: &Arc<Self>,
        id: SandboxId,
        limits: ResourceLimits,
    ) -> Result<ResourceLimits, NodeError> {
        policy::check_limits(&limits)?;
        let node = Arc::clone(self);
        // A task of its own: a caller who hangs up leaves no container whose limits the journal does not know.
        let work = self.tasks.spawn(async move { node.change_limits(id, limits).await });
        work.await.map_err(|_| NodeError::Stopping)?
    }

    async fn change_limits(&self, id: SandboxId, limits: ResourceLimits) -> Result<ResourceLimits, NodeError> {
        let (_, handle) = self.live(id)?;
        // One change at a time, and none while it is being frozen.
        let _gate = handle.gate.lock().await;
        let claim = self.claim_of(id)?;
        self.check_change(&claim, &limits).await?;
        let (old, new) = (ContainerLimits::from(&claim.limits), ContainerLimits::from(&limits));
        // The container first: what the journal says was taken. A crash in between leaves one with limits that nobody was told of, and
        // the next change sets both.
        if new != old
            && let Err(error) = self.driver.update(&claim.made.container, &new, claim.priority).await
        {
            self.put_back(&claim, &old).await;
            return Err(error.into());
        }
        if let Err(error) = self.append(Record::Limits { id, limits }) {
            self.put_back(&claim, &old).await;
            return Err(error);
        }
        tracing::info!(sandbox = %id, app = %claim.app_id, ?limits, "limits changed");
        Ok(limits)
    }

    async fn check_change(&self, claim: &Claim, limits: &ResourceLimits) -> Result<(), NodeError> {
        let present = &claim.limits;
        if limits.disk_space != present.disk_space {
            let message = format!(
                "`limits.diskSpace` is {} and fixed when a sandbox is created; it cannot become {}",
                present.disk_space, limits.disk_space
            );
            return Err(Refusal::Invalid(message).into());
        }
        self.check_fits(limits)?;
        let cpus = self.engine().facts.as_ref().map_or(0, |facts| facts.cpus);
        // It may have been created with more, which is all that there is.
        let most = cpus.saturating_mul(1_000).max(present.cpu);
        if cpus > 0 && limits.cpu > most {
            let message = format!("`limits.cpu` is {}; this machine has {cpus} CPUs, which is {cpus}000", limits.cpu);
            return Err(Refusal::Invalid(message).into());
        }
        if limits.memory >= present.memory {
            return Ok(());
        }
        // The kernel would make room by killing.
        let wanted_bytes = ContainerLimits::from(limits).memory_bytes;
        let used_bytes = self.driver.stats(&claim.made.container).await?.memory_bytes;
        if wanted_bytes < used_bytes { Err(NodeError::InUse { wanted_bytes, used_bytes }) } else { Ok(()) }
    }

    /// A change that failed may have been made in part.
    async fn put_back(&self, claim: &Claim, old: &ContainerLimits) {
        let restored: DriverResult<()> = self.driver.update(&claim.made.container, old, claim.priority).await;
        if let Err(error) = restored {
            tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its old limits are not back");
        }
    }
}
