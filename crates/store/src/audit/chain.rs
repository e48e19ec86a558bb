//! Putting rows into the chain. Any number of workers may try; one at a time does, and a batch is in the chain whole or not at all.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use isekai_auth::KeyKind;
use isekai_auth::audit::{Anchor, Checkpoint, GENESIS, Link, Row, SealKey, link, mac};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::read::{Stored, columns};
use crate::locks::Lock;
use crate::{Result, Store, StoreError};

/// What a call of [`seal`] did.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    pub rows: usize,
    /// Whether more may wait.
    pub full: bool,
    /// The chain's end, to be kept outside of the database; `None` when nothing was added.
    pub anchor: Option<Anchor>,
    /// The clock stands before the last row was sealed. The rows were sealed all the same, and `verify` tells.
    pub clock_rolled_back: bool,
}

/// The last place of the chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub seq: i64,
    pub link: Link,
    pub sealed_at: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct EndRow {
    seq: i64,
    link: Vec<u8>,
    sealed_at: DateTime<Utc>,
}

const BATCH: i64 = 1000;
/// A checkpoint is signed for every so many rows, and at the first row after so long.
const CHECKPOINT_ROWS: i64 = 1000;
const CHECKPOINT_AGE: TimeDelta = TimeDelta::seconds(60);
/// A clock that is set right by so little is no rollback.
const ADJUSTMENT: TimeDelta = TimeDelta::seconds(1);

/// Takes rows that wait, oldest first.
pub async fn seal(store: &Store, signer: &SealKey, now: DateTime<Utc>) -> Result<Batch> {
    let mut tx = store.begin().await?;
    if !Lock::Seal.try_exclusive(&mut tx).await? {
        return Ok(Batch::default());
    }
    let waiting = take(&mut tx).await?;
    let Some(first) = waiting.first() else {
        tx.rollback().await?;
        return Ok(Batch::default());
    };
    tracing::trace!(first = %first.0, count = waiting.len(), "sealing");
    let end = end_in(&mut tx).await?;
    let mut sealed_at = now.trunc_subsecs(6);
    let back = end.sealed_at.filter(|last| *last > sealed_at);
    if let Some(last) = back.filter(|last| *last - sealed_at <= ADJUSTMENT) {
        sealed_at = last;
    }
    let end = extend(store, &mut tx, end, &waiting, sealed_at).await?;
    let checkpoint = signer.sign(end.seq, false, end.link, sealed_at)?;
    if is_due(&mut tx, &checkpoint).await? {
        insert_checkpoint(&mut tx, &checkpoint).await?;
    }
    tx.commit().await?;
    Ok(Batch {
        rows: waiting.len(),
        full: waiting.len() as i64 == BATCH,
        anchor: Some(Anchor::from(&checkpoint)),
        clock_rolled_back: end.sealed_at.is_some_and(|last| sealed_at < last),
    })
}

/// Whether the chain that is there goes on from `known`, which was kept outside of the database. When it does not, the database was
/// put back to an earlier state.
pub async fn continues(store: &Store, known: &Checkpoint) -> Result<bool> {
    let mut connection = store.pool().acquire().await?;
    let sql = "SELECT link FROM audit_chain WHERE seq = $1";
    let link: Option<Vec<u8>> = sqlx::query_scalar(sql).bind(known.seq).fetch_optional(&mut *connection).await?;
    match link {
        Some(link) => Ok(link == known.link),
        // It may have been removed because of its age.
        None => {
            let sql = "SELECT EXISTS (SELECT FROM audit_checkpoints WHERE purge AND seq >= $1)";
            Ok(sqlx::query_scalar(sql).bind(known.seq).fetch_one(&mut *connection).await?)
        }
    }
}

/// Gives rows from before there were MACs theirs, once: only as long as the chain is empty, for whoever could have rows adopted
/// later could have forged ones adopted. Needs the rights of the tables' owner.
pub async fn adopt(store: &Store) -> Result<u64> {
    let mut tx = store.begin().await?;
    Lock::Seal.exclusive(&mut tx).await?;
    if end_in(&mut tx).await?.seq > 0 {
        tx.rollback().await?;
        return Ok(0);
    }
    let key = store.protection()?.ring.current(KeyKind::Audit)?;
    let mut adopted = 0;
    loop {
        let sql = concat!("SELECT ", columns!(), " FROM audit_logs a WHERE a.mac IS NULL ORDER BY a.id LIMIT $1");
        let rows: Vec<Stored> = sqlx::query_as(sql).bind(BATCH).fetch_all(&mut *tx).await?;
        if rows.is_empty() {
            tx.commit().await?;
            return Ok(adopted);
        }
        for (row, ..) in rows.into_iter().map(Stored::parts) {
            adopt_row(&mut tx, &row, &mac(&key, &row), &key.id).await?;
            adopted += 1;
        }
    }
}

async fn adopt_row(connection: &mut PgConnection, row: &Row, mac: &[u8], key_id: &str) -> Result<()> {
    let sql = "UPDATE audit_logs SET mac = $2, mac_key_id = $3 WHERE id = $1";
    sqlx::query(sql).bind(row.id).bind(mac).bind(key_id).execute(connection).await?;
    Ok(())
}

/// The last place; of an empty chain the place before the first, or that of the newest purge.
pub(super) async fn end_in(connection: &mut PgConnection) -> Result<End> {
    let sql = "SELECT seq, link, sealed_at FROM audit_chain ORDER BY seq DESC LIMIT 1";
    let mut row: Option<EndRow> = sqlx::query_as(sql).fetch_optional(&mut *connection).await?;
    if row.is_none() {
        let sql = "SELECT seq, link, sealed_at FROM audit_checkpoints WHERE purge ORDER BY seq DESC LIMIT 1";
        row = sqlx::query_as(sql).fetch_optional(connection).await?;
    }
    let Some(row) = row else { return Ok(End { seq: 0, link: GENESIS, sealed_at: None }) };
    Ok(End { seq: row.seq, link: link_of(&row.link)?, sealed_at: Some(row.sealed_at) })
}

pub(super) fn link_of(bytes: &[u8]) -> Result<Link> {
    bytes.try_into().map_err(|error| StoreError::Corrupt { entity: "link".to_owned(), source: Box::new(error) })
}

pub(super) async fn insert_checkpoint(connection: &mut PgConnection, checkpoint: &Checkpoint) -> Result<()> {
    let sql = "INSERT INTO audit_checkpoints (seq, purge, link, sealed_at, key_id, signature)
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (seq, purge) DO NOTHING";
    sqlx::query(sql)
        .bind(checkpoint.seq)
        .bind(checkpoint.purge)
        .bind(&checkpoint.link[..])
        .bind(checkpoint.sealed_at)
        .bind(&checkpoint.key_id)
        .bind(&checkpoint.signature)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ids and MACs. An entry whose row is gone stays where it is, as a sign that it is gone.
async fn take(connection: &mut PgConnection) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let sql = "WITH old AS (
                   SELECT u.id, a.mac FROM audit_unsealed u JOIN audit_logs a ON a.id = u.id
                   WHERE a.mac IS NOT NULL ORDER BY u.id LIMIT $1
               ), taken AS (
                   DELETE FROM audit_unsealed u USING old WHERE u.id = old.id
               )
               SELECT id, mac FROM old ORDER BY id";
    Ok(sqlx::query_as(sql).bind(BATCH).fetch_all(connection).await?)
}

async fn extend(
    store: &Store,
    connection: &mut PgConnection,
    mut end: End,
    rows: &[(Uuid, Vec<u8>)],
    sealed_at: DateTime<Utc>,
) -> Result<End> {
    let key = store.protection()?.ring.current(KeyKind::Audit)?;
    let (mut seqs, mut ids, mut links) = (Vec::new(), Vec::new(), Vec::new());
    for (id, mac) in rows {
        end.seq += 1;
        end.link = link(&key, &end.link, end.seq, *id, mac, sealed_at);
        seqs.push(end.seq);
        ids.push(*id);
        links.push(end.link.to_vec());
    }
    let sql = "INSERT INTO audit_chain (seq, audit_id, link, key_id, sealed_at)
               SELECT seq, id, link, $4, $5 FROM unnest($1::bigint[], $2::uuid[], $3::bytea[]) AS t (seq, id, link)";
    let query = sqlx::query(sql).bind(seqs).bind(ids).bind(links).bind(&*key.id).bind(sealed_at);
    query.execute(connection).await?;
    Ok(end)
}

async fn is_due(connection: &mut PgConnection, next: &Checkpoint) -> Result<bool> {
    let sql = "SELECT seq, sealed_at FROM audit_checkpoints ORDER BY seq DESC LIMIT 1";
    let last: Option<(i64, DateTime<Utc>)> = sqlx::query_as(sql).fetch_optional(connection).await?;
    Ok(last.is_none_or(|(seq, at)| next.seq - seq >= CHECKPOINT_ROWS || next.sealed_at - at >= CHECKPOINT_AGE))
}
