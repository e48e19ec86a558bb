//! File contents by their SHA-256.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use super::Files;
use crate::locks::Lock;
use crate::{Result, Store};

pub(super) type Blobs<'a> = BTreeMap<[u8; 32], &'a str>;

/// Most blobs that one call of [`prune_blobs`] removes, so that writers do not wait long for it.
const PRUNE_BATCH: i64 = 1000;

/// Removes blobs that are older than `before` and that no version needs; answers how many. Fewer than 1000 means that
/// none is left.
pub async fn prune_blobs(store: &Store, before: DateTime<Utc>) -> Result<u64> {
    let mut tx = store.begin().await?;
    Lock::Blobs.exclusive(&mut tx).await?;
    let sql = "DELETE FROM blobs WHERE sha256 IN (
                   SELECT b.sha256 FROM blobs b
                   WHERE b.created_at < $1 AND NOT EXISTS (SELECT FROM code_blobs c WHERE c.sha256 = b.sha256)
                   LIMIT $2)";
    let done = sqlx::query(sql).bind(before).bind(PRUNE_BATCH).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(done.rows_affected())
}

/// Path to hash in hex, as `generated_code` has it; adds the contents to `blobs`.
pub(super) fn index<'a>(files: &'a Files, blobs: &mut Blobs<'a>) -> BTreeMap<&'a str, String> {
    let mut indexed = BTreeMap::new();
    for (path, content) in files {
        let hash: [u8; 32] = Sha256::digest(content.as_bytes()).into();
        indexed.insert(path.as_str(), hex::encode(hash));
        blobs.insert(hash, content);
    }
    indexed
}

/// In the order of the hashes, so that two writers of the same contents wait for each other and do not deadlock.
pub(super) async fn insert_in(connection: &mut PgConnection, blobs: &Blobs<'_>) -> Result<()> {
    let hashes: Vec<&[u8]> = blobs.keys().map(|hash| &hash[..]).collect();
    let sql = "SELECT sha256 FROM blobs WHERE sha256 = ANY ($1)";
    let known: Vec<Vec<u8>> = sqlx::query_scalar(sql).bind(hashes).fetch_all(&mut *connection).await?;
    let is_new = |hash: &[u8; 32]| !known.iter().any(|known| known.as_slice() == hash);
    let (hashes, contents): (Vec<&[u8]>, Vec<&[u8]>) =
        blobs.iter().filter(|(hash, _)| is_new(hash)).map(|(hash, content)| (&hash[..], content.as_bytes())).unzip();
    let sql = "INSERT INTO blobs (sha256, content) SELECT * FROM unnest($1::bytea[], $2::bytea[])
               ON CONFLICT DO NOTHING";
    sqlx::query(sql).bind(hashes).bind(contents).execute(connection).await?;
    Ok(())
}

pub(crate) async fn blobs_of_in(connection: &mut PgConnection, app: AppId) -> Result<Vec<Vec<u8>>> {
    let sql =
        "SELECT DISTINCT c.sha256 FROM code_blobs c JOIN generated_code g ON g.id = c.code_id WHERE g.app_id = $1";
    Ok(sqlx::query_scalar(sql).bind(app.uuid()).fetch_all(connection).await?)
}

/// `Lock::Blobs` must be held exclusively.
pub(crate) async fn remove_unreferenced_in(connection: &mut PgConnection, hashes: &[Vec<u8>]) -> Result<u64> {
    let sql = "DELETE FROM blobs b WHERE b.sha256 = ANY ($1)
               AND NOT EXISTS (SELECT FROM code_blobs c WHERE c.sha256 = b.sha256)";
    Ok(sqlx::query(sql).bind(hashes).execute(connection).await?.rows_affected())
}
