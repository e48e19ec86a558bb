//! Looking through the whole log, in one snapshot of the database and in bounded memory.

use chrono::{DateTime, Utc};
use isekai_auth::audit::{Checkpoint, SealKeys, Sealed, Verified, Verifier};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::chain::link_of;
use super::read::{Stored, columns};
use crate::{Result, Store};

const PAGE: i64 = 1000;

#[derive(FromRow)]
struct PlaceRow {
    seq: i64,
    audit_id: Uuid,
    link: Vec<u8>,
    key_id: String,
    sealed_at: DateTime<Utc>,
}

#[derive(FromRow)]
struct CheckpointRow {
    seq: i64,
    purge: bool,
    link: Vec<u8>,
    sealed_at: DateTime<Utc>,
    key_id: String,
    signature: Vec<u8>,
}

/// `anchor` is the newest checkpoint that was kept outside of the database; it must have been read before this is called.
pub async fn verify(
    store: &Store,
    keys: &SealKeys,
    anchor: Option<&Checkpoint>,
    now: DateTime<Utc>,
) -> Result<Verified> {
    let mut tx = store.begin().await?;
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *tx).await?;
    let purge = newest_purge(&mut tx).await?;
    let mut verifier = Verifier::new(&store.protection()?.ring, keys, purge.as_ref());
    let mut after = purge.as_ref().map_or(0, |purge| purge.seq);
    loop {
        let places = places(&mut tx, after).await?;
        // Checkpoints of places that are gone are told at the page in which they would have been; at the end, all that are left.
        let until =
            if places.len() as i64 == PAGE { places.last().map_or(i64::MAX, |place| place.seq) } else { i64::MAX };
        let mut checkpoints = checkpoints(&mut tx, after, until).await?;
        checkpoints.extend(anchor.filter(|anchor| anchor.seq > after && anchor.seq <= until).cloned());
        checkpoints.sort_by_key(|checkpoint| checkpoint.seq);
        let mut waiting = checkpoints.iter().peekable();
        for place in &places {
            verifier.row(place);
            while let Some(checkpoint) = waiting.next_if(|checkpoint| checkpoint.seq <= place.seq) {
                verifier.checkpoint(checkpoint);
            }
        }
        waiting.for_each(|checkpoint| verifier.checkpoint(checkpoint));
        if until == i64::MAX {
            break;
        }
        after = until;
    }
    unsealed(&mut tx, &mut verifier, now).await?;
    Ok(verifier.finish())
}

async fn newest_purge(connection: &mut PgConnection) -> Result<Option<Checkpoint>> {
    let sql = "SELECT seq, purge, link, sealed_at, key_id, signature FROM audit_checkpoints WHERE purge
               ORDER BY seq DESC LIMIT 1";
    let row: Option<CheckpointRow> = sqlx::query_as(sql).fetch_optional(connection).await?;
    row.map(CheckpointRow::read).transpose()
}

async fn checkpoints(connection: &mut PgConnection, after: i64, until: i64) -> Result<Vec<Checkpoint>> {
    let sql = "SELECT seq, purge, link, sealed_at, key_id, signature FROM audit_checkpoints
               WHERE NOT purge AND seq > $1 AND seq <= $2 ORDER BY seq";
    let rows: Vec<CheckpointRow> = sqlx::query_as(sql).bind(after).bind(until).fetch_all(connection).await?;
    rows.into_iter().map(CheckpointRow::read).collect()
}

async fn places(connection: &mut PgConnection, after: i64) -> Result<Vec<Sealed>> {
    let sql = "SELECT seq, audit_id, link, key_id, sealed_at FROM audit_chain WHERE seq > $1 ORDER BY seq LIMIT $2";
    let places: Vec<PlaceRow> = sqlx::query_as(sql).bind(after).bind(PAGE).fetch_all(&mut *connection).await?;
    let ids: Vec<Uuid> = places.iter().map(|place| place.audit_id).collect();
    let sql = concat!("SELECT ", columns!(), " FROM audit_logs a WHERE a.id = ANY($1)");
    let rows: Vec<Stored> = sqlx::query_as(sql).bind(ids).fetch_all(connection).await?;
    let mut rows: std::collections::HashMap<Uuid, _> = rows
        .into_iter()
        .map(Stored::parts)
        .map(|(row, mac, key)| (row.id, (row, mac.unwrap_or_default(), key.unwrap_or_default())))
        .collect();
    let sealed = |place: PlaceRow| Sealed {
        row: rows.remove(&place.audit_id),
        seq: place.seq,
        row_id: place.audit_id,
        link: place.link,
        key_id: place.key_id,
        sealed_at: place.sealed_at,
    };
    Ok(places.into_iter().map(sealed).collect())
}

/// Rows that have no place, and entries of the list of those that wait whose row is gone.
async fn unsealed(connection: &mut PgConnection, verifier: &mut Verifier<'_>, now: DateTime<Utc>) -> Result<()> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM audit_logs a LEFT JOIN audit_chain c ON c.audit_id = a.id
          WHERE c.audit_id IS NULL ORDER BY a.id LIMIT $1"
    );
    let rows: Vec<Stored> = sqlx::query_as(sql).bind(PAGE * 10).fetch_all(&mut *connection).await?;
    for (row, mac, key) in rows.into_iter().map(Stored::parts) {
        verifier.unsealed(&row, &mac.unwrap_or_default(), &key.unwrap_or_default(), now);
    }
    let sql = "SELECT u.id FROM audit_unsealed u LEFT JOIN audit_logs a ON a.id = u.id
               WHERE a.id IS NULL ORDER BY u.id LIMIT $1";
    let gone: Vec<Uuid> = sqlx::query_scalar(sql).bind(PAGE).fetch_all(connection).await?;
    gone.into_iter().for_each(|id| verifier.gone(id));
    Ok(())
}

impl CheckpointRow {
    fn read(self) -> Result<Checkpoint> {
        Ok(Checkpoint {
            seq: self.seq,
            purge: self.purge,
            link: link_of(&self.link)?,
            sealed_at: self.sealed_at,
            key_id: self.key_id,
            signature: self.signature,
        })
    }
}
