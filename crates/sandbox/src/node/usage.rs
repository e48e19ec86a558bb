//! What a sandbox uses.

use std::sync::atomic::Ordering;
use std::time::Duration;

use isekai_channel::sandbox_api::{ResourceUsage, SandboxId};

use super::{Handle, Node, NodeError, agent};
use crate::ending::Ending;
use crate::journal::{Claim, Record};

const STORAGE_TIMEOUT: Duration = Duration::from_secs(3);

impl Node {
    /// A command runs from now on, or none does any more: its active time is limited.
    pub fn note_command(&self, id: SandboxId, runs: bool) -> Result<(), NodeError> {
        let claim = self.claim_of(id)?;
        let since_active_ms = runs.then(|| claim.active_ms(self.clock.now()));
        if since_active_ms == claim.command_since_ms {
            return Ok(());
        }
        self.append(Record::Running { id, since_active_ms })
    }

    /// A sandbox that ended keeps what was counted outside of it.
    pub async fn usage(&self, id: SandboxId) -> Result<ResourceUsage, NodeError> {
        let claim = self.claim_of(id)?;
        let handle = self.handle_of(&claim.made.container);
        let (network_in, network_out) = handle.as_ref().map_or((claim.entered, claim.left), |handle| handle.traffic());
        let mut usage = ResourceUsage {
            network_in,
            network_out,
            execution_time: claim.active_ms(self.clock.now()) / 1000,
            oom_kills: u64::from(self.ending_of(&claim) == Some(Ending::Oom)),
            ..ResourceUsage::default()
        };
        let Some(handle) = handle.filter(|_| self.ending_of(&claim).is_none()) else {
            return Ok(usage);
        };
        let stats = self.driver.stats(&claim.made.container).await?;
        usage.cpu = stats.cpu_seconds;
        usage.memory = stats.memory_bytes;
        usage.oom_kills = stats.oom_kills;
        // A paused agent cannot answer, and asking must not wake it.
        if claim.paused_since.is_none() {
            self.measure_storage(&claim, &handle).await;
        }
        usage.storage = handle.storage_bytes.load(Ordering::Relaxed);
        Ok(usage)
    }

    /// Leaves the last value where the agent does not answer: an app that keeps it busy is not to hide what else it uses.
    async fn measure_storage(&self, claim: &Claim, handle: &Handle) {
        match agent::usage(&handle.pipe, STORAGE_TIMEOUT).await {
            // It comes out of the container: more than there is cannot be true.
            Ok(used) => handle.storage_bytes.store(used.storage_bytes.min(claim.limits.disk_space), Ordering::Relaxed),
            Err(error) => {
                tracing::debug!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its storage is not known");
            }
        }
    }
}
