//! Removing what is older than the log is kept: the oldest rows, up to a checkpoint that is signed for it.

use chrono::{DateTime, Utc};
use isekai_auth::audit::SealKey;
use sqlx::FromRow;

use super::chain::{insert_checkpoint, link_of};
use crate::locks::Lock;
use crate::{Result, Store};

#[derive(FromRow)]
struct Place {
    seq: i64,
    link: Vec<u8>,
    sealed_at: DateTime<Utc>,
}

const BATCH: i32 = 5000;

/// Nothing removes rows that are younger than `days`, less one for clocks that differ. Needs the rights of the tables' owner.
pub async fn keep(store: &Store, days: u32) -> Result<()> {
    let sql = "UPDATE audit_retention SET minimum = make_interval(days => $1)";
    let days = i32::try_from(days.saturating_sub(1)).unwrap_or(i32::MAX);
    sqlx::query(sql).bind(days).execute(store.pool()).await?;
    Ok(())
}

/// Removes rows that were sealed before `before`, a bounded number of them; answers how many. What is left of a purge that did not
/// come to its end goes with the next one.
pub async fn purge(store: &Store, signer: &SealKey, before: DateTime<Utc>) -> Result<u64> {
    let mut tx = store.begin().await?;
    Lock::Seal.exclusive(&mut tx).await?;
    let sql =
        "SELECT seq, link, sealed_at FROM audit_chain WHERE sealed_at < $1 ORDER BY sealed_at DESC, seq DESC LIMIT 1";
    let place: Option<Place> = sqlx::query_as(sql).bind(before).fetch_optional(&mut *tx).await?;
    let Some(place) = place else {
        // Whose lock would otherwise still be there when the next batch is to be sealed.
        tx.rollback().await?;
        return Ok(0);
    };
    let checkpoint = signer.sign(place.seq, true, link_of(&place.link)?, place.sealed_at)?;
    insert_checkpoint(&mut tx, &checkpoint).await?;
    let sql = "SELECT audit_purge($1, $2)";
    let gone: i64 = sqlx::query_scalar(sql).bind(place.seq).bind(BATCH).fetch_one(&mut *tx).await?;
    tx.commit().await?;
    Ok(gone.unsigned_abs())
}
