//! `isekai audit accept`: the log goes on behind an end that it no longer has, because somebody who knows why says so. What was known is
//! kept beside, and that it was accepted is a row of the log.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use chrono::{DateTime, Utc};
use clap::Args;
use isekai_auth::audit::Anchor;
use isekai_store::Store;
use isekai_store::audit::{self, AuditEntry, chain};
use serde_json::json;

use super::known_end;

#[derive(Debug, Args)]
pub struct Accept {
    /// Of `isekai up`: config/operator.toml in the data directory.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The place of the known end that the log no longer has, as `isekai audit verify` shows it.
    #[arg(long, value_name = "N")]
    pub place: i64,
    /// Why the log does not have it, for the audit log: "backup of Sunday put back".
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Answers where the end that was known lies now. The worker keeps a new one with the next row, which is the one that is written here.
pub async fn accept(
    store: &Store,
    dir: &Path,
    (place, reason): (i64, &str),
    now: DateTime<Utc>,
) -> anyhow::Result<PathBuf> {
    let Some(known) = known_end(dir, None)? else {
        bail!(
            "{} is not there: there is no end to accept, and the worker keeps one with the next row",
            dir.join(Anchor::FILE).display()
        );
    };
    ensure!(!reason.trim().is_empty(), "say why with --reason");
    if chain::continues(store, &known).await? {
        bail!("the log goes on from its known end at place {}: there is nothing to accept", known.seq);
    }
    ensure!(
        place == known.seq,
        "the known end that the log no longer has is at place {}, not {place}: run `isekai audit verify`, find out why, and name it",
        known.seq
    );
    let end = Anchor::from(&known);
    let details = json!({ "before": { "anchor": end }, "after": { "anchor": null }, "reason": reason.trim() });
    let entry = AuditEntry { details: Some(details), ..AuditEntry::new("accept_anchor", "audit", now) };
    // The row first: without it there is no accepting. While the old end is there the worker keeps no other.
    audit::append(store, entry).await?;
    let kept = dir.join(format!("anchor-{}-{}.json", known.seq, now.format("%Y%m%dT%H%M%SZ")));
    let from = dir.join(Anchor::FILE);
    fs::rename(&from, &kept).with_context(|| format!("cannot move {} to {}", from.display(), kept.display()))?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use isekai_auth::audit::SealKey;
    use isekai_domain::{Clock as _, SystemClock};
    use isekai_store::audit::AuditFilter;
    use isekai_store::{Page, testing};

    use super::*;

    #[tokio::test]
    async fn a_log_that_was_put_back_goes_on_when_somebody_names_the_place_and_the_reason() {
        let db = testing::database().await;
        let (store, signer, now) = (&db.store, SealKey::generate().unwrap(), SystemClock.now());
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(Anchor::FILE);
        let row = async |action| {
            audit::append(store, AuditEntry::new(action, "app", now)).await.unwrap();
            chain::seal(store, &signer, now).await.unwrap().anchor.unwrap()
        };
        let accept = async |place, reason| super::accept(store, dir.path(), (place, reason), now).await;
        let refused = async |place, reason| accept(place, reason).await.unwrap_err().to_string();
        assert!(refused(2, "why").await.contains("is not there"));
        row("first").await;
        fs::write(&file, serde_json::to_string(&row("second").await).unwrap()).unwrap();
        assert!(refused(2, "why").await.contains("nothing to accept"), "the log is as it was");

        db.execute("DELETE FROM audit_chain WHERE seq > 1").await;
        db.execute("DELETE FROM audit_checkpoints WHERE seq > 1").await;
        db.execute("DELETE FROM audit_logs WHERE action = 'second'").await;
        assert!(refused(1, "why").await.contains("at place 2, not 1"));
        assert!(refused(2, " ").await.contains("--reason"));
        assert!(file.exists());
        let kept = accept(2, "the backup of Sunday was put back").await.unwrap();
        assert!(kept.exists() && !file.exists(), "the old end is kept beside");
        let rows = audit::page(store, AuditFilter::default(), Page::first(9)).await.unwrap().items;
        let details = rows[0].details.as_ref().unwrap();
        assert_eq!((rows[0].action.as_str(), &details["before"]["anchor"]["seq"]), ("accept_anchor", &json!(2)));
        assert_eq!(details["reason"], "the backup of Sunday was put back");
    }
}
