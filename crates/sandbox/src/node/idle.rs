//! Freezing what nobody uses: it costs no processor time then, and its next request wakes it.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt as _;
use isekai_channel::sandbox_api::SandboxId;
use tokio::time::Instant;

use super::{Node, NodeError};

const TICK: Duration = Duration::from_secs(5);
/// Freezes that are asked for at a time: the engine does them one by one under load, and a claim must not wait behind many.
const AT_ONCE: usize = 2;

impl Node {
    pub(super) async fn pause_idle_forever(self: Arc<Self>) {
        let Some(after) = self.config.idle_pause else { return };
        loop {
            tokio::time::sleep(TICK).await;
            let idle = self.idle(after);
            futures::stream::iter(idle).for_each_concurrent(AT_ONCE, |id| self.pause_idle(id)).await;
        }
    }

    async fn pause_idle(self: &Arc<Self>, id: SandboxId) {
        match self.pause(id).await {
            Ok(()) => {
                metrics::counter!("sandbox_idle_pauses_total").increment(1);
                tracing::debug!(sandbox = %id, "paused: nobody uses it");
            }
            // It is used again, or it is gone.
            Err(NodeError::Busy | NodeError::NotFound | NodeError::Ended(_)) => {}
            Err(error) => tracing::warn!(sandbox = %id, error = &error as &dyn std::error::Error, "not paused"),
        }
    }

    fn idle(&self, after: Duration) -> Vec<SandboxId> {
        let now = Instant::now();
        let journal = self.journal();
        let running = journal.ledger().claims.values().filter(|claim| claim.paused_since.is_none());
        let running: Vec<_> = running.map(|claim| (claim.id, claim.made.container.clone())).collect();
        drop(journal);
        let fleet = self.fleet();
        let is_idle = |container: &String| {
            fleet.handles.get(container).is_some_and(|handle| {
                handle.pipe.ending().is_none() && now.duration_since(handle.activity.last_use()) >= after
            })
        };
        running.into_iter().filter(|(_, container)| is_idle(container)).map(|(id, _)| id).collect()
    }
}
