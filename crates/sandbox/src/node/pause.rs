//! Freezing idle apps and waking them.

use std::sync::Arc;
use std::time::Duration;

use isekai_channel::sandbox_api::SandboxId;

use super::activity::{Busy, Kind};
use super::{Handle, Node, NodeError, agent};
use crate::driver::{DriverError, RunState};
use crate::journal::{Claim, Record};

/// After a wake the connection may turn out to be dead and is made anew.
const WAKE_TIMEOUT: Duration = Duration::from_secs(10);
const FREEZE_PAUSES: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800)];

/// A sandbox that runs, and is not paused while this is held.
pub struct Awake {
    pub claim: Claim,
    pub handle: Arc<Handle>,
    pub busy: Busy,
}

impl Node {
    /// Refused while a request is under way.
    pub async fn pause(self: &Arc<Self>, id: SandboxId) -> Result<(), NodeError> {
        let node = Arc::clone(self);
        // A task of its own: a caller who hangs up leaves no frozen container that the journal takes for running.
        let work = self.tasks.spawn(async move { node.freeze(id).await });
        work.await.map_err(|_| NodeError::Stopping)?
    }

    pub async fn unpause(self: &Arc<Self>, id: SandboxId) -> Result<(), NodeError> {
        self.awake(id, Kind::Use).await.map(|_| ())
    }

    /// The pipe of a sandbox that runs, woken if need be; who only watches wakes nobody.
    pub async fn awake(self: &Arc<Self>, id: SandboxId, kind: Kind) -> Result<Awake, NodeError> {
        let (_, handle) = self.live(id)?;
        let mut seen = None;
        let plainly_awake = || {
            seen = self.claim_of(id).ok().filter(|claim| claim.paused_since.is_none());
            seen.is_some()
        };
        if let Some(busy) = handle.activity.begin_awake(kind, plainly_awake)
            && let Some(claim) = seen
        {
            return Ok(Awake { claim, handle, busy });
        }
        if kind == Kind::Watch {
            return Err(NodeError::Asleep);
        }
        let node = Arc::clone(self);
        let work = self.tasks.spawn(async move { node.wake(id, handle).await });
        work.await.map_err(|_| NodeError::Stopping)?
    }

    /// The kernel cannot always stop all processes of a busy container at its first try; the engine then says that it failed.
    async fn frozen(&self, container: &str) -> Result<(), DriverError> {
        for pause in FREEZE_PAUSES {
            match self.driver.pause(container).await {
                Err(DriverError::Engine(error)) => {
                    tracing::debug!(error = &*error as &dyn std::error::Error, container, "not frozen; trying again");
                    tokio::time::sleep(pause).await;
                }
                result => return result,
            }
        }
        self.driver.pause(container).await
    }

    /// For the caller: another try may go better.
    fn not_frozen(error: DriverError) -> NodeError {
        match error {
            DriverError::Engine(_) => NodeError::NotFrozen(error),
            error => error.into(),
        }
    }

    async fn freeze(&self, id: SandboxId) -> Result<(), NodeError> {
        let (_, handle) = self.live(id)?;
        let _gate = handle.gate.lock().await;
        let claim = self.claim_of(id)?;
        if claim.paused_since.is_some() {
            return Ok(());
        }
        let _pausing = handle.activity.begin_pausing().ok_or(NodeError::Busy)?;
        let container = &claim.made.container;
        match self.frozen(container).await {
            Ok(()) => {}
            // It is paused already, or it ended, which the reaper sees.
            Err(error @ DriverError::WrongState(_)) => {
                if self.driver.inspect(container).await?.run != RunState::Paused {
                    return Err(error.into());
                }
            }
            Err(error) => return Err(Self::not_frozen(error)),
        }
        if let Err(error) = self.append(Record::Paused { id, at: self.clock.now() }) {
            let _ = self.driver.unpause(container).await;
            return Err(error);
        }
        handle.pipe.park(true);
        Ok(())
    }

    async fn wake(&self, id: SandboxId, handle: Arc<Handle>) -> Result<Awake, NodeError> {
        let _gate = handle.gate.lock().await;
        // Others may have woken it while this one waited.
        let claim = self.claim_of(id)?;
        if claim.paused_since.is_some() {
            match self.driver.unpause(&claim.made.container).await {
                Ok(()) | Err(DriverError::WrongState(_)) => {}
                Err(error) => return Err(error.into()),
            }
            self.append(Record::Resumed { id, at: self.clock.now() })?;
            handle.pipe.park(false);
            handle.pipe.nudge();
            agent::wait_ready(&handle.pipe, false, WAKE_TIMEOUT).await?;
        }
        let busy = handle.activity.begin(Kind::Use);
        Ok(Awake { claim, handle: Arc::clone(&handle), busy })
    }

    pub(super) fn live(&self, id: SandboxId) -> Result<(Claim, Arc<Handle>), NodeError> {
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
