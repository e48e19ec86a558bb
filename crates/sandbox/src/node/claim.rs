//! Giving a container to an app.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_channel::sandbox_api::{CreateSandbox, Priority, Sandbox};
use isekai_domain::ResourceLimits;
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;
use uuid::Uuid;

use super::make::Purpose;
use super::{Node, NodeError, agent};
use crate::journal::{Claim, Made, Record};
use crate::policy::Refusal;
use crate::settings::ContainerLimits;

/// Far above what a machine carries: a bound for callers that forget what they claimed.
const MAX_SANDBOXES: usize = 2_000;
/// A pooled agent answers in well under a millisecond; one that does not is not given to anybody.
const POOLED_TIMEOUT: Duration = Duration::from_millis(500);

impl Node {
    /// Claims a sandbox. The same `key` with the same request gets the same sandbox, for as long as that exists.
    pub async fn create(self: &Arc<Self>, request: CreateSandbox, key: Option<String>) -> Result<Sandbox, NodeError> {
        let node = Arc::clone(self);
        let correlation = isekai_platform::correlation::current();
        // A task of its own: a caller who hangs up leaves no half-made container, and may ask again with the same key.
        let work = self.tasks.spawn(isekai_platform::correlation::scope(correlation, async move {
            let Some(key) = key else { return node.claim(&request, None).await };
            let turn = node.turn(&key);
            let answer = {
                let _turn = turn.lock().await;
                node.claim(&request, Some(key.clone())).await
            };
            drop(turn);
            node.end_turn(&key);
            answer
        }));
        work.await.map_err(|_| NodeError::Stopping)?
    }

    async fn claim(&self, request: &CreateSandbox, key: Option<String>) -> Result<Sandbox, NodeError> {
        let fingerprint = fingerprint(request);
        if let Some(earlier) = key.as_deref().and_then(|key| self.journal().ledger().claim_of_key(key).cloned()) {
            return if earlier.fingerprint == fingerprint {
                Ok(self.describe(&earlier))
            } else {
                Err(NodeError::KeyReused)
            };
        }
        if self.journal().ledger().claims.len() >= MAX_SANDBOXES {
            return Err(NodeError::Full);
        }
        let started = Instant::now();
        let limits = request.limits.unwrap_or_default();
        self.check_fits(&limits)?;
        let (made, warm) = match self.take_ready(&limits).await {
            Some(made) => (made, true),
            None => (self.cold_start(&limits).await?, false),
        };
        let now = self.clock.now();
        let claim = Claim {
            id: Uuid::now_v7(),
            app_id: request.app_id,
            limits,
            warm,
            claimed_at: now,
            lease_expires_at: now + TimeDelta::seconds(request.lease_seconds.into()),
            idempotency_key: key,
            fingerprint,
            paused_since: None,
            paused_ms: 0,
            entered: 0,
            left: 0,
            command_since_ms: None,
            ending: None,
            egress: request.egress.clone(),
            priority: Priority::Normal,
            made,
        };
        // Before it is answered.
        if let Err(error) = self.append(Record::Claimed(Box::new(claim.clone()))) {
            self.discard(&claim.made.container).await;
            return Err(error);
        }
        self.demand().claimed(Instant::now());
        self.begin_egress(claim.id);
        let kind = if warm { "warm" } else { "cold" };
        metrics::counter!("sandbox_claims_total", "kind" => kind).increment(1);
        metrics::histogram!("sandbox_claim_seconds", "kind" => kind).record(started.elapsed().as_secs_f64());
        tracing::info!(sandbox = %claim.id, app = %claim.app_id, container = %claim.made.container, kind,
            elapsed_ms = started.elapsed().as_secs_f64() * 1000.0, "claimed");
        Ok(self.describe(&claim))
    }

    /// Memory that the machine does not have cannot be given; for CPUs see [`ContainerLimits::nano_cpus`].
    pub(super) fn check_fits(&self, limits: &ResourceLimits) -> Result<(), NodeError> {
        let machine_bytes = self.engine().facts.as_ref().map_or(0, |facts| facts.memory_bytes);
        let wanted_bytes = ContainerLimits::from(limits).memory_bytes;
        if machine_bytes == 0 || wanted_bytes <= machine_bytes {
            return Ok(());
        }
        let message = format!(
            "`limits.memory` and `limits.diskSpace` come to {wanted_bytes} bytes; this machine has {machine_bytes}"
        );
        Err(Refusal::Invalid(message).into())
    }

    /// A pooled container that answers and has these limits. Ones that do not answer are thrown away on the way.
    async fn take_ready(&self, limits: &ResourceLimits) -> Option<Made> {
        let key = self.pool_key(limits)?;
        loop {
            let (made, handle) = self.pop_ready(&key)?;
            self.refill.notify_waiters();
            if let Err(error) = agent::health(&handle.pipe, POOLED_TIMEOUT).await {
                tracing::warn!(container = %made.container, error = &error as &dyn std::error::Error,
                    "a pooled container did not answer");
                self.discard_later(made.container);
                continue;
            }
            let wanted = ContainerLimits::from(limits);
            if wanted == ContainerLimits::from(&ResourceLimits::default()) {
                return Some(made);
            }
            match self.driver.update(&made.container, &wanted, Priority::Normal).await {
                Ok(()) => return Some(made),
                // E.g. less memory than the warm builder holds; the next one would fail alike.
                Err(error) => {
                    tracing::warn!(container = %made.container, error = &error as &dyn std::error::Error,
                        "the limits do not fit a pooled container");
                    self.discard_later(made.container);
                    return None;
                }
            }
        }
    }

    async fn cold_start(&self, limits: &ResourceLimits) -> Result<Made, NodeError> {
        let _place = self.cold_starts.acquire().await.map_err(|_| NodeError::Stopping)?;
        Ok(self.make(limits, Purpose::Cold).await?.0)
    }

    fn turn(&self, key: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut keys = self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(keys.entry(key.to_owned()).or_default())
    }

    fn end_turn(&self, key: &str) {
        let mut keys = self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // The map's own is the last: nobody waits.
        if keys.get(key).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            keys.remove(key);
        }
    }
}

fn fingerprint(request: &CreateSandbox) -> String {
    let text = serde_json::to_vec(request).unwrap_or_default();
    hex::encode(Sha256::digest(text))
}
