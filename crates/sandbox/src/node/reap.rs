//! Leases, active time and deaths, once a second.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::StreamExt as _;
use isekai_channel::sandbox_api::{RenewLeases, RenewedLeases};

use super::{Node, NodeError};
use crate::ending::Ending;
use crate::journal::{Claim, Record};

const TICK: Duration = Duration::from_secs(1);
const REMOVALS_AT_A_TIME: usize = 4;
const TICKS_PER_TRAFFIC_NOTE: u64 = 60;
/// A pooled container is asked for its health this often.
const TICKS_PER_POOL_CHECK: u64 = 20;

impl Node {
    /// Extends the leases of those that still run, and names those that do not.
    pub fn renew(&self, request: &RenewLeases) -> Result<RenewedLeases, NodeError> {
        let expires_at = self.clock.now() + TimeDelta::seconds(request.seconds.into());
        let mut missing = Vec::new();
        for id in &request.ids {
            match self.claim_of(*id) {
                Ok(claim) if self.ending_of(&claim).is_none() => self.append(Record::Lease { id: *id, expires_at })?,
                _ => missing.push(*id),
            }
        }
        Ok(RenewedLeases { missing })
    }

    pub(super) async fn reap_forever(self: Arc<Self>) {
        for tick in 1_u64.. {
            tokio::time::sleep(TICK).await;
            self.reap().await;
            if tick.is_multiple_of(TICKS_PER_TRAFFIC_NOTE) {
                self.note_traffic();
            }
            if tick.is_multiple_of(TICKS_PER_POOL_CHECK) {
                self.check_pool().await;
            }
        }
    }

    /// Removes what has no lease any more, ends what is over its time, and writes down what died.
    pub async fn reap(&self) {
        let now = self.clock.now();
        let claims: Vec<Claim> = self.journal().ledger().claims.values().cloned().collect();
        metrics::gauge!("sandbox_claimed").set(claims.len() as f64);
        metrics::gauge!("sandbox_pool_ready").set(self.fleet().ready.len() as f64);
        metrics::gauge!("sandbox_pool_target").set(self.config.pool_size as f64);
        let (ended, held): (Vec<_>, Vec<_>) = claims.into_iter().partition(|claim| claim.lease_expires_at <= now);
        // While the engine is down nothing can be removed, and its watcher says so already.
        let ended = if self.engine().facts.is_some() { ended } else { Vec::new() };
        futures::stream::iter(ended)
            .for_each_concurrent(REMOVALS_AT_A_TIME, async |claim| {
                tracing::info!(sandbox = %claim.id, container = %claim.made.container, "the lease ended");
                self.discard(&claim.made.container).await;
            })
            .await;
        for claim in held.into_iter().filter(|claim| claim.ending.is_none()) {
            if claim.is_over_time(now) {
                self.end(&claim, Ending::Timeout).await;
            } else if let Some(ending) = self.ending_of(&claim) {
                self.note_ending(&claim, ending);
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

    async fn end(&self, claim: &Claim, ending: Ending) {
        // First the reason: the pipe will see no more than an exit.
        self.note_ending(claim, ending);
        if claim.paused_since.is_some() {
            let _ = self.driver.unpause(&claim.made.container).await;
        }
        if let Err(error) = self.driver.stop(&claim.made.container).await {
            tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "not stopped");
        }
    }

    fn note_ending(&self, claim: &Claim, ending: Ending) {
        tracing::info!(sandbox = %claim.id, app = %claim.app_id, %ending, "a sandbox ended");
        if let Err(error) = self.append(Record::Ended { id: claim.id, ending }) {
            tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its ending is not noted");
        }
    }
}
