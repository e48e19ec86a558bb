//! Leases, active time and deaths, once a second. Nothing here waits for the engine: one call that hangs must not keep others from
//! their ends.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_channel::sandbox_api::{EndedSandbox, RenewLeases, RenewedLeases, SandboxId};

use super::{Node, NodeError};
use crate::driver::{DriverError, DriverResult};
use crate::ending::Ending;
use crate::journal::{Claim, Record};

const TICK: Duration = Duration::from_secs(1);
const TICKS_PER_TRAFFIC_NOTE: u64 = 60;
/// How long leases last at least when the service starts: workers could not renew them while it was away.
const GRACE: TimeDelta = TimeDelta::seconds(60);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

impl Node {
    /// Extends the leases of those that still run, and names those that do not.
    pub fn renew(&self, request: &RenewLeases) -> Result<RenewedLeases, NodeError> {
        let expires_at = self.clock.now() + TimeDelta::seconds(request.seconds.into());
        let mut renewed = RenewedLeases::default();
        for id in &request.ids {
            let ending = match self.claim_of(*id) {
                Ok(claim) => self.ending_of(&claim),
                Err(_) => Some(Ending::Gone),
            };
            // Held while the journal is written: a removal begins before or after, not in between.
            let fleet = self.fleet();
            match ending.or_else(|| fleet.removing.contains(id).then_some(Ending::Gone)) {
                None => self.append(Record::Lease { id: *id, expires_at })?,
                Some(ending) => {
                    renewed.missing.push(*id);
                    renewed.ended.push(EndedSandbox { id: *id, reason: ending.reason().to_owned() });
                }
            }
        }
        Ok(renewed)
    }

    pub(super) async fn reap_forever(self: Arc<Self>) {
        let mut spared = false;
        for tick in 1_u64.. {
            spared = spared || self.spare_leases();
            tokio::time::sleep(TICK).await;
            if spared {
                self.reap();
            }
            if tick.is_multiple_of(TICKS_PER_TRAFFIC_NOTE) {
                self.note_traffic();
            }
        }
    }

    /// False while the journal cannot be written: then nothing may be reaped yet.
    fn spare_leases(&self) -> bool {
        let least = self.clock.now() + GRACE;
        let claims: Vec<Claim> = self.journal().ledger().claims.values().cloned().collect();
        for claim in claims.into_iter().filter(|claim| claim.lease_expires_at < least) {
            if let Err(error) = self.append(Record::Lease { id: claim.id, expires_at: least }) {
                tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its lease is not extended");
                return false;
            }
        }
        true
    }

    /// Begins to remove what has no lease any more and to end what is over its time, and writes down what died.
    pub fn reap(self: &Arc<Self>) {
        let now = self.clock.now();
        let claims: Vec<Claim> = self.journal().ledger().claims.values().cloned().collect();
        metrics::gauge!("sandbox_claimed").set(claims.len() as f64);
        metrics::gauge!("sandbox_pool_ready").set(self.fleet().ready.len() as f64);
        metrics::gauge!("sandbox_pool_target").set(self.pool_target() as f64);
        // While the engine is down nothing can be removed, and its watcher says so already.
        let engine_is_up = self.engine().facts.is_some();
        for claim in claims {
            if claim.lease_expires_at <= now {
                if engine_is_up {
                    let (node, id) = (Arc::clone(self), claim.id);
                    self.tend(id, async move { node.remove_expired(id).await });
                }
            } else if claim.ending.is_none() {
                if claim.is_over_time(now) {
                    // First the reason: the pipe will see no more than an exit.
                    self.note_ending(&claim, Ending::Timeout);
                    self.stop_later(&claim);
                } else if let Some(ending) = self.ending_of(&claim) {
                    self.note_death(&claim, ending);
                }
            }
        }
    }

    /// So that counting goes on after a restart. What passed since the last note is lost when the process is killed.
    pub(super) fn note_traffic(&self) {
        let claims: Vec<Claim> = self.journal().ledger().claims.values().cloned().collect();
        for claim in claims {
            let Some((entered, left)) = self.handle_of(&claim.made.container).map(|handle| handle.traffic()) else {
                continue;
            };
            if (entered, left) == (claim.entered, claim.left) {
                continue;
            }
            if let Err(error) = self.append(Record::Traffic { id: claim.id, entered, left }) {
                tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "traffic not noted");
            }
        }
    }

    /// Stops a sandbox whose ending is written down already, however often the engine refuses.
    pub(super) fn stop_later(self: &Arc<Self>, claim: &Claim) {
        let (node, id) = (Arc::clone(self), claim.id);
        self.tend(id, async move {
            let mut pause = FIRST_PAUSE;
            // What has no lease any more is removed instead.
            while let Some(claim) = node.claim_of(id).ok().filter(|claim| claim.lease_expires_at > node.clock.now()) {
                match node.stop_claimed(&claim).await {
                    Ok(()) => return,
                    Err(error) => {
                        tracing::warn!(sandbox = %id, error = &error as &dyn std::error::Error, "not stopped yet");
                    }
                }
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        });
    }

    async fn stop_claimed(&self, claim: &Claim) -> DriverResult<()> {
        let Ok(_place) = self.endings.acquire().await else { return Ok(()) };
        if claim.paused_since.is_some() {
            let _ = self.driver.unpause(&claim.made.container).await;
        }
        match self.driver.stop(&claim.made.container).await {
            // It ended by itself.
            Ok(()) | Err(DriverError::NotFound | DriverError::WrongState(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn remove_expired(&self, id: SandboxId) {
        let Ok(_place) = self.endings.acquire().await else { return };
        // Its lease is read again: it may have been renewed while this waited.
        let Some(_mark) = self.begin_removal(id, Some(self.clock.now())) else { return };
        let Ok(claim) = self.claim_of(id) else { return };
        let container = &claim.made.container;
        tracing::info!(sandbox = %id, container, "the lease ended");
        if let Err(error) = self.remove_claimed(container).await {
            tracing::warn!(container, error = &error as &dyn std::error::Error, "not removed yet");
        }
    }

    /// One such task per sandbox at a time; more are not begun.
    fn tend(self: &Arc<Self>, id: SandboxId, work: impl Future<Output = ()> + Send + 'static) {
        if !self.fleet().tended.insert(id) {
            return;
        }
        let tended = Tended { node: Arc::clone(self), id };
        self.background(async move {
            let _tended = tended;
            work.await;
        });
    }

    /// A container that is gone leaves nothing to keep, and whoever asks for it is told so without it.
    fn note_death(&self, claim: &Claim, ending: Ending) {
        if ending == Ending::Gone {
            // Whoever removes it drops the claim, too.
            if self.fleet().removing.contains(&claim.id) {
                return;
            }
            tracing::warn!(sandbox = %claim.id, app = %claim.app_id, "the container is gone; its claim is dropped");
            self.forget_unclaimed(&claim.made.container);
        } else {
            self.note_ending(claim, ending);
        }
    }

    fn note_ending(&self, claim: &Claim, ending: Ending) {
        tracing::info!(sandbox = %claim.id, app = %claim.app_id, %ending, "a sandbox ended");
        if let Err(error) = self.append(Record::Ended { id: claim.id, ending }) {
            tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its ending is not noted");
        }
    }
}

struct Tended {
    node: Arc<Node>,
    id: SandboxId,
}

impl Drop for Tended {
    fn drop(&mut self) {
        self.node.fleet().tended.remove(&self.id);
    }
}
