//! Freezing idle apps and waking them.

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::sandbox_api::SandboxId;

use super::{Handle, Node, NodeError, agent};
use crate::driver::DriverError;
use crate::journal::{Claim, Record};

/// After a wake the connection may turn out to be dead and is made anew.
const WAKE_TIMEOUT: Duration = Duration::from_secs(10);

impl Node {
    pub async fn pause(&self, id: SandboxId) -> Result<(), NodeError> {
        let (claim, handle) = self.live(id)?;
        let _gate = handle.gate.lock().await;
        match self.driver.pause(&claim.made.container).await {
            // It is paused already, or it ended, which the reaper sees.
            Ok(()) | Err(DriverError::WrongState(_)) => self.append(Record::Paused { id, at: self.clock.now() }),
            Err(error) => Err(error.into()),
        }
    }

    pub async fn unpause(&self, id: SandboxId) -> Result<(), NodeError> {
        self.awake(id).await.map(|_| ())
    }

    /// The pipe of a sandbox that runs, woken if need be.
    pub async fn awake(&self, id: SandboxId) -> Result<(Claim, Arc<Handle>), NodeError> {
        let (claim, handle) = self.live(id)?;
        if claim.paused_since.is_none() {
            return Ok((claim, handle));
        }
        let gate = handle.gate.lock().await;
        // Others may have woken it while this one waited.
        let claim = self.claim_of(id)?;
        if claim.paused_since.is_some() {
            match self.driver.unpause(&claim.made.container).await {
                Ok(()) | Err(DriverError::WrongState(_)) => {}
                Err(error) => return Err(error.into()),
            }
            self.append(Record::Resumed { id, at: self.clock.now() })?;
            handle.pipe.nudge();
            agent::wait_ready(&handle.pipe, false, WAKE_TIMEOUT).await?;
        }
        drop(gate);
        Ok((claim, handle))
    }

    fn live(&self, id: SandboxId) -> Result<(Claim, Arc<Handle>), NodeError> {
        let claim = self.claim_of(id)?;
        match self.ending_of(&claim) {
            Some(ending) => Err(NodeError::Ended(ending)),
            None => {
                // After a restart, until the engine has listed it.
                let handle = self.handle_of(&claim.made.container).ok_or(NodeError::EngineDown)?;
                Ok((claim, handle))
            }
        }
    }
}
