//! Gives rows of the audit log their places in its chain, and keeps the signed end of the chain outside of the database.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_auth::audit::{Anchor, SealKey};
use isekai_domain::Clock;
use isekai_platform::telemetry::cause_chain;
use isekai_store::audit::chain::{self, Batch};
use isekai_store::audit::purge;
use isekai_store::{Result, Store};
use tokio_util::sync::CancellationToken;

pub struct Sealer {
    store: Store,
    signer: SealKey,
    dir: PathBuf,
    /// How long rows are kept.
    keep: TimeDelta,
    clock: Arc<dyn Clock>,
}

/// A row is in the chain within a second.
const ROUND: Duration = Duration::from_millis(300);
/// A minute between two looks for rows that are older than they are kept.
const PURGE_ROUNDS: u64 = 200;

impl Sealer {
    /// `dir` is where the end of the chain is kept.
    pub const fn new(store: Store, signer: SealKey, dir: PathBuf, keep: TimeDelta, clock: Arc<dyn Clock>) -> Self {
        Self { store, signer, dir, keep, clock }
    }

    /// Until `shutdown`, and then once more.
    pub async fn run(self, shutdown: CancellationToken) {
        let mut failing = false;
        for round in 0_u64.. {
            let last = shutdown.is_cancelled();
            let old = if round.is_multiple_of(PURGE_ROUNDS) { self.purge().await } else { Ok(()) };
            match self.round().await.and(old) {
                Ok(()) => failing = false,
                Err(error) if !failing => {
                    failing = true;
                    tracing::error!(error = cause_chain(&error), "rows of the audit log wait for their places");
                }
                Err(_) => {}
            }
            if last {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(ROUND) => {}
                () = shutdown.cancelled() => {}
            }
        }
    }

    async fn round(&self) -> Result<()> {
        loop {
            let batch = chain::seal(&self.store, &self.signer, self.clock.now()).await?;
            let full = batch.full;
            self.report(&batch).await;
            if !full {
                return Ok(());
            }
        }
    }

    /// A bounded number of rows at a time.
    async fn purge(&self) -> Result<()> {
        let gone = purge::purge(&self.store, &self.signer, self.clock.now() - self.keep).await?;
        if gone > 0 {
            tracing::info!(rows = gone, "removed the oldest rows of the audit log");
            metrics::counter!("isekai_audit_purged_rows_total").increment(gone);
        }
        Ok(())
    }

    async fn report(&self, batch: &Batch) {
        let Some(anchor) = &batch.anchor else { return };
        metrics::counter!("isekai_audit_sealed_rows_total").increment(batch.rows as u64);
        metrics::gauge!("isekai_audit_chain_seq").set(anchor.seq as f64);
        if batch.clock_rolled_back {
            tracing::error!(seq = anchor.seq, "the clock stands before the last row of the audit log was sealed");
        }
        if let Err(error) = self.keep(anchor).await {
            tracing::error!(error, "the end of the audit log cannot be kept");
        }
    }

    /// An end that does not go on from the one that is kept does not take its place: `isekai audit verify` must find it.
    async fn keep(&self, anchor: &Anchor) -> Result<(), String> {
        let stored = read(&self.dir).await;
        if let Some(known) = stored.as_ref().and_then(Anchor::checkpoint)
            && !chain::continues(&self.store, &known).await.map_err(|error| cause_chain(&error))?
        {
            metrics::counter!("isekai_audit_discontinuities_total").increment(1);
            return Err(format!(
                "the log does not go on from its known end at place {}, which is kept until somebody has looked: run \
                 `isekai audit verify`, and `isekai audit accept` when it is known why",
                known.seq
            ));
        }
        write(&self.dir, anchor).await.map_err(|error| error.to_string())
    }
}

async fn read(dir: &Path) -> Option<Anchor> {
    let bytes = tokio::fs::read(dir.join(Anchor::FILE)).await.ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Whole or not at all.
async fn write(dir: &Path, anchor: &Anchor) -> std::io::Result<()> {
    let path = dir.join(Anchor::FILE);
    let new = path.with_extension("new");
    tokio::fs::write(&new, serde_json::to_string_pretty(anchor)?).await?;
    tokio::fs::rename(&new, &path).await
}

#[cfg(test)]
mod tests {
    use isekai_auth::audit::{Problem, SealKeys};
    use isekai_domain::SystemClock;
    use isekai_store::audit::{self, AuditEntry};
    use isekai_store::testing;

    use super::*;

    #[tokio::test]
    async fn rows_are_sealed_and_the_end_of_the_chain_is_kept_outside() {
        let db = testing::database().await;
        let dir = tempfile::tempdir().unwrap();
        let signer = SealKey::generate().unwrap();
        let keys = signer.public();
        for n in 0..3 {
            let entry = AuditEntry::new(&format!("action {n}"), "app", SystemClock.now());
            audit::append(&db.store, entry).await.unwrap();
        }
        let shutdown = CancellationToken::new();
        let sealer =
            Sealer::new(db.store.clone(), signer, dir.path().to_owned(), TimeDelta::days(730), Arc::new(SystemClock));
        let running = tokio::spawn(sealer.run(shutdown.clone()));
        audit::append(&db.store, AuditEntry::new("at the end", "app", SystemClock.now())).await.unwrap();
        shutdown.cancel();
        running.await.unwrap();

        let anchor: Anchor = serde_json::from_slice(&std::fs::read(dir.path().join(Anchor::FILE)).unwrap()).unwrap();
        let checkpoint = anchor.checkpoint().unwrap();
        assert!(checkpoint.seq == 4 && keys.verify(&checkpoint));
        let verified = audit::verify::verify(&db.store, &keys, Some(&checkpoint), SystemClock.now()).await.unwrap();
        assert_eq!((verified.rows, verified.findings), (4, vec![]));
    }

    #[tokio::test]
    async fn a_log_that_was_put_back_does_not_take_the_place_of_what_is_known() {
        let (before, after) = (testing::database().await, testing::database().await);
        let dir = tempfile::tempdir().unwrap();
        let (private, clock) = (tempfile::tempdir().unwrap(), Arc::new(SystemClock));
        let signer = || SealKey::load_or_create(private.path(), dir.path()).unwrap();
        for (db, rows) in [(&before, 2), (&after, 3)] {
            for _ in 0..rows {
                audit::append(&db.store, AuditEntry::new("read", "app", SystemClock.now())).await.unwrap();
            }
            let sealer =
                Sealer::new(db.store.clone(), signer(), dir.path().to_owned(), TimeDelta::days(730), clock.clone());
            sealer.round().await.unwrap();
        }
        let kept = read(dir.path()).await.unwrap();
        assert_eq!(kept.seq, 2, "the other log has three rows");
        let keys = SealKeys::load(dir.path()).unwrap();
        let known = kept.checkpoint().unwrap();
        let verified = audit::verify::verify(&after.store, &keys, Some(&known), SystemClock.now()).await.unwrap();
        assert_eq!(verified.findings[0].problem, Problem::LinkBroken);
    }
}
